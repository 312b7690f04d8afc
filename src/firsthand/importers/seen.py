"""The blocks of words that a reader of a page sees, each with the places its words stand at."""

from collections.abc import Iterator
from itertools import islice, pairwise, takewhile

from lxml import etree
from lxml.html import HtmlElement

from firsthand.importers.tree import BREAKING, SILENT

# What lies around the words of a page, never between them.
BESIDE = frozenset({"nav", "aside", "footer", "form", "header", "dialog"})
DEEPEST_CLIMB = 32
LONG_CP = 40
BETWEEN = "\0"  # stands in no tree and no Text
_PASSED = SILENT | BESIDE


class Seen:
    """The blocks of a page in order, but for BESIDE and what never shows.

    What a style hides is among them: to be asked of the few that somebody wants. `linked_cp` and
    `whole_cp` give the code points of each block, those inside links and all.
    """

    def __init__(self, root: HtmlElement) -> None:
        # Plain lists side by side, for most pages need no object a block.
        self._words: list[str] = []
        self._nodes: list[HtmlElement] = []
        self._are_tails: list[bool] = []
        self._ends: list[int] = [0]
        self.linked_cp: list[int] = []
        self.whole_cp: list[int] = []
        self._read(root)

    def _read(self, root: HtmlElement) -> None:
        words, nodes, are_tails, ends = self._words, self._nodes, self._are_tails, self._ends
        links = linked_cp = whole_cp = 0
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, node in walker:
            tag = node.tag
            is_end = event == "end"
            if whole_cp and tag in BREAKING:
                self.linked_cp.append(linked_cp)
                self.whole_cp.append(whole_cp)
                ends.append(len(words))
                linked_cp = whole_cp = 0
            if tag == "a":
                links += -1 if is_end else 1
            elif not is_end and tag in _PASSED:
                walker.skip_subtree()
                continue
            written = node.tail if is_end else node.text
            if written and (whole_cp or not written.isspace()):
                words.append(written)
                nodes.append(node)
                are_tails.append(is_end)
                whole_cp += len(written)
                linked_cp += len(written) if links else 0
        # Nothing is under way: the root ends every block.

    def __len__(self) -> int:
        return len(self.whole_cp)

    def joined(self) -> str:
        """The words of all blocks as the tree has them, BETWEEN between them."""
        return BETWEEN.join(
            ["".join(self._words[start:end]) for start, end in pairwise(self._ends)]
        )

    def holder(self, number: int) -> HtmlElement:
        """The element whose own words begin the block."""
        return self._element(self._ends[number])

    def pieces(self, number: int) -> Iterator[tuple[str, HtmlElement]]:
        """The words of one block as the tree has them, and the element of each piece."""
        for at in range(self._ends[number], self._ends[number + 1]):
            yield self._words[at], self._element(at)

    def _element(self, at: int) -> HtmlElement:
        node = self._nodes[at]
        parent = node.getparent() if self._are_tails[at] else None
        return node if parent is None else parent


def climb(element: HtmlElement) -> tuple[HtmlElement, ...]:
    """*element* and its ancestors, the innermost first; at most DEEPEST_CLIMB of them."""
    return (element, *islice(element.iterancestors(), DEEPEST_CLIMB - 1))


def below(chain: tuple[HtmlElement, ...], top: HtmlElement) -> Iterator[HtmlElement]:
    """The elements of *chain* that stand under *top*."""
    return takewhile(lambda element: element is not top, chain)


def part_with(words: str, root: HtmlElement, title: HtmlElement | None) -> HtmlElement:
    """The innermost element around *title* and all paragraphs of *words*; *root* if in doubt."""
    paragraphs = [one for one in root.iter("p") if one.text and len(one.text) >= LONG_CP]
    first = next((one for one in paragraphs if _begins_in(one, words)), None)
    last = next((one for one in reversed(paragraphs) if _begins_in(one, words)), None)
    if title is None or first is None or last is None or first is last:
        return root
    around = {first, *first.iterancestors()}.intersection(title.iterancestors())
    return next((one for one in last.iterancestors() if one in around), root)


def _begins_in(paragraph: HtmlElement, words: str) -> bool:
    return " ".join((paragraph.text or "")[:LONG_CP].split()) in words
