"""A quick look at two names: can they come near each other at all?

Every word leaves traces of its sounds. Where so few words of two names share a trace that their
score would be low even if all of those met, the names are two, and no closer look is taken: it
saves the long comparison of nearly all pairs of a list.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from firsthand.names.matching.kinds import NameKind
from firsthand.names.matching.meeting import MOST_JOINED, neighbours
from firsthand.names.matching.reading import Reading
from firsthand.names.matching.scoring import CONTRADICTION
from firsthand.names.matching.traces import Traces, traces_together
from firsthand.names.matching.traces import traces as traces_of_word
from firsthand.names.matching.vocabulary import vocabulary
from firsthand.names.matching.weights import is_initial

MOST_WORDS: Final = 12
MEMO: Final = 500_000
FAR: Final = 0.5  # two names that could score no more than this score nothing


class Look(NamedTuple):
    """What a name leaves, as it is asked about and as it is met, and which words leave what.

    *parts*: what one word, or some in a row, leave, with a bit a word. *weights*: of the words,
    none of an initial; *total*: of all with them; *initials*: how many there are.
    """

    mine: frozenset[str]
    theirs: frozenset[str]
    parts: tuple[tuple[Traces, int], ...]
    weights: tuple[float, ...]
    total: float
    initials: int

    def untouched(self, other: "Look") -> float:
        """The weight of the words that share no trace with *other*."""
        touched, met = 0, other.theirs
        for traces, mask in self.parts:
            if not traces.mine.isdisjoint(met):
                touched |= mask
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
        parts = tuple(self._traces(reading))
        mine = frozenset().union(*[traces.mine for traces, _ in parts])
        theirs = frozenset().union(*[traces.theirs for traces, _ in parts])
        weights = tuple(
            0.0 if is_initial(word) else weight
            for word, weight in zip(reading.words, reading.weights, strict=True)
        )
        total, initials = reading.total, weights.count(0.0)
        return Look(mine, theirs, parts, weights, total, initials)

    def _traces(self, reading: Reading) -> Iterator[tuple[Traces, int]]:
        """What the words mean and sound like, and may be as initials; each with those that do."""
        words, heard = reading.words, reading.heard[:MOST_WORDS]
        for at, word in enumerate(words):
            meaning = frozenset((f"= {self._meanings.get(word) or word}",))
            yield Traces(meaning, meaning), 1 << at
            if 1 < len(word) <= MOST_JOINED:
                yield Traces(frozenset((f"1 {word}",)), frozenset((f"2 {word}",))), 1 << at
        for at, word in enumerate(heard):
            yield traces_of_word(word), 1 << at
        for many in neighbours(range(len(heard))):
            mask = sum([1 << at for at in many])
            firsts = "".join([words[at][0] for at in many])
            yield Traces(frozenset((f"2 {firsts}",)), frozenset((f"1 {firsts}",))), mask
            yield traces_together([heard[at] for at in many]), mask


def is_shut(left: Look, right: Look) -> bool:
    """Whether two names are two, whatever a closer look would say."""
    if left.mine.isdisjoint(right.theirs):
        return not (left.initials or right.initials)
    mine = left.untouched(right) - right.initials
    other = right.untouched(left) - left.initials
    return 1.0 - 2.0 * CONTRADICTION * min(mine, other) / (left.total + right.total) <= FAR
