"""Saved web pages: the article through trafilatura, all visible words where it finds none."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from firsthand.core.text import MarkKind
from firsthand.importers.blocks import Built, TextBuilder
from firsthand.importers.drafts import Draft, Parsed
from firsthand.importers.errors import RefusalCode, RefusalError
from firsthand.importers.finishing import Source, finished
from firsthand.importers.frontpage import teasers_of_page
from firsthand.importers.guard import LINE_END, Guard, guard
from firsthand.importers.oldmarkup import modernise
from firsthand.importers.pagehead import Head, head_of
from firsthand.importers.tree import Page, absolute, inline_text, parse_page
from firsthand.importers.visible import add_visible

_BLOCKS = frozenset(
    {"p", "head", "quote", "item", "list", "table", "row", "code", "lb", "div", "ab"}
)
_RENDERED = {"#b": MarkKind.STRONG, "#i": MarkKind.EMPHASIS}
_KINDS = {"quote": MarkKind.QUOTE, "item": MarkKind.LIST_ITEM}
_SPACE = re.compile(r"\s+")
_EARLY_BLOCKS = 4
SMALL_PAGE_WORDS = 400
FEW_WORDS = 12


def parsed_page(untrusted: str, *, base_url: str) -> Parsed:
    """The drafts of a page: its teasers where it is a front page, else one.

    Raises: RefusalError EMPTY where no reader would see a word, TOO_DEEP.
    """
    page = parse_page(untrusted, base_url=base_url)
    head = head_of(page)
    source = Source(head.language, head.outlet, page.had_controls)
    teasers = teasers_of_page(page.root, page_url=page.page_url, base_url=page.base_url)
    if teasers:
        drafts = tuple(finished(teaser, source) for teaser in teasers)
        return Parsed("text/html", drafts, is_front_page=True, page_url=page.page_url)
    return Parsed("text/html", (_article(page, head, source),), page_url=page.page_url)


def _article(page: Page, head: Head, source: Source) -> Draft:
    built = _article_text(page, head)
    if not built.text.string:
        raise RefusalError(RefusalCode.EMPTY)
    draft = Draft(built.text, "und", source_url=page.page_url, issued_written=head.issued_written)
    return finished(draft, replace(source, had_controls=built.had_controls))


def _article_text(page: Page, head: Head) -> Built:
    modernise(page.root)
    guarded = guard(page)
    builder = TextBuilder()
    builder.had_controls = page.had_controls
    _add_title(builder, head, guarded)
    body = _body_tree(page.root)
    if body is None or _is_lump(body, page):
        add_visible(builder, page, guarded, without=head.title_element)
    else:
        _without_title(body, head, guarded)
        _add_body(builder, body, guarded, page.base_url)
    return builder.built()


def _is_lump(body: etree._Element, page: Page) -> bool:
    """True where *body* is one paragraph made of all that stands on a small page."""
    if sum(1 for _ in body.iter("p", "head", "item", "quote", "row")) > 1:
        return False
    words = len("".join(body.itertext()).split())
    return words <= SMALL_PAGE_WORDS and len(inline_text(page.root)[0].split()) <= words + FEW_WORDS


def _body_tree(root: HtmlElement) -> etree._Element | None:
    """The body that trafilatura finds; None where it finds none, or fails on the page."""
    try:
        found = bare_extraction(
            root,
            output_format="xml",
            include_comments=False,
            include_formatting=True,
            include_links=True,
        )
    except (RecursionError, AssertionError, LookupError, AttributeError):
        return None
    body = getattr(found, "body", None)
    return body if body is not None and "".join(body.itertext()).strip() else None


def _add_title(builder: TextBuilder, head: Head, guarded: Guard) -> None:
    if head.title:
        builder.open(MarkKind.HEADING, "1")
        builder.words(guarded.restored(head.title))
        builder.end_block()
        builder.close()


def _folded(words: str) -> str:
    return _SPACE.sub(" ", words).strip().casefold()


def _without_title(body: etree._Element, head: Head, guarded: Guard) -> None:
    """Takes the title out of *body*, where it would stand a second time."""
    title = _folded(head.title)
    for at, element in enumerate(body.iter("head", "p")):
        if element.tag == "p" and at >= _EARLY_BLOCKS:
            continue
        if title and _folded(guarded.restored("".join(element.itertext())) or "") == title:
            element.text = None
            for child in list(element):
                element.remove(child)
            return


def _add_body(builder: TextBuilder, body: etree._Element, guarded: Guard, base_url: str) -> None:
    opened: list[int] = []
    for event, node in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            _end_block_at(builder, node)
            marks = list(_marks(node, guarded, base_url))
            opened.append(len(marks))
            for kind, value in marks:
                builder.open(kind, value)
            _add_words(builder, guarded.restored(node.text))
        else:
            _end_block_at(builder, node)
            for _ in range(opened.pop()):
                builder.close()
            _add_words(builder, guarded.restored(node.tail))


def _end_block_at(builder: TextBuilder, node: etree._Element) -> None:
    if node.tag in _BLOCKS:
        builder.end_block()
    elif node.tag == "cell":
        builder.words(" ")


def _add_words(builder: TextBuilder, words: str | None) -> None:
    for at, line in enumerate((words or "").split(LINE_END)):
        if at:
            builder.end_block()
        builder.words(line)


def _marks(node: etree._Element, guarded: Guard, base_url: str) -> Iterator[tuple[MarkKind, str]]:
    if node.tag == "head":
        level = node.get("rend", "h2")[1:]
        yield MarkKind.HEADING, level if level in {"1", "2", "3", "4", "5", "6"} else "2"
    elif node.tag in _KINDS:
        yield _KINDS[node.tag], ""
    elif node.tag == "hi" and node.get("rend") in _RENDERED:
        yield _RENDERED[node.get("rend", "")], ""
    elif node.tag == "ref":
        target = absolute(guarded.restored(node.get("target")) or "", base_url)
        if target:
            yield MarkKind.LINK, target
