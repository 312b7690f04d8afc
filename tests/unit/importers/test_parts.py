import pytest

from firsthand.core.text import Mark, MarkKind, Span, make_text
from firsthand.importers.parts import Part, part_in, part_of


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Part one", Part(1, "Part one", "")),
        ("Memoir of a binder, part 2", Part(2, "part 2", "Memoir of a binder")),
        ("Part 2 of 5", Part(2, "Part 2 of 5", "")),
        ("The gate – Part II", Part(2, "Part II", "The gate")),
        ("Memoir (2)", Part(2, "(2)", "Memoir")),
        ("Memoir (2/5)", Part(2, "(2/5)", "Memoir")),
        ("Chapter IV", Part(4, "Chapter IV", "")),
        (
            "Conversation avec une typographe. Première partie",
            Part(1, "Première partie", "Conversation avec une typographe"),
        ),
        ("Troisième partie", Part(3, "Troisième partie", "")),
        ("Souvenirs (2e partie)", Part(2, "2e partie", "Souvenirs")),
        ("قسمت اول", Part(1, "قسمت اول", "")),
        ("دفتر خاک، فصل یکم", Part(1, "فصل یکم", "دفتر خاک")),
        ("خاطرات (بخش دوم)", Part(2, "بخش دوم", "خاطرات")),
        ("خاطرات (قسمت ۱۲)", Part(12, "قسمت ۱۲", "خاطرات")),
        ("خاطرات - قسمت يكم", Part(1, "قسمت يكم", "خاطرات")),
        ("الجزء الأول", Part(1, "الجزء الأول", "")),
        ("رسائل الغصن - الحلقة الثالثة", Part(3, "الحلقة الثالثة", "رسائل الغصن")),
    ],
)
def test_finds_the_part(line: str, expected: Part) -> None:
    assert part_in(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The day they took part in it",
        "Part of the story",
        "The Gate (1986)",
        "He is part one man",
        "The second part of my life",
        "Partial accounts",
        "قسمت ما این بود",
        "Party 2",
    ],
)
def test_words_inside_a_sentence_are_no_part(line: str) -> None:
    assert part_in(line) is None


def test_a_short_line_under_the_title_counts() -> None:
    text = make_text(
        "The book of dust\nPart two\nIt rained.", [Mark(MarkKind.HEADING, Span(0, 16), "1")]
    )
    assert part_of(text) == Part(2, "Part two", "The book of dust")


def test_a_chapter_further_down_does_not() -> None:
    string = "The book of dust\nIt rained and rained.\nIt rained.\nIt rained.\nChapter 2\nSun."
    text = make_text(string, [Mark(MarkKind.HEADING, Span(0, 16), "1")])
    assert part_of(text) is None
