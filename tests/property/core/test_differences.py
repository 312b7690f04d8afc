"""The edits between two strings turn one into the other, whatever they are."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from firsthand.core.differences import edits_between
from firsthand.core.rewrite import Fate, rewrite
from firsthand.core.text import FORBIDDEN, Span, Text

LETTERS = st.sampled_from("abc می‌گ \n.،«»\u0301\u200c1")


def normal(string: str) -> str:
    return unicodedata.normalize("NFC", FORBIDDEN.sub("", string))


TEXTS = st.one_of(st.text(max_size=60), st.text(LETTERS, max_size=200)).map(normal)


@given(TEXTS, TEXTS)
def test_the_edits_turn_old_into_new(old, new):
    assert rewrite(Text(old), edits_between(old, new)).text.string == new


@given(TEXTS)
def test_equal_strings_have_no_edits(string):
    assert edits_between(string, string) == []


@given(TEXTS, TEXTS, st.data())
def test_a_kept_span_has_the_same_words(old, new, data):
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(old))))
    rewritten = rewrite(Text(old), edits_between(old, new), [span])
    (carried,) = rewritten.spans
    if carried.fate is Fate.KEPT:
        assert rewritten.text.quote(carried.span) == old[span.start : span.end]


def test_one_changed_word_in_a_long_text_is_one_edit():
    old = "\n".join(f"Line {n} of the memoir, and the post came." for n in range(2000))
    new = old.replace("Line 1000 of the memoir", "Line 1000 of the letter")
    (edit,) = edits_between(old, new)
    assert (old[edit.start : edit.end], edit.replacement) == ("memoir", "letter")


def test_a_long_line_rewritten_whole_is_still_told_apart():
    old = "the post came and " * 4000
    new = "the mail went and " * 4000
    assert rewrite(Text(old), edits_between(old, new)).text.string == new
