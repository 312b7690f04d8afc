"""Small editions that change: what an archive does to its Items between two editions."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import strategies as st
from tests.unit.edition import sample

from firsthand.core.codes import AgentKind, AgentRole, CorrectionReason, LinkKind, Register
from firsthand.core.text import Mark, MarkKind, Span, Text
from firsthand.edition.build import BuildReport, build
from firsthand.edition.state import Earlier
from firsthand.public.bundle import write_bundle
from firsthand.public.records import (
    Correction,
    Credit,
    FrontEntry,
    FrontRecord,
    ItemRecord,
    PublishedItem,
    SeriesRecord,
    ShownAs,
    Who,
    WrittenDate,
)
from firsthand.public.relations import AgentRecord, LinkRecord, NameLine

ITEMS, SERIES, AGENTS = 24, 4, 2
LANGUAGES = ("en", "fa")
WORDS = ("drawer", "Tuesday", "کشو", "<b>&", "“said”", "letter", "سه‌شنبه", "window")
Key = tuple[str, str]


@dataclass
class World:
    """All records of an edition, to be changed in place."""

    records: dict[Key, PublishedItem] = field(default_factory=dict)
    links: set[tuple[LinkKind, str, str]] = field(default_factory=set)
    titles: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    chosen: list[str] = field(default_factory=list)
    day: date | None = date(2026, 3, 14)
    base_url: str = ""
    contact: str = "desk@causeway.example"

    def ids(self) -> list[str]:
        """The Items that there are."""
        return sorted({item_id for item_id, _ in self.records})

    def contents(self) -> dict[str, object]:
        """The arguments of `write_bundle`."""
        held = set(self.ids())
        entries = tuple(
            FrontEntry(item_id, lead=number == 0)
            for number, item_id in enumerate(item for item in self.chosen if item in held)
        )
        return {
            "archive": replace(
                sample.ARCHIVE,
                languages=LANGUAGES,
                edition_date=self.day,
                base_url=self.base_url,
                contact={"en": self.contact},
            ),
            "items": [self.records[key] for key in sorted(self.records)],
            "links": [
                LinkRecord(kind, one, other)
                for kind, one, other in self.links
                if {one, other} <= held
            ],
            "agents": [self.agent(agent_id) for agent_id in sorted(self.names)],
            "series": [SeriesRecord(key, {"en": title}, 9) for key, title in self.titles.items()],
            "fronts": [FrontRecord(language, entries) for language in LANGUAGES],
            "pages": sample.PAGES[:2],
        }

    def agent(self, agent_id: str) -> AgentRecord:
        """An organization, and the Items that credit it."""
        credited = {
            item_id
            for (item_id, _), item in self.records.items()
            if any(credit.who.agent_id == agent_id for credit in item.record.credits)
        }
        name = self.names[agent_id]
        form = NameLine(name, "en", "Latn", Register.OFFICIAL)
        return AgentRecord(
            agent_id, AgentKind.ORGANIZATION, {"en": name}, {}, (form,), (), tuple(sorted(credited))
        )


def text_of(words: list[str]) -> Text:
    """A heading and a paragraph with a mark over its first word."""
    body = " ".join(words)
    heading = Mark(MarkKind.HEADING, Span(0, len(words[0])), "1")
    start = len(words[0]) + 1
    mark = Mark(MarkKind.REPLACED, Span(start, start + len(words[0])), "role")
    return Text(f"{words[0]}\n{body}", (heading, mark))


def record_of(number: int, language: str) -> ItemRecord:
    """An Item of its own; some in a Series, some credited to an organization."""
    words = [WORDS[(number + at) % len(WORDS)] for at in range(6)]
    return replace(
        sample.PLAIN,
        item_id=sample.pid(number),
        language=language,
        text=text_of(words),
        title=words[0],
        supplied_title="",
        teaser=" ".join(words),
        kind=f"ITM{number % 3 + 1:02}",
        issued=WrittenDate(f"{1974 + number % 5}"),
        series_id=sample.pid(900 + number % SERIES) if number % 3 == 0 else "",
        part=number // SERIES + 1 if number % 3 == 0 else None,
        credits=(_credit(number),) if number % 4 == 0 else (),
    )


def _credit(number: int) -> Credit:
    agent_id = sample.pid(800 + number % AGENTS)
    return Credit(AgentRole.PUBLISHER, Who("The Bindery", ShownAs.NAME, agent_id))


def first_world() -> World:
    """About thirty records: Items in one or two languages, four Series, replies, two names."""
    world = World()
    for number in range(1, ITEMS + 1):
        for language in LANGUAGES[: 1 + (number % 5 == 0)]:
            record = record_of(number, language)
            world.records[record.item_id, language] = sample.published(record)
    world.links = {
        (LinkKind.REPLY_TO, sample.pid(2), sample.pid(1)),
        (LinkKind.SAME_ORIGIN, sample.pid(7), sample.pid(8)),
    }
    world.titles = {sample.pid(900 + number): f"Series {number}" for number in range(SERIES)}
    world.names = {sample.pid(800 + number): f"Bindery {number}" for number in range(AGENTS)}
    world.chosen = [sample.pid(number) for number in range(1, 8)]
    return world


def _changed(world: World, key: Key, **fields: object) -> None:
    item = world.records[key]
    world.records[key] = replace(item, record=replace(item.record, **fields))


def rewrite(world: World, draw: Callable) -> None:
    """A text is another."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=9))
    key = draw(st.sampled_from(sorted(world.records)))
    _changed(world, key, text=text_of(words), title=words[0], teaser=" ".join(words))


