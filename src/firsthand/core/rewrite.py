"""The one function that changes a text and carries spans along.

Masking, correcting, re-extracting and aligning translations all go through `rewrite`; no other
code shifts an offset.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate, pairwise

from firsthand.core.errors import EditError
from firsthand.core.text import BLOCK_KINDS, Mark, Span, Text, make_text


class Fate(Enum):
    """What became of a span: the same words, other words, or nothing."""

    KEPT = "kept"
    CHANGED = "changed"
    LOST = "lost"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put *replacement* in place of the code points from *start* to *end*; equal ends insert."""

    start: int
    end: int
    replacement: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise EditError(self.start)


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a span stands after a rewrite; *span* is None exactly when it is LOST."""

    fate: Fate
    span: Span | None


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The new text, and one Carried a span asked for, in the order asked."""

    text: Text
    spans: tuple[Carried, ...]


def rewrite(text: Text, edits: Iterable[Edit], spans: Sequence[Span] = ()) -> Rewritten:
    """*text* with *edits* applied, its marks and *spans* carried along.

    A span that no edit touches is KEPT. One that keeps part of its words, or has an edit inside,
    is CHANGED and covers what is left of them with what was put inside. One whose words are all
    replaced or gone is LOST. A text put in at the very edge of a span belongs to neither side.
    Marks keep what replaces their words, those over a block also what is put at its edge; one
    left without words is dropped. Time grows with edits + spans * log(edits).

    Raises: EditError where edits overlap, reach outside, or the joined string is not NFC;
    NotNormalError where a replacement holds what no Text may hold.
    """
    ordered = _ordered(text, edits)
    string = _joined(text.string, ordered)
    shift = _Shift(ordered)
    carried = tuple(shift.carry(span) for span in spans)
    return Rewritten(make_text(string, _carried_marks(text, shift)), carried)


def _ordered(text: Text, edits: Iterable[Edit]) -> list[Edit]:
    ordered = sorted(edits)
    for left, right in pairwise(ordered):
        if right.start < left.end or (right.start, right.end) == (left.start, left.end):
            raise EditError(right.start)
    if ordered and ordered[-1].end > len(text.string):
        raise EditError(ordered[-1].end)
    return [edit for edit in ordered if edit.end > edit.start or edit.replacement]


def _joined(string: str, edits: list[Edit]) -> str:
    parts, at = [], 0
    for edit in edits:
        parts += [string[at : edit.start], edit.replacement]
        at = edit.end
    joined = "".join([*parts, string[at:]])
    if not unicodedata.is_normalized("NFC", joined):
        raise EditError("NFC")
    return joined


def _carried_marks(text: Text, shift: "_Shift") -> list[Mark]:
    carried = ((mark, _carried_mark(text, mark, shift)) for mark in text.marks)
    return [mark.moved(span) for mark, span in carried if span]


def _carried_mark(text: Text, mark: Mark, shift: "_Shift") -> Span | None:
    """Where *mark* stands now; one over a whole block takes in what is put at the block's edge."""
    span = shift.cover(mark.span)
    if span is None or mark.kind not in BLOCK_KINDS:
        return span
    start, end = mark.span.start, mark.span.end
    before = shift.put_in_at(start) if text.string[start - 1 : start] in {"", "\n"} else ""
    after = shift.put_in_at(end) if text.string[end : end + 1] in {"", "\n"} else ""
    return Span(
        span.start - len(before.rpartition("\n")[2]), span.end + len(after.partition("\n")[0])
    )


class _Shift:
    """Offsets before and after a list of ordered edits that do not overlap."""

    def __init__(self, edits: list[Edit]) -> None:
        self.edits = edits
        self.starts = [edit.start for edit in edits]
        self.ends = [edit.end for edit in edits]
        grown = (len(edit.replacement) - (edit.end - edit.start) for edit in edits)
        self.moved = [0, *accumulate(grown)]
        self.gone = [0, *accumulate(edit.end - edit.start for edit in edits)]
        self.run_first, self.run_last = _runs(edits)

    def carry(self, span: Span) -> Carried:
        """Where the words of *span* stand now; what replaced its edges is not among them."""
        first, last = self._inside(span)
        if first == last:
            return Carried(Fate.KEPT, self._span(span.start, span.end, first, last))
        if self._words_left(span, first, last) == 0:
            return Carried(Fate.LOST, None)
        start, before = span.start, first
        if self.starts[first] <= span.start:
            before = self.run_last[first] + 1
            start = self.ends[before - 1]
        end, after = span.end, last
        if self.ends[last - 1] >= span.end:
            after = self.run_first[last - 1]
            end = self.starts[after]
        return Carried(Fate.CHANGED, self._span(start, end, before, after))

    def cover(self, span: Span) -> Span | None:
        """What became of all that a mark covered, replacements inside it included."""
        first, last = self._inside(span)
        before, after = first, last
        start, end = span.start, span.end
        if first < last and self.starts[first] < span.start:
            start, before = self.ends[first], first + 1
        if before < last and self.ends[last - 1] > span.end:
            end, after = self.starts[last - 1], last - 1
        return self._span(start, end, before, after)

    def put_in_at(self, position: int) -> str:
        """What is inserted exactly there, nothing taken away."""
        index = bisect_left(self.starts, position)
        found = self.edits[index : index + 1]
        return found[0].replacement if found and found[0].end == position else ""

    def _inside(self, span: Span) -> tuple[int, int]:
        """The range of edits that touch *span*; an insertion at its edge does not."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)

    def _span(self, start: int, end: int, before: int, after: int) -> Span | None:
        """The new span, where *before* edits lie before its start and *after* before its end."""
        moved = (start + self.moved[before], end + self.moved[after])
        return Span(*moved) if moved[0] < moved[1] else None

    def _words_left(self, span: Span, first: int, last: int) -> int:
        """How many of the words of *span* no edit takes away."""
        gone = self.gone[last] - self.gone[first]
        gone -= max(0, span.start - self.starts[first])
        gone -= max(0, self.ends[last - 1] - span.end)
        return span.end - span.start - gone


def _runs(edits: Sequence[Edit]) -> tuple[list[int], list[int]]:
    """For each edit, the first and the last of those that stand edge to edge with it."""
    firsts: list[int] = []
    for index, edit in enumerate(edits):
        touches = index > 0 and edits[index - 1].end == edit.start
        firsts.append(firsts[-1] if touches else index)
    lasts = {first: index for index, first in enumerate(firsts)}
    return firsts, [lasts[first] for first in firsts]
