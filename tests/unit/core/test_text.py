"""Texts: what they refuse, what cleaning keeps, rows, titles, bodies."""

import pytest

from firsthand.core.errors import NotNormalError, SpanError, TextError
from firsthand.core.text import (
    Mark,
    MarkKind,
    Span,
    Text,
    body_of,
    clean_block,
    make_text,
    marks_from_json,
    plain_text,
    title_of,
)

HEADING = Mark(MarkKind.HEADING, Span(0, 5), "2")
FORBIDDEN = ["\x00", "\t", "\r", "\x1f", "\x7f", "\x9f", "\u202a", "\u202e", "\u2066", "\u2069"]
FORBIDDEN += ["\ud800", "\udfff", "\ufffe", "\uffff"]


@pytest.mark.parametrize("character", FORBIDDEN)
def test_what_no_text_may_hold(character):
    with pytest.raises(NotNormalError) as refused:
        Text(f"ab{character}")
    assert refused.value.subject_id == "2"


@pytest.mark.parametrize("string", ["e\u0301", "\u212b", "ا\u0653"])
def test_a_string_that_is_not_nfc_is_refused(string):
    with pytest.raises(NotNormalError):
        Text(string)


@pytest.mark.parametrize("character", "\u200c\u200d\u00a0\u202f\u00ad\u200e\u200f")
def test_what_carries_meaning_stays(character):
    assert clean_block(f"می{character}رود") == (f"می{character}رود", False)


def test_white_space_is_one_space_and_none_at_the_ends():
    assert clean_block("\n a \t\r\n b\x0c") == ("a b", False)
    assert clean_block("\u00a0a") == ("\u00a0a", False)


@pytest.mark.parametrize("dirty", ["a\x00b", "a\u202eb", "a\ud800b", "a\x85b"])
def test_what_must_leave_is_reported(dirty):
    assert clean_block(dirty) == ("ab", True)


def test_a_control_between_spaces_leaves_one_space():
    assert clean_block("a \x00 b") == ("a b", True)


def test_plain_text_has_one_block_a_line_and_no_empty_one():
    text, taken = plain_text("One\r\n\r\n two \x0cthree\u2028four\n")
    assert text.string.split("\n") == ["One", "two", "three", "four"]
    assert not taken


def test_a_control_that_only_python_breaks_lines_at_is_reported():
    assert plain_text("a\x1cb\x85c") == (Text("abc"), True)


def test_no_text_at_all():
    assert plain_text("") == (Text(), False)
    assert list(Text().blocks()) == list(Text("\n\n").blocks()) == []
    assert title_of(Text()) == body_of(Text()) == ""


def test_marks_stand_inside_and_in_order():
    with pytest.raises(SpanError):
        Text("four", (HEADING,))
    late = Mark(MarkKind.STRONG, Span(6, 7))
    with pytest.raises(TextError):
        Text("title\nbody", (late, HEADING))
    assert make_text("title\nbody", [late, HEADING, late]).marks == (HEADING, late)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (MarkKind.HEADING, ""),
        (MarkKind.HEADING, "7"),
        (MarkKind.STRONG, "x"),
        (MarkKind.SPEAKER, "Karim"),
        (MarkKind.LINK, ""),
        (MarkKind.LINK, "a" * 4001),
        (MarkKind.LINK, "a\u202eb"),
        (MarkKind.LANGUAGE, "per sian"),
        (MarkKind.REPLACED, "name"),
    ],
)
def test_a_mark_says_only_what_its_kind_may(kind, value):
    with pytest.raises(TextError):
        Mark(kind, Span(0, 1), value)


@pytest.mark.parametrize(
    "row",
    [
        [],
        ["heading", 0, 1],
        ["blink", 0, 1, ""],
        ["strong", "0", 1, ""],
        ["strong", False, True, ""],
        ["strong", 0.0, 1, ""],
        ["strong", 0, 1, None],
        ["strong", 0, 1, "", ""],
    ],
)
def test_rows_of_another_shape_are_refused(row):
    with pytest.raises(TextError):
        marks_from_json([row])


def test_title_and_body():
    text = make_text("title\nbody\n\nmore", [HEADING])
    assert title_of(text) == "title"
    assert body_of(text) == "body\nmore"
    long = Text("x" * 600, (Mark(MarkKind.HEADING, Span(0, 600), "1"),))
    assert len(title_of(long)) == 500


def test_spans_touch_and_hold():
    assert not Span(0, 2).overlaps(Span(2, 3))
    assert Span(0, 2).overlaps(Span(1, 3))
    assert Span(0, 3).contains(Span(0, 3))
    assert not Span(1, 3).contains(Span(0, 2))
