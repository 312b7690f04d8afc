import pytest

from firsthand.core.codes import FlagCode
from firsthand.core.text import MarkKind, title_of
from firsthand.importers.drafts import Draft
from firsthand.importers.errors import RefusalError
from firsthand.importers.plaintext import parsed_text

WRAPPED = """The Book of Dust

I came to the terraces on the first day of the autumn and was given a bed in the
room over the bindery, where six or seven slept, and nobody asked for my papers
any more.

    Port Ostrel,
    the ninth of May

Nobody was paid.
"""


def draft(untrusted: str) -> Draft:
    (only,) = parsed_text(untrusted).drafts
    return only


def test_wrapped_lines_are_one_block_and_short_ones_are_not() -> None:
    text = draft(WRAPPED).text
    wrapped = " ".join(WRAPPED.split("\n")[2:5])
    assert text.string.split("\n") == [
        "The Book of Dust",
        wrapped,
        "Port Ostrel,",
        "the ninth of May",
        "Nobody was paid.",
    ]
    assert title_of(text) == "The Book of Dust"


def test_lines_that_were_never_wrapped_are_blocks() -> None:
    long = "A line that somebody pasted as one paragraph, however long it may be. " * 4
    assert len(list(draft(f"{long}\n{long}\nshort\n").text.blocks())) == 3


@pytest.mark.parametrize(
    "first", ["It rained all day, and nobody came.", "and the key hung there", "word " * 60]
)
def test_a_sentence_is_no_title(first: str) -> None:
    made = draft(f"{first}\n\nThen it stopped.\n")
    assert title_of(made.text) == ""
    assert FlagCode.NO_TITLE in {flag.code for flag in made.flags}


def test_code_points_stay_and_line_ends_of_every_kind_count() -> None:
    made = draft("دفتر خاک\r\n\r\nنامه‌ها\u00a0را نگه\u202fمی‌داشت.\r\rپایان.\x0c")
    assert made.text.string == "دفتر خاک\nنامه‌ها\u00a0را نگه\u202fمی‌داشت.\nپایان."
    assert made.language == "fa"


def test_chapters_are_headings() -> None:
    text = draft("The Book of Dust\n\nChapter 1\n\nIt rained.\n\nChapter 2\n\nSun.\n").text
    assert [text.quote(mark.span) for mark in text.marks if mark.kind is MarkKind.HEADING] == [
        "The Book of Dust",
        "Chapter 1",
        "Chapter 2",
    ]


def test_date_source_and_part_are_read() -> None:
    made = draft("Memoir, part 2\n\nPrinted 4 May 1989\n\nIt rained.\n")
    assert (made.part, made.series_title) == (2, "Memoir")
    assert made.issued_written == "4 May 1989"
    assert {flag.code for flag in made.flags}.isdisjoint({FlagCode.NO_DATE, FlagCode.NO_OUTLET})


def test_controls_leave_and_are_flagged() -> None:
    made = draft("It rained\u202e all\x07 day.\n\nThe end.\n")
    assert made.text.string.startswith("It rained all day.")
    assert FlagCode.CONTROL_CHARS in {flag.code for flag in made.flags}


def test_markup_in_plain_text_is_words() -> None:
    assert "<b>bold</b>" in draft("It was <b>bold</b>.\n\nThe end.\n").text.string


def test_nothing_is_empty() -> None:
    with pytest.raises(RefusalError, match="empty"):
        parsed_text("\ufeff \n\x0c\n")
