"""Another spelling or script of a withheld full name asks; it never blocks, nor hides a block."""

import pytest

from firsthand.disclosure.scan import decided_contexts, scan
from firsthand.disclosure.scan_context import gather_answers
from firsthand.disclosure.scan_forms import Withheld, WithheldForm
from firsthand.disclosure.scan_rules import Outcome

KIUMARS = WithheldForm("f1", "a1", "Kiumars Pelvand")
PERSIAN = WithheldForm("f2", "a1", "کیومرث پلوند")
MAGPIE = WithheldForm("f3", "a1", "Magpie", one_word_blocks=True)


def kinds(tmp_path, text, *forms, answers=None):
    page = tmp_path / "en/item/xyz.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text, encoding="utf-8")
    return [each.kind for each in scan(tmp_path, forms, answers)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kioumars Pelwand came", [Outcome.ASKS]),
        ("Pelwand, Kioumars came", [Outcome.ASKS]),
        ("کیومرث پلوند آمد", [Outcome.ASKS]),
        ("Кiumаrs Реlvаnd came", [Outcome.ASKS]),
        ("Kiumars Pelvand came", [Outcome.BLOCKS]),
        ("Kioumars came", []),
        ("Pelwand came", []),
        ("Homa Tavashkan came", []),
    ],
)
def test_what_stands_otherwise_asks(tmp_path, text, expected):
    assert kinds(tmp_path, text, KIUMARS) == expected


def test_a_surname_as_it_stands_is_asked_about_once(tmp_path):
    assert kinds(tmp_path, "Kioumars Pelvand came", KIUMARS) == [Outcome.ASKS]


def test_a_surname_near_a_second_identifier_still_blocks(tmp_path):
    text = "Kioumars Pelvand came, whom they called the Magpie"
    assert Outcome.BLOCKS in kinds(tmp_path, text, KIUMARS, MAGPIE)


def test_another_spelling_is_no_second_identifier(tmp_path):
    assert kinds(tmp_path, "Kioumars Pelwand, and Pelvand", KIUMARS) == [Outcome.ASKS] * 2


def test_a_form_that_stands_hides_the_spellings_of_others_of_its_bearer(tmp_path):
    assert kinds(tmp_path, "کیومرث پلوند آمد", KIUMARS, PERSIAN) == [Outcome.BLOCKS]


def test_words_of_a_cleared_form_are_no_other_spelling(tmp_path):
    cleared = frozenset({"kioumars", "pelwand"})
    withheld = WithheldForm("f1", "a1", "Kiumars Pelvand", cleared_words=cleared)
    assert kinds(tmp_path, "Kioumars Pelwand came", withheld) == []
    assert kinds(tmp_path, "Kioumarz Pelvand came", withheld) == [Outcome.ASKS]


def test_a_decided_span_answers_for_a_namesake_in_another_script(tmp_path):
    text = "The register was signed by Nader Kelvashi on a day in March, it says."
    withheld = WithheldForm("f1", "a1", "نادر کلوشی")
    assert kinds(tmp_path, text, withheld) == [Outcome.ASKS]
    start = text.index("Nader")
    decided = decided_contexts(text, [(start, start + 14)], Withheld([withheld]))
    answers = gather_answers({("xyz", "en"): decided})
    assert kinds(tmp_path, text, withheld, answers=answers) == []
