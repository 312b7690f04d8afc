"""Candidates for tests of the gate: one person of each sort, one Item."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

from firsthand.core.codes import (
    AgentKind,
    BasisKind,
    Completeness,
    DateShown,
    Genre,
    ItemState,
    Minor,
    OwnField,
    PublicRole,
    Register,
    RightsBasis,
    Treatment,
    VersionKind,
)
from firsthand.core.text import Mark, MarkKind, Span, Text, make_text
from firsthand.disclosure.candidates import (
    AgentCandidate,
    BasisCandidate,
    FormCandidate,
    ItemCandidate,
    MentionCandidate,
    OwnWords,
    SourceCandidate,
)

DAY = date(2026, 3, 14)
BEFORE = datetime(2026, 3, 1, tzinfo=UTC)
SPACE = UUID("6f0a2a54-8f4e-4f0a-9f57-9c1d5a3c0001")


def an_id(name: str) -> UUID:
    return uuid5(SPACE, name)


def a_form(text: str, language: str = "en", **changes: object) -> FormCandidate:
    script = "Arab" if language in {"fa", "ar"} else "Latn"
    form = FormCandidate(an_id(text), text, language, script, Register.OFFICIAL, neutral=False)
    return replace(form, **changes)


def a_basis(*texts: str, **changes: object) -> BasisCandidate:
    forms = frozenset(an_id(text) for text in texts)
    basis = BasisCandidate(an_id(f"basis {texts}"), BasisKind.PUBLISHED_EARLIER, forms)
    return replace(basis, **changes)


def a_person(name: str, *texts: str, **changes: object) -> AgentCandidate:
    forms = tuple(a_form(text) for text in texts)
    person = AgentCandidate(
        an_id(name),
        AgentKind.PERSON,
        minor=Minor.NO,
        forms=forms,
        roles={"en": "the overseer", "fa": "سرپرست"},
    )
    return replace(person, **changes)


NAMED = a_person(
    "named",
    "Golrokh Amini",
    bases=(a_basis("Golrokh Amini"),),
    roles={"en": "a former member"},
)
UNNAMED = a_person("unnamed", "Kiumars Pelvand")
ALIASED = a_person("aliased", "Reyhaneh Delkut", pseudonyms={"en": "Linden"}, roles={})
LEADER = a_person(
    "leader",
    "Touraj Qashnavi",
    public_role=PublicRole.LEADER,
    bases=(a_basis("Touraj Qashnavi", kind=BasisKind.PUBLIC_FUNCTION),),
)
ORGANIZATION = AgentCandidate(
    an_id("org"),
    AgentKind.ORGANIZATION,
    forms=(
        a_form("Yekshakheh", neutral=True),
        a_form("the Stump", register=Register.HOSTILE),
    ),
)
AGENTS = (NAMED, UNNAMED, ALIASED, LEADER, ORGANIZATION)


def a_mention(
    text: Text, words: str, agent: AgentCandidate | None, treatment: Treatment | None
) -> MentionCandidate:
    start = text.string.index(words)
    span = Span(start, start + len(words))
    return MentionCandidate(span, agent.agent_id if agent else None, treatment)


TEXT = make_text(
    "The drawer\nGolrokh Amini asked. Kiumars Pelvand kept the letters of Yekshakheh.",
    [Mark(MarkKind.HEADING, Span(0, 10), "1")],
)


def a_source(text: Text = TEXT, **changes: object) -> SourceCandidate:
    mentions = (
        a_mention(text, "Golrokh Amini", NAMED, Treatment.SHOW),
        a_mention(text, "Kiumars Pelvand", UNNAMED, Treatment.ROLE),
        a_mention(text, "Yekshakheh", ORGANIZATION, Treatment.SHOW),
    )
    source = SourceCandidate(an_id("version"), VersionKind.RECEIVED, "en", text, mentions=mentions)
    return replace(source, **changes)


def an_item(**changes: object) -> ItemCandidate:
    item = ItemCandidate(
        item_id=an_id("item"),
        pid=bytes(range(16)),
        state=ItemState.DESCRIBED,
        kind="ITM03",
        genre=Genre.FIRST_PERSON,
        completeness=Completeness.FULL,
        cut_start=False,
        cut_end=False,
        circumstances="CI0",
        connection="CN1",
        warnings=(),
        part=None,
        part_written="",
        licence="",
        rights_basis=RightsBasis.PERMISSION,
        extract_max=0,
        date_shown=DateShown.NONE,
        issued="",
        calendar=None,
        issued_written="",
        source_url="",
        show_source=False,
        narrator=NAMED.agent_id,
        series_pid=None,
        source=a_source(),
        own={OwnField.HEADLINE: OwnWords("A bookbinder writes of a drawer")},
    )
    return replace(item, **changes)
