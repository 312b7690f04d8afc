"""Initials: a letter that stands for a word, letters run together that stand for several."""

from collections.abc import Iterator, Sequence
from typing import Final

from firsthand.names.matching.alike import Alike
from firsthand.names.matching.meeting import MOST_JOINED, Alignment, Link, neighbours
from firsthand.names.matching.weights import is_initial

AGREES: Final = 0.85  # a letter with the first of a name, in whatever scripts

Words = Sequence[str]


def has_short_word(left: Words, right: Words, alignment: Alignment) -> bool:
    """Whether a word that has met none is short enough to be initials."""
    rest = [left[at] for at in alignment.left] + [right[to] for to in alignment.right]
    return min(map(len, rest)) <= MOST_JOINED


def meet_initials(left: Words, right: Words, alignment: Alignment, alike: Alike) -> Iterator[Link]:
    """The links between initials and the words that they may stand for."""
    for at in alignment.left:
        for to in alignment.right:
            word, other = left[at], right[to]
            if (is_initial(word) or is_initial(other)) and _agree(word[0], other[0], alike):
                yield Link((at,), (to,), 1.0, is_initial=True)
    for at, many in _run_together(left, alignment.left, right, alignment.right):
        yield Link((at,), many, 1.0, is_initial=True)
    for to, many in _run_together(right, alignment.right, left, alignment.left):
        yield Link(many, (to,), 1.0, is_initial=True)


def _agree(letter: str, other: str, alike: Alike) -> bool:
    return letter == other or alike.of(letter, other) >= AGREES


def _run_together(
    words: Words, rest: list[int], others: Words, other_rest: list[int]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """A word that is the first letters of others in a row (JC, Jean Claude), and those."""
    for many in neighbours(other_rest):
        letters = "".join([others[to][0] for to in many])
        for at in rest:
            if words[at] == letters:
                yield at, many
