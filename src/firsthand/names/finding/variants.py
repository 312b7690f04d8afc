"""Where known names stand in other spellings and other scripts, part by part."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from firsthand.names.finding.gaps import gap_of
from firsthand.names.finding.hits import Hit, How
from firsthand.names.finding.nearness import Near, abbreviates, together
from firsthand.names.finding.pairs import Pairs
from firsthand.names.finding.runs import Piece, Run, Runs
from firsthand.names.finding.sounding import Role, Sounding
from firsthand.names.finding.units import PARTS, Skeleton
from firsthand.names.finding.wording import Wording
from firsthand.names.parts import Part
from firsthand.names.words import Words

BETWEEN_MAX: Final = 2
AHEAD: Final = 6
ADDED_MIN: Final = 0.85
ALONE_MIN: Final = 0.7
ALONE_LETTERS: Final = 6
MISSING: Final = 0.02  # taken off for a middle name that the text leaves out
ADDED: Final = 0.05  # and for one that the form has not


class Match(NamedTuple):
    """A place where a form may stand."""

    start: int
    end: int
    form: int
    score: float


class Variants:
    """Forms made ready to be found in other spellings."""

    def __init__(self, forms: list[tuple[str, str]]) -> None:
        """*forms*: pairs (form id, name)."""
        self.pairs = Pairs(forms)
        self.wording = Wording(self.pairs)

    def hits(self, words: Words) -> Iterator[Hit]:
        """Every variant in *words*, overlapping ones too."""
        for match in _Walk(self, words).matches():
            form_id = self.pairs.form_ids[match.form]
            yield Hit(match.start, match.end, form_id, How.VARIANT, Part.WHOLE, match.score)


class _Walk:
    """The runs of one text."""

    def __init__(self, variants: Variants, words: Words) -> None:
        self.pairs, self.wording, self.words = variants.pairs, variants.wording, words
        self.runs = Runs(variants.wording, words)

    def matches(self) -> Iterator[Match]:
        """Every place where a form may stand, in order."""
        sounds: list[Sounding | None] = [*self.runs.sounds, *[None] * AHEAD]
        for at, sound in enumerate(self.runs.sounds):
            if sound is None or not (sound.begins or (sound.short and self.runs.has_dot(at))):
                continue
            if sound.alone:
                yield from self._alone(at, sound)
            if self._may_begin(at, sound, sounds[at + 1 : at + AHEAD]):
                yield from self._of(self.runs.run(at, sound))

    def _may_begin(self, at: int, sound: Sounding, after: list[Sounding | None]) -> bool:
        """False where no form may begin with *sound* and go on with one of the words *after*."""
        ones, parts = self._with_short(at, sound), [sound]
        pending: Sounding | None = None
        for ahead, other in enumerate(after):
            between = self.words.gap(at + ahead)
            if other is None or not (other.every or other.short):
                return between != " " and self.runs.goes_on(at + ahead + 1, between)
            if between != " " and gap_of(between, self.words.keys[at + ahead]) is None:
                return False
            if other.role is not Role.NAME and not other.known:
                pending = other
                continue
            joined = self.wording.joined(pending, other) if pending else None
            if joined and self._may_meet(sound, joined):
                return True
            pending = None
            others = self._with_short(at + ahead + 1, other)
            is_near = len(parts) <= max(PARTS, self.pairs.most_between + 1)
            if is_near and any(self._may_meet(one, each) for one in ones for each in others):
                return True
            parts.append(other)
            if len(parts) > PARTS and self._may_join(parts):
                return True
        return False

    def _with_short(self, at: int, sound: Sounding) -> tuple[Sounding, ...]:
        if sound.short and self.runs.has_dot(at):
            return sound, sound.short
        return (sound,)

    def _may_meet(self, one: Sounding, other: Sounding) -> bool:
        return bool(self.wording.meeting(one, other) or self.wording.meeting(other, one))

    def _may_join(self, parts: list[Sounding]) -> bool:
        """True where the last two of *parts*, or the first two, may be written as one in a form."""
        last = self.wording.joined(parts[-2], parts[-1])
        if last and (last.opens or self._may_meet(parts[0], last)):
            return True
        first = self.wording.joined(parts[0], parts[1])
        if not first:
            return False
        if first.opens or self._may_meet(first, parts[-1]):
            return True
        return bool(len(parts) > PARTS + 1 and last and self._may_meet(first, last))

    def _of(self, run: Run) -> Iterator[Match]:
        pieces = [list(self.runs.pieces(run, 0))]
        pieces += [[] for _ in run.places[1:]]
        for one in pieces[0]:
            if run.comma >= 0 and run.comma < one.last:
                continue
            for first in range(one.last + 1, min(one.last + 2 + BETWEEN_MAX, len(run.places))):
                if one.last < run.comma < first - 1:
                    break
                if not pieces[first]:
                    pieces[first] = list(self.runs.pieces(run, first))
                for other in pieces[first]:
                    yield from self._two(run, one, other)

    def _two(self, run: Run, one: Piece, other: Piece) -> Iterator[Match]:
        if run.comma != one.last:
            for skeleton, near, far in self.wording.meeting(one.sound, other.sound):
                yield from self._judged(run, skeleton, (one, near), (other, far))
        if not other.sound.is_short or run.comma == one.last:
            for skeleton, near, far in self.wording.meeting(other.sound, one.sound):
                yield from self._judged(run, skeleton, (one, far), (other, near), turned=True)

    def _judged(
        self,
        run: Run,
        skeleton: Skeleton,
        one: tuple[Piece, Near],
        other: tuple[Piece, Near],
        *,
        turned: bool = False,
    ) -> Iterator[Match]:
        (first, near), (last, far) = one, other
        given = last if turned else first
        value, _ = together(near, far)
        extra = self._middles(run, skeleton, first, last)
        if extra is None or (extra == ADDED and (value < ADDED_MIN or given.sound.is_short)):
            return
        start, end = self._start(run, first, near.which), self._end(run, last, far.which)
        yield Match(start, end, skeleton.form, value - extra)

    def _middles(self, run: Run, skeleton: Skeleton, one: Piece, other: Piece) -> float | None:
        """What is taken off for words between that the form has not, or the other way round."""
        between = range(one.last + 1, other.first)
        if not between:
            return MISSING * bool(skeleton.middles)
        if not skeleton.middles:
            return ADDED if len(between) == 1 else None
        wanted = list(skeleton.middles)
        for at in between:
            if not wanted or not self._meets(run, at, wanted.pop(0)):
                return None
        return 0.0

    def _meets(self, run: Run, at: int, part: str) -> bool:
        sound = run.sounds[at]
        if run.dots[at] and sound.short:
            return abbreviates(sound.short.texts[0], part)
        return sound.near(part).value > 0

    def _alone(self, at: int, sound: Sounding) -> Iterator[Match]:
        for number in sound.alone:
            skeleton = self.pairs.skeletons[number]
            near = sound.near(skeleton.given)
            if near.value >= ALONE_MIN and len(skeleton.given) >= ALONE_LETTERS:
                before, behind = sound.cuts[near.which]
                start = self.words.place(at, before)
                end = self.words.place(at, len(self.words.keys[at]) - behind)
                yield Match(start, end, skeleton.form, near.value)

    def _start(self, run: Run, piece: Piece, which: int) -> int:
        at = run.places[piece.first]
        return self.words.place(at, piece.sound.cuts[which][0])

    def _end(self, run: Run, piece: Piece, which: int) -> int:
        at = run.places[piece.last]
        left = len(self.words.keys[at]) - piece.sound.cuts[which][1]
        end = self.words.place(at, left)
        return end + (piece.sound.is_short and self.runs.has_dot(at))
