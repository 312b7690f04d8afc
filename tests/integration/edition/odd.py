"""Editions that are hard to set: too long, too short, too many, nothing at all."""

from collections.abc import Callable
from dataclasses import replace

from tests.unit.edition import sample

from firsthand.core.codes import LinkKind
from firsthand.core.text import Mark, MarkKind, Span, Text, make_text
from firsthand.public.records import (
    FrontEntry,
    FrontRecord,
    ItemRecord,
    PublishedItem,
    SeriesRecord,
    ShownAs,
    Who,
)
from firsthand.public.relations import LinkRecord
from firsthand.public.theme import SectionRecord

Contents = dict[str, object]
LANGUAGES = ("en", "fa", "ar", "fr")
WORDS = 200_000
PARAGRAPH_WORDS = 120
HEADLINE_SIGNS = 400
PARTS = 300
SENTENCE = "the post came on tuesdays and the drawer stood open by the window until dark"
PERSIAN = "پست سه‌شنبه‌ها می‌رسید و کشو کنار پنجره تا شب باز می‌ماند"
MIXED = (
    "در صفحهٔ ۱۲ از Cahiers de l’Anse (n° 7, 1991) نوشته بود: “the Stump” یعنی کُنده، و در کنارش "
    "عربی: «الغصن الواحد»؛ 46 + 88 = 134؟ نشانی: https://cahiers.example/typographe/1?x=1&y=2."
)


def published(*records: ItemRecord) -> list[PublishedItem]:
    """The records as they stand in a bundle."""
    ordered = sorted(records, key=lambda record: (record.item_id, record.language))
    return [sample.published(record) for record in ordered]


def alone(*records: ItemRecord, **more: object) -> Contents:
    """An edition of these Items only, the first of which leads every front page."""
    ids = tuple(dict.fromkeys(record.item_id for record in records))
    entries = tuple(FrontEntry(item_id, lead=at == 0) for at, item_id in enumerate(ids))
    fronts = tuple(FrontRecord(language, entries) for language in LANGUAGES)
    empty: Contents = {"series": (), "links": (), "agents": (), "pages": ()}
    return {"items": published(*records), "fronts": fronts} | empty | more


def memoir() -> Contents:
    """200,000 words with a heading every hundred paragraphs, in two languages."""
    records = []
    for language, sentence in (("en", SENTENCE), ("fa", PERSIAN)):
        words = sentence.split()
        paragraph = " ".join(words[at % len(words)] for at in range(PARAGRAPH_WORDS))
        blocks, marks, place = [], [], 0
        for number in range(WORDS // PARAGRAPH_WORDS):
            heading = f"{number // 100 + 1}" if number % 100 == 0 else ""
            for block in (heading, paragraph) if heading else (paragraph,):
                if block is heading:
                    marks.append(Mark(MarkKind.HEADING, Span(place, place + len(block)), "2"))
                blocks.append(block)
                place += len(block) + 1
        text = make_text("\n".join(blocks), marks)
        records.append(
            replace(sample.PLAIN, language=language, text=text, teaser=paragraph, narrator=None)
        )
    return alone(*records)


def long_headline() -> Contents:
    """A headline of 400 signs in each script, and one whose first word has no end."""
    english = (SENTENCE.capitalize() + ", ") * 6
    persian = (PERSIAN + "، ") * 8
    return alone(
        replace(sample.PLAIN, headline=english[:HEADLINE_SIGNS]),
        replace(
            sample.PLAIN,
            language="fa",
            headline=persian[:HEADLINE_SIGNS],
            narrator=Who("گلرخ آ.", ShownAs.NAME),
        ),
        replace(sample.PLAIN, item_id=sample.pid(2), headline="Donau" * 80),
    )


def no_spaces() -> Contents:
    """Words without spaces wherever words stand, and an address of 500 signs."""
    return alone(
        replace(
            sample.PLAIN,
            supplied_title="w" * 200,
            teaser="x" * 400,
            text=Text("y" * 3000 + "\n" + "ب" * 3000),
            narrator=Who("n" * 150, ShownAs.PSEUDONYM),
            source_url="https://journal.example/" + "z" * 500,
            licence="l" * 200,
        )
    )


def mixed() -> Contents:
    """Four languages, two directions, figures and an address in one line, in each language."""
    start = MIXED.index("Cahiers")
    marks = [
        Mark(MarkKind.LANGUAGE, Span(start, start + len("Cahiers de l’Anse (n° 7, 1991)")), "fr"),
        Mark(MarkKind.LANGUAGE, Span(MIXED.index("the Stump"), MIXED.index("the Stump") + 9), "en"),
        Mark(MarkKind.LANGUAGE, Span(MIXED.index("الغصن"), MIXED.index("الغصن") + 12), "ar"),
    ]
    text = make_text(f"{MIXED}\n{MIXED}", marks)
    return alone(
        *(
            replace(
                sample.PLAIN,
                language=language,
                text=text,
                headline=MIXED[:90],
                teaser=MIXED,
                narrator=Who("Nader Kelvashi (نادر کلوشی)", ShownAs.NAME),
            )
            for language in LANGUAGES
        )
    )


def empty_sections() -> Contents:
    """Three sections, of which two hold nothing; one has no title in most languages."""
    sections = (
        SectionRecord("voices", {"en": "Voices", "fa": "صداها"}, ("ITM03", "ITM04")),
        SectionRecord("courts", {"en": "Courts", "fa": "دادگاه‌ها"}, ("ITM12",), show_empty=True),
        SectionRecord("pictures", {"fr": "Images"}, ("ITM14",)),
    )
    return {"archive": replace(sample.ARCHIVE, sections=sections)}


def series_with_holes() -> Contents:
    """300 parts, of which every seventh and a run of fifty are not here."""
    here = [n for n in range(1, PARTS + 1) if n % 7 and not 100 <= n < 150]
    records = [
        replace(
            sample.PLAIN,
            item_id=sample.pid(1000 + number),
            supplied_title=f"Day {number}",
            series_id=sample.pid(100),
            part=number,
        )
        for number in here
    ]
    titles = {"en": "Three hundred days", "fa": "سیصد روز"}
    return alone(
        *records,
        fronts=(FrontRecord("en", (FrontEntry(sample.pid(1099), lead=True),)),),
        series=(SeriesRecord(sample.pid(100), titles, PARTS),),
    )


def no_translation() -> Contents:
    """An edition in four languages whose only texts are in one, with replies in another."""
    french = replace(
        sample.PLAIN, language="fr", supplied_title="Sans titre", text=Text("Rien d’autre.")
    )
    arabic = replace(
        sample.PLAIN,
        item_id=sample.pid(2),
        language="ar",
        kind="ITM10",
        supplied_title="رد",
        text=Text("لم يحدث هذا."),
        teaser="لم يحدث هذا.",
    )
    link = LinkRecord(LinkKind.REPLY_TO, arabic.item_id, french.item_id)
    return alone(french, arabic, links=(link,))


def one_item() -> Contents:
    """One Item, and nothing that says more of it."""
    return alone(sample.PLAIN)


def nothing() -> Contents:
    """No Item, no page, no date."""
    archive = replace(sample.ARCHIVE, edition_date=None)
    return alone(archive=archive)


ODD: dict[str, Callable[[], Contents]] = {
    "a memoir of 200,000 words": memoir,
    "a headline of 400 signs": long_headline,
    "no spaces": no_spaces,
    "two directions in one line": mixed,
    "empty sections": empty_sections,
    "a series of 300 parts with holes": series_with_holes,
    "a missing translation": no_translation,
    "one item": one_item,
    "nothing": nothing,
}
