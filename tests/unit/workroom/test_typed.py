"""Texts that are typed: a heading above paragraphs, never an empty text."""

import pytest

from firsthand.core.text import title_of
from firsthand.workroom.desk.texts import typed_text
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.protection.agent_services import script_of


def test_a_title_becomes_the_heading() -> None:
    text = typed_text(" Winter ", "One.\r\n\r\nTwo.")
    assert (text.string, title_of(text)) == ("Winter\nOne.\nTwo.", "Winter")


def test_without_a_title_there_is_no_heading() -> None:
    assert typed_text("", "One.").marks == ()


@pytest.mark.parametrize("words", ["", " \n ", "\u202e"])
def test_a_text_needs_words(words: str) -> None:
    with pytest.raises(RefusedError, match="empty"):
        typed_text("Winter", words)


@pytest.mark.parametrize(
    ("name", "script"),
    [("Touraj", "Latn"), ("تورج", "Arab"), ("«کریمی»", "Arab"), ("Émile", "Latn"), ("12", "")],
)
def test_the_script_is_that_of_the_first_letter(name: str, script: str) -> None:
    assert script_of(name) == script
