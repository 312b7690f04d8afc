"""The sets are the frozen ones: what is drawn from them stands where it was drawn."""

import csv
import hashlib
from itertools import chain

import _names_sets as sets
import pytest
from _names_sets import across, inside, labels, spelled_pairs

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not sets.NAMES.is_dir(), reason="the shared data are not here"),
]


def test_each_label_left_out_stands_in_its_row():
    lines = sets.ALIASES.read_text("utf-8").splitlines()
    listed = list(
        csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    )
    rows = sets.rows_of(sets.PEOPLE)
    for each in listed:
        name = rows[int(each["row"]) - 1]["name"]
        assert hashlib.sha256(name.encode()).hexdigest().startswith(each["sha256"])
    assert len(labels()) == sum(row["script"] in sets.SCRIPTS for row in rows) - len(listed)


def test_pairs_inside_and_across_scripts_are_all():
    same = [sum(pair.same for pair in spelled_pairs(which)) for which in (inside, across)]
    assert [*same, sum(pair.same for pair in spelled_pairs())] == [52, 75, 127]


def test_a_negative_is_of_another_person():
    person = {row["name"]: row["person"] for row in sets.rows_of(sets.PEOPLE)}
    pairs = spelled_pairs()
    assert all((person[pair.left] == person[pair.right]) == pair.same for pair in pairs)
    assert len({pair.group for pair in pairs}) == 20


@pytest.mark.parametrize("name", sets.SINGLES)
@pytest.mark.parametrize("kind", [sets.LIKE_ANSWER, sets.LIKE_QUERY])
def test_a_right_answer_is_no_negative(name, kind):
    pairs = sets.single_pairs(name, kind)
    right = {pair[:2] for pair in pairs if pair.same}
    wrong = [pair[:2] for pair in pairs if not pair.same]
    assert right.isdisjoint(wrong)
    asked = right if kind == sets.LIKE_ANSWER else {left for left, _ in right}
    assert len(wrong) == 2 * len(asked)


def test_a_changed_file_is_noticed(monkeypatch):
    monkeypatch.setattr(sets, "digest", lambda _: "0")
    with pytest.raises(ValueError, match="not the file"):
        sets.single_pairs("google_ar2en")


def test_a_search_holds_its_answers():
    for search in (sets.typo_search(), sets.word_search("wd_hebrew_en")):
        assert len(search.queries) == len(search.right)
        assert all(search.right)
        assert max(chain.from_iterable(search.right)) < len(search.targets)


def test_the_crowd_holds_each_name_once():
    crowd = sets.full_names()
    assert len(crowd.names) == len(set(crowd.names))
    assert {name: len(pairs) for name, pairs in crowd.truth.items()} == {
        "spellings": 127,
        "altered": 85,
        "pairs": 127,
    }


def test_a_narrowed_search_keeps_its_answers():
    search = sets.word_search("wd_hebrew_en", 50)
    narrow = sets.narrowed(search)
    for one, other in zip(search.right, narrow.right, strict=True):
        assert {search.targets[at] for at in one} == {narrow.targets[at] for at in other}
    assert len(narrow.targets) == len(frozenset().union(*search.right))
