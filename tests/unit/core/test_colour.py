"""Contrast as WCAG counts it."""

import pytest

from firsthand.core.colour import contrast, is_colour


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),  # the grey that just fails
        ("#767676", "#ffffff", 4.54),  # and the one that just passes
        ("#0b5a62", "#fdfdfc", 7.78),
    ],
)
def test_known_ratios(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(
    "words", ["#fff", "#GGGGGG", "red", "#0b5a62;", "#0B5A62", "", "#0b5a62\n"]
)
def test_what_is_no_colour(words):
    assert not is_colour(words)


def test_what_is_one():
    assert is_colour("#0b5a62")
