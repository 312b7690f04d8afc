"""A Text as HTML: escaped words inside a closed list of elements; nothing else can come out."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import NamedTuple

from markupsafe import Markup

from firsthand.core.text import MarkKind, Span, Text
from firsthand.edition.inline import (
    CUT_SIGN,
    RANK,
    Piece,
    disjoint,
    inline_html,
    language_attributes,
    with_fixed,
)


class Setting(NamedTuple):
    """What a text's surroundings say: language, sentence at a cut, level of the first headings.

    `fixed` are the places of words that were corrected, and the id of the note on each.
    """

    language: str
    cut_sentence: str = ""
    level: int = 2
    fixed: Mapping[Span, str] = MappingProxyType({})


def body_html(text: Text, setting: Setting, *, without: Span | None = None) -> Markup:
    """The blocks of *text* as paragraphs, headings, quotes, lists and cuts; not block *without*."""
    pieces = disjoint(text.marks)
    if setting.fixed:
        pieces = with_fixed(pieces, setting.fixed)
    levels = _heading_levels(pieces, without, setting.level)
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
    over = [mark for mark in text.marks if mark.kind in RANK and mark.span.overlaps(span)]
    return Markup(inline_html(text, span, disjoint(over), language))  # noqa: S704 - made of escaped words


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


def _heading_levels(pieces: Sequence[Piece], without: Span | None, first: int) -> dict[str, int]:
    """The levels that occur, closed up from *first* on: 1, 4 become h2, h3 below the page's h1."""
    levels = {
        piece.value
        for piece in pieces
        if piece.kind is MarkKind.HEADING and not (without and piece.start < without.end)
    }
    return {level: min(6, number) for number, level in enumerate(sorted(levels), first)}


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
    return f"<{name}{attributes}>{inline_html(text, block, over, language)}</{name}>\n"


def _whole(over: Sequence[Piece], block: Span, kind: MarkKind) -> Piece | None:
    """The piece of *kind* that covers the whole block."""
    for piece in over:
        if piece.kind is kind and piece.start <= block.start and block.end <= piece.end:
            return piece
    return None
