"""All words that a reader of a page would see, block by block; for pages that are no article."""

from collections.abc import Callable

from lxml import etree
from lxml.html import HtmlElement

from firsthand.core.text import MarkKind
from firsthand.importers.blocks import TextBuilder
from firsthand.importers.guard import LINE_END
from firsthand.importers.tree import BREAKING, Page, is_silent, open_inline

_HEADINGS = {f"h{level}": str(level) for level in range(1, 7)}
_KINDS = {"blockquote": MarkKind.QUOTE, "li": MarkKind.LIST_ITEM}
_CELLS = frozenset({"td", "th"})


def open_element(builder: TextBuilder, node: HtmlElement, *, base_url: str) -> int:
    """How many marks *node* opened in *builder*, of its block and inside it."""
    return _open_block(builder, str(node.tag)) + open_inline(builder, node, base_url=base_url)


def _open_block(builder: TextBuilder, tag: str) -> int:
    if tag in _HEADINGS:
        builder.open(MarkKind.HEADING, _HEADINGS[tag])
    elif tag in _KINDS:
        builder.open(_KINDS[tag])
    else:
        return 0
    return 1


def add_visible(
    builder: TextBuilder,
    page: Page,
    plain: Callable[[str | None], str],
    *,
    without: HtmlElement | None = None,
) -> None:
    """Adds every visible word of *page*, headings, quotes, list items and inline marks kept.

    *plain* gives the words of the page from those of its tree; *without* is an element that
    stands in the text already.
    """
    reader = _Reader(builder, plain, page.base_url)
    walker = etree.iterwalk(page.root, events=("start", "end"))
    for event, node in walker:
        if event == "end":
            reader.leave(node)
        elif node is without or is_silent(node):
            reader.pass_by()
            walker.skip_subtree()
        else:
            reader.enter(node)


class _Reader:
    """What is open where the walk stands."""

    def __init__(
        self, builder: TextBuilder, plain: Callable[[str | None], str], base_url: str
    ) -> None:
        self._builder = builder
        self._plain = plain
        self._base_url = base_url
        self._opened: list[int] = []
        self._preformatted = 0

    def enter(self, node: HtmlElement) -> None:
        """Begins *node* and adds the words before its first child."""
        tag = str(node.tag)
        self._break(tag)
        self._opened.append(open_element(self._builder, node, base_url=self._base_url))
        self._preformatted += tag == "pre"
        self._add(node.text)

    def pass_by(self) -> None:
        """Notes a node whose words are left out."""
        self._opened.append(-1)

    def leave(self, node: HtmlElement) -> None:
        """Ends *node* and adds the words after it."""
        marks = self._opened.pop()
        self._break(str(node.tag))
        for _ in range(marks):
            self._builder.close()
        self._preformatted -= node.tag == "pre" and marks >= 0
        self._add(node.tail)

    def _add(self, words: str | None) -> None:
        """In preformatted text each line is a block."""
        if not words:
            return
        plain = self._plain(words)
        if self._preformatted:
            plain = plain.replace("\n", LINE_END)
        for at, line in enumerate(plain.split(LINE_END)):
            if at:
                self._builder.end_block()
            self._builder.words(line)

    def _break(self, tag: str) -> None:
        if tag in _CELLS:
            self._builder.words(" ")
        elif tag in BREAKING:
            self._builder.end_block()
