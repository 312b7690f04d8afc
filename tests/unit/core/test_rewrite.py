"""`rewrite`: what a reader of the page on texts expects, case by case."""

import pytest

from firsthand.core.errors import EditError, NotNormalError, SpanError
from firsthand.core.rewrite import Carried, Edit, Fate, rewrite
from firsthand.core.text import Mark, MarkKind, Span, Text, make_text, title_of

SARA = Text("Sara saw Karim.\nKarim left.")


def carried(text, edits, *spans):
    return rewrite(Text(text), edits, [Span(*each) for each in spans]).spans


def test_the_example_of_the_style_page():
    edits, asked = [Edit(9, 14, "another man")], [Span(16, 21), Span(0, 15), Span(9, 14)]
    new = rewrite(SARA, edits, asked)
    assert new.text.string == "Sara saw another man.\nKarim left."
    assert new.spans == (
        Carried(Fate.KEPT, Span(22, 27)),
        Carried(Fate.CHANGED, Span(0, 21)),
        Carried(Fate.LOST, None),
    )


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([Edit(2, 2, "--")], Carried(Fate.KEPT, Span(4, 8))),
        ([Edit(6, 6, "--")], Carried(Fate.KEPT, Span(2, 6))),
        ([Edit(4, 4, "--")], Carried(Fate.CHANGED, Span(2, 8))),
        ([Edit(4, 4, "")], Carried(Fate.KEPT, Span(2, 6))),
        ([Edit(0, 3, "-")], Carried(Fate.CHANGED, Span(1, 4))),
        ([Edit(2, 3, "-"), Edit(3, 4, "--")], Carried(Fate.CHANGED, Span(5, 7))),
        ([Edit(2, 3, ""), Edit(3, 3, "--")], Carried(Fate.CHANGED, Span(4, 7))),
        ([Edit(4, 5, "--"), Edit(5, 9, "-")], Carried(Fate.CHANGED, Span(2, 4))),
        ([Edit(2, 4, "--"), Edit(4, 6, "-")], Carried(Fate.LOST, None)),
        ([Edit(0, 9, "")], Carried(Fate.LOST, None)),
    ],
)
def test_where_a_span_from_2_to_6_stands(edits, expected):
    assert carried("abcdefghij", edits, (2, 6)) == (expected,)


def test_edits_that_overlap_are_refused_in_any_order():
    for edits in ([Edit(0, 3, ""), Edit(2, 4, "")], [Edit(2, 2, "a"), Edit(2, 2, "b")]):
        for each in (edits, edits[::-1]):
            with pytest.raises(EditError):
                rewrite(SARA, each)


def test_edits_outside_or_turned_round_are_refused():
    with pytest.raises(EditError):
        rewrite(Text("ab"), [Edit(1, 3, "")])
    with pytest.raises(EditError):
        Edit(2, 1, "")
    with pytest.raises(SpanError):
        Span(2, 2)


@pytest.mark.parametrize(
    ("string", "edit"),
    [
        ("ab", Edit(1, 1, "\u0301")),  # the sign would join the letter before it
        ("e-\u0301", Edit(1, 2, "")),  # taking the hyphen out joins the two
        ("ا-\u0653", Edit(1, 2, "")),
        ("\u1112-\u1161", Edit(1, 2, "")),
    ],
)
def test_a_join_that_is_not_nfc_is_refused(string, edit):
    with pytest.raises(EditError):
        rewrite(Text(string), [edit])


@pytest.mark.parametrize("forbidden", ["\x00", "\u202e", "\ud800"])
def test_a_replacement_that_no_text_may_hold_is_refused(forbidden):
    with pytest.raises(NotNormalError):
        rewrite(Text("ab"), [Edit(0, 1, forbidden)])


def test_a_mark_keeps_what_replaces_its_words_and_not_what_stands_beside():
    text = Text("He met Karim today.", (Mark(MarkKind.STRONG, Span(7, 12)),))
    inside = rewrite(text, [Edit(7, 12, "a man")]).text
    assert inside.marks == (Mark(MarkKind.STRONG, Span(7, 12)),)
    beside = rewrite(text, [Edit(3, 9, "saw Ka")]).text
    assert beside.quote(beside.marks[0].span) == "rim"
    assert rewrite(text, [Edit(3, 18, "left")]).text.marks == ()


def test_a_letter_put_before_a_heading_belongs_to_it():
    text = make_text("inter\nIt began.", [Mark(MarkKind.HEADING, Span(0, 5), "1")])
    assert title_of(rewrite(text, [Edit(0, 0, "W")]).text) == "Winter"
    assert title_of(rewrite(text, [Edit(5, 5, "s")]).text) == "inters"


def test_a_block_put_before_or_after_a_heading_is_none():
    text = make_text("Winter\nIt began.", [Mark(MarkKind.HEADING, Span(0, 6), "1")])
    assert title_of(rewrite(text, [Edit(0, 0, "By A. N.\n")]).text) == "Winter"
    assert title_of(rewrite(text, [Edit(6, 6, "\nPart one")]).text) == "Winter"


def test_a_quote_inside_a_block_does_not_grow():
    text = make_text("She said no.", [Mark(MarkKind.QUOTE, Span(9, 11))])
    new = rewrite(text, [Edit(11, 11, " more")]).text
    assert new.quote(new.marks[0].span) == "no"


def test_words_joined_to_a_quoted_block_are_not_quoted():
    text = make_text("Quoted.\nOurs.", [Mark(MarkKind.QUOTE, Span(0, 7))])
    new = rewrite(text, [Edit(7, 8, " ")]).text
    assert new.quote(new.marks[0].span) == "Quoted."


def test_many_touching_edits_over_many_spans_take_no_square_of_steps():
    count = 20_000
    edits = [Edit(at, at + 1, "b") for at in range(count)]
    spans = [Span(0, count + 1)] * count
    new = rewrite(Text("a" * (count + 1)), edits, spans)
    assert set(new.spans) == {Carried(Fate.CHANGED, Span(count, count + 1))}
