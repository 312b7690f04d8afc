"""Folding: the vectors shared with JavaScript, and the table against this Python's Unicode."""

import json
import re
import sys
import unicodedata
from pathlib import Path

import pytest

from firsthand.names.folding import INNER, MARKS, Token, character_key, fold, tokens

VECTORS = json.loads(
    (Path(__file__).parents[2] / "data" / "folding_vectors.json").read_text(encoding="utf-8")
)
EVERY_CHARACTER = [chr(code) for code in range(sys.maxunicode + 1)]


@pytest.mark.parametrize(("string", "key"), VECTORS["fold"])
def test_fold_gives_the_shared_vectors(string, key):
    assert fold(string) == key


@pytest.mark.parametrize(("string", "expected"), VECTORS["tokens"])
def test_tokens_give_the_shared_vectors(string, expected):
    assert tokens(string) == [Token(*each) for each in expected]


def test_every_character_folds_to_what_folds_to_itself():
    unstable = [
        character
        for character in EVERY_CHARACTER
        if any(character_key(each) != each for each in character_key(character))
    ]
    assert unstable == []


def test_the_table_knows_every_mark_of_this_python():
    known = re.compile(f"[{MARKS}]")
    marks = [each for each in EVERY_CHARACTER if unicodedata.category(each).startswith("M")]
    newer = [each for each in marks if not known.match(each) and ord(each) < 0x1E000]
    assert len(newer) <= 20  # a newer Unicode may add some; those up to 15.1 are all there
    if unicodedata.unidata_version in {"14.0.0", "15.0.0", "15.1.0"}:
        assert newer == []


def test_inner_signs_leave_no_key():
    inner = re.compile(f"[{INNER}]")
    assert {character_key(each) for each in EVERY_CHARACTER if inner.match(each)} == {""}


def test_lone_surrogates_and_controls_are_no_words():
    assert tokens("\ud800 \x00 a\udfff") == [Token(4, 5, "a")]
