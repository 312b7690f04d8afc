"""Texts over all strings: round trips, cleaning, and nothing in them that renders as markup."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.property.core.texts import STRINGS, texts

from firsthand.core.errors import NotNormalError
from firsthand.core.text import (
    Text,
    body_of,
    clean_block,
    make_text,
    marks_from_json,
    marks_to_json,
    plain_text,
    title_of,
)

EVERYTHING = st.text(st.characters(exclude_categories=[]))
STAYING = "\u200c\u200d\u00a0\u202f\u00ad\u200e\u200f"
LEAVING = [
    chr(code)
    for code in [*range(9), *range(14, 32), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
]


@given(texts())
def test_a_text_round_trips_through_json(text):
    rows = json.loads(json.dumps(marks_to_json(text.marks)))
    assert Text(json.loads(json.dumps(text.string)), marks_from_json(rows)) == text


@given(texts(), st.randoms(use_true_random=False))
def test_equal_sets_of_marks_make_equal_texts(text, random):
    shuffled = random.sample(text.marks, len(text.marks)) * 2
    assert make_text(text.string, shuffled) == text


@given(EVERYTHING)
def test_cleaning_twice_is_cleaning_once_and_a_text_takes_it(untrusted):
    once, _ = clean_block(untrusted)
    assert clean_block(once) == (once, False)
    assert Text(once).string == once
    assert "\n" not in once


@given(EVERYTHING, st.sampled_from(STAYING))
def test_cleaning_keeps_the_code_points_that_carry_meaning(untrusted, character):
    raw = f"a{character}{untrusted}{character}b"
    assert clean_block(raw)[0].count(character) == raw.count(character)


@given(EVERYTHING)
def test_cleaning_takes_nothing_but_ascii_space_and_the_forbidden(untrusted):
    spaces = "\t\n\x0b\x0c\r "
    kept = [
        each
        for each in untrusted
        if each not in spaces
        and unicodedata.category(each) not in {"Cc", "Cs"}
        and each not in LEAVING
        and each not in "\ufffe\uffff"
    ]
    expected = unicodedata.normalize("NFC", "".join(kept))
    assert unicodedata.normalize("NFC", clean_block(untrusted)[0].replace(" ", "")) == expected


@given(st.text("ab é\u200c"), st.sampled_from(LEAVING), st.integers(0, 10))
def test_what_must_leave_leaves_and_is_reported(words, character, place):
    dirty = words[:place] + character + words[place:]
    clean, taken = clean_block(dirty)
    assert taken
    assert character not in clean
    with pytest.raises(NotNormalError):
        Text(dirty)


@given(EVERYTHING)
def test_plain_text_is_its_clean_lines(untrusted):
    text, _ = plain_text(untrusted)
    lines = text.string.split("\n") if text.string else []
    assert all(line and clean_block(line)[0] == line for line in lines)


@given(STRINGS, st.integers(0, 40), st.characters(categories=["Cs"]))
def test_lone_surrogates_are_refused(string, place, surrogate):
    with pytest.raises(NotNormalError):
        Text(string[:place] + surrogate + string[place:])


@given(texts())
def test_blocks_are_the_lines(text):
    assert [text.quote(span) for span in text.blocks()] == [
        line for line in text.string.split("\n") if line
    ]


@given(texts())
def test_title_and_body_quote_the_text(text):
    assert title_of(text) in text.string
    assert all(line in text.string.split("\n") for line in body_of(text).split("\n") if line)
