"""A text as lines: every word once, faults where they stand, addresses apart."""

from firsthand.core.text import Mark, MarkKind, Span, make_text
from firsthand.workroom.desk.lines import Fault, lines_of

WORDS = "Winter\nThe key hung on the outer nail.\n\nکلید بیرون بود"


def test_lines_hold_every_word_once_whatever_the_marks_and_faults() -> None:
    marks = [
        Mark(MarkKind.HEADING, Span(0, 6), "1"),
        Mark(MarkKind.STRONG, Span(11, 20)),
        Mark(MarkKind.LANGUAGE, Span(40, 54), "fa"),
    ]
    faults = [Fault(1, Span(7, 14)), Fault(2, Span(12, 25))]
    found = lines_of(make_text(WORDS, marks), faults).lines
    spoken = ["".join(piece.words for piece in line.pieces) for line in found]
    assert spoken == [line for line in WORDS.split("\n") if line]
    assert [(line.number, line.start, line.language) for line in found] == [
        (1, 0, ""),
        (2, 7, ""),
        (3, 40, "fa"),
    ]


def test_a_fault_is_underlined_to_its_end_and_numbered_there() -> None:
    text = make_text("dit avoir cousu en hiver")
    pieces = lines_of(text, [Fault(4, Span(4, 9))]).lines[0].pieces
    assert [(piece.words, piece.css, piece.ends) for piece in pieces] == [
        ("dit ", "", ()),
        ("avoir", "fault", (4,)),
        (" cousu en hiver", "", ()),
    ]


def test_a_link_is_words_and_its_address_stands_apart() -> None:
    mark = Mark(MarkKind.LINK, Span(0, 4), "javascript:alert(1)")
    found = lines_of(make_text("more of it", [mark]))
    assert found.addresses == ["javascript:alert(1)"]
    assert (found.lines[0].pieces[0].words, found.lines[0].pieces[0].css) == ("more", "link")
