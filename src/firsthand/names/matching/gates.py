"""A quick look at two names: can they come near each other at all?

Every word leaves traces of its sounds. Where so few words of two names share a trace that their
score would be low even if all of those met, the names are two, and no closer look is taken: it
saves the long comparison of nearly all pairs of a list.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from firsthand.names.matching.kinds import NameKind
from firsthand.names.matching.meeting import MOST_JOINED, neighbours
from firsthand.names.matching.reading import Reading
from firsthand.names.matching.scoring import CONTRADICTION
from firsthand.names.matching.traces import sounds_joined, traces, with_slips
from firsthand.names.matching.vocabulary import vocabulary
from firsthand.names.matching.weights import is_initial

MOST_WORDS: Final = 12
MEMO: Final = 500_000
SIDES: Final = ("1", "2")
FAR: Final = 0.4  # two names that could score no more than this score nothing


class Look(NamedTuple):
    """What a name leaves: each trace with the words that leave it, one bit a word.

    *mine* and *theirs* hold the traces as this name is asked about and as it is met by another:
    what may be initials run together on one side is initials in a row on the other. *weights*: of
    the words, none of an initial; *total*: of all with them; *initials*: how many there are.
    """

    mine: frozenset[str]
    theirs: frozenset[str]
    words: dict[str, int]
    weights: tuple[float, ...]
    total: float
    initials: int

    def untouched(self, common: Iterable[str]) -> float:
        """The weight of the words that leave none of the traces *common*."""
        touched, words = 0, self.words
        for trace in common:
            touched |= words[trace]
        return sum([weight for at, weight in enumerate(self.weights) if not touched >> at & 1])


class Gate(dict[str, Look]):
    """What each name leaves."""

    def __init__(self, kind: NameKind) -> None:
        """*kind*: whose names they are, for what their words mean."""
        super().__init__()
        self._meanings = vocabulary().meanings[kind]

    def of(self, name: str, reading: Reading) -> Look:
        """What *name*, read as *reading*, leaves."""
        found = self.get(name)
        if found is None:
            if len(self) >= MEMO:
                self.clear()
            found = self[name] = self._look(reading)
        return found

    def _look(self, reading: Reading) -> Look:
        words: dict[str, int] = {}
        for at, word in enumerate(reading.words):
            trace = f"= {self._meanings.get(word) or word}"
            words[trace] = words.get(trace, 0) | 1 << at
        heard = reading.heard[:MOST_WORDS]
        for trace, mask in _sounds(heard):
            words[trace] = words.get(trace, 0) | mask
        both = frozenset(words)
        short, firsts = list(_short(reading.words)), list(_firsts(reading.words))
        for trace, mask in short + firsts:
            for side in SIDES:
                words[side + trace] = words.get(side + trace, 0) | mask
        weights = tuple(
            0.0 if is_initial(word) else weight
            for word, weight in zip(reading.words, reading.weights, strict=True)
        )
        return Look(
            both.union(f"1{trace}" for trace, _ in short).union(f"2{each}" for each, _ in firsts),
            both.union(f"2{trace}" for trace, _ in short).union(f"1{each}" for each, _ in firsts),
            words,
            weights,
            reading.total,
            weights.count(0.0),
        )


def _sounds(heard: Sequence[str]) -> Iterator[tuple[str, int]]:
    """What each word leaves, two in a row run together, and all."""
    for at, word in enumerate(heard):
        for trace in traces(word):
            yield trace, 1 << at
    for at, pair in enumerate(pairwise(heard)):
        for trace in _together(pair):
            yield trace, 3 << at
    if len(heard) > len(SIDES):
        for trace in _together(heard):
            yield trace, (1 << len(heard)) - 1


def _together(words: Sequence[str]) -> Iterator[str]:
    return with_slips(sounds_joined(words))


def _short(words: Sequence[str]) -> Iterator[tuple[str, int]]:
    for at, word in enumerate(words):
        if 1 < len(word) <= MOST_JOINED:
            yield word, 1 << at


def _firsts(words: Sequence[str]) -> Iterator[tuple[str, int]]:
    for many in neighbours(range(len(words))):
        yield "".join([words[at][0] for at in many]), sum([1 << at for at in many])


def is_shut(left: Look, right: Look) -> bool:
    """Whether two names are two, whatever a closer look would say."""
    if left.mine.isdisjoint(right.theirs):
        return not (left.initials or right.initials)
    common = left.mine & right.theirs
    mine = left.untouched(common) - right.initials
    other = right.untouched(common) - left.initials
    return 1.0 - 2.0 * CONTRADICTION * min(mine, other) / (left.total + right.total) <= FAR
