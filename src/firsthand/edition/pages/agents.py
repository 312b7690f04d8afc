"""Organizations, and the people who may have a page (F15): names, and where they stand.

Nothing here is ordered or sized by how often somebody is accused (F14): Items stand by date.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from firsthand.core.codes import AgentKind, AgentRole, Register
from firsthand.core.languages import SCRIPTS
from firsthand.edition.alphabet import alphabetical
from firsthand.edition.frame import AGENTS, Place, framed
from firsthand.edition.inline import language_attributes
from firsthand.edition.jobs import Job, ids_of
from firsthand.edition.rows import Leaf, Rows, by_date, leaf_path, leaves, numbered
from firsthand.edition.shelf import Header
from firsthand.edition.site import Page, Phrase, Site, View
from firsthand.edition.words import capital, quotes
from firsthand.public.relations import AgentRecord, NameLine

REGISTERS = {
    Register.SELF: "as it calls itself",
    Register.OFFICIAL: "official name",
    Register.ACRONYM: "acronym",
    Register.TRANSLATION: "translated",
    Register.TRANSLITERATION: "in the letters of another script",
    Register.KEYBOARD: "as another keyboard writes it",
    Register.NICKNAME: "nickname",
    Register.ASSUMED: "assumed name",
    Register.HOSTILE: "as its critics call it",
    Register.MISSPELLING: "misspelt",
}
PERSONAL = {
    Register.SELF: "own name",
    Register.HOSTILE: "as critics say",
}
LOADED = frozenset({Register.SELF, Register.HOSTILE})
KINDS = {AgentKind.PERSON: "Person"}
# How an Agent stands in a text, the nearest to the text first.
SPEAKS, ASKS, ADDRESSED, NAMED = (
    "Speaks here",
    "Asks the questions here",
    "Is addressed here",
    "Is named here",
)
WAYS = {
    AgentRole.AUTHOR: SPEAKS,
    AgentRole.PUBLISHER: SPEAKS,
    AgentRole.SIGNATORY: SPEAKS,
    AgentRole.INTERVIEWER: ASKS,
    AgentRole.ADDRESSEE: ADDRESSED,
}
HEADINGS = {False: "Organizations", True: "People"}  # by whether they are persons


@dataclass(frozen=True, slots=True)
class NameForm:
    """A form of a name: its words (quoted where loaded), language, script, and who says it so."""

    words: str
    attributes: Markup
    language: str
    register: str
    css: str


@dataclass(frozen=True, slots=True)
class Group:
    """Items in which an Agent stands in one way."""

    heading: str
    rows: Sequence[Markup]


@dataclass(frozen=True, slots=True)
class AgentPage:
    """The page of an Agent."""

    name: Phrase
    kind: str
    role: Phrase
    forms: Sequence[NameForm]
    groups: Sequence[Group]
    leaves: Sequence[Leaf]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the index."""

    name: Phrase
    href: str
    role: Phrase


@dataclass(frozen=True, slots=True)
class Column:
    """The lines of one kind of Agent."""

    heading: str
    lines: Sequence[Line]


def pages(site: Site, rows: Rows) -> Iterator[Page | Job]:
    """The index and the pages of all Agents that have one, in the language of *rows*."""
    if site.agents:
        yield _index(site, rows.language)
    for agent in site.agents.values():
        yield from _pages(site, rows, agent)


def _index(site: Site, language: str) -> Page:
    twins = {tag: f"{tag}/agent/index.html" for tag in site.languages}
    view = site.view(language, twins[language])
    place = Place(twins[language], language, view.words("Names"), AGENTS, twins)
    lines: dict[bool, list[Line]] = {False: [], True: []}
    for agent in site.agents.values():
        href = view.to(f"{language}/agent/{agent.agent_id}.html")
        line = Line(_name(site, agent, view), href, site.own(agent.roles, view))
        lines[agent.kind is AgentKind.PERSON].append(line)
    columns = [
        Column(
            view.words(HEADINGS[is_person]),
            sorted(found, key=lambda line: alphabetical(line.name.words, language)),
        )
        for is_person, found in lines.items()
        if found
    ]
    return framed(site, place, "agents.html", columns=columns)


