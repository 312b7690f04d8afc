"""A text as templates print it: blocks, and in them runs of words under the same marks.

One sweep over the marks: time grows with the text, the marks and what is printed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from firsthand.core.text import BLOCK_KINDS, Mark, MarkKind, Span, Text


class BlockKind(StrEnum):
    """What a block is printed as."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    LIST_ITEM = "list_item"


@dataclass(frozen=True, slots=True)
class Run:
    """Words under the same inline marks, the outermost mark first."""

    words: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a Text; the words of its runs, joined, are the words at its span.

    *level* is 1 to 6 for a heading, else 0. *is_quoted* also holds for a list item or heading
    inside a quotation. *language* is empty where it is that of the whole text.
    """

    kind: BlockKind
    level: int
    span: Span
    runs: tuple[Run, ...]
    is_quoted: bool = False
    language: str = ""


def blocks_of(text: Text) -> Iterator[Block]:
    """The blocks of *text* that are not empty, in order.

    A heading or list item is a block that its mark touches; a quotation, one that its mark
    covers. A quote mark over part of a block stays on its runs, as do languages.
    """
    sweep = _Sweep(text.marks)
    for span in text.blocks():
        yield _block(text, span, sweep)


def _block(text: Text, span: Span, sweep: "_Sweep") -> Block:
    pieces = list(sweep.pieces(span))
    touching = {mark for _, marks in pieces for mark in marks if mark.kind in BLOCK_KINDS}
    over_all = [mark for mark in pieces[0][1] if mark.span.contains(span)]
    is_quoted = any(mark.kind is MarkKind.QUOTE for mark in over_all)
    kind, level = _kind(touching, is_quoted=is_quoted)
    languages = [mark.value for mark in over_all if mark.kind is MarkKind.LANGUAGE]
    runs = tuple(_runs(text, span, pieces))
    return Block(kind, level, span, runs, is_quoted, languages[-1] if languages else "")


def _kind(touching: Iterable[Mark], *, is_quoted: bool) -> tuple[BlockKind, int]:
    levels = [int(mark.value) for mark in touching if mark.kind is MarkKind.HEADING]
    if levels:
        return BlockKind.HEADING, min(levels)
    if any(mark.kind is MarkKind.LIST_ITEM for mark in touching):
        return BlockKind.LIST_ITEM, 0
    return (BlockKind.QUOTE if is_quoted else BlockKind.PARAGRAPH), 0


def _runs(
    text: Text, block: Span, pieces: Iterable[tuple[Span, tuple[Mark, ...]]]
) -> Iterator[Run]:
    inline = ((span, _inline(marks, block)) for span, marks in pieces)
    for marks, same in groupby(inline, key=lambda piece: piece[1]):
        spans = [span for span, _ in same]
        yield Run(text.quote(Span(spans[0].start, spans[-1].end)), marks)


def _inline(marks: Iterable[Mark], block: Span) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if not _belongs_to_block(mark, block))


def _belongs_to_block(mark: Mark, block: Span) -> bool:
    if mark.kind in {MarkKind.QUOTE, MarkKind.LANGUAGE}:
        return mark.span.contains(block)
    return mark.kind in BLOCK_KINDS


class _Sweep:
    """The marks in force at a position that only moves forward."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self.marks = marks
        self.by_end = sorted(range(len(marks)), key=lambda index: marks[index].span.end)
        self.opened = 0
        self.closed = 0
        self.in_force: dict[int, Mark] = {}

    def pieces(self, block: Span) -> Iterator[tuple[Span, tuple[Mark, ...]]]:
        """The stretches of *block* between mark edges, each with the marks over it."""
        at = block.start
        while at < block.end:
            self._move_to(at)
            edge = min(self._next_edge(), block.end)
            yield Span(at, edge), tuple(self.in_force.values())
            at = edge

    def _move_to(self, position: int) -> None:
        while self.opened < len(self.marks) and self.marks[self.opened].span.start <= position:
            self.in_force[self.opened] = self.marks[self.opened]
            self.opened += 1
        while self.closed < len(self.marks) and self._closing().end <= position:
            del self.in_force[self.by_end[self.closed]]
            self.closed += 1

    def _closing(self) -> Span:
        return self.marks[self.by_end[self.closed]].span

    def _next_edge(self) -> int:
        """The next start or end of a mark; past the last one, the end of all."""
        edges = [self._closing().end] if self.closed < len(self.marks) else []
        if self.opened < len(self.marks):
            edges.append(self.marks[self.opened].span.start)
        return min(edges, default=_END)


_END = 1 << 62
