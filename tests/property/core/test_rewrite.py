"""`rewrite` against a slow model in which every code point carries the index it came from."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.property.core.texts import edit_lists, spans, texts

from firsthand.core.errors import EditError
from firsthand.core.rewrite import Carried, Edit, Fate, rewrite
from firsthand.core.text import BLOCK_KINDS, Mark, Span, Text


def tagged(text: Text, edits: list[Edit]) -> list[tuple[str, int | None, tuple[int, int] | None]]:
    """The new text, a code point a row: itself, its old index, the edit that put it in."""
    rows = []
    for at in range(len(text.string) + 1):
        rows += [
            (c, None, (at, at)) for e in edits if e.start == e.end == at for c in e.replacement
        ]
        over = [e for e in edits if e.start <= at < e.end]
        if over and over[0].start == at:
            rows += [(c, None, (at, over[0].end)) for c in over[0].replacement]
        if not over and at < len(text.string):
            rows.append((text.string[at], at, None))
    return rows


def stretch(positions: list[int]) -> Span | None:
    return Span(positions[0], positions[-1] + 1) if positions else None


def expected_carry(rows, span: Span) -> Carried:
    left = [
        new
        for new, (_, old, _) in enumerate(rows)
        if old is not None and span.start <= old < span.end
    ]
    if not left:
        return Carried(Fate.LOST, None)
    where = stretch(left)
    untouched = len(left) == span.end - span.start == where.end - where.start
    return Carried(Fate.KEPT if untouched else Fate.CHANGED, where)


def expected_mark(rows, mark: Mark) -> Span | None:
    """What is left of the mark's words, and all put in at a place wholly inside it."""
    low, high = mark.span.start, mark.span.end

    def inside(old, edit):
        if old is not None:
            return low <= old < high
        if edit[0] == edit[1]:
            return low < edit[0] < high
        return low <= edit[0] and edit[1] <= high

    return stretch([new for new, (_, old, edit) in enumerate(rows) if inside(old, edit)])


@st.composite
def cases(draw):
    text = draw(texts().filter(lambda each: each.string))
    length = len(text.string)
    return text, draw(edit_lists(length)), draw(st.lists(spans(length), max_size=6))


def rewritten(text, edits, asked=()):
    """The result, or the case is passed over where the joined string would not be NFC."""
    try:
        return rewrite(text, edits, asked)
    except EditError:
        assume(False)  # noqa: FBT003 how Hypothesis passes over a case
        raise


@given(cases())
def test_the_new_string_and_every_span_are_as_the_slow_model_says(case):
    text, edits, asked = case
    rows = tagged(text, edits)
    result = rewritten(text, edits, asked)
    assert result.text.string == "".join(row[0] for row in rows)
    assert list(result.spans) == [expected_carry(rows, span) for span in asked]


@given(cases())
def test_a_kept_span_quotes_the_same_words(case):
    text, edits, asked = case
    result = rewritten(text, edits, asked)
    for span, carried in zip(asked, result.spans, strict=True):
        if carried.fate is Fate.KEPT:
            assert result.text.quote(carried.span) == text.quote(span)


@given(cases())
def test_inline_marks_are_carried_as_the_slow_model_says(case):
    text, edits, _ = case
    rows = tagged(text, edits)
    moved = [
        (mark, expected_mark(rows, mark)) for mark in text.marks if mark.kind not in BLOCK_KINDS
    ]
    found = [mark for mark in rewritten(text, edits).text.marks if mark.kind not in BLOCK_KINDS]
    assert set(found) == {mark.moved(span) for mark, span in moved if span}


@given(cases())
def test_a_mark_over_a_block_covers_at_least_what_an_inline_mark_would(case):
    text, edits, _ = case
    rows = tagged(text, edits)
    result = rewritten(text, edits).text
    for mark in text.marks:
        span = expected_mark(rows, mark)
        if mark.kind in BLOCK_KINDS and span:
            same = [
                each.span
                for each in result.marks
                if (each.kind, each.value) == (mark.kind, mark.value)
            ]
            covering = [each for each in same if each.contains(span)]
            assert covering
            grown = min(covering, key=lambda each: each.end - each.start)
            edges = (
                Span(grown.start, span.start) if grown.start < span.start else None,
                Span(span.end, grown.end) if span.end < grown.end else None,
            )
            assert all("\n" not in result.quote(edge) for edge in edges if edge) or len(same) > 1


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_edits_does_not_matter(case, random):
    text, edits, asked = case
    shuffled = random.sample(edits, len(edits))
    assert rewritten(text, edits, asked) == rewrite(text, shuffled, asked)


@given(texts())
def test_no_edits_change_nothing(text):
    assert rewrite(text, []).text == text


@given(cases(), st.data())
def test_two_rewrites_carry_as_their_tags_say(case, data):
    text, edits, asked = case
    first = rewritten(text, edits, asked)
    later = data.draw(edit_lists(len(first.text.string)))
    second = rewritten(first.text, later, [each.span for each in first.spans if each.span])
    tags = [row[1] for row in tagged(text, edits)]
    both = [tags[row[1]] if row[1] is not None else None for row in tagged(first.text, later)]
    carried = iter(second.spans)
    for span, before in zip(asked, first.spans, strict=True):
        after = next(carried) if before.span else before
        left = [
            new for new, old in enumerate(both) if old is not None and span.start <= old < span.end
        ]
        if before.fate is after.fate is Fate.KEPT:
            assert second.text.quote(after.span) == text.quote(span)
        if after.span and left:
            assert after.span.contains(stretch(left))
        if after.fate is Fate.LOST:
            assert left == []


@given(cases(), st.data())
def test_edits_that_overlap_or_say_two_things_of_one_place_are_refused(case, data):
    text, edits, _ = case
    length = len(text.string)
    start = data.draw(st.integers(0, length))
    more = Edit(start, data.draw(st.integers(start, length)), "q")
    ordered = sorted([*edits, more])
    clash = any(
        b.start < a.end or (a.start, a.end) == (b.start, b.end) for a, b in pairwise(ordered)
    )
    assume(clash)
    with pytest.raises(EditError):
        rewrite(text, [*edits, more])


@given(cases())
def test_no_mark_is_said_twice(case):
    text, edits, _ = case
    assert max(Counter(rewritten(text, edits).text.marks).values(), default=1) == 1
