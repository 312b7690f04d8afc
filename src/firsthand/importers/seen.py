"""The blocks of words that a reader of a page sees, each with the places its words stand at."""

from collections.abc import Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from firsthand.importers.tree import BREAKING, SILENT

# What lies around the words of a page, never between them.
BESIDE = frozenset({"nav", "aside", "footer", "form", "header", "dialog"})
DEEPEST_CLIMB = 32
_PASSED = SILENT | BESIDE


class Piece(NamedTuple):
    """Words as the tree has them: those at the beginning of *node*, or those after it."""

    words: str
    node: HtmlElement
    is_tail: bool

    @property
    def element(self) -> HtmlElement:
        """The element whose own words these are."""
        parent = self.node.getparent() if self.is_tail else None
        return self.node if parent is None else parent


class Seen(NamedTuple):
    """One block, piece by piece; `linked_cp` counts the code points inside links."""

    pieces: list[Piece]
    linked_cp: int

    @property
    def words(self) -> str:
        """All words of the block, white space as it stands."""
        return "".join([piece.words for piece in self.pieces])

    @property
    def holder(self) -> HtmlElement:
        """The element whose own words begin the block."""
        return self.pieces[0].element


def seen_blocks(root: HtmlElement) -> list[Seen]:
    """The blocks of *root* in order, but for BESIDE and what never shows.

    What a style hides is among them: to be asked of the few that somebody wants.
    """
    blocks: list[Seen] = []
    pieces: list[Piece] = []
    links = linked_cp = 0
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, node in walker:
        tag = node.tag
        is_end = event == "end"
        if tag in BREAKING and pieces:
            blocks.append(Seen(pieces, linked_cp))
            pieces, linked_cp = [], 0
        if tag == "a":
            links += -1 if is_end else 1
        elif not is_end and tag in _PASSED:
            walker.skip_subtree()
            continue
        words = node.tail if is_end else node.text
        if words and (pieces or not words.isspace()):
            pieces.append(Piece(words, node, is_end))
            linked_cp += len(words) if links else 0
    return [*blocks, Seen(pieces, linked_cp)] if pieces else blocks


def climb(element: HtmlElement) -> tuple[HtmlElement, ...]:
    """*element* and its ancestors, the innermost first; at most DEEPEST_CLIMB of them."""
    return (element, *islice(element.iterancestors(), DEEPEST_CLIMB - 1))


def below(chain: tuple[HtmlElement, ...], top: HtmlElement) -> Iterator[HtmlElement]:
    """The elements of *chain* that stand under *top*."""
    return takewhile(lambda element: element is not top, chain)
