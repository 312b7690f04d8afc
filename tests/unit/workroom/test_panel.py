"""The decision panel's context: whole words around a name, and a mark where it is cut."""

import pytest

from firsthand.core.text import Span
from firsthand.workroom.protection.clearing_panel import CONTEXT_CP, around

LONG = "word " * 40


@pytest.mark.parametrize(
    ("text", "name", "before", "after"),
    [
        ("One\nAsked Sara twice\nThree", "Sara", "Asked ", " twice"),
        ("Sara", "Sara", "", ""),
        (f"{LONG}Sara {LONG}", "Sara", "… " + "word " * 17, " word" * 17 + " …"),
        ("x" * 200 + "Sara" + "y" * 200, "Sara", "… " + "x" * CONTEXT_CP, "y" * CONTEXT_CP + " …"),
    ],
)
def test_context_is_cut_between_words(text: str, name: str, before: str, after: str) -> None:
    start = text.index(name)
    assert around(text, Span(start, start + len(name))) == (before, after)
