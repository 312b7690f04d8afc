"""The words of a text, one after the other, that may be one name."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final, NamedTuple

from firsthand.names.finding.gaps import Gap, gap_of, has_hyphen, is_one_word
from firsthand.names.finding.sounding import Role, Sounding
from firsthand.names.finding.wording import Wording, has_capitals
from firsthand.names.folding import APOSTROPHES, ELISIONS, ENDINGS
from firsthand.names.lexicon import LEXICON
from firsthand.names.words import Words

RUN_MAX: Final = 7  # words that one name may have in a text, particles apart
PARTED_MAX: Final = 3  # words that one part may be written in


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


class Runs:
    """The runs of one text."""

    def __init__(self, wording: Wording, words: Words) -> None:
        """*wording*: how words sound to the forms that are looked for."""
        self.wording, self.words = wording, words
        cased = has_capitals(words.string)
        word = partial(wording.word, cased=cased)
        known = {written: word(written) for written in set(words.written)}
        self.sounds = [known[written] for written in words.written]

    def run(self, at: int, sound: Sounding) -> Run:
        """The words from number *at* on, which sounds as *sound*, as far as a name may go."""
        run = Run([at], [sound], [self.has_dot(at)])
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
            has_dot = self.has_dot(at)
            if not (after.every or has_dot) or (after.role is not Role.NAME and not after.known):
                break
            run.places.append(at)
            run.sounds.append(after)
            run.dots.append(has_dot)
        return run

    def _next(self, at: int, between: str) -> Sounding | None:
        sound = self.sounds[at]
        if (sound is None or not sound.every) and self.goes_on(at, between):
            return self.wording.sounding(self.words.written[at], self.words.keys[at])
        return sound

    def goes_on(self, at: int, between: str) -> bool:
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

    def has_dot(self, at: int) -> bool:
        """True where a dot stands behind word number *at*."""
        return self.words.behind(at) == "."

    # --- pieces --------------------------------------------------------------------------------
    def pieces(self, run: Run, first: int) -> Iterator[Piece]:
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
