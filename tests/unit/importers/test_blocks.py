from firsthand.core.text import Mark, MarkKind, Span
from firsthand.importers.blocks import TextBuilder


def test_white_space_collapses_across_pieces() -> None:
    builder = TextBuilder()
    for piece in ("  The ", "\n letters", "\t", " came  "):
        builder.words(piece)
    assert builder.built().text.string == "The letters came"


def test_marks_stand_on_words_and_not_on_the_space_around() -> None:
    builder = TextBuilder()
    builder.words("The ")
    builder.open(MarkKind.STRONG)
    builder.words(" locked ")
    builder.close()
    builder.words("room")
    text = builder.built().text
    assert text.string == "The locked room"
    assert text.marks == (Mark(MarkKind.STRONG, Span(4, 10)),)


def test_block_marks_cover_each_block() -> None:
    builder = TextBuilder()
    builder.open(MarkKind.HEADING, "2")
    builder.words("A")
    builder.end_block()
    builder.close()
    builder.open(MarkKind.QUOTE)
    builder.words("B")
    builder.end_block()
    builder.words("C")
    builder.end_block()
    builder.close()
    builder.words("D")
    text = builder.built().text
    assert text.string == "A\nB\nC\nD"
    assert [(mark.kind, text.quote(mark.span)) for mark in text.marks] == [
        (MarkKind.HEADING, "A"),
        (MarkKind.QUOTE, "B"),
        (MarkKind.QUOTE, "C"),
    ]


def test_an_inline_mark_goes_on_in_the_next_block() -> None:
    builder = TextBuilder()
    builder.open(MarkKind.LINK, "http://a.example/")
    builder.words("one")
    builder.end_block()
    builder.words("two")
    builder.close()
    text = builder.built().text
    assert [text.quote(mark.span) for mark in text.marks] == ["one", "two"]


def test_a_letter_and_its_accent_in_two_pieces_become_one() -> None:
    builder = TextBuilder()
    builder.open(MarkKind.EMPHASIS)
    builder.words("cafe")
    builder.close()
    builder.words("\u0301 noir ")
    builder.open(MarkKind.STRONG)
    builder.words("fin")
    text = builder.built().text
    assert text.string == "café noir fin"
    assert text.quote(text.marks[-1].span) == "fin"


def test_a_mark_over_an_accent_alone_covers_the_letter_that_it_became() -> None:
    builder = TextBuilder()
    builder.words("the e")
    builder.open(MarkKind.STRONG)
    builder.words("\u0301")
    builder.close()
    text = builder.built().text
    assert (text.string, text.marks) == ("the \u00e9", (Mark(MarkKind.STRONG, Span(4, 5)),))


def test_jamo_join() -> None:
    builder = TextBuilder()
    builder.words("\u1112\u1161\u11ab")
    assert builder.built().text.string == "\ud55c"


def test_controls_leave_and_are_reported() -> None:
    builder = TextBuilder()
    builder.words("a \u202e\x07 b\x00\ud800c")
    built = builder.built()
    assert (built.text.string, built.had_controls) == ("a bc", True)


def test_an_address_that_no_mark_takes_is_left_out() -> None:
    builder = TextBuilder()
    for address in ("", "http://a.example/" + "x" * 4000, "http://a.example/\u202e"):
        builder.open(MarkKind.LINK, address)
        builder.words("words")
        builder.close()
    assert builder.built().text.marks == ()


def test_nothing_gives_nothing() -> None:
    builder = TextBuilder()
    builder.words(" \n ")
    builder.end_block()
    assert builder.built().text.string == ""