def _pages(site: Site, rows: Rows, agent: AgentRecord) -> Iterator[Job]:
    chunks = leaves(_standing(site, agent, rows.language))
    for number, chunk in enumerate(chunks):
        path = leaf_path(f"{rows.language}/agent/{agent.agent_id}", number)
        said = agent.agent_id, tuple(way for way, _ in chunk), number, len(chunks)
        make = partial(_page, site, rows, agent, (chunk, number, len(chunks)))
        yield Job(path, ids_of(header for _, header in chunk), said, make)


def _page(
    site: Site,
    rows: Rows,
    agent: AgentRecord,
    leaf: tuple[Sequence[tuple[str, Header]], int, int],
) -> Page:
    chunk, number, leaf_count = leaf
    twins = {tag: leaf_path(f"{tag}/agent/{agent.agent_id}", number) for tag in site.languages}
    view = site.view(rows.language, twins[rows.language])
    name = _name(site, agent, view)
    place = Place(twins[rows.language], rows.language, name.words, AGENTS, twins)
    page = AgentPage(
        name,
        view.words(KINDS.get(agent.kind, "Organization")),
        site.own(agent.roles, view),
        [_form(form, agent.kind, view) for form in agent.forms],
        list(_groups(chunk, rows, view)),
        numbered(f"{rows.language}/agent/{agent.agent_id}", leaf_count, number, view),
    )
    return framed(site, place, "agent.html", page=page)


def _standing(site: Site, agent: AgentRecord, language: str) -> list[tuple[str, Header]]:
    """The Items in which an Agent stands, each once, and how: speaking itself before named."""
    ways: dict[str, set[str]] = {SPEAKS: set(agent.narrated), ASKS: set(), ADDRESSED: set()}
    for item in agent.credited:
        for way in _ways(site, agent.agent_id, item):
            ways[way].add(item)
    seen: set[str] = set()
    found = []
    for way, item_ids in (*ways.items(), (NAMED, {*agent.credited, *agent.mentioned})):
        fresh = sorted({item for item in item_ids if item in site.shelf} - seen)
        seen.update(fresh)
        headers = sorted((site.shelf.best(item, language) for item in fresh), key=by_date)
        found += [(way, header) for header in headers]
    return found


def _ways(site: Site, agent_id: str, item_id: str) -> set[str]:
    """In which ways an Item credits an Agent, in any of its languages."""
    twins = site.shelf.twins(item_id) if item_id in site.shelf else []
    return {
        WAYS[credit.role]
        for twin in twins
        for credit in twin.record.credits
        if credit.who.agent_id == agent_id
    }


def _groups(chunk: Sequence[tuple[str, Header]], rows: Rows, view: View) -> Iterator[Group]:
    for way in dict.fromkeys(way for way, _ in chunk):
        headers = [header for found, header in chunk if found == way]
        yield Group(view.words(way), rows.many(headers, view))


def _name(site: Site, agent: AgentRecord, view: View) -> Phrase:
    """The neutral name in the page's language, else in another; else that there is none."""
    found = site.own(agent.names, view)
    return found if found.words else Phrase(f"[{view.words('No neutral name')}]", Markup())


def _form(form: NameLine, kind: AgentKind, view: View) -> NameForm:
    words = view.words
    is_loaded = form.register in LOADED
    opening, closing = quotes(form.language) if is_loaded else ("", "")
    language = capital(words.language_name(form.language))
    script = words.script_name(form.script) if form.script in SCRIPTS else form.script
    if script.casefold() == language.casefold():
        script = ""
    register = REGISTERS[form.register]
    if kind is AgentKind.PERSON:
        register = PERSONAL.get(form.register, register)
    return NameForm(
        f"{opening}{form.text}{closing}",
        language_attributes(form.language, words.language),
        words(", ").join(part for part in (language, script) if part),
        words(register),
        "loaded" if is_loaded else "",
    )
