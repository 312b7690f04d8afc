"""Blocks and runs against marks looked up one code point at a time."""

from itertools import groupby

from hypothesis import given
from tests.property.core.texts import texts

from firsthand.core.runs import BlockKind, blocks_of
from firsthand.core.text import BLOCK_KINDS, MarkKind


def inline_at(text, block, position):
    """The marks over one code point that its block does not wear itself."""
    over = [mark for mark in text.marks if mark.span.start <= position < mark.span.end]
    own = {MarkKind.HEADING, MarkKind.LIST_ITEM}
    if_whole = {MarkKind.QUOTE, MarkKind.LANGUAGE}
    return tuple(
        mark
        for mark in over
        if mark.kind not in own and not (mark.kind in if_whole and mark.span.contains(block))
    )


@given(texts())
def test_runs_are_the_words_of_their_block(text):
    blocks = list(blocks_of(text))
    assert [block.span for block in blocks] == list(text.blocks())
    for block in blocks:
        assert "".join(run.words for run in block.runs) == text.quote(block.span)
        assert all(run.words for run in block.runs)


@given(texts())
def test_every_run_has_the_marks_over_its_code_points(text):
    for block in blocks_of(text):
        positions = range(block.span.start, block.span.end)
        same = groupby(positions, key=lambda at: inline_at(text, block.span, at))
        expected = [(len(list(each)), marks) for marks, each in same]
        assert [(len(run.words), run.marks) for run in block.runs] == expected


@given(texts())
def test_the_kind_of_a_block_comes_from_its_marks(text):
    for block in blocks_of(text):
        kinds = {mark.kind for mark in text.marks if mark.span.overlaps(block.span)} & BLOCK_KINDS
        quoted = any(m.kind is MarkKind.QUOTE and m.span.contains(block.span) for m in text.marks)
        assert (block.kind is BlockKind.HEADING) == (MarkKind.HEADING in kinds) == (block.level > 0)
        assert block.is_quoted == quoted
        if block.kind is BlockKind.PARAGRAPH:
            assert not quoted
            assert kinds <= {MarkKind.QUOTE}
