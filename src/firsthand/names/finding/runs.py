"""The words of a text, one after the other, that may be one name."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from firsthand.names.finding.gaps import INITIAL_MAX, has_hyphen, is_one_word
from firsthand.names.finding.line import (
    APOSTROPHE,
    BREAK,
    COMMA,
    DOT,
    DOTTED,
    HYPHEN,
    INITIAL,
    NAME,
    ONE,
    OTHER,
    SPACE,
    STOP,
    line_of,
    runs_in,
)
from firsthand.names.finding.sounding import Role, Sound, may_meet
from firsthand.names.finding.wholes import Wholes, whole_of
from firsthand.names.finding.wording import Wording
from firsthand.names.folding import ELISIONS, ENDINGS
from firsthand.names.lexicon import LEXICON
from firsthand.names.words import Words

TWO: Final = 2
PLAIN: Final = bytes((NAME, SPACE, NAME))


@dataclass(slots=True)
class Run:
    """Words of a text that may be one name: their numbers, how they sound, what stands behind.

    *particles*: what stands between parts, by the place in the run of the word behind it;
    *commas*: the places behind which a comma stands.
    """

    places: list[int] = field(default_factory=list)
    sounds: list[Sound] = field(default_factory=list)
    dots: list[bool] = field(default_factory=list)
    particles: dict[int, Sound] = field(default_factory=dict)
    commas: list[int] = field(default_factory=list)


class Runs:
    """The runs of one text."""

    def __init__(self, wording: Wording, wholes: Wholes, words: Words, *, cased: bool) -> None:
        """*wording*, *wholes*: the forms that are looked for; *cased*: as in `codes`."""
        self.wording, self.wholes, self.words = wording, wholes, words
        self.codes = wording.codes(words.distinct, cased=cased)
        self.line = line_of(words, self.codes)

    def __iter__(self) -> Iterator[Run]:
        """The runs of two words and more, in order; not those of two that cannot be a name."""
        for places in runs_in(self.line):
            if len(places) == TWO and self._are_plain(places[0]):
                one, other = self._name(places[0]), self._name(places[1])
                if may_meet(one, other) or self._is_whole(places):
                    yield Run(list(places), [one, other], [False, False])
            else:
                yield from (run for run in self._parted(places) if len(run.places) >= TWO)

    def _are_plain(self, at: int) -> bool:
        """True for two names with a space between them and no dot behind."""
        return self.line.startswith(PLAIN, ONE * at) and self.line[ONE * at + 3] not in DOTTED

    def _is_whole(self, places: range) -> bool:
        written = self.words.written
        return bool(self.wholes.like(whole_of([written[at] for at in places])))

    def _name(self, at: int) -> Sound:
        return self.wording.word(self.words.written[at], NAME)

    def _parted(self, places: range) -> Iterator[Run]:
        run = Run()
        for at in places:
            if run.places and not self._goes_on(run, at):
                yield run
                run = Run()
            if not run.places:
                self._begin(run, at)
        yield run

    def _begin(self, run: Run, at: int) -> None:
        code = self.line[ONE * at]
        if code != OTHER and (code != INITIAL or self.has_dot(at)):
            sound = self.wording.word(self.words.written[at], code)
            if sound.role is Role.NAME or sound.is_known:
                self._append(run, at, sound)

    def _append(self, run: Run, at: int, sound: Sound) -> None:
        run.places.append(at)
        run.sounds.append(sound)
        run.dots.append(self.has_dot(at))

    def _goes_on(self, run: Run, at: int) -> bool:
        """True where word number *at* was added to the run."""
        gap = self.line[ONE * at - 1]
        if gap in (STOP, BREAK) or (gap == DOT and len(self.words.key(at - 1)) > INITIAL_MAX):
            return False
        sound = self._sound(at, gap)
        if sound is None:
            return False
        if gap == COMMA:
            run.commas.append(len(run.places) - 1)
        if sound.role is not Role.NAME and self._is_between(at, sound):
            run.particles[len(run.places)] = sound
            return True
        if not sound.keys and not self.has_dot(at):
            return False
        if sound.role is not Role.NAME and not sound.is_known:
            return False
        self._append(run, at, sound)
        return True

    def _sound(self, at: int, gap: int) -> Sound | None:
        code = self.line[ONE * at]
        if code in (OTHER, INITIAL):
            if gap in (HYPHEN, APOSTROPHE) and self._is_one(at, gap):
                code = OTHER
            elif code == OTHER:
                return None
        return self.wording.word(self.words.written[at], code)

    def _is_one(self, at: int, gap: int) -> bool:
        """True where the word at *at* is one with the word before, whatever its letters' case."""
        if gap == APOSTROPHE:
            return self.words.key(at - 1) not in ELISIONS and self.words.key(at) not in ENDINGS
        return self.words.key(at) not in LEXICON.clitics_after

    def _is_between(self, at: int, sound: Sound) -> bool:
        if sound.role is Role.ARTICLE:
            return self.words.key(at).endswith(("l", "ل", "л")) or has_hyphen(self.words.gap(at))
        if sound.role is Role.EZAFE:
            return is_one_word(self.words.gap(at - 1))
        return True

    def has_dot(self, at: int) -> bool:
        """True where a dot stands behind word number *at*."""
        return self.line[ONE * at + 1] in DOTTED

    def short(self, run: Run, at: int) -> Sound | None:
        """The word at a place in a run as an initial, or an abbreviation before a dot."""
        if not run.dots[at]:
            return None
        return self.wording.short(self.words.written[run.places[at]])

    def is_joinable(self, run: Run, last: int) -> bool:
        """False for a word of a run behind a comma or a dot, and for a clitic."""
        if last - 1 in run.commas or run.dots[last - 1]:
            return False
        at = run.places[last]
        is_clitic = self.words.key(at) in LEXICON.clitics_after
        return not (is_clitic and is_one_word(self.words.gap(at - 1)))
