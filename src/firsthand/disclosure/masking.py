"""A public text from a source text, its Mentions and its Cuts, by the one `rewrite`.

What is put in carries a mark that says so: role, pseudonym, withheld, general, or cut (F23).
"""

import re
import unicodedata
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from urllib.parse import urlsplit
from uuid import UUID

from firsthand.core.codes import CutKind, Treatment
from firsthand.core.errors import FirsthandError
from firsthand.core.languages import plain_tag
from firsthand.core.rewrite import Edit, Fate, rewrite
from firsthand.core.text import Mark, MarkKind, Span, Text, make_text
from firsthand.disclosure.candidates import CutCandidate, MentionCandidate, SourceCandidate
from firsthand.disclosure.errors import MaskingError

CUT_WORDS = "[...]"
# What stands before a name and tells no more than a sex: it goes with the name it belongs to.
CIVIL_TITLE = re.compile(
    r"(?<!\w)(?:Mr|Mrs|Ms|Miss|M|MM|Mme|Mmes|Mlle|Mlles|Monsieur|Madame|Mademoiselle"
    r"|آقای|خانم|بانو|السيد|السيدة|الآنسة)\.?[ \u00a0\u202f]$"
)
LONGEST_TITLE_CP = 16


@dataclass(frozen=True, slots=True)
class Insert:
    """What stands in place of a span: *words*, said to be *value* (of `REPLACED_VALUES`)."""

    words: str
    value: str


Decide = Callable[[MentionCandidate], Insert | None]


@dataclass(frozen=True, slots=True)
class _Change:
    span: Span
    words: str
    mark: MarkKind
    value: str


@dataclass(frozen=True, slots=True)
class Masked:
    """A public text, and the spans in it of the Mentions whose words stand, in order.

    `bearers` says of each of those spans whose name it shows; None = nobody's.
    """

    text: Text
    standing: tuple[Span, ...] = ()
    bearers: tuple[UUID | None, ...] = ()


def mask(source: SourceCandidate, decide: Decide) -> Masked:
    """The public text of *source*: what *decide* gives in place of each Mention, and the Cuts.

    None from *decide* leaves the words as they stand. A Mention that a Cut touches goes with it.
    Links stay only where a Member kept them, over http(s), and nothing under them changed.

    Raises: MaskingError where the joined words are no Text.
    """
    decided = [(mention, decide(mention)) for mention in source.mentions]
    changes = _changes(source, [(each.span, insert) for each, insert in decided if insert])
    stay = [mention for mention, insert in decided if insert is None]
    standing = [mention.span for mention in stay]
    kept = _public_marks(source.text, source.kept_links, changes)
    try:
        new = rewrite(kept, [Edit(c.span.start, c.span.end, c.words) for c in changes], standing)
        text = make_text(new.text.string, [*new.text.marks, *_marks_of(changes)])
    except FirsthandError as error:
        raise MaskingError(source.version_id) from error
    carried = [
        (each.span, _bearer(mention))
        for mention, each in zip(stay, new.spans, strict=True)
        if each.fate is Fate.KEPT and each.span
    ]
    return Masked(text, tuple(s for s, _ in carried), tuple(bearer for _, bearer in carried))


def _bearer(mention: MentionCandidate) -> UUID | None:
    """Whose name stands there; words that were decided to be no name are nobody's."""
    return mention.agent_id if mention.treatment is Treatment.SHOW else None


def _changes(source: SourceCandidate, hidden: Sequence[tuple[Span, Insert]]) -> list[_Change]:
    cuts = _merged_cuts(source.cuts, [span for span, _ in hidden])
    changes = [_cut_change(cut, source.text) for cut in cuts]
    taken = _Taken(change.span for change in changes)
    for span, insert in _longest_first(hidden):
        whole = _whole_letters(span, source.text)
        titled = _with_title(whole, insert, source.text)
        whole = whole if taken.touches(titled) else titled
        if taken.take(whole):
            changes.append(_Change(whole, insert.words, MarkKind.REPLACED, insert.value))
    return sorted(changes, key=lambda change: change.span)


