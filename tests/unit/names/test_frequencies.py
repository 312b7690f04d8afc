"""The distilled tables, and what is read from them: how common words are and how written."""

import pytest

from firsthand.names.forms import bases, has_ending, is_verb, verb_forms
from firsthand.names.frequencies import (
    Frequencies,
    frequencies,
    is_distilled,
    lines_of,
    person_words,
    rated_words,
)
from firsthand.names.shapes import Letters, arabic_shapes
from firsthand.names.signals import head, profile
from firsthand.names.surroundings import surroundings


def test_a_word_is_found_with_its_tenths_and_no_other():
    table = Frequencies([("the", 77), ("door", 50)])
    assert [table.tenths(key) for key in ("the", "door", "shut", "")] == [77, 50, 0, 0]


def test_the_tables_were_made():
    assert is_distilled()
    assert frequencies("en").tenths("the") > frequencies("en").tenths("door") > 0
    assert {"sara", "سارا"} <= person_words()


def test_a_table_that_was_not_made_has_no_lines_and_the_short_list_serves():
    assert list(lines_of("words_tlh.tsv.gz")) == []
    assert list(rated_words("tlh")) == []


@pytest.mark.parametrize(
    ("language", "name", "word"),
    [("fa", "ولفهارت", "نمی‌بینند".replace("\u200c", "")), ("ar", "فولفهارت", "مستشفیاتهم")],
)
def test_a_name_is_written_more_like_a_name(language, name, word):
    shapes = arabic_shapes(language)
    assert shapes.odds(name) > shapes.odds(word)


def test_letters_that_follow_one_another_often_are_likelier():
    letters = Letters(["abab", "abba"], least=1)
    assert letters.likelihood("ab") > letters.likelihood("aq")


def test_the_chances_of_what_may_follow_make_one():
    letters = Letters(["ab", "ac", "a"], least=1)
    seen = sum(letters._chance("####" + each) for each in "abc#")
    assert 0.9 < seen <= 1


def test_forms_of_words():
    assert "کتاب" in bases("کتابهایشان", "fa")
    assert has_ending("کتابهایشان", "fa")
    assert is_verb("نمیبینند", "fa")
    assert is_verb("خندیدم", "fa")
    assert not is_verb("پلوند", "fa")


def test_an_arabic_verb_is_told_by_its_other_persons():
    known = {"یکتب": 50, "تکتب": 49, "کتب": 55}
    assert verb_forms("نکتب", lambda key: known.get(key, 0)) == 3
    assert verb_forms("یکلوش", lambda key: known.get(key, 0)) == 0
    assert verb_forms("یکتبها", lambda key: known.get(key, 0)) == 3
    assert verb_forms("نا", lambda key: known.get(key, 0)) == 0


@pytest.mark.parametrize(
    ("key", "letters"),
    [
        ("وسمیر", 1),
        ("سمیر", 0),
        ("ولید", 0),
        ("للکلوشی", 2),
        ("بلوند", 0),
        ("فلورا", 0),
        ("وجدی", 0),
    ],
)
def test_clitics_before_a_word_are_told_from_its_first_letters(key, letters):
    assert head(key, profile("ar")) == letters


def test_people_of_a_country_are_told_by_their_ending():
    assert surroundings("ar").is_place("الفرنسی")
    assert surroundings("fa").is_place("تهرانی")
    assert not surroundings("fa").is_place("پلوند")
