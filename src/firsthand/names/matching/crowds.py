"""One name against many: which of them come near it, word by word instead of name by name.

The rule is that of `firsthand.names.matching.gates`, and so are the answers. Many names have fewer
words than there are words in them: each is looked at once for one name, and nothing is done for
the names of which no word is touched.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from firsthand.names.matching.gates import (
    LONG,
    Gate,
    Look,
    in_a_row,
    is_far,
    left_in_a_row,
    weights_of,
)
from firsthand.names.matching.reading import Reading

MOST_WORDS: Final = 12  # of a name; one with more is looked at alone
PLACES: Final = 16  # bits for the words of a name
WORDS: Final = (1 << PLACES) - 1
LOOKING: Final = WORDS << PLACES  # the same for the words of the name that is looked with


class _Member(NamedTuple):
    """A name, with the weight of each word, none of an initial, and how many initials."""

    reading: Reading
    weights: tuple[float, ...]
    initials: int


class _Signs(NamedTuple):
    """What a name leaves.

    *traces*: of all words, and of words in a row; *alone*: of single words; *words*: by trace, a
    bit for each word that leaves it, and above for each in a row that does; *longest*: as many
    sounds as words in a row may have to be touched; *short*: what may be initials run together.
    """

    traces: frozenset[str]
    alone: frozenset[str]
    words: dict[str, int]
    longest: int
    short: tuple[str, ...]

    def spelled(self, runs: Iterable[str]) -> list[str]:
        """Those of *runs* whose first letters the name has as a word."""
        return [run for run in runs if run.endswith(self.short)] if self.short else []


class Crowd:
    """Many names by their words; a code is the number of a name, and below it a bit a word."""

    def __init__(self, names: list[str], readings: Sequence[Reading], gate: Gate) -> None:
        """*readings*: of each of *names*; *gate*: what their words leave."""
        self.names = names
        self.long: list[int] = []  # names with too many words
        self._gate = gate
        self._members = [_Member(reading, *weights_of(reading)) for reading in readings]
        self._lettered = [at for at, member in enumerate(self._members) if member.initials]
        self._numbers: dict[str | tuple[str, str], int] = {}  # of each word
        self._theirs: list[frozenset[str]] = []  # by word, what is met of it
        self._codes: list[array[int]] = []  # and where it stands
        # The same of words in a row, by the words of the name and the sounds of the row.
        self._runs: dict[tuple[int, int], dict[str, array[int]]] = {}
        self._left: dict[str, frozenset[str]] = {}
        for at, reading in enumerate(readings):
            if len(reading.words) > MOST_WORDS:
                self.long.append(at)
            else:
                self._add(at << PLACES, reading)

    def _add(self, code: int, reading: Reading) -> None:
        bit = 1
        is_bare = reading.words == reading.longs
        for heard, long in zip(reading.heard, reading.longs, strict=True):
            key = heard if is_bare or heard == long else (heard, long)
            number = self._numbers.get(key)
            if number is None:
                number = self._numbers[key] = len(self._codes)
                left = self._gate.left_by(heard, heard if is_bare else long)
                self._theirs.append(left.theirs)
                self._codes.append(array("Q"))
            self._codes[number].append(code | bit)
            bit <<= 1
        if len(reading.words) > 1:
            self._add_runs(code, reading)

    def _add_runs(self, code: int, reading: Reading) -> None:
        size = len(reading.words)
        for sounds, letters, mask in in_a_row(reading):
            runs = self._runs.setdefault((size, len(sounds) - sounds.count("A")), {})
            key = f"{sounds} {letters}"
            codes = runs.get(key)
            if codes is None:
                codes = runs[key] = array("Q")
            codes.append(code | mask)

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
        for number in [at for at, each in enumerate(self._theirs) if not is_strange(each)]:
            self._touch(look, number, signs, touched)
        for (words, size), runs in self._runs.items():
            if _is_run_together(words, look.size):
                keys = runs.keys() if size <= signs.longest else signs.spelled(runs)
                self._touch_runs(keys, runs, signs, touched)
        return touched

    def _touch(self, look: Look, number: int, signs: _Signs, touched: dict[int, int]) -> None:
        """Note where a word stands, if *look* touches it there."""
        met = _met(signs, self._theirs[number])
        alone, in_row = met & LOOKING, met >> PLACES & LOOKING
        for code in self._codes[number]:
            at, bits = code >> PLACES, alone
            if in_row and _is_run_together(look.size, len(self._members[at].weights)):
                bits |= in_row
            if bits:
                touched[at] = touched.get(at, 0) | bits | code & WORDS

    def _touch_runs(
        self,
        keys: Iterable[str],
        runs: "dict[str, array[int]]",
        signs: _Signs,
        touched: dict[int, int],
    ) -> None:
        """Note where those of *runs* with *keys* stand, if they are touched."""
        for key in keys:
            left = self._left.get(key)
            if left is None:
                left = self._left[key] = left_in_a_row(*key.split(" "))
            if signs.alone.isdisjoint(left):
                continue
            met = _met(signs, left) & LOOKING
            for code in runs[key]:
                at = code >> PLACES
                touched[at] = touched.get(at, 0) | met | code & WORDS


def _signs(look: Look) -> _Signs:
    signs: dict[str, int] = {}
    for at, word in enumerate(look.words, PLACES):
        for trace in word:
            signs[trace] = signs.get(trace, 0) | 1 << at
    for run, mask in look.runs:
        for trace in run:
            signs[trace] = signs.get(trace, 0) | mask << 2 * PLACES
    sounds = [len(trace) for trace in look.mine if trace[:2] != "= "]
    short = tuple(trace[1:] for trace in look.mine if trace[:2] == "1 ")
    return _Signs(frozenset(signs), look.mine, signs, 1 + max(sounds, default=0), short)


def _met(signs: _Signs, left: frozenset[str]) -> int:
    """The words that leave something of what is *left*."""
    bits = 0
    for trace in signs.traces & left:
        bits |= signs.words[trace]
    return bits


def _is_run_together(size: int, other: int) -> bool:
    """Whether words in a row of a name of *size* words are looked at beside one of *other*."""
    return size > other or size == other >= LONG


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
