"""What changed since the last edition, in words."""

from uuid import uuid4

from firsthand.disclosure.withheld import NameGuard
from firsthand.workroom.publishing.diffing import Change, difference

NOBODY = NameGuard([], {})


def guard(name: str) -> NameGuard:
    form = uuid4()
    return NameGuard([(form, name)], {form: uuid4()})


def told(old: str, new: str, withheld: NameGuard = NOBODY) -> list[tuple[int, str, str]]:
    found = difference(old, new, withheld)
    return [(p.number, each.change, each.words) for p in found.paragraphs for each in p.stretches]


def test_equal_texts_have_none():
    assert difference("One.\nTwo.", "One.\nTwo.", NOBODY).paragraphs == ()


def test_words_are_struck_and_put_in_where_they_stand():
    assert told("One.\nShe kept the letters safe.", "One.\nShe held the letters back.") == [
        (2, Change.SAME, "She "),
        (2, Change.GONE, "kept"),
        (2, Change.NEW, "held"),
        (2, Change.SAME, " the letters "),
        (2, Change.GONE, "safe"),
        (2, Change.NEW, "back"),
        (2, Change.SAME, "."),
    ]


def test_it_counts_changes_and_paragraphs():
    found = difference("One.\nTwo.", "One.\nThree.\nFour.", NOBODY)
    assert (found.changes, len(found.paragraphs), found.of) == (3, 2, 3)


def test_a_paragraph_that_is_gone_has_its_old_number():
    assert told("One.\nTwo.", "One.") == [(2, Change.GONE, "Two.")]


def test_words_that_are_gone_and_hold_a_withheld_name_are_not_repeated():
    found = told("Kiumars Pelvand came.", "[The overseer] came.", guard("Kiumars Pelvand"))
    assert not any("Pelvand" in words for _, _, words in found)
    assert (1, Change.UNSAID, " … ") in found


def test_long_stretches_that_did_not_change_are_shortened():
    old = " ".join(f"word{number}" for number in range(100))
    found = told(old, old + " more")
    assert found[0][1] is Change.SAME
    assert len(found[0][2]) < 150
