"""Source and public text side by side: a row a paragraph, or a row for those that a cut joins."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.safestring import SafeString

from firsthand.core.languages import direction
from firsthand.core.runs import Block, blocks_of
from firsthand.core.text import Mark, MarkKind, Span, Text
from firsthand.disclosure.masking import is_web_address
from firsthand.workroom.protection.clearing_html import (
    Marked,
    OpenWords,
    block_css,
    is_cut,
    public_html,
    source_html,
)


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """One numbered paragraph of the source; *start* counts code points from the text's first."""

    number: int
    label: str
    start: int
    html: SafeString
    css: str
    language: str
    dir: str


@dataclass(frozen=True, slots=True)
class LinkTick:
    """A link of the source, and whether it stays in the public text."""

    start: int
    end: int
    words: str
    address: str
    is_kept: bool
    may_stay: bool


@dataclass(frozen=True, slots=True)
class CutNote:
    """A Cut that touches a row, and the address of its panel."""

    cut_id: UUID
    span: Span
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the screen; `number` is that of its first paragraph."""

    number: int
    blocks: tuple[SourceBlock, ...]
    public: SafeString
    public_css: str
    is_same: bool
    is_cut: bool
    links: tuple[LinkTick, ...] = ()
    cuts: tuple[CutNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Sides:
    """The two texts and what lies over the source, each in order of position.

    *label* says what the number of a paragraph does, for those who do not see it.
    """

    source: Text
    public: Text
    marked: Sequence[Marked]
    hidden: Sequence[Span]
    cuts: Sequence[CutNote]
    kept_links: frozenset[Span]
    open_words: OpenWords
    label: str = "%(number)s"


def rows_of(sides: Sides, touching: Sequence[Span] | None = None) -> list[Row]:
    """The rows, in order; their public sides, joined, are the whole public text.

    With *touching*, only those rows that touch one of these spans.
    """
    groups = list(_groups(sides))
    lines = list(blocks_of(sides.public))
    if len(groups) != len(lines):
        groups = [[pair for group in groups for pair in group]]
    shelf = _Shelf(sides)
    wanted = None if touching is None else _merged(touching)
    return [
        shelf.row(group, lines_of)
        for group, lines_of in _paired(groups, lines)
        if wanted is None or _overlapping_any(_whole(group), wanted)
    ]


Numbered = tuple[int, Block]


def _groups(sides: Sides) -> Iterator[list[Numbered]]:
    """Paragraphs, those whose line ends are all covered by cuts or hidden names together."""
    covers = _merged([*(note.span for note in sides.cuts), *sides.hidden])
    group: list[Numbered] = []
    for number, block in enumerate(blocks_of(sides.source), 1):
        if group and not _is_covered(Span(group[-1][1].span.end, block.span.start), covers):
            yield group
            group = []
        group.append((number, block))
    if group:
        yield group


def _whole(group: Sequence[Numbered]) -> Span:
    return Span(group[0][1].span.start, group[-1][1].span.end)


def _overlapping_any(span: Span, merged: Sequence[Span]) -> bool:
    at = bisect_right(merged, span.start, key=lambda each: each.end)
    return at < len(merged) and merged[at].overlaps(span)


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _is_covered(gap: Span, covers: Sequence[Span]) -> bool:
    at = bisect_right(covers, gap.start, key=lambda span: span.start) - 1
    return at >= 0 and covers[at].contains(gap)


def _paired(
    groups: Sequence[list[Numbered]], lines: Sequence[Block]
) -> Iterator[tuple[list[Numbered], Sequence[Block]]]:
    if len(groups) == len(lines):
        yield from zip(groups, ([line] for line in lines), strict=True)
    else:
        yield from ((group, lines) for group in groups)


class _Shelf:
    """What lies over each stretch of the source, found by bisection."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.links = [mark for mark in sides.source.marks if mark.kind is MarkKind.LINK]
        self.notes = list(sides.cuts)

    def row(self, group: Sequence[Numbered], lines: Sequence[Block]) -> Row:
        whole = _whole(group)
        notes = tuple(note for note in self.notes if note.span.overlaps(whole))
        words = self.sides.source.quote(whole)
        public = "\n".join(run.words for line in lines for run in line.runs)
        return Row(
            number=group[0][0],
            blocks=tuple(self._block(number, block, notes) for number, block in group),
            public=_joined(public_html(line, self.sides.open_words) for line in lines),
            public_css=block_css(lines[0]) if lines else "",
            is_same=words == public.replace("\n", "") and not notes,
            is_cut=bool(lines) and all(is_cut(line) for line in lines),
            links=tuple(self._tick(mark) for mark in _starting_in(self.links, whole)),
            cuts=notes,
        )

    def _block(self, number: int, block: Block, notes: Sequence[CutNote]) -> SourceBlock:
        marked = _overlapping(self.sides.marked, block.span)
        cuts = [note.span for note in notes]
        language = block.language
        return SourceBlock(
            number,
            self.sides.label % {"number": number},
            block.span.start,
            source_html(block, marked, cuts),
            block_css(block),
            language,
            direction(language) if language else "",
        )

    def _tick(self, mark: Mark) -> LinkTick:
        return LinkTick(
            mark.span.start,
            mark.span.end,
            self.sides.source.quote(mark.span)[:60],
            mark.value,
            mark.span in self.sides.kept_links,
            is_web_address(mark.value),
        )


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return SafeString("<br>".join(parts))


def _overlapping(marked: Sequence[Marked], span: Span) -> Sequence[Marked]:
    """Those of the ordered, disjoint *marked* that overlap *span*."""
    first = bisect_right(marked, span.start, key=lambda each: each.span.end)
    last = bisect_left(marked, span.end, key=lambda each: each.span.start)
    return marked[first:last]


def _starting_in(links: Sequence[Mark], span: Span) -> Sequence[Mark]:
    first = bisect_left(links, span.start, key=lambda mark: mark.span.start)
    last = bisect_left(links, span.end, key=lambda mark: mark.span.start)
    return links[first:last]
