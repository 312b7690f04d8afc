"""Blocks and runs as the templates get them."""

from firsthand.core.runs import Block, BlockKind, Run, blocks_of
from firsthand.core.text import Mark, MarkKind, Span, Text, make_text


def mark(kind, start, end, value=""):
    return Mark(kind, Span(start, end), value)


def test_a_heading_a_paragraph_and_its_runs():
    strong = mark(MarkKind.STRONG, 8, 11)
    link = mark(MarkKind.LINK, 6, 11, "https://example.org")
    text = make_text("Title\na b c d", [mark(MarkKind.HEADING, 0, 5, "2"), strong, link])
    assert list(blocks_of(text)) == [
        Block(BlockKind.HEADING, 2, Span(0, 5), (Run("Title", ()),)),
        Block(
            BlockKind.PARAGRAPH,
            0,
            Span(6, 13),
            (Run("a ", (link,)), Run("b c", (link, strong)), Run(" d", ())),
        ),
    ]


def test_a_block_mark_over_part_of_a_heading_makes_no_more_runs():
    [block] = blocks_of(make_text("Title", [mark(MarkKind.HEADING, 1, 3, "1")]))
    assert block.runs == (Run("Title", ()),)
    assert block.kind is BlockKind.HEADING


def test_a_quotation_of_two_blocks_and_one_inside_a_block():
    whole, part = mark(MarkKind.QUOTE, 0, 7), mark(MarkKind.QUOTE, 12, 13)
    first, second, third = blocks_of(make_text("abc\ndef\nshe x", [whole, part]))
    assert first.kind is second.kind is BlockKind.QUOTE
    assert third.kind is BlockKind.PARAGRAPH
    assert third.runs == (Run("she ", ()), Run("x", (part,)))


def test_a_list_item_in_a_quotation_is_both():
    [block] = blocks_of(
        make_text("abc", [mark(MarkKind.QUOTE, 0, 3), mark(MarkKind.LIST_ITEM, 0, 3)])
    )
    assert block.kind is BlockKind.LIST_ITEM
    assert block.is_quoted


def test_the_language_of_a_block_is_the_innermost_over_all_of_it():
    marks = [mark(MarkKind.LANGUAGE, 0, 7, "fr"), mark(MarkKind.LANGUAGE, 4, 7, "fa")]
    first, second = blocks_of(make_text("abc\nسلا", marks))
    assert (first.language, second.language) == ("fr", "fa")
    assert second.runs == (Run("سلا", ()),)


def test_empty_lines_are_no_blocks():
    assert [block.runs[0].words for block in blocks_of(Text("\na\n\nb\n"))] == ["a", "b"]


def test_a_memoir_of_200_000_words_with_10_000_marks_is_cut_once():
    block = "word " * 199 + "word"
    string = "\n".join([block] * 1000)
    marks = [mark(MarkKind.EMPHASIS, at * 99, at * 99 + 4) for at in range(10_000)]
    runs = [run for each in blocks_of(make_text(string, marks)) for run in each.runs]
    assert sum(len(run.words) for run in runs) == len(string) - 999
    assert len(runs) < 3 * 10_000 + 1000


def test_ten_thousand_marks_in_one_block():
    marks = [mark(MarkKind.EMPHASIS, at * 2, at * 2 + 1) for at in range(10_000)]
    [block] = blocks_of(make_text("ab" * 10_000, marks))
    assert len(block.runs) == 20_000
