"""People on the clearing screen: how Members call them, who is found, who is marked in a text."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from firsthand.core.codes import AgentKind, Register, Treatment
from firsthand.disclosure.candidates import AgentCandidate
from firsthand.names.folding import fold
from firsthand.workroom.documentation.likeness import Name, alike
from firsthand.workroom.documentation.models import NameForm
from firsthand.workroom.protection.clearing_queries import Desk
from firsthand.workroom.protection.clearing_seen import CSS, Seen, seen_word, treatment_word

FOUND_MAX = 8
TYPED_MAX_CP = 200


@dataclass(frozen=True, slots=True)
class Person:
    """An Agent as the workroom calls it among Members: a form, then what tells it apart."""

    agent_id: UUID
    name: str
    language: str
    about: str


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
    """The Agents one of whose names holds what was typed or is another spelling, nearest first."""
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
    ids = [agent_id for agent_id, _key in nearest] + _alike(typed, desk.source.language)
    ids = list(dict.fromkeys(ids))[:FOUND_MAX]
    return [person_of(desk.gate.agents[each], desk.source.language) for each in ids]


def _alike(typed: str, language: str) -> list[UUID]:
    """The Agents whose names may be the typed one in another spelling or script."""
    name = Name(typed[:TYPED_MAX_CP], language, Register.OFFICIAL)
    kinds = (AgentKind.PERSON, AgentKind.ORGANIZATION)
    return [each.agent_id for kind in kinds for each in alike(name, kind)]


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
    for seen in desk.shown:
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
        _("Various") if treatment == "mixed" else _word(first, treatment),
    )


def _word(first: Seen, treatment: str) -> str:
    return seen_word(first) if first.is_open else treatment_word(treatment)
