"""A hardened HTML tree of a page: no comments, no scripts run, nothing fetched, caps kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import (
    HtmlComment,
    HtmlElement,
    HtmlEntity,
    HTMLParser,
    HtmlProcessingInstruction,
    document_fromstring,
)

from firsthand.core.text import Mark, MarkKind
from firsthand.importers.blocks import TextBuilder
from firsthand.importers.errors import RefusalCode, RefusalError
from firsthand.importers.links import absolute, is_web

__all__ = [
    "Page",
    "absolute",
    "add_inline",
    "inline_text",
    "is_silent",
    "language_of",
    "open_inline",
]
__all__ += ["parse_page"]
DEEPEST = 1000
HEAD_CP = 65_536
# Elements whose words are no words of the page.
SILENT = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "embed", "applet", "svg"}
    | {
        "math",
        "canvas",
        "audio",
        "video",
        "select",
        "textarea",
        "button",
        "head",
        "title",
        "noframes",
    }
)
# Elements that end a line of words where they begin and where they end.
BREAKING = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
    }
    | {"dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2"}
    | {"h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu"}
    | {"nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot"}
    | {"th", "thead", "tr", "ul"}
)
EMPHASIS = frozenset({"em", "i", "cite", "dfn", "var"})
STRONG = frozenset({"strong", "b"})
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)\s*(\S+?)\s*-->", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>", re.IGNORECASE)
_NEVER_PARSED = re.compile("[\x00\ud800-\udfff]")
# What begins the UTF-8 of a code point beyond U+FFFF.
_FOUR_BYTES = (b"\xf0", b"\xf1", b"\xf2", b"\xf3", b"\xf4")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_DEEP = etree.XPath("boolean(/" + "/*" * 64 + ")")  # as few pages are; the other is slow
_TOO_DEEP = etree.XPath("boolean(/" + "/*" * DEEPEST + ")")
# One class for all elements. lxml.html's own lookup calls back into Python for each node that is
# touched, a million times in a few hundred pages, for methods of form fields that nobody calls.
_ONE_CLASS = etree.ElementDefaultClassLookup(
    element=HtmlElement,
    comment=HtmlComment,
    pi=HtmlProcessingInstruction,
    entity=HtmlEntity,
)


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page and what it was parsed from.

    URLs are absolute or empty; `had_controls`: code points taken out before. `has_astral`: code
    points beyond U+FFFF may stand in the source.
    """

    root: HtmlElement
    source: str
    base_url: str = ""
    page_url: str = ""
    had_controls: bool = False
    has_astral: bool = True


def parse_page(untrusted: str, *, base_url: str = "") -> Page:
    """The tree of a page with its code points as they stand in it.

    *base_url* counts where the page says nothing of itself.

    Raises: RefusalError EMPTY or TOO_DEEP.
    """
    declared = _XML_DECLARATION.match(untrusted)
    source = untrusted[declared.end() :] if declared else untrusted
    encoded, had_controls = _encoded(source)
    root = _parsed(encoded)
    if _DEEP(root) and _TOO_DEEP(root):
        raise RefusalError(RefusalCode.TOO_DEEP)
    linked = list(root.iter("link", "base"))
    page_url = _page_url(linked, source[:HEAD_CP]) or base_url
    return Page(
        root=root,
        source=source,
        base_url=_base_url(linked, page_url),
        page_url=page_url,
        had_controls=had_controls,
        has_astral=any(map(encoded.__contains__, _FOUR_BYTES)),
    )


def _encoded(source: str) -> tuple[bytes, bool]:
    """UTF-8 for the parser, and whether NUL or a lone surrogate was taken out for it."""
    try:
        encoded = source.encode()
    except UnicodeEncodeError:
        return _NEVER_PARSED.sub("", source).encode(), True
    return (encoded.replace(b"\0", b""), True) if b"\0" in encoded else (encoded, False)


def _parsed(encoded: bytes) -> HtmlElement:
    # A fresh parser a page: no state, no ids collected. huge_tree, for without it libxml2 drops
    # all that follows a long text or a deep place and says nothing; DEEPEST is our own cap.
    parser = HTMLParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        return document_fromstring(encoded, parser=parser)
    except etree.ParserError as error:
        raise RefusalError(RefusalCode.EMPTY) from error
    except etree.XMLSyntaxError as error:  # it recovers from all but want of memory
        raise MemoryError from error


def _page_url(linked: list[HtmlElement], untrusted_head: str) -> str:
    saved = _SAVED_FROM.search(untrusted_head)
    said = [saved[1] if saved else ""]
    said += [link.get("href", "") for link in linked if _is_canonical(link)]
    return next((url for url in said if is_web(url)), "")


def _is_canonical(link: HtmlElement) -> bool:
    return link.tag == "link" and "canonical" in link.get("rel", "").lower().split()


def _base_url(linked: list[HtmlElement], page_url: str) -> str:
    written = (one.get("href") for one in linked if one.tag == "base")
    base = next((href for href in written if href is not None), "")
    joined = absolute(base, page_url)
    return joined if is_web(joined) else page_url


def language_of(element: HtmlElement) -> str:
    """The language that *element* itself declares, "" where none is well-formed."""
    written = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    tag = written.strip().replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else ""


def inline_text(element: HtmlElement, *, base_url: str = "") -> tuple[str, tuple[Mark, ...]]:
    """All visible words of *element* (its tail is not) as one block, and the marks over it.

    ASCII white space collapsed, NFC, controls out; emphasis, strong, links (absolute where
    *base_url* is known) and languages marked, *element*'s own language and link too.
    """
    builder = TextBuilder()
    add_inline(builder, element, base_url=base_url)
    text = builder.built().text
    return text.string, text.marks


def add_inline(builder: TextBuilder, element: HtmlElement, *, base_url: str) -> None:
    """Adds the words of *element* to the block that *builder* has under way, marks and all."""
    walker = etree.iterwalk(element, events=("start", "end"))
    opened: list[int] = []
    for event, node in walker:
        if event == "end":
            for _ in range(opened.pop()):
                builder.close()
            builder.words(" " if node.tag in BREAKING else None)
            builder.words(None if node is element else node.tail)
        elif is_silent(node):
            opened.append(0)
            walker.skip_subtree()
        else:
            builder.words(" " if node.tag in BREAKING else None)
            opened.append(open_inline(builder, node, base_url=base_url))
            builder.words(node.text)


def open_inline(builder: TextBuilder, node: HtmlElement, *, base_url: str) -> int:
    """How many inline marks *node* opened in *builder*; as many are to be closed."""
    marks = list(_inline_marks(node, base_url))
    for kind, value in marks:
        builder.open(kind, value)
    return len(marks)


def _inline_marks(node: HtmlElement, base_url: str) -> Iterator[tuple[MarkKind, str]]:
    if language_of(node):
        yield MarkKind.LANGUAGE, language_of(node)
    if node.tag in EMPHASIS:
        yield MarkKind.EMPHASIS, ""
    elif node.tag in STRONG:
        yield MarkKind.STRONG, ""
    elif node.tag == "a" and absolute(node.get("href", ""), base_url):
        yield MarkKind.LINK, absolute(node.get("href", ""), base_url)


def is_silent(node: HtmlElement) -> bool:
    """True for what a reader never sees: scripts, styles, forms' fields, hidden elements."""
    if node.tag in SILENT or node.get("hidden") is not None:
        return True
    style = node.get("style")
    return style is not None and "display:none" in style.replace(" ", "").lower()
