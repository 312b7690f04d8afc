"""I19: what blocks, what asks, what is answered; one question for all copies."""

from pathlib import PurePosixPath

import pytest

from firsthand.disclosure.scan import (
    NotSearchableError,
    decided_contexts,
    listed_names,
    scan,
    subject_of,
)
from firsthand.disclosure.scan_context import context_digest, gather_answers
from firsthand.disclosure.scan_forms import Withheld, WithheldForm
from firsthand.disclosure.scan_rules import Outcome

KIUMARS = WithheldForm("f1", "a1", "Kiumars Pelvand")
PERSIAN = WithheldForm("f2", "a1", "کیومرث پلوند")
MAGPIE = WithheldForm("f3", "a1", "Magpie", one_word_blocks=True)
FERYAL = WithheldForm("f4", "a2", "Feryal")
FILLER = "and then the harvest went on for many long weeks in which nobody wrote a word at all "


def kinds(tmp_path, text, *forms, path="en/item/xyz.html", answers=None):
    page = tmp_path / path
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text, encoding="utf-8")
    return [(each.form_id, each.kind) for each in scan(tmp_path, forms, answers)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kiumars Pelvand came", [Outcome.BLOCKS]),
        ("Pelvand, Kiumars", [Outcome.BLOCKS]),
        ("Pelvand came", [Outcome.ASKS]),
        ("the Pelvands", [Outcome.ASKS]),
        ("Pelvander came", []),
        ("Kiumars came", []),
        (f"Kiumars {FILLER} Pelvand", [Outcome.ASKS]),
        ("Kiumars, who kept the letters of Pelvand", [Outcome.ASKS, Outcome.BLOCKS]),
        ("xkiumarspelvandx", [Outcome.ASKS]),
        ("nobody", []),
    ],
)
def test_a_person_of_two_words(tmp_path, text, expected):
    assert [kind for _, kind in kinds(tmp_path, text, KIUMARS)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("کیومرث پلوند آمد", [Outcome.BLOCKS]),
        ("پلوندها آمدند", [Outcome.ASKS]),
        ("وپلوند", [Outcome.ASKS]),
        ("کیومرث آمد", []),
    ],
)
def test_a_person_in_persian(tmp_path, text, expected):
    assert [kind for _, kind in kinds(tmp_path, text, PERSIAN)] == expected


def test_a_lone_given_name_asks_where_its_source_mentions_the_person(tmp_path):
    mentioned = WithheldForm("f", "a", "Kiumars Pelvand", mentioned_in=frozenset({("xyz", "en")}))
    assert kinds(tmp_path, "Kiumars came", mentioned) == [("f", Outcome.ASKS)]
    (tmp_path / "en/item/xyz.html").unlink()
    assert kinds(tmp_path, "Kiumars came", mentioned, path="en/item/other.html") == []


def test_a_one_word_form_blocks_if_marked_and_else_asks_where_mentioned(tmp_path):
    assert kinds(tmp_path, "the magpie, said Feryal", MAGPIE, FERYAL) == [("f3", Outcome.BLOCKS)]


def test_a_second_identifier_may_be_another_form(tmp_path):
    assert kinds(tmp_path, "Pelvand, called the magpie", KIUMARS, MAGPIE) == [
        ("f1", Outcome.BLOCKS),
        ("f3", Outcome.BLOCKS),
    ]


def test_words_of_another_person_are_no_second_identifier(tmp_path):
    assert kinds(tmp_path, "Pelvand met Feryal", KIUMARS, FERYAL) == [("f1", Outcome.ASKS)]


def test_words_shared_with_a_cleared_form_do_not_count(tmp_path):
    form = WithheldForm("f", "a", "Golrokh Pelvand", cleared_words=frozenset({"golrokh"}))
    assert kinds(tmp_path, "Golrokh came", form) == []
    assert kinds(tmp_path, "Golrokh Pelvand", form) == [("f", Outcome.BLOCKS)]
    both = WithheldForm("f", "a", "Golrokh A.", cleared_words=frozenset({"golrokh", "a"}))
    assert kinds(tmp_path, "Golrokh A. came", both) == []


def test_a_group_counts_as_a_whole_only(tmp_path):
    group = WithheldForm("f", "a", "The Lantern Readers", is_person=False)
    assert kinds(tmp_path, "readers with a lantern", group) == []
    assert kinds(tmp_path, "the lantern-readers", group) == [("f", Outcome.BLOCKS)]


SENTENCE = "In the second winter of the long frost it was Pelvand who kept the only key we had."


def test_one_question_for_a_page_and_its_copies(tmp_path):
    kinds(tmp_path, f"<h1>A</h1><p>{SENTENCE}</p>", KIUMARS)
    kinds(tmp_path, f"<li><a href=x>A</a><p>{SENTENCE[:70]}…</p>", KIUMARS, path="en/index.html")
    kinds(tmp_path, f"&lt;p&gt;{SENTENCE}&lt;/p&gt;", KIUMARS, path="en/feed.xml")
    assert kinds(tmp_path, "nothing", KIUMARS, path="a.txt") == [("f1", Outcome.ASKS)]


