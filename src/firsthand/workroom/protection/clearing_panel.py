"""What the decision panel says of one Mention: who it may be, and what each treatment gives."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from firsthand.core.codes import AgentKind, Minor, Protection, Treatment
from firsthand.core.text import Span
from firsthand.disclosure.candidates import AgentCandidate, MentionCandidate
from firsthand.disclosure.treatments import Treating
from firsthand.names.folding import fold
from firsthand.workroom.documentation.models import NameForm
from firsthand.workroom.protection.clearing_queries import CSS, Desk, Seen, treatment_word

KEYS = tuple(Treatment)
CONTEXT_CP = 90
FOUND_MAX = 8


@dataclass(frozen=True, slots=True)
class Person:
    """An Agent as the workroom calls it among Members: a form, then what tells it apart."""

    agent_id: UUID
    name: str
    language: str
    about: str


@dataclass(frozen=True, slots=True)
class Option:
    """One treatment: the key that chooses it, the words it gives, or why it cannot be taken."""

    value: str
    key: int
    word: str
    css: str
    gives: str
    why_not: str
    is_chosen: bool
    is_usual: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything that the panel of one Mention shows."""

    seen: Seen
    number: int
    paragraph: int
    before: str
    after: str
    person: Person | None
    options: tuple[Option, ...]
    places: int
    replacement: str
    previous: UUID | None
    following: UUID | None


def panel_of(desk: Desk, seen: Seen, agent: UUID | None) -> Panel:
    """The panel of *seen* if it meant *agent*."""
    number = desk.mentions.index(seen)
    text = desk.version.text
    before, after = around(text, seen.span)
    return Panel(
        seen=seen,
        number=number + 1,
        paragraph=text.count("\n", 0, seen.span.start) + 1,
        before=before,
        after=after,
        person=person_of(desk.gate.agents[agent], desk.source.language) if agent else None,
        options=_options(desk, seen, agent),
        places=desk.same_words[seen.key],
        replacement=seen.replacement,
        previous=desk.mentions[number - 1].mention_id if number else None,
        following=(
            desk.mentions[number + 1].mention_id if number + 1 < len(desk.mentions) else None
        ),
    )


def around(text: str, span: Span) -> tuple[str, str]:
    """The words before and after *span* in its paragraph; cut between words, and marked so."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    after = text[span.end :].partition("\n")[0]
    if len(before) > CONTEXT_CP:
        near = before[-CONTEXT_CP:]
        before = "… " + (near.partition(" ")[2] or near)
    if len(after) > CONTEXT_CP:
        near = after[:CONTEXT_CP]
        after = (near.rpartition(" ")[0] or near) + " …"
    return before, after


def next_open(desk: Desk, after: Seen | None) -> Seen | None:
    """The next Mention that is open, from the one decided on to the end and round again."""
    waiting = [seen for seen in desk.mentions if seen.is_open]
    later = [seen for seen in waiting if after is None or seen.span > after.span]
    return next(iter(later or waiting), None)


def person_of(agent: AgentCandidate, language: str) -> Person:
    """How Members call *agent*: a form in *language* first, else the first there is."""
    forms = sorted(agent.forms, key=lambda form: (form.language != language, not form.neutral))
    about = [agent.roles.get(language) or next(iter(agent.roles.values()), "")]
    about += [_kind_words(agent), *(form.text for form in forms[1:3])]
    first = forms[0] if forms else None
    return Person(
        agent.agent_id,
        first.text if first else _("(no name yet)"),
        first.language if first else "",
        pgettext("list", ", ").join(word for word in about if word),
    )


def _kind_words(agent: AgentCandidate) -> str:
    words = {
        AgentKind.PERSON: "",
        AgentKind.GROUP: _("group"),
        AgentKind.ORGANIZATION: _("organization"),
        AgentKind.UNIDENTIFIED: _("unidentified"),
    }
    return words[agent.kind]


def found_people(desk: Desk, typed: str) -> list[Person]:
    """The Agents one of whose names holds what was typed, or one word of it, nearest first."""
    key = fold(typed)
    if not key:
        return []
    rows = NameForm.objects.filter(key__contains=key).values_list("agent_id", "key")
    found = list(rows.order_by("key", "agent_id")[: FOUND_MAX * 8])
    if not found and " " in key:
        last = key.rsplit(" ", maxsplit=1)[-1]
        rows = NameForm.objects.filter(key__contains=last).values_list("agent_id", "key")
        found = list(rows.order_by("key", "agent_id")[: FOUND_MAX * 8])
    nearest = sorted(found, key=lambda row: (row[1] != key, not row[1].startswith(key), row[1]))
    ids = list(dict.fromkeys(agent_id for agent_id, _key in nearest))[:FOUND_MAX]
    return [person_of(desk.gate.agents[each], desk.source.language) for each in ids]


def _options(desk: Desk, seen: Seen, agent: UUID | None) -> tuple[Option, ...]:
    usual = _usual(desk, agent)
    chosen = seen.treatment or (usual if _why_not(desk, seen, agent, usual) == "" else "")
    ordered = sorted(KEYS, key=lambda treatment: treatment != usual)
    return tuple(
        Option(
            value=str(treatment),
            key=KEYS.index(treatment) + 1,
            word=treatment_word(treatment),
            css=CSS[treatment],
            gives=_gives(desk, seen, agent, treatment),
            why_not=_why_not(desk, seen, agent, treatment),
            is_chosen=treatment == chosen,
            is_usual=treatment == usual,
        )
        for treatment in ordered
    )


def _usual(desk: Desk, agent: UUID | None) -> str:
    """The Agent's default; organizations are shown, whom nobody knows is withheld."""
    if agent is None:
        return ""
    candidate = desk.gate.agents[agent]
    if desk.usual.get(agent):
        return desk.usual[agent]
    return str(Treatment.SHOW) if candidate.kind is AgentKind.ORGANIZATION else ""


