"""How alike the names of Agents are: names are compared and explained, none is decided.

Aliases (what others call somebody) are shown as aliases and never counted as likeness.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final
from uuid import UUID

from django.db.models import Count, Max

from firsthand.core.codes import AgentKind, Register
from firsthand.names.matching import THRESHOLD, Band, Matcher, NameKind, Step
from firsthand.names.matching.explaining import explained
from firsthand.names.matching.forms import FormsScore, compare_forms
from firsthand.workroom.documentation.identity import Evidence, Pair
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.documentation.name_index import KINDS, name_index

MOST_ALIKE: Final = 5
ALIASES: Final = frozenset(
    {
        Register.ACRONYM,
        Register.TRANSLATION,
        Register.NICKNAME,
        Register.ASSUMED,
        Register.HOSTILE,
    }
)


@dataclass(frozen=True, slots=True)
class Name:
    """One form of a name as it is compared."""

    text: str
    language: str
    register: Register

    @property
    def is_alias(self) -> bool:
        """Whether it is what others call somebody, no spelling of the name."""
        return self.register in ALIASES


@dataclass(frozen=True, slots=True)
class Likeness:
    """What the names of two sides say of each other.

    *left* and *right* are the two spellings that come nearest and *steps* which word met which;
    without a score there are none. *aliases* are pairs of forms that share an alias.
    """

    band: Band
    score: float | None = None
    left: Name | None = None
    right: Name | None = None
    steps: tuple[Step, ...] = ()
    aliases: tuple[tuple[Name, Name], ...] = ()

    @property
    def evidence(self) -> Evidence:
        """What is kept beside a verdict."""
        return Evidence(self.score, self.band)


@dataclass(frozen=True, slots=True)
class Alike:
    """An Agent whose names come near to a typed one."""

    agent_id: UUID
    names: Sequence[Name]
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Named:
    """The names of one Agent, oldest first, and as what they are compared."""

    kind: NameKind
    names: Sequence[Name]


def names_of(agent_ids: Iterable[UUID]) -> dict[UUID, Named]:
    """The names of some Agents, those without one left out; one query."""
    rows = NameForm.objects.filter(agent_id__in=list(agent_ids)).order_by("created_at", "id")
    names: defaultdict[UUID, list[Name]] = defaultdict(list)
    kinds: dict[UUID, NameKind] = {}
    fields = ("agent_id", "agent__kind", "text", "language", "register")
    for agent_id, kind, text, language, register in rows.values_list(*fields).iterator():
        names[agent_id].append(Name(text, language, Register(register)))
        kinds[agent_id] = KINDS[AgentKind(kind)]
    return {agent_id: Named(kinds[agent_id], held) for agent_id, held in names.items()}


def between(pairs: Iterable[Pair]) -> dict[Pair, Likeness]:
    """What the names of the Agents of each pair say; different for other kinds; one query."""
    wanted = list(pairs)
    named = names_of({each for pair in wanted for each in pair})
    return {pair: _between(named, pair) for pair in wanted}


def _between(named: Mapping[UUID, Named], pair: Pair) -> Likeness:
    one, other = named.get(pair.a), named.get(pair.b)
    if one is None or other is None or one.kind is not other.kind:
        return Likeness(Band.DIFFERENT)
    return _likeness(one.names, other.names, one.kind)


def sharing(text: str, kind: NameKind) -> dict[UUID, Named]:
    """The Agents of *kind* whose names are worth comparing with *text*, with their names."""
    found = names_of(name_index().sharing(text, kind))
    return {agent_id: named for agent_id, named in found.items() if named.kind is kind}


def alike(typed: Name, kind: AgentKind, *, but: UUID | None = None) -> list[Alike]:
    """At most five Agents whose names may be *typed*, nearest first; *but* is left out."""
    of_kind = KINDS[kind]
    found = sharing(typed.text, of_kind)
    if but is not None:
        found.pop(but, None)
    near = sorted(_near(typed, of_kind, found), key=lambda each: (-each[0], each[1]))
    return [
        Alike(agent_id, found[agent_id].names, _likeness([typed], found[agent_id].names, of_kind))
        for _score, agent_id in near[:MOST_ALIKE]
    ]


def _near(typed: Name, kind: NameKind, found: Mapping[UUID, Named]) -> Iterator[tuple[float, UUID]]:
    for agent_id, named in found.items():
        score = nearness(compare_forms([typed], named.names, matcher(kind)))
        if score is not None:
            yield score, agent_id


def nearness(found: FormsScore) -> float | None:
    """How near names come that are worth a question; 0 for a shared alias; None for others."""
    if found.spelling is not None and found.spelling.score >= THRESHOLD:
        return found.spelling.score
    return 0.0 if found.aliases else None


def _likeness(left: Sequence[Name], right: Sequence[Name], kind: NameKind) -> Likeness:
    found = compare_forms(left, right, matcher(kind))
    aliases = tuple((left[hit.left], right[hit.right]) for hit in found.aliases)
    if found.spelling is None:
        return Likeness(Band.ASK if aliases else Band.DIFFERENT, aliases=aliases)
    mine, other = left[found.spelling.left], right[found.spelling.right]
    told = explained(mine.text, other.text, matcher(kind))
    band = Band.ASK if aliases and told.band is Band.DIFFERENT else told.band
    return Likeness(band, told.score, mine, other, told.steps, aliases)


@cache
def matcher(kind: NameKind) -> Matcher:
    """The process's matcher of a kind: it remembers the names that it has read."""
    return Matcher(kind)


def names_state() -> str:
    """What changes when name forms come or go, or Agents become of another kind; two queries."""
    state = NameForm.objects.aggregate(count=Count("id"), newest=Max("created_at"))
    organizations = Agent.objects.filter(kind__in=[AgentKind.GROUP, AgentKind.ORGANIZATION]).count()
    return f"{state['count']} {organizations} {state['newest']}"
