"""The public text from a source, its Mentions and its Cuts."""

import pytest
from tests.gate_fixtures import NAMED, UNNAMED, a_mention, a_source

from firsthand.core.codes import CutKind, Treatment
from firsthand.core.text import Mark, MarkKind, Span, Text, make_text
from firsthand.disclosure.candidates import CutCandidate
from firsthand.disclosure.masking import Insert, is_web_address, mask

TEXT = Text("Sara saw Karim by the gate.\nKarim left.")
SARA = a_mention(TEXT, "Sara", NAMED, Treatment.SHOW)
KARIM = a_mention(TEXT, "Karim", UNNAMED, Treatment.ROLE)


def masked(text=TEXT, mentions=(SARA, KARIM), **changes):
    source = a_source(TEXT_WITH_ALL, mentions=())
    source = type(source)(
        source.version_id, source.kind, "en", text, mentions=tuple(mentions), **changes
    )
    return mask(source, decide)


TEXT_WITH_ALL = make_text("Golrokh Amini Kiumars Pelvand Yekshakheh")


def decide(mention):
    if mention.treatment is Treatment.ROLE:
        return Insert("[another man]", "role")
    return None


def test_a_role_stands_in_brackets_with_its_mark():
    text = masked().text
    assert text.string == "Sara saw [another man] by the gate.\nKarim left."
    assert text.marks == (Mark(MarkKind.REPLACED, Span(9, 22), "role"),)


@pytest.mark.parametrize("title", ["M. ", "Mme\u202f", "Mrs ", "آقای ", "السيدة "])
def test_the_title_before_a_masked_name_goes_with_it(title):
    text = Text(f"We saw {title}Karim.")
    (found,) = (masked(text, [a_mention(text, "Karim", UNNAMED, Treatment.ROLE)]).text,)
    assert found.string == "We saw [another man]."


def test_a_title_that_is_masked_itself_never_keeps_the_name():
    text = Text("The sum. M. Karim left; Madame, Karim left.")
    both = [
        a_mention(text, "M. ", None, Treatment.ROLE),
        a_mention(text, "Karim", UNNAMED, Treatment.ROLE),
    ]
    assert masked(text, both).text.string.count("Karim") == 1
    assert masked(text, both).text.string.startswith("The sum. [another man] left")


def test_standing_spans_are_told_where_they_stand_now():
    result = masked(mentions=(KARIM, a_mention(TEXT, "gate", None, Treatment.NOT_A_NAME)))
    assert [result.text.quote(span) for span in result.standing] == ["gate"]


def test_a_cut_leaves_its_sign_and_takes_the_mentions_it_touches():
    cut = CutCandidate(Span(5, 12), CutKind.CUT)
    text = masked(cuts=(cut,)).text
    assert text.string == "Sara [...] by the gate.\nKarim left."
    assert [mark.kind for mark in text.marks] == [MarkKind.CUT]


def test_a_cut_does_not_grow_over_a_shown_name():
    cut = CutCandidate(Span(2, 8), CutKind.CUT)
    assert masked(mentions=(SARA,), cuts=(cut,)).text.string.startswith("Sa[...] Karim")


def test_cuts_that_touch_become_one():
    cuts = (CutCandidate(Span(0, 8), CutKind.CUT), CutCandidate(Span(5, 14), CutKind.CUT))
    assert masked(mentions=(), cuts=cuts).text.string.startswith("[...] by the gate")


def test_generalised_words_stand_in_brackets():
    cut = CutCandidate(Span(15, 26), CutKind.GENERALISE, "somewhere")
    text = masked(mentions=(), cuts=(cut,)).text
    assert text.string == "Sara saw Karim [somewhere].\nKarim left."
    assert text.marks[0].value == "general"


def test_different_generalisations_that_touch_are_cut():
    cuts = (
        CutCandidate(Span(0, 8), CutKind.GENERALISE, "a"),
        CutCandidate(Span(5, 14), CutKind.GENERALISE, "b"),
    )
    assert masked(mentions=(), cuts=cuts).text.string.startswith("[...] by")


def test_the_longer_of_two_overlapping_mentions_wins():
    whole = a_mention(TEXT, "Sara saw Karim", UNNAMED, Treatment.ROLE)
    assert masked(mentions=(KARIM, whole)).text.string.startswith("[another man] by")


def test_a_combining_mark_behind_a_name_goes_with_it():
    text = Text("Karim\u0331 left.")
    mention = a_mention(text, "Karim", UNNAMED, Treatment.ROLE)
    assert masked(text, (mention,)).text.string == "[another man] left."


def test_a_heading_that_is_all_name_stays_a_heading():
    text = make_text("Karim\nleft.", [Mark(MarkKind.HEADING, Span(0, 5), "1")])
    mention = a_mention(text, "Karim", UNNAMED, Treatment.ROLE)
    marks = masked(text, (mention,)).text.marks
    assert Mark(MarkKind.HEADING, Span(0, 13), "1") in marks


LINKED = make_text("See Karim here.", [Mark(MarkKind.LINK, Span(10, 14), "https://a.example/x")])


@pytest.mark.parametrize(
    ("kept", "address", "stays"),
    [
        (True, "https://a.example/x", True),
        (False, "https://a.example/x", False),
        (True, "javascript:alert(1)", False),
        (True, "//a.example/x", False),
        (True, "page.html", False),
    ],
)
def test_a_link_stays_only_if_ticked_and_of_the_web(kept, address, stays):
    text = make_text("See Karim here.", [Mark(MarkKind.LINK, Span(10, 14), address)])
    links = frozenset({Span(10, 14)}) if kept else frozenset()
    marks = masked(text, (), kept_links=links).text.marks
    assert bool(marks) is stays


def test_a_link_over_a_masked_name_goes():
    text = make_text("See Karim here.", [Mark(MarkKind.LINK, Span(4, 14), "https://a.example")])
    mention = a_mention(text, "Karim", UNNAMED, Treatment.ROLE)
    marks = masked(text, (mention,), kept_links=frozenset({Span(4, 14)})).text.marks
    assert [mark.kind for mark in marks] == [MarkKind.REPLACED]


def test_a_broken_address_is_no_web_address():
    assert not is_web_address("http://[::1")
