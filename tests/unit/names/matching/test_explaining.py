"""What an explanation says: each word once, as written, with its reason."""

import pytest

from firsthand.names.matching import Band, Matcher, Reason, Step, explain


def said(left, right, kind="person"):
    """(reason, left words, right words) of each step."""
    steps = explain(left, right, kind).steps
    return [(s.reason, s.left and s.left.text, s.right and s.right.text) for s in steps]


def test_each_word_meets_its_own():
    assert said("Mostafa Qaderi", "Kaderi, Mustafa") == [
        (Reason.WRITTEN_OTHERWISE, "Mostafa", "Mustafa"),
        (Reason.COMMON_NAME, "Mostafa", "Mustafa"),
        (Reason.WRITTEN_OTHERWISE, "Qaderi", "Kaderi"),
    ]


def test_another_script_and_a_title():
    assert said("Dr. Ivan Tsvetkov", "Иван Цветков") == [
        (Reason.OTHER_SCRIPT, "Ivan", "Иван"),
        (Reason.COMMON_NAME, "Ivan", "Иван"),
        (Reason.OTHER_SCRIPT, "Tsvetkov", "Цветков"),
        (Reason.TITLE, "Dr", None),
    ]


def test_another_name_in_its_place_and_one_that_is_missing():
    assert said("Reza Kamal Sadri", "Omid Sadri") == [
        (Reason.SAME_SPELLING, "Sadri", "Sadri"),
        (Reason.OTHER_NAME, "Reza", "Omid"),
        (Reason.MISSING, "Kamal", None),
        (Reason.ONE_WORD, None, None),
    ]


def test_initials_and_words_run_together():
    assert said("J.-C. Tremblay", "Jean-Claude Tremblay")[:2] == [
        (Reason.INITIAL, "J", "Jean"),
        (Reason.INITIAL, "C", "Claude"),
    ]
    assert said("JC Tremblay", "Jean-Claude Tremblay")[0] == (
        Reason.INITIAL,
        "JC",
        "Jean-Claude",
    )
    assert said("OmidTremblay", "Omid Tremblay") == [
        (Reason.RUN_TOGETHER, "OmidTremblay", "Omid Tremblay")
    ]


def test_order_and_legal_form():
    assert (Reason.OTHER_ORDER, None, None) in said("Omid Tremblay", "Tremblay Omid")
    assert (Reason.OTHER_FORM, None, None) in said(
        "Salt Works GmbH", "Salt Works AG", "organization"
    )


def test_the_surname_alone_is_asked_about():
    found = explain("Tremblay", "Omid Tremblay", "person")
    assert found.band is Band.ASK
    assert Reason.ONE_WORD in [step.reason for step in found.steps]


def test_parts_quote_the_names():
    left, right = "  al-Sayyid ʿAbd al-Raḥmān ibn Ṣāliḥ ", "عبد الرحمن بن صالح"
    steps = explain(left, right, "person").steps
    assert steps
    for step in steps:
        for part, name in ((step.left, left), (step.right, right)):
            assert part is None or name[part.start : part.end] == part.text


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_its_sentence(reason):
    assert Step(reason).sentence.endswith(".")


def test_common_names_and_titles_are_said_in_both_orders():
    pairs = [("Khan Sadri", "Xan Sadri"), ("Mohammad Sadri", "Muxammad Sadri")]
    for left, right in pairs:
        one, other = said(left, right), said(right, left)
        assert {step[0] for step in one} == {step[0] for step in other}


def test_bands_in_bulk_are_those_of_the_explanations():
    pairs = [
        ("Mostafa Qaderi", "Kaderi, Mustafa"),
        ("Tremblay", "Tremblay"),
        ("Omid Tremblay", "Luc Vogel"),
        ("T. Sadri", "Turaj Sadri"),
    ]
    matcher = Matcher("person")
    found = matcher.bands(pairs)
    assert found == [explain(left, right, "person").band for left, right in pairs]
    assert found == [matcher.band(right, left) for left, right in pairs]
    assert found[0] is Band.SAME
    assert found[2] is Band.DIFFERENT