def retouch(world: World, draw: Callable) -> None:
    """A word deep in a text is another; no page but its own shows it."""
    key = draw(st.sampled_from(sorted(world.records)))
    text = world.records[key].record.text
    _changed(world, key, text=Text(f"{text.string} {draw(st.sampled_from(WORDS))}", text.marks))


def head(world: World, draw: Callable) -> None:
    """A headline of our own."""
    key = draw(st.sampled_from(sorted(world.records)))
    _changed(world, key, headline=draw(st.sampled_from(["", "Held back", "A <new> one"])))


def withdraw(world: World, draw: Callable) -> None:
    """An Item goes, in all languages."""
    item_id = draw(st.sampled_from(world.ids()))
    if len(world.ids()) > 1:
        world.records = {key: item for key, item in world.records.items() if key[0] != item_id}


def add(world: World, draw: Callable) -> None:
    """An Item comes, or a translation of one."""
    record = record_of(draw(st.integers(1, ITEMS + 9)), draw(st.sampled_from(LANGUAGES)))
    world.records[record.item_id, record.language] = sample.published(record)


def move(world: World, draw: Callable) -> None:
    """An Item goes into another Series, or out of any."""
    item_id = draw(st.sampled_from(world.ids()))
    series = draw(st.sampled_from(["", *sorted(world.titles)]))
    part = draw(st.integers(1, 9)) if series else None
    for key in world.records:
        if key[0] == item_id:
            _changed(world, key, series_id=series, part=part)


def end_basis(world: World, draw: Callable) -> None:
    """Whoever narrates is no longer named: the edition is of a later day."""
    key = draw(st.sampled_from(sorted(world.records)))
    _changed(world, key, narrator=Who("a former member", ShownAs.ROLE))
    later(world, draw)


def correct(world: World, draw: Callable) -> None:
    """Something is set right."""
    key = draw(st.sampled_from(sorted(world.records)))
    number = draw(st.integers(1, 5))
    found = Correction(
        sample.pid(700 + number), date(2026, 3, 15), CorrectionReason.ERROR, "Two, not one.", "en"
    )
    _changed(world, key, corrections=(found,))


def link(world: World, draw: Callable) -> None:
    """A link comes or goes."""
    one, other = (draw(st.sampled_from(world.ids())) for _ in range(2))
    if one != other:
        world.links ^= {(draw(st.sampled_from(list(LinkKind))), one, other)}


def rename(world: World, draw: Callable) -> None:
    """A Series or an organization is called otherwise, or has no page any more."""
    names = world.titles if draw(st.booleans()) else world.names
    if names:
        key = draw(st.sampled_from(sorted(names)))
        names[key] = draw(st.sampled_from(["The Book of Earth", "Another & more", "x"]))
        if draw(st.booleans()):
            del names[key]


def choose(world: World, draw: Callable) -> None:
    """Another front page."""
    world.chosen = draw(st.lists(st.sampled_from(world.ids()), unique=True, max_size=9))


def later(world: World, draw: Callable) -> None:
    """The edition is of another day, or of none."""
    days = st.integers(1, 400).map(lambda number: date(2026, 3, 14) + timedelta(days=number))
    world.day = draw(st.none() | days)


def resettle(world: World, draw: Callable) -> None:
    """The edition stands elsewhere, or says so for the first time."""
    world.base_url = draw(st.sampled_from(["", "https://causeway.example/archive"]))


def reword(world: World, draw: Callable) -> None:
    """The archive's own words change."""
    world.contact = draw(st.sampled_from(["Box 9", "desk@causeway.example", ""]))


EDITS = (
    *(rewrite, retouch, head, withdraw, add, move, end_basis),
    *(correct, link, rename, choose, later, resettle, reword),
)


def build_world(
    world: World, place: Path, earlier: Earlier | None = None
) -> tuple[Path, BuildReport]:
    """The edition of *world* in a folder below the new *place*, and its report."""
    write_bundle(place / "bundle", **world.contents())
    report = build(place / "bundle", place / "edition", earlier=earlier)
    return place / "edition", report
