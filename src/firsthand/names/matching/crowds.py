"""One name against many: which of them come near it, word by word instead of name by name.

The rule is that of `firsthand.names.matching.gates`, and so are the answers. Many names have fewer
words than there are words in them: each is looked at once for one name, and nothing is done for
the names of which no word is touched.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from firsthand.names.matching.gates import (
    LONG,
    NOTHING,
    Gate,
    Look,
    in_a_row,
    is_far,
    left_in_a_row,
    weights_of,
)
from firsthand.names.matching.reading import Reading
from firsthand.names.matching.traces import Traces

MOST_WORDS: Final = 12  # of a name; one with more is looked at alone
PLACES: Final = 16  # bits for the words of a name
WORDS: Final = (1 << PLACES) - 1
LOOKING: Final = WORDS << PLACES  # the same for the words of the name that is looked with


class _Member(NamedTuple):
    """A name, with the weight of each word, none of an initial, and how many initials."""

    reading: Reading
    weights: tuple[float, ...]
    initials: int


class _Word:
    """A word, what is met of it, and where it stands: codes (see `Crowd`)."""

    __slots__ = ("codes", "theirs")

    def __init__(self, traces: Traces) -> None:
        self.theirs = traces.theirs
        self.codes: list[int] = []


class _Run:
    """The same for words in a row; what they leave is made when asked for."""

    __slots__ = ("_left", "codes", "letters", "size", "sounds")

    def __init__(self, sounds: str, letters: str) -> None:
        self.sounds, self.letters = sounds, letters
        self.size = len(sounds) - sounds.count("A")
        self.codes: list[int] = []
        self._left = NOTHING

    @property
    def left(self) -> frozenset[str]:
        """What they leave."""
        self._left = self._left or left_in_a_row(self.sounds, self.letters)
        return self._left


class _Signs(NamedTuple):
    """The traces of a name; by trace, the words that leave it, and above those that do in a row."""

    traces: frozenset[str]
    words: dict[str, int]


class Crowd:
    """Many names by their words; a code is the number of a name, and below it a bit a word."""

    def __init__(self, names: list[str], readings: Sequence[Reading], gate: Gate) -> None:
        """*readings*: of each of *names*; *gate*: what their words leave."""
        self.names = names
        self.long: list[int] = []  # names with too many words
        self._gate = gate
        self._members = [_Member(reading, *weights_of(reading)) for reading in readings]
        self._lettered = [at for at, member in enumerate(self._members) if member.initials]
        self._words: dict[str | tuple[str, str], _Word] = {}
        self._runs: dict[int, dict[tuple[str, str], _Run]] = {}  # by the words of the name
        for at, reading in enumerate(readings):
            if len(reading.words) > MOST_WORDS:
                self.long.append(at)
            else:
                self._add(at << PLACES, reading)

    def _add(self, code: int, reading: Reading) -> None:
        bit, words = 1, self._words
        is_bare = reading.words == reading.longs
        for heard, long in zip(reading.heard, reading.longs, strict=True):
            key = heard if is_bare or heard == long else (heard, long)
            word = words.get(key)
            if word is None:
                traces = self._gate.left_by(heard, heard if is_bare else long)
                word = words[key] = _Word(traces)
            word.codes.append(code | bit)
            bit <<= 1
        if len(reading.words) > 1:
            runs = self._runs.setdefault(len(reading.words), {})
            for sounds, letters, mask in in_a_row(reading):
                run = runs.get((sounds, letters))
                if run is None:
                    run = runs[sounds, letters] = _Run(sounds, letters)
                run.codes.append(code | mask)

    def near(self, mine: Reading, look: Look) -> Iterator[tuple[int, Reading]]:
        """The numbers and readings of those that may come near the name *mine*, of a few words."""
        words = set(mine.words)
        known: dict[tuple[int, tuple[float, ...], float], bool] = {}
        for at, touched in self._touched(look).items():
            member = self._members[at]
            reading, weights, _ = member
            if words.isdisjoint(reading.words):
                case = touched, weights, reading.total
                far = known.get(case)
                if far is None:
                    far = known[case] = _is_far(look, member, touched)
                if far:
                    continue
            if reading.keys and len(weights) <= MOST_WORDS:
                yield at, reading

    def _touched(self, look: Look) -> dict[int, int]:
        """By name, a bit for each word of *look* that it touches, and below for each of its own."""
        lettered = range(len(self._members)) if look.initials else self._lettered
        touched = dict.fromkeys(lettered, 0)
        signs = _signs(look)
        is_strange = signs.traces.isdisjoint
        for word in [word for word in self._words.values() if not is_strange(word.theirs)]:
            self._touch(look, word, signs, touched)
        for size, runs in self._runs.items():
            if _is_run_together(size, look.size):
                _touch_runs(look, runs.values(), signs, touched)
        return touched

    def _touch(self, look: Look, word: _Word, signs: _Signs, touched: dict[int, int]) -> None:
        """Note where *word* stands, if *look* touches it there."""
        met = _met(signs, word.theirs)
        alone, in_row = met & LOOKING, met >> PLACES & LOOKING
        for code in word.codes:
            at, bits = code >> PLACES, alone
            if in_row and _is_run_together(look.size, len(self._members[at].weights)):
                bits |= in_row
            if bits:
                touched[at] = touched.get(at, 0) | bits | code & WORDS


def _signs(look: Look) -> _Signs:
    signs: dict[str, int] = {}
    for at, word in enumerate(look.words, PLACES):
        for trace in word:
            signs[trace] = signs.get(trace, 0) | 1 << at
    for run, mask in look.runs:
        for trace in run:
            signs[trace] = signs.get(trace, 0) | mask << 2 * PLACES
    return _Signs(frozenset(signs), signs)


def _met(signs: _Signs, left: frozenset[str]) -> int:
    """The words that leave something of what is *left*."""
    bits = 0
    for trace in signs.traces & left:
        bits |= signs.words[trace]
    return bits


def _is_run_together(size: int, other: int) -> bool:
    """Whether words in a row of a name of *size* words are looked at beside one of *other*."""
    return size > other or size == other >= LONG


def _touch_runs(look: Look, runs: Iterable[_Run], signs: _Signs, touched: dict[int, int]) -> None:
    """Note where *runs* stand that *look* touches."""
    sounds = [len(trace) for trace in look.mine if trace[:2] != "= "]
    longest = 1 + max(sounds, default=0)
    short = {trace[2:] for trace in look.mine if trace[:2] == "1 "}
    is_strange = look.mine.isdisjoint
    for run in [run for run in runs if run.size <= longest or run.letters in short]:
        if not is_strange(run.left):
            met = _met(signs, run.left) & LOOKING
            for code in run.codes:
                at = code >> PLACES
                touched[at] = touched.get(at, 0) | met | code & WORDS


def _is_far(look: Look, member: _Member, touched: int) -> bool:
    """The same as `gates.is_shut` says of two names that have touched so."""
    left = _untouched(look.weights, touched >> PLACES) - member.initials
    right = _untouched(member.weights, touched & WORDS) - look.initials
    return is_far(left, right, look.total + member.reading.total)


def _untouched(weights: tuple[float, ...], touched: int) -> float:
    """The weight of the words that have no bit."""
    weight = 0.0
    for each in weights:
        if not touched & 1:
            weight += each
        touched >>= 1
    return weight
