"""One name with many scores as it does with each of them alone."""

import pytest

from firsthand.names.matching import NameKind, score, score_pairs

CROWD = [
    "Abdulrahman Karimi",
    "Abdul Rahman Karimi",
    "A. R. Karimi",
    "Karimi",
    "AR Karimi",
    "عبدالرحمن کریمی",
    "Bear Trust 2007-2",
    "1945-04-05",
    "word " * 20,
    "Rahman " + "other " * 20,
    "",
    "🙂",
    "Abdulrahman Karimi",
]
LEFTS = [*CROWD, "Abd ul Rahman Ka Rimi", "2005-07-10", "J. Karimi"]


@pytest.mark.parametrize("kind", NameKind)
@pytest.mark.parametrize("left", LEFTS)
def test_with_many_as_with_each(left, kind):
    alone = [score(left, right, kind) for right in CROWD]
    assert score_pairs([(left, right) for right in CROWD], kind) == alone


def test_words_run_together_are_found_among_many():
    others = ["Zohreh Bahar", "Petrov Ivan", "Alder Birch", "Cedar Hazel", "Abdul Qader Mahmoud"]
    found = score_pairs([("Abdulqader Mahmoud", other) for other in others], NameKind.PERSON)
    assert found[:4] == [0.0] * 4
    assert found[4] > 0.9


def test_another_crowd_is_another_one():
    pairs = [("Sara Karimi", f"Karimi {word}") for word in ("Sara", "Zohreh", "Ali", "Mina")]
    more = [("Sara Karimi", f"{word} Karimi") for word in ("Hasan", "Sara", "Ali", "Mina")]
    with_other = [(left.swapcase(), right) for left, right in more]
    alone = [score(*pair, NameKind.PERSON) for pair in pairs + with_other]
    assert score_pairs(pairs + with_other, NameKind.PERSON) == alone
