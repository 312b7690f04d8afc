"""A Text as HTML: escaped words inside a closed list of elements; nothing else can come out.

Source: look.md (treatments), fairness rule F23.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from firsthand.core.languages import direction
from firsthand.core.text import Mark, MarkKind, Span, Text

CUT_SIGN = "[...]"
WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\"<>\\]+", re.IGNORECASE)
# Outermost first: where two overlap, the later one in this row is split.
INLINE = (
    MarkKind.LANGUAGE,
    MarkKind.LINK,
    MarkKind.SPEAKER,
    MarkKind.STRONG,
    MarkKind.EMPHASIS,
    MarkKind.REPLACED,
    MarkKind.CUT,
)
RANK = {kind: rank for rank, kind in enumerate(INLINE)}
BRACKETED = frozenset({"role", "general"})


class Piece(NamedTuple):
    """A mark, or what is left of it where an earlier one of its kind covers its beginning."""

    start: int
    end: int
    kind: MarkKind
    value: str


class Setting(NamedTuple):
    """What the words around a text need: its language, and the sentence that stands at a cut."""

    language: str
    cut_sentence: str = ""


def is_web_address(untrusted: str) -> bool:
    """True for an absolute http(s) address that is safe as a link."""
    return WEB_ADDRESS.fullmatch(untrusted) is not None


@cache
def language_attributes(language: str, around: str) -> Markup:
    """` lang="…" dir="…"` for a run in *language*, empty where all *around* is in it already."""
    if language == around:
        return Markup()
    return Markup(' lang="{}" dir="{}"').format(language, direction(language))


def body_html(text: Text, setting: Setting, *, without: Span | None = None) -> Markup:
    """The blocks of *text* as paragraphs, headings, quotes, lists and cuts; not block *without*."""
    pieces = _disjoint(text.marks)
    levels = _heading_levels(pieces, without)
    out: list[str] = []
    open_now: list[tuple[str, int]] = []
    for block, over in _blocks_with(text, pieces):
        if block != without:
            wanted = _containers(over)
            _switch(out, open_now, wanted)
            open_now = wanted
            out.append(_block(text, block, over, (setting, levels)))
    _switch(out, open_now, [])
    return Markup("".join(out))  # noqa: S704 - made of escaped words and our own elements


def run_html(text: Text, span: Span, language: str) -> Markup:
    """The words at *span* with their inline marks; line ends become spaces."""
    over = [mark for mark in text.marks if mark.span.overlaps(span)]
    return Markup(_inline(text, span, _disjoint(over), language))  # noqa: S704 - made of escaped words


def first_heading(text: Text) -> Span | None:
    """The first block, where it is a heading; that is where a source's own title stands."""
    block = next(text.blocks(), None)
    marks = (mark for mark in text.marks if mark.kind is MarkKind.HEADING)
    heading = next(marks, None)
    return block if block and heading and heading.span.overlaps(block) else None


def place_of(words: str, text: Text) -> Span | None:
    """Where *words* stand in *text*, blocks joined by a line end or a space; None = nowhere."""
    start = text.string.replace("\n", " ").find(words.replace("\n", " ")) if words else -1
    return None if start < 0 else Span(start, start + len(words))


def _disjoint(marks: Iterable[Mark]) -> list[Piece]:
    """The marks in order, cut so that no two of one kind overlap: at any place, one a kind."""
    last: dict[MarkKind, int] = {}
    pieces = []
    for mark in marks:
        start = max(mark.span.start, last.get(mark.kind, 0))
        if start < mark.span.end:
            pieces.append(Piece(start, mark.span.end, mark.kind, mark.value))
            last[mark.kind] = mark.span.end
    return sorted(pieces)


def _blocks_with(text: Text, pieces: Sequence[Piece]) -> Iterator[tuple[Span, list[Piece]]]:
    """Each block and the pieces over it; one walk over both."""
    over: list[Piece] = []
    following = 0
    for block in text.blocks():
        over = [piece for piece in over if piece.end > block.start]
        while following < len(pieces) and pieces[following].start < block.end:
            if pieces[following].end > block.start:
                over.append(pieces[following])
            following += 1
        yield block, over


def _heading_levels(pieces: Sequence[Piece], without: Span | None) -> dict[str, int]:
    """The levels that occur, closed up below the page's h1: 1, 4 become h2, h3."""
    levels = {
        piece.value
        for piece in pieces
        if piece.kind is MarkKind.HEADING and not (without and piece.start < without.end)
    }
    return {level: min(6, number) for number, level in enumerate(sorted(levels), 2)}


def _containers(over: Sequence[Piece]) -> list[tuple[str, int]]:
    """The elements that hold a block, outermost first; the number tells two of a kind apart."""
    found = {piece.kind: piece for piece in over}
    wanted = []
    if quote := found.get(MarkKind.QUOTE):
        wanted.append(("blockquote", quote.start))
    if entry := found.get(MarkKind.LIST_ITEM):
        wanted += [("ul", 0), ("li", entry.start)]
    return wanted


