"""Markdown (CommonMark): its blocks and marks; raw HTML in it is words at most, never markup."""

import re
from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.token import Token

from firsthand.core.text import MarkKind
from firsthand.importers.blocks import Built, TextBuilder
from firsthand.importers.drafts import Draft
from firsthand.importers.errors import RefusalCode, RefusalError
from firsthand.importers.finishing import Source, finished
from firsthand.importers.links import absolute
from firsthand.importers.tree import inline_text, parse_page

LARGEST_FRONT_CP = 4000
_FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\n(?P<lines>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_FIELD = re.compile(r"^(?P<name>[A-Za-z_-]+)\s*:\s*[\"']?(?P<value>.*?)[\"']?\s*$", re.MULTILINE)
_SILENT_START = re.compile(r"<(script|style|template|iframe|noscript)\b", re.IGNORECASE)
_SILENT_END = re.compile(r"</(script|style|template|iframe|noscript)\b", re.IGNORECASE)
_OPENING = {
    "em_open": MarkKind.EMPHASIS,
    "strong_open": MarkKind.STRONG,
    "blockquote_open": MarkKind.QUOTE,
    "list_item_open": MarkKind.LIST_ITEM,
}
_CLOSING = {"em_close", "strong_close", "blockquote_close", "list_item_close", "heading_close"}
_BLOCK_ENDS = {"paragraph_close", "heading_close", "tr_close", "hr", "softbreak_line", "hardbreak"}


def drafts_of_markdown(untrusted: str, *, base_url: str) -> tuple[Draft, ...]:
    """The one draft of a Markdown text; its front matter gives title, date and language.

    Raises: RefusalError EMPTY where no words are left.
    """
    fields, body = _front_matter(untrusted)
    reader = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    built = _Reader(base_url, fields.get("title", "")).read(reader.parse(body))
    if not built.text.string:
        raise RefusalError(RefusalCode.EMPTY)
    source = Source(
        declared_language=fields.get("lang", fields.get("language", "")),
        outlet=fields.get("source", fields.get("publisher", "")),
        had_controls=built.had_controls,
    )
    return (
        finished(Draft(built.text, "und", issued_written=_short(fields.get("date", ""))), source),
    )


def _short(words: str) -> str:
    built = TextBuilder()
    built.words(words[:120])
    return built.built().text.string


def _front_matter(untrusted: str) -> tuple[dict[str, str], str]:
    found = _FRONT_MATTER.match(untrusted[:LARGEST_FRONT_CP])
    if not found:
        return {}, untrusted.removeprefix("\ufeff")
    fields = {one["name"].lower(): one["value"] for one in _FIELD.finditer(found["lines"])}
    return fields, untrusted[found.end() :]


class _Reader:
    """Walks tokens once and builds the text."""

    def __init__(self, base_url: str, title: str) -> None:
        self._base_url = base_url
        self._title = title
        self._builder = TextBuilder()
        self._links: list[bool] = []
        self._silent = 0

    def read(self, tokens: list[Token]) -> Built:
        """The text of *tokens*; the title of the front matter first, where they have none."""
        has_title = any(token.type == "heading_open" and token.tag == "h1" for token in tokens)
        if self._title and not has_title:
            self._line(MarkKind.HEADING, "1", self._title)
        self._walk(tokens)
        return self._builder.built()

    def _line(self, kind: MarkKind, value: str, words: str) -> None:
        self._builder.open(kind, value)
        self._builder.words(words)
        self._builder.end_block()
        self._builder.close()

    def _walk(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            if token.type == "inline":
                self._silent = 0
                self._walk(token.children or [])
            elif token.type in {"fence", "code_block"}:
                self._lines(token.content)
            elif token.type == "html_block":
                self._html(token.content)
            else:
                self._mark(token)
                self._words(token)

    def _lines(self, words: str) -> None:
        for line in words.split("\n"):
            self._builder.words(line)
            self._builder.end_block()

    def _html(self, untrusted: str) -> None:
        """What a reader would see of raw HTML, as plain words."""
        try:
            words = inline_text(parse_page(f"<div>{untrusted}</div>").root)[0]
        except RefusalError:
            return
        self._builder.words(words)
        self._builder.end_block()

    def _mark(self, token: Token) -> None:
        if token.type in _BLOCK_ENDS:
            self._builder.end_block()
        if token.type in _OPENING:
            self._builder.open(_OPENING[token.type])
        elif token.type == "heading_open":
            self._builder.open(MarkKind.HEADING, token.tag[1:])
        elif token.type in _CLOSING:
            self._builder.close()
        elif token.type == "link_open":
            self._open_link(str(token.attrGet("href") or ""))
        elif token.type == "link_close" and self._links.pop():
            self._builder.close()

    def _open_link(self, href: str) -> None:
        target = absolute(href, self._base_url)
        self._links.append(bool(target))
        if target:
            self._builder.open(MarkKind.LINK, target)

    def _words(self, token: Token) -> None:
        if token.type == "html_inline":
            self._silent += bool(_SILENT_START.match(token.content))
            self._silent -= bool(_SILENT_END.match(token.content)) and self._silent > 0
        elif token.type in {"text", "code_inline", "text_special"} and not self._silent:
            self._builder.words(token.content)
        elif token.type in {"softbreak", "td_open", "th_open"}:
            self._builder.words(" ")
