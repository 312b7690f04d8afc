"""A meeting of words, and which words of two names have met."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

MOST_JOINED: Final = 3  # words that may be run together
NONE: Final = -1
MEMO: Final = 100


class Link(NamedTuple):
    """Words of the left name that met other ones of the right, by number, and how alike they are.

    One word may have met several that follow one another, or an initial its name.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    similarity: float
    is_initial: bool = False


class Alignment(NamedTuple):
    """How two names' words met.

    *partner*: by word of the left name, the number of the right one that it met, or NONE; of
    several words that met one, or one that met several, the first. *links*: the meetings of words
    that are not spelled alike. *left*, *right*: the words that met none, by number.
    """

    partner: list[int]
    links: list[Link]
    left: list[int]
    right: list[int]

    @property
    def is_open(self) -> bool:
        """Whether both names have words that met none."""
        return bool(self.left and self.right)

    def take(self, links: Iterable[Link]) -> None:
        """Keep the best of *links* that share no word; what covers more words counts more."""
        for link in sorted(links, key=_value):
            if self._has_free(link):
                self._keep(link)

    def _has_free(self, link: Link) -> bool:
        mine, others = self.left, self.right
        return all(at in mine for at in link.left) and all(to in others for to in link.right)

    def _keep(self, link: Link) -> None:
        self.links.append(link)
        self.partner[link.left[0]] = link.right[0]
        for at in link.left:
            self.left.remove(at)
        for to in link.right:
            self.right.remove(to)


def _value(link: Link) -> tuple[float, tuple[int, ...], tuple[int, ...]]:
    words = len(link.left) + len(link.right)
    return -link.similarity * words, link.left, link.right


@lru_cache(MEMO)
def numbers_in_a_row(count: int) -> tuple[tuple[int, ...], ...]:
    """Two or three numbers below *count* in a row."""
    return tuple(neighbours(range(count)))


def neighbours(rest: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Two or three numbers of *rest* in a row."""
    for at in range(len(rest) - 1):
        for length in range(2, MOST_JOINED + 1):
            many = rest[at : at + length]
            if len(many) == length and many[-1] - many[0] == length - 1:
                yield tuple(many)
