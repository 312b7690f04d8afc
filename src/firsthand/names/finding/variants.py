"""Where known names stand in other spellings and other scripts, part by part."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final, NamedTuple

from firsthand.names.finding.gaps import Gap, gap_of, has_hyphen, is_one_word
from firsthand.names.finding.hits import Hit, How
from firsthand.names.finding.nearness import Near, abbreviates, together
from firsthand.names.finding.pairs import Pairs
from firsthand.names.finding.units import PARTS, Skeleton
from firsthand.names.finding.wording import Role, Sounding, Wording, has_capitals
from firsthand.names.folding import APOSTROPHES, ELISIONS, ENDINGS
from firsthand.names.lexicon import LEXICON
from firsthand.names.parts import Part
from firsthand.names.words import Words

RUN_MAX: Final = 7  # words that one name may have in a text, particles apart
BETWEEN_MAX: Final = 2
PARTED_MAX: Final = 3  # words that one part may be written in
AHEAD: Final = 6
ADDED_MIN: Final = 0.85
ALONE_MIN: Final = 0.7
ALONE_LETTERS: Final = 6
MISSING: Final = 0.02  # taken off for a middle name that the text leaves out
ADDED: Final = 0.05  # and for one that the form has not


class Piece(NamedTuple):
    """Some words of a run as one part of a name: from word *first* to *last* of the run."""

    first: int
    last: int
    sound: Sounding


@dataclass(slots=True)
class Run:
    """Words of a text that may be one name: their places, how they sound, where a comma stands."""

    places: list[int]
    sounds: list[Sounding]
    dots: list[bool]
    comma: int = -1
    particles: dict[int, Sounding] = field(default_factory=dict)


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
        cased = has_capitals(words.string)
        word = partial(self.wording.word, cased=cased)
        known = {written: word(written) for written in set(words.written)}
        self.sounds = [known[written] for written in words.written]

    def matches(self) -> Iterator[Match]:
        """Every place where a form may stand, in order."""
        sounds: list[Sounding | None] = [*self.sounds, *[None] * AHEAD]
        for at, sound in enumerate(self.sounds):
            if sound is None or not (sound.begins or (sound.short and self._has_dot(at))):
                continue
            if sound.alone:
                yield from self._alone(at, sound)
            if self._may_begin(at, sound, sounds[at + 1 : at + AHEAD]):
                yield from self._of(self._run(at, sound))

    def _may_begin(self, at: int, sound: Sounding, after: list[Sounding | None]) -> bool:
        """False where no form may begin with *sound* and go on with one of the words *after*."""
        ones, parts = self._with_short(at, sound), [sound]
        pending: Sounding | None = None
        for ahead, other in enumerate(after):
            between = self.words.gap(at + ahead)
            if other is None or not (other.every or other.short):
                return between != " " and self._goes_on(at + ahead + 1, between)
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
            if any(self._may_meet(one, each) for one in ones for each in others):
                return True
            parts.append(other)
            if len(parts) > PARTS and self._may_join(parts):
                return True
        return False

    def _with_short(self, at: int, sound: Sounding) -> tuple[Sounding, ...]:
        if sound.short and self._has_dot(at):
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

    # --- runs ----------------------------------------------------------------------------------
    def _run(self, at: int, sound: Sounding) -> Run:
        run = Run([at], [sound], [self._has_dot(at)])
        while len(run.places) < RUN_MAX and at + 1 < len(self.sounds):
            between = self.words.gap(at)
            gap = gap_of(between, self.words.keys[at])
            after = self._next(at + 1, between)
            if gap is None or after is None:
                break
            if gap is Gap.COMMA:
                if run.comma >= 0:
                    break
                run.comma = len(run.places) - 1
            at += 1
            if after.role is not Role.NAME and self._is_between(at, after):
                run.particles[len(run.places)] = after
                continue
            has_dot = self._has_dot(at)
            if not (after.every or has_dot) or (after.role is not Role.NAME and not after.known):
                break
            run.places.append(at)
            run.sounds.append(after)
            run.dots.append(has_dot)
        return run

    def _next(self, at: int, between: str) -> Sounding | None:
        sound = self.sounds[at]
        if (sound is None or not sound.every) and self._goes_on(at, between):
            return self.wording.sounding(self.words.written[at], self.words.keys[at])
        return sound

    def _goes_on(self, at: int, between: str) -> bool:
        """True where the word at *at* is one with the word before, whatever its letters' case."""
        if between in APOSTROPHES:
            return self.words.keys[at - 1] not in ELISIONS and self.words.keys[at] not in ENDINGS
        return is_one_word(between) and self.words.keys[at] not in LEXICON.clitics_after

    def _is_between(self, at: int, sound: Sounding) -> bool:
        gap = self.words.gap(at)
        if sound.role is Role.ARTICLE:
            return self.words.keys[at].endswith(("l", "ل", "л")) or has_hyphen(gap)
        if sound.role is Role.EZAFE:
            return is_one_word(self.words.gap(at - 1))
        return True

    def _has_dot(self, at: int) -> bool:
        return self.words.behind(at) == "."

    # --- pieces --------------------------------------------------------------------------------
    def _pieces(self, run: Run, first: int) -> Iterator[Piece]:
        """What part of a name may begin with word *first* of the run."""
        sound = run.sounds[first]
        if sound.short and run.dots[first]:
            yield Piece(first, first, sound.short)
        if sound.known:
            yield Piece(first, first, sound)
        whole: Sounding | None = sound
        for last in range(first + 1, min(first + PARTED_MAX, len(run.places))):
            if not (whole and whole.opens) or not self._is_joinable(run, last):
                break
            whole = self.wording.joined(whole, run.sounds[last])
            if whole and whole.known:
                yield Piece(first, last, whole)
        before = run.particles.get(first)
        if before and first:
            whole = self.wording.joined(before, sound)
            if whole and whole.known:
                yield Piece(first, first, whole)

    def _is_joinable(self, run: Run, last: int) -> bool:
        """False for a word behind a comma or a dot, and for a clitic."""
        if run.comma == last - 1 or run.dots[last - 1]:
            return False
        at = run.places[last]
        return not (
            self.words.keys[at] in LEXICON.clitics_after and is_one_word(self.words.gap(at - 1))
        )

    def _of(self, run: Run) -> Iterator[Match]:
        pieces = [list(self._pieces(run, 0))]
        pieces += [[] for _ in run.places[1:]]
        for one in pieces[0]:
            if run.comma >= 0 and run.comma < one.last:
                continue
            for first in range(one.last + 1, min(one.last + 2 + BETWEEN_MAX, len(run.places))):
                if one.last < run.comma < first - 1:
                    break
                if not pieces[first]:
                    pieces[first] = list(self._pieces(run, first))
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
        return end + (piece.sound.is_short and self._has_dot(at))