def test_two_occurrences_are_two_questions(tmp_path):
    text = f"<p>{SENTENCE}</p><p>{SENTENCE.replace('second winter', 'third summer')} Pelvand!</p>"
    assert len(kinds(tmp_path, text, KIUMARS)) == 3


def test_the_same_words_on_another_item_s_page_are_asked_again(tmp_path):
    kinds(tmp_path, SENTENCE, KIUMARS)
    assert len(kinds(tmp_path, SENTENCE, KIUMARS, path="en/item/other.html")) == 2


def answered(text, *forms, spans=None, subject=("xyz", "en")):
    at = text.index("Pelvand")
    pairs = decided_contexts(text, spans or [(at, at + len("Pelvand"))], Withheld(forms))
    return gather_answers({subject: pairs})


def test_an_occurrence_in_a_decided_span_is_answered_with_its_copies(tmp_path):
    answers = answered(SENTENCE, KIUMARS)
    teaser = f"<a>{SENTENCE[:70]}…</a>"
    assert kinds(tmp_path, f"<p>{SENTENCE}</p>", KIUMARS, answers=answers) == []
    assert kinds(tmp_path, teaser, KIUMARS, path="fa/index.html", answers=answers) == []


def test_a_decision_answers_neither_other_words_nor_another_item(tmp_path):
    answers = answered(SENTENCE, KIUMARS)
    other = "Later on in the year of the great flood there came Pelvand with a lamp in his hand."
    assert len(kinds(tmp_path, other, KIUMARS, answers=answers)) == 1
    (tmp_path / "en/item/xyz.html").unlink()
    assert len(kinds(tmp_path, SENTENCE, KIUMARS, path="en/item/b.html", answers=answers)) == 1


def test_a_namesake_shown_by_decision_is_answered_and_the_withheld_one_blocks(tmp_path):
    shown = "The register was signed in spring by deputy registrar Kiumars Pelvand at Vashandar."
    start = shown.index("Kiumars")
    answers = answered(shown, KIUMARS, spans=[(start, start + len("Kiumars Pelvand"))])
    assert kinds(tmp_path, shown, KIUMARS, answers=answers) == []
    planted = f"<p>{shown}</p><p>My pay was kept by Kiumars Pelvand.</p>"
    assert kinds(tmp_path, planted, KIUMARS, answers=answers) == [("f1", Outcome.BLOCKS)]


def test_a_span_that_ends_sooner_answers_nothing(tmp_path):
    answers = answered(SENTENCE, KIUMARS, spans=[(0, SENTENCE.index("Pelvand") + 3)])
    assert len(kinds(tmp_path, SENTENCE, KIUMARS, answers=answers)) == 1


def test_a_context_is_128_characters_and_ends_with_its_line():
    digest = context_digest("a\nb Pelvand c\nd", 4, 11)
    assert len(digest) == 128
    assert digest == context_digest("x\nb Pelvand C.\ny", 4, 11)
    assert digest != context_digest("a\nbb Pelvand c\nd", 5, 12)


COPIES = {
    "attribute": '<meta name="description" content="{}">',
    "json": '{{"kind":"x","description":"{}","genre":"Memoir and more of it, at length"}}',
    "json with spaces": '  "summary": "{}", "next": "much more than twenty letters of it"',
    "bibtex": "  title = {{{{{}}}}},",
    "ris": "TI  - {}\nPB  - somebody else entirely, at length",
}


@pytest.mark.parametrize("form", COPIES)
def test_a_copy_in_data_has_the_context_of_its_sentence(form):
    """A teaser is asked about once, wherever it is written again."""
    sentence = "By the shed of Pelvand, at noon."
    copied = COPIES[form].format(sentence)
    digests = [
        context_digest(text, text.index("Pelvand"), text.index("Pelvand") + 7)
        for text in (sentence, copied)
    ]
    assert digests[0] == digests[1]


@pytest.mark.parametrize(
    ("path", "subject"),
    [
        ("fa/item/abc.html", ("abc", "fa")),
        ("fa/item/abc.html.gz", ("abc", "fa")),
        ("fa/index.html", ("fa/index.html", "")),
        ("fa/item/abc/x.html", ("fa/item/abc/x.html", "")),
        ("data.json.gz", ("data.json", "")),
    ],
)
def test_the_subject_is_told_by_the_path(path, subject):
    assert subject_of(PurePosixPath(path)) == subject


def test_a_list_gives_its_line_numbers_and_refuses_what_cannot_be_searched():
    assert [form.form_id for form in listed_names(["Kiumars Pelvand\n", " \n", "Feryal"])] == [
        "1",
        "3",
    ]
    with pytest.raises(NotSearchableError) as refused:
        listed_names(["Feryal", "—"])
    assert refused.value.subject_id == "2"


def test_every_listed_name_that_is_taken_can_be_found(tmp_path):
    names = [
        "Li",
        "O'Brien",
        "Ben",
        "Abd al-Rahman",
        "Sheikh",
        "de la Cruz",
        "J. K.",
        "A 1",
        "بن",
        "Dr. X",
    ]
    (tmp_path / "a.txt").write_text("\n".join(names), encoding="utf-8")
    found = {each.form_id for each in scan(tmp_path, listed_names(names))}
    assert found == {str(number) for number in range(1, len(names) + 1)}
