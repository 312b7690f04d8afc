"""Folding over all strings: stable, and its offsets always quote."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from firsthand.names.folding import atoms, fold, tokens

PIECES = [
    "e\u0301",
    "\u200c",
    "\u200f",
    "'",
    "’",
    "-",
    "_",
    " ",
    "\n",
    "ـ",
    "ي",
    "ك",
    "ة",
    "ۀ",
    "أ",
]
PIECES += ["ُ", "Œ", "ß", "İ", "ʿ", "۱", "٢", "س", "sara", "l", "s", "\ud800", "😀", "ﷺ", "한", "ि"]
STRINGS = st.one_of(
    st.text(st.characters(exclude_categories=[])), st.lists(st.sampled_from(PIECES)).map("".join)
)


@given(STRINGS)
def test_folding_twice_is_folding_once(string):
    assert fold(fold(string)) == fold(string)


@given(STRINGS)
def test_offsets_quote_the_token(string):
    end = 0
    for token in tokens(string):
        assert end <= token.start < token.end <= len(string)
        assert fold(string[token.start : token.end]).replace(" ", "") == token.key
        end = token.end


@given(STRINGS)
def test_between_tokens_there_is_no_letter(string):
    covered = [False] * len(string)
    for token in atoms(string):
        covered[token.start : token.end] = [True] * (token.end - token.start)
    left = "".join(each for each, taken in zip(string, covered, strict=True) if not taken)
    assert fold(left) == ""


@given(STRINGS.filter(lambda string: not any("\ud800" <= each <= "\udfff" for each in string)))
def test_normal_forms_of_one_string_share_a_key(string):
    assert fold(unicodedata.normalize("NFD", string)) == fold(unicodedata.normalize("NFC", string))


def test_time_grows_with_length_alone():
    hostile = ("a" + "\u200c" * 50 + "\u0301") * 2_000 + "\u200c" * 100_000
    assert len(tokens(hostile * 3)) >= 1
