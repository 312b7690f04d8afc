"""The runs inside a block: marks as well-nested elements around escaped words.

Source: fairness rule F23.
"""

import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from html import escape
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from firsthand.core.languages import direction
from firsthand.core.text import Mark, MarkKind, Span, Text
from firsthand.edition.templating import escaped

CUT_SIGN = "[...]"
NO_ATTRIBUTES = Markup()
WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\"<>\\]+", re.IGNORECASE)
MAIL = re.compile(r"[A-Za-z0-9._+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")


class OurMark(StrEnum):
    """A mark that stands in no Text: the edition's own, over words that were corrected."""

    FIXED = "fixed"


# Outermost first: where two overlap, the later one in this row is split. Our own marks come first,
# so that no mark of the source shows where what we replaced or cut had its parts.
INLINE = (
    MarkKind.CUT,
    MarkKind.REPLACED,
    OurMark.FIXED,
    MarkKind.LANGUAGE,
    MarkKind.LINK,
    MarkKind.SPEAKER,
    MarkKind.STRONG,
    MarkKind.EMPHASIS,
)
RANK = {kind: rank for rank, kind in enumerate(INLINE)}
BRACKETED = frozenset({"role", "general"})


class Piece(NamedTuple):
    """A mark, or what is left of it where an earlier one of its kind covers its beginning."""

    start: int
    end: int
    kind: MarkKind | OurMark
    value: str


def is_web_address(untrusted: str) -> bool:
    """True for an absolute http(s) address that is safe as a link."""
    return WEB_ADDRESS.fullmatch(untrusted) is not None


def filled(template: str, *values: object) -> Markup:
    """*template*, HTML of ours, its {} filled with markup or escaped words; quicker than Markup."""
    return Markup(template.format(*map(escaped, values)))  # noqa: S704 - all values are escaped


def with_addresses(words: str) -> Markup:
    """*words* as HTML, e-mail addresses in them unbroken and left to right."""
    *before, last = MAIL.split(words)
    found = zip(before, MAIL.findall(words), strict=True)
    marked = [filled('{}<bdi class="mail">{}</bdi>', *pair) for pair in found]
    return Markup().join([*marked, filled("{}", last)])


@cache
def language_attributes(language: str, around: str) -> Markup:
    """` lang="…" dir="…"` for a run in *language*, empty where all *around* is in it already."""
    if language == around:
        return Markup()
    return filled(' lang="{}" dir="{}"', language, direction(language))


def disjoint(marks: Iterable[Mark]) -> list[Piece]:
    """The marks as pieces in order, cut so that no two of one kind overlap anywhere."""
    last: dict[MarkKind | OurMark, int] = {}
    pieces = []
    for mark in marks:
        start = max(mark.span.start, last.get(mark.kind, 0))
        if start < mark.span.end:
            pieces.append(Piece(start, mark.span.end, mark.kind, mark.value))
            last[mark.kind] = mark.span.end
    return sorted(pieces)


def with_fixed(pieces: Sequence[Piece], fixed: Mapping[Span, str]) -> list[Piece]:
    """*pieces* and one for each place that was corrected; none where a link lies already."""
    links = [piece for piece in pieces if piece.kind is MarkKind.LINK]
    added = [
        Piece(span.start, span.end, OurMark.FIXED, anchor)
        for span, anchor in fixed.items()
        if not any(link.start < span.end and span.start < link.end for link in links)
    ]
    return sorted([*pieces, *added])


def inline_html(text: Text, span: Span, over: Sequence[Piece], language: str) -> str:
    """The words at *span* inside the elements of the pieces *over* it; line ends become spaces."""
    pieces = deque(piece for piece in over if piece.kind in RANK and _shows(piece, language))
    if not pieces:
        return _words(text, span.start, span.end)
    if len(pieces) == 1:
        return _one(text, span, pieces[0])
    clip = [max(span.start, piece.start) for piece in pieces]
    clip += [min(span.end, piece.end) for piece in pieces]
    out: list[str] = []
    active: list[Piece] = []
    shown: list[Piece] = []
    for start, end in pairwise(sorted({span.start, span.end, *clip})):
        active = _over(pieces, active, start)
        is_cut = bool(active) and active[0].kind is MarkKind.CUT
        wanted = active[:1] if is_cut else active
        _turn(out, text, shown, wanted)
        shown = wanted
        if not is_cut:
            out.append(_words(text, start, end))
    _turn(out, text, shown, [])
    return "".join(out)


def _one(text: Text, span: Span, piece: Piece) -> str:
    """The words at *span* where just one piece lies over them: the usual case, and quick."""
    start, end = max(span.start, piece.start), min(span.end, piece.end)
    inside = "" if piece.kind is MarkKind.CUT else _words(text, start, end)
    before, after = _words(text, span.start, start), _words(text, end, span.end)
    return f"{before}{_opening(piece, text)}{inside}{_closing(piece, text)}{after}"


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
    if piece.kind is OurMark.FIXED:
        return f'<a class="fixed" href="#{escape(piece.value)}">'
    if piece.kind is MarkKind.REPLACED:
        bracket = "[" if _lacks_brackets(piece, text) else ""
        return f'<span class="{_CLASSES[piece.value]}">{bracket}'
    return _ELEMENTS[piece.kind][0]


def _closing(piece: Piece, text: Text) -> str:
    if piece.kind in {MarkKind.LINK, OurMark.FIXED}:
        return "</a>"
    if piece.kind is MarkKind.REPLACED:
        return "]</span>" if _lacks_brackets(piece, text) else "</span>"
    return "</span>" if piece.kind is MarkKind.LANGUAGE else _ELEMENTS[piece.kind][1]


def _lacks_brackets(piece: Piece, text: Text) -> bool:
    return piece.value in BRACKETED and text.string[piece.start] != "["


def _words(text: Text, start: int, end: int) -> str:
    return escape(text.string[start:end].replace("\n", " "))
