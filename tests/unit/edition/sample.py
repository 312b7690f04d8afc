"""An invented edition (the world of the demo), small but with every kind of gap, cut and twin."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.unit.edition.sample_archive import (
    ARCHIVE,
    FRONTS,
    PAGES,
    SERIES,
)
from tests.unit.edition.sample_relations import (
    AGENTS,
    BUREAU,
    CLIPPING,
    LINKS,
    MENDED,
    ORGANIZATION,
    QUIET,
    REPLY,
    SECOND_REPLY,
    pid,
)
from tests.unit.edition.sample_texts import (
    AR_EVENING,
    EN_MEMOIR,
    EN_REPLY,
    EN_WINTER,
    FA_MEMOIR,
    FA_REPLY,
    FR_CLIPPING,
    FR_PART_1,
    FR_PART_3,
    FR_REPLY,
)

from firsthand.core.codes import (
    AgentRole,
    CalendarName,
    Completeness,
    DateShown,
    Genre,
    RightsBasis,
)
from firsthand.core.text import Mark, MarkKind, Span, Text, make_text
from firsthand.public.records import (
    Credit,
    ItemRecord,
    PublishedItem,
    ShownAs,
    Who,
    WrittenDate,
)


def over(string: str, words: str, kind: MarkKind, value: str = "") -> Mark:
    """A mark over the first place of *words*."""
    start = string.index(words)
    return Mark(kind, Span(start, start + len(words)), value)


def marked(string: str, *marks: tuple[str, MarkKind, str]) -> Text:
    return make_text(string, [over(string, words, kind, value) for words, kind, value in marks])


PLAIN = ItemRecord(
    item_id=pid(1),
    language="en",
    kind="ITM03",
    genre=Genre.FIRST_PERSON,
    completeness=Completeness.FULL,
    cut_start=False,
    cut_end=False,
    text=Text("One paragraph.\nAnother paragraph."),
    title="",
    supplied_title="Memoir 1",
    headline="",
    teaser="One paragraph.",
    teaser_is_own=False,
    circumstances="",
    connection="",
    warnings=(),
    narrator=None,
    credits=(),
    issued=WrittenDate(),
    rights_basis=RightsBasis.PERMISSION,
    licence="",
    source_url="",
    series_id="",
    part=None,
    part_written="",
    translated_from="",
    machine_made=False,
    one_member=False,
)
APPROVED = date(2026, 3, 14)


def published(record: ItemRecord, approved_on: date = APPROVED) -> PublishedItem:
    return PublishedItem(record, approved_on)


K = MarkKind


def _memoir_texts() -> tuple[Text, Text]:
    english = marked(
        EN_MEMOIR,
        ("The Book of Earth, chapter one", K.HEADING, "1"),
        ("The bindery", K.HEADING, "2"),
        ("One of the women", K.REPLACED, "role"),
        ("The overseer", K.REPLACED, "role"),
        (
            "“A letter is like paper for binding. It has to lie under a weight before it is flat.”",
            K.QUOTE,
            "",
        ),
        ("[...]", K.CUT, ""),
        ("Nastaran", K.REPLACED, "pseudonym"),
        ("[name withheld]", K.REPLACED, "withheld"),
        ("a little", K.EMPHASIS, ""),
        ("two books, sewn by me", K.LIST_ITEM, ""),
        ("a savings book", K.LIST_ITEM, ""),
        ("my mother’s letters", K.LIST_ITEM, ""),
        ("le Rameau unique", K.LANGUAGE, "fr"),
        ("کُنده", K.LANGUAGE, "fa"),
        ("its own page", K.LINK, "https://journal.example/rameau"),
    )
    persian = marked(
        FA_MEMOIR,
        ("دفتر خاک، فصل یکم", K.HEADING, "1"),
        ("سرپرست", K.REPLACED, "role"),
        ("«نامه مثل کاغذ صحافی است. باید زیر وزنه بماند تا صاف شود.»", K.QUOTE, ""),
        ("[...]", K.CUT, ""),
        ("نسترن", K.REPLACED, "pseudonym"),
        ("[نام محفوظ]", K.REPLACED, "withheld"),
        ("کمی", K.EMPHASIS, ""),
        ("le Rameau unique", K.LANGUAGE, "fr"),
    )
    return english, persian


def _memoir() -> list[ItemRecord]:
    english, persian = _memoir_texts()
    base = replace(
        PLAIN,
        item_id=pid(5),
        supplied_title="",
        circumstances="CI1",
        connection="CN1",
        series_id=pid(100),
        part=1,
        issued=WrittenDate("1977-09-23", CalendarName.SOLAR_HIJRI, "۱ مهر ۱۳۵۶", DateShown.DAY),
    )
    return [
        replace(
            base,
            text=english,
            title="The Book of Earth, chapter one",
            headline="Letters were held back at Yekshakheh, Golrokh A. writes",
            teaser="The post came on Tuesdays. In the spring after the flood my mother wrote every "
            "week, and I saw one letter, the last. The overseer held the letters back.",
            narrator=Who("Golrokh A.", ShownAs.NAME),
            part_written="chapter one",
            translated_from="fa",
            corrections=(MENDED, QUIET),
        ),
        replace(
            base,
            language="fa",
            text=persian,
            title="دفتر خاک، فصل یکم",
            teaser="پست سه‌شنبه‌ها می‌رسید. بهارِ بعد از سیل مادرم هر هفته نوشته بود و من فقط یکی را "
            "دیدم، آخری را. سرپرست نامه‌ها را نگه می‌داشت.",
            narrator=Who("گلرخ آ.", ShownAs.NAME),
            part_written="فصل یکم",
        ),
    ]


def _interview() -> list[ItemRecord]:
    first = marked(
        FR_PART_1,
        ("Conversation avec une typographe. Première partie", K.HEADING, "1"),
        ("Que voyait-on de la salle du courrier ?", K.SPEAKER, ""),
        ("le surveillant", K.REPLACED, "role"),
        ("[nom non divulgué]", K.REPLACED, "withheld"),
    )
    third = marked(FR_PART_3, ("Troisième partie", K.HEADING, "1"))
    base = replace(
        PLAIN,
        kind="ITM02",
        language="fr",
        supplied_title="",
        narrator=Who("Noushine", ShownAs.PSEUDONYM),
        circumstances="CI1",
        connection="CN2",
        credits=(
            Credit(AgentRole.INTERVIEWER, Who("un bibliothécaire", ShownAs.ROLE)),
            Credit(AgentRole.PUBLISHER, Who("Cahiers de l’Anse", ShownAs.NAME)),
        ),
        issued=WrittenDate("1991", shown=DateShown.YEAR),
        series_id=pid(101),
        source_url="https://cahiers.example/typographe/1",
    )
    return [
        replace(
            base,
            item_id=pid(2),
            text=first,
            title="Conversation avec une typographe. Première partie",
            teaser="La salle du courrier était fermée, et le surveillant me répondait qu’elle "
            "n’avait pas de serrure.",
            part=1,
            part_written="Première partie",
        ),
        replace(
            base,
            item_id=pid(3),
            text=third,
            title="Troisième partie",
            teaser="Comme je le disais la dernière fois à propos des livres de comptes, un chiffre "
            "se compose à l’envers et se lit à l’endroit.",
            part=3,
            part_written="Troisième partie",
            cut_start=True,
            completeness=Completeness.EXCERPT,
        ),
    ]


def _evening() -> ItemRecord:
    evening = marked(
        AR_EVENING,
        ("جريمة بيت القراءة", K.HEADING, "1"),
        ("أحد الآباء", K.REPLACED, "role"),
        ("إحدى الأمهات", K.REPLACED, "role"),
    )
    return replace(
        PLAIN,
        item_id=pid(8),
        language="ar",
        kind="ITM08",
        genre=Genre.OPINION,
        text=evening,
        title="جريمة بيت القراءة",
        supplied_title="",
        headline="أهالٍ يقولون إن أبناءهم نشأوا بعيدا عنهم",
        teaser="ملاحظات من أمسية للأهالي.",
        teaser_is_own=True,
        narrator=Who("أحد الحاضرين", ShownAs.ROLE),
        circumstances="CI2",
        connection="CN7",
        issued=WrittenDate("1990-02", CalendarName.LUNAR_HIJRI, "", DateShown.MONTH),
    )


def _others() -> list[ItemRecord]:
    return [
        _evening(),
        replace(
            PLAIN,
            item_id=pid(12),
            kind="ITM04",
            text=Text(EN_WINTER),
            supplied_title="Teaser 3",
            teaser="and the key hung on the outer nail. I could hear it when the wind came off "
            "the terraces: a small sound, like a spoon in a glass.",
            narrator=Who("a former member", ShownAs.ROLE),
            connection="CN1",
            completeness=Completeness.FRAGMENT,
            cut_start=True,
            cut_end=True,
            rights_basis=RightsBasis.QUOTATION,
            one_member=True,
            machine_made=True,
        ),
        replace(
            PLAIN,
            item_id=pid(4),
            kind="ITM06",
            genre=Genre.FACT_REPORT,
            text=Text("Seventeen people collected their papers on Tuesday.\nA list followed."),
            supplied_title="News report 1",
            teaser="Seventeen people collected their papers on Tuesday.",
            credits=(
                Credit(AgentRole.PUBLISHER, Who("Vashandar Registry Bureau", ShownAs.NAME, BUREAU)),
            ),
            circumstances="CI6",
            connection="CN9",
            issued=WrittenDate("1995-11", shown=DateShown.MONTH),
            rights_basis=RightsBasis.LICENCE,
            licence="CC BY 4.0",
        ),
    ]


def _reply() -> list[ItemRecord]:
    base = replace(
        PLAIN,
        item_id=REPLY,
        kind="ITM10",
        genre=Genre.ADVOCACY,
        circumstances="CI1",
        connection="CN5",
        supplied_title="",
        issued=WrittenDate("2025-05-12", shown=DateShown.DAY),
    )
    return [
        replace(
            base,
            language=language,
            text=marked(text, *((heading, K.HEADING, "1") for heading in headings)),
            title=headings[0],
            teaser=text.split("\n")[1],
            credits=(Credit(AgentRole.AUTHOR, Who(name, ShownAs.NAME, ORGANIZATION)),),
            translated_from="fr" if language == "en" else "",
            machine_made=language == "en",
        )
        for language, text, name, headings in (
            ("fr", FR_REPLY, "Yèkchakhé", (FR_REPLY.split("\n")[0], "Ce que nous demandons")),
            ("fa", FA_REPLY, "یک‌شاخه", (FA_REPLY.split("\n")[0],)),
            ("en", EN_REPLY, "Yekshakheh", (EN_REPLY.split("\n")[0], "What we ask")),
        )
    ]


def _second_reply() -> ItemRecord:
    return replace(
        PLAIN,
        item_id=SECOND_REPLY,
        kind="ITM10",
        text=Text("We handed the papers out ourselves. Nobody came to fetch them."),
        supplied_title="Note to the editor",
        teaser="We handed the papers out ourselves.",
        issued=WrittenDate("1995-12", shown=DateShown.MONTH),
    )


def _clipping() -> ItemRecord:
    return replace(
        PLAIN,
        item_id=CLIPPING,
        language="fr",
        kind="ITM07",
        text=Text(FR_CLIPPING),
        supplied_title="Coupure de presse, la deuxième de la page",
        teaser=FR_CLIPPING[:90],
        completeness=Completeness.FRAGMENT,
        cut_end=True,
    )


def records() -> list[ItemRecord]:
    """Thirteen records of ten Items, in a bundle's order."""
    found = [*_memoir(), *_interview(), *_others(), PLAIN]
    found += [*_reply(), _second_reply(), _clipping()]
    return sorted(found, key=lambda record: (record.item_id, record.language))


def items() -> list[PublishedItem]:
    return [published(record) for record in records()]


def contents(**changed: object) -> dict[str, object]:
    """The arguments of `write_bundle` for this edition."""
    return {
        "archive": ARCHIVE,
        "items": items(),
        "links": LINKS,
        "agents": AGENTS,
        "series": SERIES,
        "fronts": FRONTS,
        "pages": PAGES,
    } | changed


def tree(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Every file and folder below *folder*: its bytes, times and modes."""
    found = {}
    for path in sorted(folder.rglob("*")):
        stat = path.stat()
        content = path.read_bytes() if path.is_file() else b""
        found[path.relative_to(folder).as_posix()] = (content, stat.st_mtime_ns, stat.st_mode)
    return found
