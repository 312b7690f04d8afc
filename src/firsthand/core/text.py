"""The one form of running text: a plain string and marks over it.

A Text cannot express markup: a mark has a kind from a closed list and, at most, a short
value. HTML and Markdown are parsed in `importers`; every template only escapes.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from firsthand.core.errors import NotNormalError, SpanError, TextError

# C0 and C1 controls save the block separator, the bidi embeddings, overrides and isolates that
# can make a name read as another one, and what no XML feed may hold.
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\u2028\u2029]")
ASCII_SPACE = re.compile("[\t\n\x0b\x0c\r ]+")


class MarkKind(StrEnum):
    """What a mark says of its span; the last two stand on public versions only."""

    HEADING = "heading"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"
    SPEAKER = "speaker"
    LANGUAGE = "language"
    REPLACED = "replaced"
    CUT = "cut"


_KINDS = {str(kind): kind for kind in MarkKind}
BLOCK_KINDS = frozenset({MarkKind.HEADING, MarkKind.QUOTE, MarkKind.LIST_ITEM})
PUBLIC_KINDS = frozenset({MarkKind.REPLACED, MarkKind.CUT})
LINK_MAX_CP = 4000
REPLACED_VALUES = frozenset({"role", "pseudonym", "withheld", "general"})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a string, in code points.

    Raises: SpanError where it is empty, negative or turned round.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"{self.start}-{self.end}")

    def overlaps(self, other: "Span") -> bool:
        """True where the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """True where *other* lies wholly inside, ends included."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A kind over a span; *value* is the level, the address, the tag, or what was put in."""

    kind: MarkKind
    span: Span
    value: str = ""

    def __post_init__(self) -> None:
        if FORBIDDEN.search(self.value) or not _VALUES[self.kind](self.value):
            raise TextError(self.kind)

    def moved(self, span: Span) -> "Mark":
        """The same mark over another span."""
        return Mark(self.kind, span, self.value)


def _empty(value: str) -> bool:
    return value == ""


_VALUES = {
    MarkKind.HEADING: lambda value: value in {"1", "2", "3", "4", "5", "6"},
    MarkKind.QUOTE: _empty,
    MarkKind.LIST_ITEM: _empty,
    MarkKind.EMPHASIS: _empty,
    MarkKind.STRONG: _empty,
    MarkKind.LINK: lambda value: 0 < len(value) <= LINK_MAX_CP,
    MarkKind.SPEAKER: _empty,
    MarkKind.LANGUAGE: lambda value: re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value),
    MarkKind.REPLACED: lambda value: value in REPLACED_VALUES,
    MarkKind.CUT: _empty,
}


@dataclass(frozen=True, slots=True)
class Text:
    """A string in NFC, one block a line, and its marks in order of position.

    Raises: NotNormalError, SpanError (a mark outside the string), TextError (marks out of order).
    Source: ADR 4.
    """

    string: str = ""
    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        check_normal(self.string)
        if any(mark.span.end > len(self.string) for mark in self.marks):
            raise SpanError(len(self.string))
        if list(self.marks) != sorted(self.marks, key=mark_order):
            raise TextError("marks")

    def quote(self, span: Span) -> str:
        """The words at *span*, exactly."""
        return self.string[span.start : span.end]

    def blocks(self) -> Iterator[Span]:
        """The span of each block that is not empty, in order; the line end is no part of it."""
        start = 0
        for line in self.string.split("\n"):
            if line:
                yield Span(start, start + len(line))
            start += len(line) + 1


def check_normal(string: str) -> None:
    """Nothing, where *string* may be a Text's string.

    Raises: NotNormalError with the position of the first code point that may not stand there.
    """
    found = FORBIDDEN.search(string)
    if found:
        raise NotNormalError(found.start())
    if not unicodedata.is_normalized("NFC", string):
        raise NotNormalError("NFC")


def mark_order(mark: Mark) -> tuple[int, int, str, str]:
    """Position first, the longer first, then kind and value: one order for equal sets of marks."""
    return mark.span.start, -mark.span.end, mark.kind, mark.value


def make_text(string: str, marks: Iterable[Mark] = ()) -> Text:
    """A Text with *marks* put in order and said once."""
    return Text(string, tuple(sorted(set(marks), key=mark_order)))


def clean_block(untrusted: str) -> tuple[str, bool]:
    """One block as a Text may hold it, and whether a control code point was taken out.

    NFC; runs of ASCII white space become one space, at the ends none. Every other code point
    stays: ZWNJ, ZWJ, U+00A0, U+202F, U+00AD, LRM, RLM.
    """
    spaced = ASCII_SPACE.sub(" ", untrusted)
    without = FORBIDDEN.sub("", spaced)
    return unicodedata.normalize("NFC", ASCII_SPACE.sub(" ", without)).strip(" "), spaced != without


def plain_text(untrusted: str) -> tuple[Text, bool]:
    """A Text of the lines of *untrusted* (empty lines dropped), and whether controls left it."""
    cleaned = [clean_block(line) for line in LINE_END.split(untrusted)]
    return Text("\n".join(line for line, _ in cleaned if line)), any(taken for _, taken in cleaned)


def marks_to_json(marks: Iterable[Mark]) -> list[list[str | int]]:
    """Rows [kind, start, end, value], in the marks' order."""
    return [[str(mark.kind), mark.span.start, mark.span.end, mark.value] for mark in marks]


def marks_from_json(rows: Iterable[Iterable[object]]) -> tuple[Mark, ...]:
    """The marks that `marks_to_json` wrote.

    Raises: TextError where a row has another shape.
    """
    return tuple(_mark_from_row(list(row)) for row in rows)


def _mark_from_row(row: list[object]) -> Mark:
    match row:
        case [str(name), start, end, str(value)] if type(start) is int and type(end) is int:
            kind = _KINDS.get(name)  # True and False are no integers in JSON
            if kind is not None:
                return Mark(kind, Span(start, end), value)
    raise TextError("row")


def title_of(text: Text) -> str:
    """The words of the first heading, at most 500 code points; empty where there is none."""
    heading = next((mark for mark in text.marks if mark.kind is MarkKind.HEADING), None)
    return text.quote(heading.span)[:500] if heading else ""


def body_of(text: Text) -> str:
    """All blocks but the first heading, one a line."""
    heading = next((mark.span for mark in text.marks if mark.kind is MarkKind.HEADING), None)
    kept = (block for block in text.blocks() if not (heading and block.overlaps(heading)))
    return "\n".join(text.quote(block) for block in kept)
