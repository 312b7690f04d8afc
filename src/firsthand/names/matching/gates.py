"""A quick look at two names: can they come near each other at all?

Every word leaves traces of its sounds. Where so few words of two names share a trace that their
score would be low even if all of those met, the names are two, and no closer look is taken: it
saves the long comparison of nearly all pairs of a list.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from firsthand.names.matching.kinds import NameKind
from firsthand.names.matching.letters import folded
from firsthand.names.matching.meeting import MOST_JOINED
from firsthand.names.matching.reading import Reading
from firsthand.names.matching.scoring import CONTRADICTION
from firsthand.names.matching.traces import Traces, slips, traces
from firsthand.names.matching.vocabulary import vocabulary
from firsthand.names.matching.weights import is_initial
from firsthand.names.sounds import soft_key

MOST_WORDS: Final = 12
LONG: Final = 3  # words, from which on two names with as many may be parted otherwise
MEMO: Final = 500_000
MISSING_LEAST: Final = 0.15  # of its weight, that a missing word costs at least
NOTHING: Final[frozenset[str]] = frozenset()
FAR: Final = 0.5  # two names that could score no more than this score nothing


Run = tuple[frozenset[str], int]


class Look:
    """What a name leaves, as it is asked about (*mine*) and as it is met (*theirs*).

    *size*: how many words; *words*: what each leaves; *weights*: of each, none of an initial;
    *total*: of all with them; *initials*: how many there are.
    """

    def __init__(self, reading: Reading, words: Sequence[Traces]) -> None:
        self.size = len(words)
        self.words = tuple([word.mine for word in words])
        self.mine = self.theirs = NOTHING.union(*self.words)
        if any(word.theirs is not word.mine for word in words):
            self.theirs = NOTHING.union(*[word.theirs for word in words])
        self.total = reading.total
        self.weights, self.initials = weights_of(reading)
        self._reading = reading

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """What words in a row leave together, with a bit for each; made when asked for."""
        return tuple(_runs(self._reading))

    @cached_property
    def together(self) -> frozenset[str]:
        """What is met of the words, one by one and in a row; made when asked for."""
        return self.theirs.union(*[run for run, _ in self.runs])

    def untouched(self, other: "Look") -> float:
        """The weight of the words that share no trace with *other*.

        Words in a row are looked at together where the other name has fewer, and in long names.
        """
        theirs, weight, touched = other.theirs, 0.0, 0
        is_long = self.size == other.size >= LONG
        if self.size > other.size or is_long:
            for run, mask in self.runs:
                if not run.isdisjoint(theirs):
                    touched |= mask
        if self.size < other.size or is_long:
            theirs = other.together
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
            found = self[name] = Look(reading, self._traces(reading))
        return found

    def _traces(self, reading: Reading) -> list[Traces]:
        """What each word leaves, with its particles and without."""
        if reading.words == reading.longs:
            return [self._words[word] for word in reading.heard]
        pairs = zip(reading.heard, reading.longs, strict=True)
        return [self.left_by(word, long) for word, long in pairs]

    def left_by(self, word: str, long: str) -> Traces:
        """What *word* leaves, as it is heard and as it is written with its particles."""
        one = self._words[word]
        if word == long:
            return one
        other = self._words[long]
        return Traces(one.mine | other.mine, one.theirs | other.theirs)


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
        mine = theirs = sounds.mine.union((meaning, f"1 {word}") if short else (meaning,))
        if short or sounds.theirs is not sounds.mine:
            theirs = sounds.theirs.union((meaning, f"2 {word}") if short else (meaning,))
        found = self[heard] = Traces(mine, theirs)
        return found


def weights_of(reading: Reading) -> tuple[tuple[float, ...], int]:
    """The weight of each word, none of an initial, and how many initials there are."""
    if 1 not in map(len, reading.words):
        return reading.weights, 0
    pairs = zip(reading.words, reading.weights, strict=True)
    weights = tuple([0.0 if is_initial(word) else weight for word, weight in pairs])
    return weights, weights.count(0.0)


def _runs(reading: Reading) -> Iterator[Run]:
    """What two or three words in a row leave: their sounds run together, and their initials."""
    for sounds, letters, mask in in_a_row(reading):
        yield left_in_a_row(sounds, letters), mask


def left_in_a_row(sounds: str, letters: str) -> frozenset[str]:
    """What words in a row leave, by their sounds and first letters run together."""
    return frozenset([*slips(sounds), f"2 {letters}", f"1 {letters}"])


def in_a_row(reading: Reading) -> Iterator[tuple[str, str, int]]:
    """Two or three words in a row: their sounds, their first letters, and a bit for each."""
    heard = reading.heard[:MOST_WORDS]
    sounds = [soft_key(word) for word in heard]
    firsts = [word[0] for word in reading.words]
    for length in range(2, min(MOST_JOINED, len(heard)) + 1):
        mask = (1 << length) - 1
        for at in range(len(heard) - length + 1):
            end = at + length
            yield "".join(sounds[at:end]), "".join(firsts[at:end]), mask << at


def is_apart(left: Look, right: Look) -> bool:
    """Whether two names share no trace: the quickest look."""
    if left.initials or right.initials:
        return False
    if left.size == right.size < LONG:
        return left.mine.isdisjoint(right.theirs)
    if left.size > right.size:
        return right.mine.isdisjoint(left.together)
    is_met = not left.mine.isdisjoint(right.together)
    return not is_met and (left.size < right.size or right.mine.isdisjoint(left.together))


def is_shut(left: Look, right: Look) -> bool:
    """Whether two names are two, whatever a closer look would say."""
    if is_apart(left, right):
        return True
    mine = left.untouched(right) - right.initials
    other = right.untouched(left) - left.initials
    return is_far(mine, other, left.total + right.total)


def is_far(mine: float, other: float, total: float) -> bool:
    """Whether names score low of whose weight so much is untouched, *total* being that of both."""
    mine, other = max(0.0, mine), max(0.0, other)
    cost = CONTRADICTION * min(mine, other) + MISSING_LEAST * abs(mine - other)
    return 1.0 - 2.0 * cost / total <= FAR