def _switch(
    out: list[str], open_now: Sequence[tuple[str, int]], wanted: Sequence[tuple[str, int]]
) -> None:
    """Close what is no longer wanted, open what is; what both share stays open."""
    shared = 0
    for one, other in zip(open_now, wanted, strict=False):
        if one != other:
            break
        shared += 1
    out.extend(f"</{name}>" for name, _ in reversed(open_now[shared:]))
    out.extend(f"<{name}>" for name, _ in wanted[shared:])


def _block(
    text: Text, block: Span, over: Sequence[Piece], how: tuple[Setting, dict[str, int]]
) -> str:
    setting, levels = how
    if _whole(over, block, MarkKind.CUT):
        return f'<p class="cut"><b>{CUT_SIGN}</b> {escape(setting.cut_sentence)}</p>\n'
    language, attributes = setting.language, Markup()
    if foreign := _whole(over, block, MarkKind.LANGUAGE):
        language = foreign.value
        attributes = language_attributes(language, setting.language)
    heading = next((piece for piece in over if piece.kind is MarkKind.HEADING), None)
    name = f"h{levels[heading.value]}" if heading else "p"
    return f"<{name}{attributes}>{_inline(text, block, over, language)}</{name}>\n"


def _whole(over: Sequence[Piece], block: Span, kind: MarkKind) -> Piece | None:
    """The piece of *kind* that covers the whole block."""
    for piece in over:
        if piece.kind is kind and piece.start <= block.start and block.end <= piece.end:
            return piece
    return None


def _inline(text: Text, span: Span, over: Sequence[Piece], language: str) -> str:
    pieces = deque(piece for piece in over if piece.kind in RANK and _shows(piece, language))
    if not pieces:
        return _words(text, span.start, span.end)
    clip = [max(span.start, piece.start) for piece in pieces]
    clip += [min(span.end, piece.end) for piece in pieces]
    out: list[str] = []
    open_now: list[Piece] = []
    for start, end in pairwise(sorted({span.start, span.end, *clip})):
        wanted = _over(pieces, open_now, start)
        _turn(out, text, open_now, wanted)
        open_now = wanted
        if not (wanted and wanted[-1].kind is MarkKind.CUT):
            out.append(_words(text, start, end))
    _turn(out, text, open_now, [])
    return "".join(out)


def _shows(piece: Piece, language: str) -> bool:
    """False for what would change nothing: the language of its surroundings, an unsafe address."""
    if piece.kind is MarkKind.LANGUAGE:
        return piece.value != language
    return piece.kind is not MarkKind.LINK or is_web_address(piece.value)


def _over(pieces: deque[Piece], open_now: Sequence[Piece], start: int) -> list[Piece]:
    """The pieces over position *start*, outermost first; those behind it leave *pieces*."""
    kept = [piece for piece in open_now if piece.end > start]
    while pieces and pieces[0].start <= start:
        piece = pieces.popleft()
        if piece.end > start:
            kept.append(piece)
    return sorted(kept, key=lambda piece: RANK[piece.kind])


def _turn(out: list[str], text: Text, open_now: Sequence[Piece], wanted: Sequence[Piece]) -> None:
    shared = 0
    for one, other in zip(open_now, wanted, strict=False):
        if one is not other:
            break
        shared += 1
    out.extend(_closing(piece, text) for piece in reversed(open_now[shared:]))
    out.extend(_opening(piece, text) for piece in wanted[shared:])


_ELEMENTS = {
    MarkKind.SPEAKER: ('<b class="speaker">', "</b>"),
    MarkKind.STRONG: ("<strong>", "</strong>"),
    MarkKind.EMPHASIS: ("<em>", "</em>"),
    MarkKind.CUT: (f'<span class="left-out">{CUT_SIGN}', "</span>"),
}
_CLASSES = {"role": "role", "general": "role", "pseudonym": "alias", "withheld": "held"}


def _opening(piece: Piece, text: Text) -> str:
    if piece.kind is MarkKind.LANGUAGE:
        return f'<span lang="{escape(piece.value)}" dir="{direction(piece.value)}">'
    if piece.kind is MarkKind.LINK:
        address = escape(piece.value)
        return f'<a href="{address}" rel="external nofollow noopener noreferrer">'
    if piece.kind is MarkKind.REPLACED:
        bracket = "[" if _lacks_brackets(piece, text) else ""
        return f'<span class="{_CLASSES[piece.value]}">{bracket}'
    return _ELEMENTS[piece.kind][0]


def _closing(piece: Piece, text: Text) -> str:
    if piece.kind is MarkKind.LINK:
        return "</a>"
    if piece.kind is MarkKind.REPLACED:
        return "]</span>" if _lacks_brackets(piece, text) else "</span>"
    return "</span>" if piece.kind is MarkKind.LANGUAGE else _ELEMENTS[piece.kind][1]


def _lacks_brackets(piece: Piece, text: Text) -> bool:
    return piece.value in BRACKETED and text.string[piece.start] != "["


def _words(text: Text, start: int, end: int) -> str:
    return escape(text.string[start:end].replace("\n", " "))
