"""Openings and extracts of any text: short enough, and never a word that the text has not."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from tests.property.core.texts import texts

from firsthand.core.shortening import ELLIPSIS, first_code_points, opening
from firsthand.core.text import MarkKind


@given(texts(), st.integers(0, 40))
def test_an_opening_is_short_and_stands_in_the_body(text, max_cp):
    words = opening(text, max_cp)
    assert len(words) <= max_cp
    body = [
        text.quote(block)
        for block in text.blocks()
        if not any(m.kind is MarkKind.HEADING and m.span.overlaps(block) for m in text.marks)
    ]
    if words and not any(words in block for block in body):
        assert words.endswith(ELLIPSIS)
        assert any(words.removesuffix(ELLIPSIS) in block for block in body)


@given(texts(), st.integers(-1, 40))
def test_an_extract_is_the_start_of_the_text_with_its_marks(text, n):
    short = first_code_points(text, n)
    assert len(short.string) <= max(n, 0)
    assert text.string.startswith(short.string)
    end = len(short.string)
    assert {m.kind for m in short.marks} == {m.kind for m in text.marks if m.span.start < end}
    assert all(m.span.end <= end for m in short.marks)


@given(texts(), st.integers(1, 40))
def test_an_extract_parts_no_letter_from_its_signs(text, n):
    end = len(first_code_points(text, n).string)
    following = text.string[end : end + 1]
    assert not (
        end > 0 and following and unicodedata.category(following) in {"Mn", "Mc", "Me"}
    ) or (text.string[end - 1].isspace())
