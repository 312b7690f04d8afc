"""A text as its lines, numbered, each in pieces under the same marks and faults; always inert."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from firsthand.core.languages import UNDETERMINED
from firsthand.core.runs import Block, Run, blocks_of
from firsthand.core.text import Mark, MarkKind, Span, Text

CSS = {
    MarkKind.LINK: "link",
    MarkKind.SPEAKER: "speaker",
    MarkKind.STRONG: "heading",
    MarkKind.QUOTE: "quoted",
    MarkKind.REPLACED: "t role",
    MarkKind.CUT: "lost",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of the source at a place, by the number of its task."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under the same marks; *ends* are the faults whose last words these are."""

    words: str
    css: str = ""
    language: str = ""
    is_emphasis: bool = False
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One block of a text; *start* is its place in the text, in code points."""

    number: int
    start: int
    css: str
    language: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines of a text, and the addresses of its links, in order."""

    lines: list[Line] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)


def lines_of(text: Text, faults: Sequence[Fault] = ()) -> Lines:
    """The lines of *text*, faults underlined; a link is words here, its address stands apart."""
    placed = sorted(faults, key=lambda fault: fault.span)
    lines = [_line(number, block, placed) for number, block in enumerate(blocks_of(text), start=1)]
    links = (mark.value for mark in text.marks if mark.kind is MarkKind.LINK)
    return Lines(lines, list(dict.fromkeys(links)))


def _line(number: int, block: Block, faults: Sequence[Fault]) -> Line:
    css = [block.kind.value]
    if block.is_quoted:
        css.append("quoted")
    here = [fault for fault in faults if fault.span.overlaps(block.span)]
    pieces = tuple(_pieces(block.runs, block.span.start, here))
    return Line(number, block.span.start, " ".join(css), _known(block.language), pieces)


def _pieces(runs: Iterable[Run], start: int, faults: Sequence[Fault]) -> Iterator[Piece]:
    for run in runs:
        end = start + len(run.words)
        edges = {start, end}
        for fault in faults:
            edges |= {at for at in (fault.span.start, fault.span.end) if start < at < end}
        ordered = sorted(edges)
        for left, right in pairwise(ordered):
            words = run.words[left - start : right - start]
            yield _piece(words, Span(left, right), run.marks, faults)
        start = end


def _piece(words: str, span: Span, marks: Iterable[Mark], faults: Sequence[Fault]) -> Piece:
    css = [CSS[mark.kind] for mark in marks if mark.kind in CSS]
    over = [fault for fault in faults if fault.span.overlaps(span)]
    if over:
        css.append("fault")
    tags = [mark.value for mark in marks if mark.kind is MarkKind.LANGUAGE]
    return Piece(
        words=words,
        css=" ".join(css),
        language=_known(tags[-1]) if tags else "",
        is_emphasis=any(mark.kind is MarkKind.EMPHASIS for mark in marks),
        ends=tuple(fault.number for fault in over if fault.span.end == span.end),
    )


def _known(language: str) -> str:
    return "" if language == UNDETERMINED else language
