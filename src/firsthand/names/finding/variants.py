"""Where known names stand in other spellings and other scripts, part by part."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from firsthand.names.finding.asides import past_asides
from firsthand.names.finding.hits import Hit, How, Match
from firsthand.names.finding.index import Index
from firsthand.names.finding.judging import Judge
from firsthand.names.finding.line import NAME
from firsthand.names.finding.meeting import meeting
from firsthand.names.finding.nearness import abbreviates, together
from firsthand.names.finding.pieces import Piece, Pieces
from firsthand.names.finding.runs import Run, Runs
from firsthand.names.finding.sounding import Met, Sound
from firsthand.names.finding.units import Skeleton
from firsthand.names.finding.wholes import Wholes
from firsthand.names.finding.windows import Windows
from firsthand.names.finding.wording import Wording, has_capitals
from firsthand.names.parts import Part
from firsthand.names.words import Words

ADDED_MIN: Final = 0.85
MISSING: Final = 0.02  # taken off for a middle name that the text leaves out
ADDED: Final = 0.05  # and for one that the form has not


class Variants:
    """Forms made ready to be found in other spellings."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        """*forms*: pairs (form id, name)."""
        named = list(forms)
        self.index = Index(named)
        self.wording = Wording(self.index)
        self.texts = [text for _, text in named]
        self.wholes, self.judge = Wholes(self.texts), Judge()

    def hits(self, words: Words, *, cased: bool | None = None) -> Iterator[Hit]:
        """Every variant in *words*, overlapping ones too, each at its nearest.

        *cased*: whether small letters tell words from names; None to see whether *words* have
        capitals.
        """
        if cased is None:
            cased = has_capitals(words.string)
        yield from self._within(words, cased=cased)
        look = partial(self._look, cased=cased)
        yield from past_asides(words.string, look)

    def _look(self, string: str, *, cased: bool) -> Iterator[Hit]:
        return self._within(Words(string), cased=cased)

    def _within(self, words: Words, *, cased: bool) -> Iterator[Hit]:
        best: dict[tuple[int, int, int], Match] = {}
        for match in _Walk(self, Runs(self.wording, self.wholes, words, cased=cased)).matches():
            known = best.get(match[:3])
            if known is None or match.score > known.score:
                best[match[:3]] = match
        for match in best.values():
            form_id = self.index.form_ids[match.form]
            yield Hit(match.start, match.end, form_id, How.VARIANT, Part.WHOLE, match.score)


class _Walk:
    """The runs of one text, one after the other."""

    def __init__(self, variants: Variants, runs: Runs) -> None:
        self.index = variants.index
        self.runs, self.words = runs, runs.words
        self.windows = Windows(variants.texts, variants.judge, runs)

    def matches(self) -> Iterator[Match]:
        """Every place where a form may stand."""
        for run in self.runs:
            yield from self.windows.matches(run)
            for one, other, is_comma in Pieces(self.runs, run).pairs():
                between = other.first - one.last - 1
                if not is_comma:
                    for met in meeting(one.sound, other.sound, self.index, between):
                        yield from self._judged(run, met, one, other)
                if is_comma or not other.sound.is_short:
                    for met in meeting(other.sound, one.sound, self.index, between):
                        yield from self._judged(run, met, one, other, turned=True)
        if self.index.singles:
            yield from self._alone()

    def _judged(
        self, run: Run, met: Met, one: Piece, other: Piece, *, turned: bool = False
    ) -> Iterator[Match]:
        given = other if turned else one
        near, far = (met.family, met.given) if turned else (met.given, met.family)
        value, _ = together(met.given, met.family)
        extra = self._middles(run, met.skeleton.middles, range(one.last + 1, other.first))
        if extra is None or (extra == ADDED and (value < ADDED_MIN or given.sound.is_short)):
            return
        start, end = self._start(run, one, near.which), self._end(run, other, far.which)
        yield Match(start, end, met.skeleton.form, value - extra)

    def _middles(self, run: Run, middles: tuple[str, ...], between: range) -> float | None:
        """What is taken off for words between that the form has not, or the other way round."""
        if not between:
            return MISSING * bool(middles)
        if not middles:
            return ADDED if len(between) == 1 else None
        if len(between) > len(middles):
            return None
        is_all = all(self._meets(run, at, part) for at, part in zip(between, middles, strict=False))
        return 0.0 if is_all else None

    def _meets(self, run: Run, at: int, part: str) -> bool:
        short = self.runs.short(run, at)
        if short:
            return abbreviates(short.texts[0], part)
        return run.sounds[at].near(part).value > 0

    # --- names of one part ---------------------------------------------------------------------
    def _alone(self) -> Iterator[Match]:
        words, single = self.words, self.runs.wording.single
        is_name = {written for written in words.distinct if self.runs.codes[written] == NAME}
        found = {written: one for written in is_name if (one := single(written))}
        for at, written in enumerate(words.written) if found else ():
            if written in found:
                sound, numbers = found[written]
                for number in numbers:
                    yield self._single(at, sound, self.index.skeletons[number])

    def _single(self, at: int, sound: Sound, skeleton: Skeleton) -> Match:
        near = sound.near(skeleton.given)
        before, behind = sound.cuts[near.which]
        start = self.words.place(at, before)
        end = self.words.place(at, len(self.words.key(at)) - behind)
        return Match(start, end, skeleton.form, near.value)

    # --- places --------------------------------------------------------------------------------
    def _start(self, run: Run, piece: Piece, which: int) -> int:
        at = run.places[piece.first]
        return self.words.place(at, piece.sound.cuts[which][0])

    def _end(self, run: Run, piece: Piece, which: int) -> int:
        at = run.places[piece.last]
        left = len(self.words.key(at)) - piece.sound.cuts[which][1]
        end = self.words.place(at, left)
        return end + (piece.sound.is_short and self.runs.has_dot(at))
