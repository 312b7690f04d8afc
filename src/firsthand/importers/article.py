"""The words of an article page: what trafilatura keeps of it, or all that a reader sees."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from firsthand.core.text import MarkKind
from firsthand.importers.blocks import Built, TextBuilder
from firsthand.importers.guard import LINE_END, Guard, guard
from firsthand.importers.linkguard import LinkGuard
from firsthand.importers.oldmarkup import modernise
from firsthand.importers.pagehead import Head
from firsthand.importers.putback import Plain
from firsthand.importers.tree import Page, inline_text
from firsthand.importers.visible import add_visible

EARLY_BLOCKS = 4
SMALL_PAGE_WORDS = 400
FEW_WORDS = 12
MOST_ELEMENTS = 40_000
_BLOCKS = frozenset(
    {"p", "head", "quote", "item", "list", "table", "row", "code", "lb", "div", "ab"}
)
_RENDERED = {"#b": MarkKind.STRONG, "#i": MarkKind.EMPHASIS}
_KINDS = {"quote": MarkKind.QUOTE, "item": MarkKind.LIST_ITEM}
_LEVELS = frozenset("123456")
_SPACE = re.compile(r"\s+")
_IS_BOOK = etree.XPath(f"boolean(/descendant::*[{MOST_ELEMENTS + 1}])")


@dataclass(frozen=True, slots=True)
class Article:
    """What was taken from a page.

    `plain` gives the words of the page from those of its tree, changed for an extractor that may
    have dropped some; None where all that is visible was taken.
    """

    built: Built
    plain: Plain | None


def article_text(page: Page, head: Head) -> Article:
    """The title and the words of *page*; empty where no reader would see a word.

    Changes the tree of *page*.
    """
    builder = TextBuilder()
    builder.had_controls = page.had_controls
    _add_title(builder, head)
    if is_book(page):
        add_visible(builder, page, _as_it_is, without=head.title_element)
        return Article(builder.built(), None)
    plain = _add_article(builder, page, head)
    return Article(builder.built(), plain)


def is_book(page: Page) -> bool:
    """True for a page larger than any article: an extractor would copy it over and over."""
    return bool(_IS_BOOK(page.root))


def _as_it_is(words: str | None) -> str:
    return words or ""


def _add_article(builder: TextBuilder, page: Page, head: Head) -> Plain | None:
    modernise(page.root)
    words = _Words(guard(page), LinkGuard(page))
    body = _body_tree(page.root)
    if body is None or _is_lump(body, page):
        add_visible(builder, page, words.plain, without=head.title_element)
        return None
    _without_title(body, folded(head.title), words)
    _BodyReader(builder, words).read(body)
    return words.plain


def folded(words: str) -> str:
    """*words* for comparing: white space collapsed, case folded."""
    return _SPACE.sub(" ", words).strip().casefold()


class _Words:
    """Gives back the code points of the page, from what stands for them in its tree."""

    def __init__(self, guarded: Guard, links: LinkGuard) -> None:
        self._guarded = guarded
        self.links = links

    def restored(self, words: str) -> str:
        """*words* with the letters of links still in them."""
        return self._guarded.restored(words)

    def plain(self, words: str | None) -> str:
        """*words* as the page has them."""
        return self.links.plain(self.restored(words)) if words else ""


def _body_tree(root: HtmlElement) -> etree._Element | None:
    """The body that trafilatura finds; None where it finds none, or fails on the page."""
    try:
        found = bare_extraction(
            root, output_format="xml", include_comments=False, include_formatting=True
        )
    except (RecursionError, AssertionError, LookupError, AttributeError):
        return None
    body = getattr(found, "body", None)
    return body if body is not None and "".join(body.itertext()).strip() else None


def _is_lump(body: etree._Element, page: Page) -> bool:
    """True where *body* is one paragraph made of all that stands on a small page."""
    if sum(1 for _ in body.iter("p", "head", "item", "quote", "row")) > 1:
        return False
    words = len("".join(body.itertext()).split())
    return words <= SMALL_PAGE_WORDS and len(inline_text(page.root)[0].split()) <= words + FEW_WORDS


def _add_title(builder: TextBuilder, head: Head) -> None:
    if head.title:
        builder.open(MarkKind.HEADING, "1")
        builder.words(head.title)
        builder.end_block()
        builder.close()


def _without_title(body: etree._Element, title: str, words: _Words) -> None:
    """Takes the title out of *body*, where it would stand a second time."""
    for at, element in enumerate(body.iter("head", "p")):
        if element.tag == "p" and at >= EARLY_BLOCKS:
            continue
        if title and folded(words.plain("".join(element.itertext()))) == title:
            element.text = None
            for child in list(element):
                element.remove(child)
            return


class _BodyReader:
    """Reads a body tree into a builder."""

    def __init__(self, builder: TextBuilder, words: _Words) -> None:
        self._builder = builder
        self._words = words
        self._in_link = False

    def read(self, body: etree._Element) -> None:
        """Adds all of *body*."""
        opened: list[list[MarkKind]] = []
        for event, node in etree.iterwalk(body, events=("start", "end")):
            self._break(node)
            if event == "start":
                opened.append(self._open(node))
                self._add(node.text)
            else:
                for kind in reversed(opened.pop()):
                    self._builder.close(kind)
                self._add(node.tail)

    def _open(self, node: etree._Element) -> list[MarkKind]:
        marks = list(_marks(node))
        for kind, value in marks:
            self._builder.open(kind, value)
        return [kind for kind, _ in marks]

    def _break(self, node: etree._Element) -> None:
        if node.tag in _BLOCKS:
            self._end_block()
        elif node.tag == "cell":
            self._builder.words(" ")

    def _end_block(self) -> None:
        self._end_link()
        self._builder.end_block()

    def _add(self, words: str | None) -> None:
        if not words:
            return
        for at, line in enumerate(self._words.restored(words).split(LINE_END)):
            if at:
                self._end_block()
            self._add_linked(line)

    def _add_linked(self, line: str) -> None:
        for piece, target in self._words.links.pieces(line):
            self._builder.words(piece)
            if target is not None:
                self._end_link()
            if target:
                self._builder.open(MarkKind.LINK, target)
                self._in_link = True

    def _end_link(self) -> None:
        """A link ends with its block at the latest, for its end may have been dropped."""
        if self._in_link:
            self._builder.close(MarkKind.LINK)
            self._in_link = False


def _marks(node: etree._Element) -> Iterator[tuple[MarkKind, str]]:
    rendered = node.get("rend", "")
    if node.tag == "head":
        level = rendered[1:]
        yield MarkKind.HEADING, level if level in _LEVELS else "2"
    elif node.tag in _KINDS:
        yield _KINDS[str(node.tag)], ""
    elif node.tag == "hi" and rendered in _RENDERED:
        yield _RENDERED[rendered], ""
