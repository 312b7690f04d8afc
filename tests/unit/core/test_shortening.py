"""Teasers by default, and extracts, in the four languages."""

import pytest

from firsthand.core.shortening import first_code_points, opening
from firsthand.core.text import Mark, MarkKind, Span, Text, make_text


@pytest.mark.parametrize(
    ("words", "max_cp", "expected"),
    [
        ("It rained. We waited. Nobody came.", 24, "It rained. We waited."),
        ("It rained. We waited.", 80, "It rained. We waited."),
        ("It rained! Did it? We waited for long.", 20, "It rained! Did it?"),
        ("Mr. Pelvand locked it. We waited outside.", 30, "Mr. Pelvand locked it."),
        ("M. Kelvashi parle. Puis il se tait enfin.", 22, "M. Kelvashi parle."),
        ("J.-P. Anse parle. Puis il se tait enfin.", 22, "J.-P. Anse parle."),
        ("She said it. the rest was cut away here.", 14, "She said it. …"),
        ("No. 5 was empty. We waited in the yard.", 20, "No. 5 was empty."),
        ("1. The post room. We never went in there.", 20, "1. The post room."),
        ("« Viens ! » dit-elle. Je suis venue aussitôt.", 24, "« Viens ! » dit-elle."),
        ("« Il vient. Elle aussi. » Puis plus rien du tout.", 26, "« Il vient. Elle aussi. »"),
        ("« Il vient. Elle aussi. » Puis plus rien du tout.", 22, "« Il vient. Elle …"),
        ("He went [...] home. Then nothing more.", 22, "He went [...] home."),
        ("He waited ... and went. Then nothing more.", 26, "He waited ... and went."),
        ("باران آمد. ماندیم. هیچ‌کس نیامد، هیچ‌کس.", 20, "باران آمد. ماندیم."),
        ("چرا نیامد؟ کسی ندانست و نپرسید.", 14, "چرا نیامد؟"),
        ("بارش ہوئی۔ ہم ٹھہرے رہے۔", 12, "بارش ہوئی۔"),
        ("لماذا؟ لم نعرف شيئا بعد ذلك.", 12, "لماذا؟"),
        ("کتاب ... را خواندم و بستم. رفتم.", 28, "کتاب ... را خواندم و بستم."),
        ("We walked, all of us, to the pump house", 20, "We walked, all of …"),
        ("We walked, all of us, to the pump house", 12, "We walked …"),
        ("Unbreakable", 8, "Unbrea …"),
        ("Unbreakable", 2, ""),
    ],
)
def test_an_opening(words, max_cp, expected):
    assert opening(Text(words), max_cp) == expected


def test_headings_and_a_byline_are_no_opening():
    text = make_text(
        "Winter in the pump house\nBy A. N. Tarev\nThe key hung outside. We heard it.",
        [Mark(MarkKind.HEADING, Span(0, 24), "1")],
    )
    assert opening(text, 25) == "The key hung outside."


def test_words_without_any_sentence_are_the_opening_where_nothing_else_is():
    assert opening(Text("one line\nanother line"), 40) == "one line"
    assert opening(make_text("Title", [Mark(MarkKind.HEADING, Span(0, 5), "1")]), 40) == ""
    assert opening(Text(), 40) == ""


def test_a_long_line_of_open_quotes_takes_no_square_of_steps():
    assert opening(Text("« A. B! " * 100_000), 400_000).endswith(" …")


def test_an_extract_ends_at_a_word_and_keeps_its_marks():
    marks = [Mark(MarkKind.STRONG, Span(4, 9)), Mark(MarkKind.LINK, Span(10, 15), "x")]
    text = make_text("The north house stood", marks)
    short = first_code_points(text, 12)
    assert short == Text("The north", (Mark(MarkKind.STRONG, Span(4, 9)),))
    assert first_code_points(text, 15).string == "The north house"
    assert first_code_points(text, 99) == text


def test_an_extract_over_blocks_ends_without_an_empty_line():
    assert first_code_points(Text("one\ntwo three"), 4) == Text("one")
    assert first_code_points(Text("one\ntwo three"), 8) == Text("one\ntwo")


@pytest.mark.parametrize("n", [0, -3])
def test_no_extract(n):
    assert first_code_points(Text("one"), n) == Text()


def test_one_long_word_is_cut_between_letters():
    assert first_code_points(Text("کُنده‌ها"), 1).string == ""
    assert first_code_points(Text("abcdef"), 4).string == "abcd"