def _gives(desk: Desk, seen: Seen, agent: UUID | None, treatment: Treatment) -> str:
    """The words that the gate would put in the public text."""
    replacement = seen.replacement if treatment == seen.treatment else ""
    treating = Treating(desk.gate, desk.source)
    insert = treating.insert(MentionCandidate(seen.span, agent, treatment, replacement))
    if treatment is Treatment.GENERALISE and not replacement:
        return "[...]"
    return insert.words if insert else seen.words


def _why_not(desk: Desk, seen: Seen, agent: UUID | None, treatment: str) -> str:
    """Why a treatment cannot be taken here; empty where it can."""
    if treatment not in {Treatment.SHOW, Treatment.PSEUDONYM}:
        return ""
    if agent is None:
        return _("Say who it is first.")
    treating = Treating(desk.gate, desk.source)
    insert = treating.insert(MentionCandidate(seen.span, agent, Treatment(treatment)))
    if treatment == Treatment.PSEUDONYM:
        stands = insert is not None and insert.value == "pseudonym"
        return "" if stands else _("There is no pseudonym in this language.")
    return _why_no_name(desk.gate.agents[agent]) if insert is not None else ""


def _why_no_name(agent: AgentCandidate) -> str:
    if agent.protection is Protection.SEALED:
        return _("This person is sealed and is never named.")
    if agent.kind is AgentKind.ORGANIZATION:
        return _("These words are no form of its name.")
    if agent.bases and agent.minor is not Minor.NO:
        return _("Nobody who is, or may be, under age is named.")
    return _("No live basis covers these words.")


@dataclass(frozen=True, slots=True)
class Named:
    """A line of the list of people: who, how often, and how it is treated."""

    words: str
    mention_id: UUID
    places: int
    css: str
    treatment: str


def people_of(desk: Desk) -> list[Named]:
    """Everyone whom this text names, in the order of first mention: Agents, then bare words."""
    groups: defaultdict[object, list[Seen]] = defaultdict(list)
    for seen in desk.mentions:
        if seen.treatment != Treatment.NOT_A_NAME:
            groups[seen.agent or seen.key].append(seen)
    return [_named(desk, seens) for seens in groups.values()]


def _named(desk: Desk, seens: Sequence[Seen]) -> Named:
    first = next((seen for seen in seens if seen.is_open), seens[0])
    treatments = {seen.treatment for seen in seens}
    treatment = first.treatment if len(treatments) == 1 or first.is_open else "mixed"
    agent = first.agent
    words = person_of(desk.gate.agents[agent], desk.source.language).name if agent else first.words
    return Named(
        words,
        first.mention_id,
        len(seens),
        CSS.get(treatment, "mixed"),
        _("Various") if treatment == "mixed" else treatment_word(treatment),
    )
