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
    walker = etree.iterwalk(page.root, events=("start", "end"))
    opened: list[int] = []
    for event, node in walker:
        if event == "end":
            _break(builder, str(node.tag))
            for _ in range(opened.pop()):
                builder.close()
            builder.words(plain(node.tail))
        elif node is without or is_silent(node):
            opened.append(0)
            walker.skip_subtree()
        else:
            _break(builder, str(node.tag))
            opened.append(_open_block(builder, str(node.tag)))
            opened[-1] += open_inline(builder, node, base_url=page.base_url)
            _add_lines(builder, node, plain)


def _break(builder: TextBuilder, tag: str) -> None:
    if tag in _CELLS:
        builder.words(" ")
    elif tag in BREAKING:
        builder.end_block()


def _open_block(builder: TextBuilder, tag: str) -> int:
    if tag in _HEADINGS:
        builder.open(MarkKind.HEADING, _HEADINGS[tag])
    elif tag in _KINDS:
        builder.open(_KINDS[tag])
    else:
        return 0
    return 1


def _add_lines(
    builder: TextBuilder, node: etree._Element, plain: Callable[[str | None], str]
) -> None:
    """The words of *node*; in preformatted text each line is a block."""
    words = plain(node.text)
    if node.tag != "pre":
        builder.words(words)
        return
    for line in words.split(LINE_END):
        builder.words(line)
        builder.end_block()
