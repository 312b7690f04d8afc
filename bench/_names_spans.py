"""How well names are suggested and found in running text: the measures, frozen before the code.

Spans are code points, half-open.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple


class Lit(NamedTuple):
    """Names of which a word is highlighted, names, distinct suggestions, words of text.

    *idle* are the distinct suggestions that touch no name.
    """

    found: int
    persons: int
    distinct: int
    words: int
    idle: int

    @property
    def recall(self) -> float:
        return self.found / self.persons

    @property
    def burden(self) -> float:
        """Distinct suggestions a thousand words, distinct within a document."""
        return 1000 * self.distinct / self.words

    @property
    def idleness(self) -> float:
        """The same of suggestions that touch no name: whatever its names, a text can have few."""
        return 1000 * self.idle / self.words


def light(text: str, persons: Iterable[Sequence[int]], spans: Iterable[tuple[int, int]]) -> Lit:
    """What highlighting *spans* of *text* comes to, where *persons* are the names in it."""
    wanted, lit = [range(*person) for person in persons], set()
    named = {at for place in wanted for at in place}
    touching, elsewhere = set(), set()
    for start, end in spans:
        place = {at for at in range(start, end) if text[at].isalnum()}
        lit |= place
        (elsewhere if named.isdisjoint(place) else touching).add(text[start:end].casefold())
    found = sum(not lit.isdisjoint(place) for place in wanted)
    suggested = touching | elsewhere
    idle = len(suggested - touching)
    return Lit(found, len(wanted), len(suggested), len(text.split()), idle)


def all_lit(parts: Iterable[Lit]) -> Lit:
    """The sum over documents."""
    return Lit(*map(sum, zip(*parts, strict=True)))


class Known(NamedTuple):
    """Known names that were found, known names, findings that are right, findings."""

    found: int
    known: int
    right: int
    said: int

    @property
    def recall(self) -> float:
        return self.found / self.known

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 1.0


Placed = tuple[int, int, str]  # start, end, whose name


def meet(gold: Sequence[Placed], said: Collection[Placed]) -> Known:
    """A name is found where a saying of the same person covers half of it or more.

    A saying is right where half of it or more lies in such a name. Sayings of one person that
    overlap count as one, so that nobody gains by saying much.
    """
    merged = _merged(said)
    found = sum(any(_covers(saying, name) for saying in merged) for name in gold)
    right = sum(any(_covers(name, saying) for name in gold) for saying in merged)
    return Known(found, len(gold), right, len(merged))


def _covers(one: Placed, other: Placed) -> bool:
    """True where *one* takes in at least half of *other*."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return one[2] == other[2] and 2 * shared >= other[1] - other[0]


def _merged(said: Collection[Placed]) -> list[Placed]:
    merged: list[Placed] = []
    for saying in sorted(said, key=lambda saying: (saying[2], saying[:2])):
        last = merged[-1] if merged else None
        if last and last[2] == saying[2] and saying[0] < last[1]:
            merged[-1] = (last[0], max(last[1], saying[1]), last[2])
        else:
            merged.append(saying)
    return merged


def all_known(parts: Iterable[Known]) -> Known:
    """The sum over texts."""
    return Known(*map(sum, zip(*parts, strict=True)))
