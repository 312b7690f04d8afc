"""A quick look at two names: can they come near each other at all?

Every word leaves traces of its sounds. Where so few words of two names share a trace that their
score would be low even if all of those met, the names are two, and no closer look is taken: it
saves the long comparison of nearly all pairs of a list.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from firsthand.names.matching.kinds import NameKind
from firsthand.names.matching.letters import folded
from firsthand.names.matching.meeting import MOST_JOINED, neighbours
from firsthand.names.matching.reading import Reading
from firsthand.names.matching.scoring import CONTRADICTION
from firsthand.names.matching.traces import Traces, traces, traces_together
from firsthand.names.matching.vocabulary import vocabulary
from firsthand.names.matching.weights import is_initial

MOST_WORDS: Final = 12
MEMO: Final = 500_000
MISSING_LEAST: Final = 0.15  # of its weight, that a missing word costs at least
NOTHING: Final[frozenset[str]] = frozenset()
FAR: Final = 0.5  # two names that could score no more than this score nothing


class Look(NamedTuple):
    """What a name leaves, as it is asked about and as it is met, and which words leave what.

    *words*: what each word leaves; *met*: what all do, as they are met. *runs*: what words in a row
    leave together, with a bit a word. *weights*: of the words, none of an initial; *total*: of all
    with them; *initials*: how many there are.
    """

    mine: frozenset[str]
    theirs: frozenset[str]
    words: tuple[frozenset[str], ...]
    met: frozenset[str]
    runs: tuple[tuple[frozenset[str], int], ...]
    weights: tuple[float, ...]
    total: float
    initials: int

    def untouched(self, other: "Look") -> float:
        """The weight of the words that share no trace with *other*."""
        theirs, met, weight, touched = other.theirs, other.met, 0.0, 0
        for run, mask in self.runs:
            if not run.isdisjoint(met):
                touched |= mask
        for at, word in enumerate(self.words):
            if not touched >> at & 1 and word.isdisjoint(theirs):
                weight += self.weights[at]
        return weight


class Gate(dict[str, Look]):
    """What each name leaves."""

    def __init__(self, kind: NameKind) -> None:
        """*kind*: whose names they are, for what their words mean."""
        super().__init__()
        self._words = _Words(kind)

    def of(self, name: str, reading: Reading) -> Look:
        """What *name*, read as *reading*, leaves."""
        found = self.get(name)
        if found is None:
            if len(self) >= MEMO:
                self.clear()
            found = self[name] = self._look(reading)
        return found

    def _look(self, reading: Reading) -> Look:
        words = [self._words[word] for word in reading.heard]
        runs = [
            (_together(reading, many), many) for many in neighbours(range(len(words[:MOST_WORDS])))
        ]
        mine, met = (
            NOTHING.union(*[word.mine for word in words]),
            NOTHING.union(*[word.theirs for word in words]),
        )
        weights = tuple(
            0.0 if is_initial(word) else weight
            for word, weight in zip(reading.words, reading.weights, strict=True)
        )
        return Look(
            mine.union(*[run.mine for run, _ in runs]),
            met.union(*[run.theirs for run, _ in runs]),
            tuple([word.mine for word in words]),
            met,
            tuple([(run.mine, sum([1 << at for at in many])) for run, many in runs]),
            weights,
            reading.total,
            weights.count(0.0),
        )


class _Words(dict[str, Traces]):
    """What each word leaves: its meaning, its sounds, and what it may be as initials."""

    def __init__(self, kind: NameKind) -> None:
        super().__init__()
        self._meanings = vocabulary().meanings[kind]

    def __missing__(self, heard: str) -> Traces:
        if len(self) >= MEMO:
            self.clear()
        word, sounds = folded(heard), traces(heard)
        meaning = f"= {self._meanings.get(word) or word}"
        short = 1 < len(word) <= MOST_JOINED
        mine = sounds.mine.union((meaning, f"1 {word}") if short else (meaning,))
        theirs = sounds.theirs.union((meaning, f"2 {word}") if short else (meaning,))
        found = self[heard] = Traces(mine, theirs)
        return found


def _together(reading: Reading, many: Sequence[int]) -> Traces:
    """What words in a row leave: their sounds run together, and their initials."""
    firsts = "".join([reading.words[at][0] for at in many])
    sounds = traces_together([reading.heard[at] for at in many]).mine
    return Traces(sounds.union((f"2 {firsts}",)), sounds.union((f"1 {firsts}",)))


def is_shut(left: Look, right: Look) -> bool:
    """Whether two names are two, whatever a closer look would say."""
    if left.mine.isdisjoint(right.theirs):
        return not (left.initials or right.initials)
    mine = max(0.0, left.untouched(right) - right.initials)
    other = max(0.0, right.untouched(left) - left.initials)
    least, more = min(mine, other), abs(mine - other)
    cost = CONTRADICTION * least + MISSING_LEAST * more
    return 1.0 - 2.0 * cost / (left.total + right.total) <= FAR
