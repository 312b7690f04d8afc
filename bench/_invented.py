"""Invented Items of 500 words in four languages, with marks, Series and gaps, for benches."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from firsthand.core.codes import CalendarName, Completeness, DateShown, Genre, RightsBasis
from firsthand.core.ids import pid_text
from firsthand.core.text import Mark, MarkKind, Span, Text, make_text
from firsthand.public.bundle import write_bundle
from firsthand.public.records import (
    ArchiveRecord,
    FrontEntry,
    FrontRecord,
    ItemRecord,
    PublishedItem,
    SeriesRecord,
    ShownAs,
    Who,
    WrittenDate,
)

WORDS = 500
BLOCK_WORDS = 50
LANGUAGES = ("en", "fa", "ar", "fr")
VOICES = {
    "en": "the post came on tuesdays and the drawer stood open by the window",
    "fa": "پست سه‌شنبه‌ها می‌رسید و کشو کنار پنجره باز بود تا شب",
    "ar": "كان البريد يصل يوم الثلاثاء وكان الدرج مفتوحا قرب النافذة",
    "fr": "le courrier venait le mardi et le tiroir restait ouvert près de la fenêtre",
}
A_DAY = date(2026, 3, 14)
PARTS = 5


def text(number: int, language: str) -> Text:
    """A heading and ten paragraphs with a mark each; no two Items alike."""
    words = VOICES[language].split()
    blocks = [f"{words[number % len(words)]} {number}"]
    for start in range(0, WORDS, BLOCK_WORDS):
        chosen = [words[(number * 7 + start + at * at) % len(words)] for at in range(BLOCK_WORDS)]
        blocks.append(" ".join(chosen))
    marks, place = [Mark(MarkKind.HEADING, Span(0, len(blocks[0])), "1")], len(blocks[0]) + 1
    for odd, block in enumerate(blocks[1:]):
        kind, value = (MarkKind.REPLACED, "role") if odd % 2 else (MarkKind.EMPHASIS, "")
        marks.append(Mark(kind, Span(place + 5, place + 12), value))
        place += len(block) + 1
    return make_text("\n".join(blocks), marks)


def record(number: int) -> ItemRecord:
    """One Item; every fifth is part of a Series that lacks its second part."""
    language = LANGUAGES[number % len(LANGUAGES)]
    words = text(number, language)
    heading, first = words.string.split("\n", maxsplit=2)[:2]
    in_series = number % PARTS == 0
    part = number // PARTS % PARTS + 1
    return ItemRecord(
        item_id=pid_text(number.to_bytes(16, "big")),
        language=language,
        kind=f"ITM{number % 9 + 1:02}",
        genre=Genre.FIRST_PERSON,
        completeness=Completeness.FULL,
        cut_start=False,
        cut_end=False,
        text=words,
        title=heading,
        supplied_title="",
        headline="",
        teaser=first,
        teaser_is_own=False,
        circumstances="CI1",
        connection="CN1",
        warnings=(),
        narrator=Who("Golrokh A.", ShownAs.NAME),
        credits=(),
        issued=WrittenDate(f"{1974 + number % 22}", CalendarName.GREGORIAN, "", DateShown.YEAR),
        rights_basis=RightsBasis.PERMISSION,
        licence="",
        source_url="https://journal.example/page",
        series_id=pid_text((1 << 64 | number // (PARTS * PARTS)).to_bytes(16, "big"))
        if in_series
        else "",
        part=(part if part == 1 else part + 1) if in_series else None,
        part_written="",
        translated_from="",
        machine_made=False,
        one_member=False,
    )


def records(count: int, retouched: int = 0) -> Iterator[ItemRecord]:
    """*count* Items in a bundle's order; the text of one of them, *retouched*, has a word more."""
    for number in range(1, count + 1):
        found = record(number)
        if number == retouched:
            found = replace(found, text=Text(f"{found.text.string} later", found.text.marks))
        yield found


def write(folder: Path, count: int, retouched: int = 0) -> None:
    """A bundle of *count* Items, *retouched* as in `records`."""
    archive = ArchiveRecord(
        languages=LANGUAGES,
        edition_date=A_DAY,
        invented=True,
        one_member=False,
        base_url="",
        name={"en": "Causeway Circle"},
        contact={"en": "Box 9, Port Ostrel"},
    )
    chosen = tuple(
        FrontEntry(pid_text(number.to_bytes(16, "big")), lead=number == 1)
        for number in range(1, min(count, 24) + 1)
    )
    series = (
        SeriesRecord(
            pid_text((1 << 64 | number).to_bytes(16, "big")), {"en": f"Series {number}"}, None
        )
        for number in range(count // (PARTS * PARTS) + 1)
    )
    items = (PublishedItem(found, A_DAY) for found in records(count, retouched))
    fronts = [FrontRecord(language, chosen) for language in LANGUAGES]
    write_bundle(folder, archive=archive, items=items, series=series, fronts=fronts, pages=())