class _Taken:
    """Spans that do not overlap, in order; asks and takes in the logarithm of their number."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(spans)

    def touches(self, span: Span) -> bool:
        at = bisect_left(self.spans, span)
        return any(other.overlaps(span) for other in self.spans[max(at - 1, 0) : at + 1])

    def take(self, span: Span) -> bool:
        if self.touches(span):
            return False
        insort(self.spans, span)
        return True


def _longest_first(hidden: Sequence[tuple[Span, Insert]]) -> list[tuple[Span, Insert]]:
    return sorted(hidden, key=lambda pair: (pair[0].start - pair[0].end, pair[0]))


def _merged_cuts(cuts: Iterable[CutCandidate], hidden: Sequence[Span]) -> list[CutCandidate]:
    """Cuts in order, those that touch joined, each grown over the hidden Mentions it touches."""
    merged: list[CutCandidate] = []
    for cut in sorted(cuts, key=lambda cut: cut.span):
        grown = CutCandidate(_over(cut.span, hidden), cut.kind, cut.replacement)
        if merged and merged[-1].span.overlaps(grown.span):
            merged[-1] = _joined_cut(merged[-1], grown)
        else:
            merged.append(grown)
    return merged


def _over(span: Span, hidden: Sequence[Span]) -> Span:
    touching = [other for other in hidden if other.overlaps(span)]
    starts, ends = (
        [span.start, *(s.start for s in touching)],
        [span.end, *(s.end for s in touching)],
    )
    return Span(min(starts), max(ends))


def _joined_cut(left: CutCandidate, right: CutCandidate) -> CutCandidate:
    span = Span(left.span.start, max(left.span.end, right.span.end))
    same = (left.kind, left.replacement) == (right.kind, right.replacement)
    return CutCandidate(span, left.kind if same else CutKind.CUT, left.replacement if same else "")


def _cut_change(cut: CutCandidate, text: Text) -> _Change:
    span = _whole_letters(cut.span, text)
    if cut.kind is CutKind.GENERALISE and cut.replacement:
        return _Change(span, f"[{cut.replacement}]", MarkKind.REPLACED, "general")
    return _Change(span, CUT_WORDS, MarkKind.CUT, "")


def _whole_letters(span: Span, text: Text) -> Span:
    """*span* with the combining marks that belong to its last letter."""
    end = span.end
    while end < len(text.string) and unicodedata.combining(text.string[end]):
        end += 1
    return Span(span.start, end)


def _with_title(span: Span, insert: Insert, text: Text) -> Span:
    """*span* with the Mr or Mme before it, where no name comes in its place."""
    if insert.value == "pseudonym":
        return span
    before = text.string[max(0, span.start - LONGEST_TITLE_CP) : span.start]
    title = CIVIL_TITLE.search(before)
    return Span(span.start - len(title[0]), span.end) if title else span


def _marks_of(changes: Sequence[_Change]) -> list[Mark]:
    grown = accumulate((len(c.words) - (c.span.end - c.span.start) for c in changes), initial=0)
    return [
        Mark(
            change.mark,
            Span(change.span.start + by, change.span.start + by + len(change.words)),
            change.value,
        )
        for change, by in zip(changes, grown, strict=False)
    ]


def _public_marks(text: Text, kept: frozenset[Span], changes: Sequence[_Change]) -> Text:
    """*text* without the links that do not stay; language tags say language and script alone."""
    changed = _Taken(change.span for change in changes)

    def stays(mark: Mark) -> bool:
        if mark.kind is not MarkKind.LINK:
            return True
        untouched = not changed.touches(mark.span)
        return mark.span in kept and untouched and is_web_address(mark.value)

    return make_text(text.string, [_plain(mark) for mark in text.marks if stays(mark)])


def _plain(mark: Mark) -> Mark:
    if mark.kind is not MarkKind.LANGUAGE:
        return mark
    return Mark(mark.kind, mark.span, plain_tag(mark.value))


def is_web_address(address: str) -> bool:
    """Whether *address* is absolute and http or https."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
