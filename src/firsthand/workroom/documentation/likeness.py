"""How alike the names of Agents are: each name is read once, pairs are proposed, none is decided.

Aliases (what others call somebody) are shown as aliases and never counted as likeness.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Final
from uuid import UUID

from django.db.models import Count, Max, Q

from firsthand.core.codes import AgentKind, Register
from firsthand.names.matching import THRESHOLD, Band, Matcher, NameKind, Step
from firsthand.names.matching.blocking import Keys, block
from firsthand.names.matching.explaining import explained
from firsthand.names.matching.forms import FormsScore, compare_forms
from firsthand.workroom.documentation.identity import Evidence, Pair
from firsthand.workroom.documentation.models import NameForm

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
KINDS: Final = {
    AgentKind.PERSON: NameKind.PERSON,
    AgentKind.UNIDENTIFIED: NameKind.PERSON,
    AgentKind.GROUP: NameKind.ORGANIZATION,
    AgentKind.ORGANIZATION: NameKind.ORGANIZATION,
}


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


class NameBook:
    """The names of all Agents, by Agent, with the keys under which they meet."""

    def __init__(self, rows: Iterable[tuple[UUID, AgentKind, Name]]) -> None:
        """*rows*: each form with its bearer and what that is."""
        names: defaultdict[UUID, list[Name]] = defaultdict(list)
        self.kinds: dict[UUID, NameKind] = {}
        for agent_id, kind, name in rows:
            names[agent_id].append(name)
            self.kinds[agent_id] = KINDS[kind]
        self.names: Mapping[UUID, Sequence[Name]] = dict(names)

    def between(self, pair: Pair) -> Likeness:
        """What the names of two Agents say of each other; different for other kinds of Agent."""
        kind = self.kinds.get(pair.a)
        if kind is None or self.kinds.get(pair.b) is not kind:
            return Likeness(Band.DIFFERENT)
        return _likeness(self.names[pair.a], self.names[pair.b], kind)

    def alike(self, typed: Name, kind: AgentKind, *, but: UUID | None = None) -> list[Alike]:
        """At most five Agents whose names may be *typed*, nearest first; *but* is left out."""
        of_kind = KINDS[kind]
        near = sorted(self._near(typed, of_kind, but), key=lambda each: (-each[0], each[1]))
        return [
            Alike(agent_id, self.names[agent_id], _likeness([typed], self.names[agent_id], of_kind))
            for _score, agent_id in near[:MOST_ALIKE]
        ]

    def _near(self, typed: Name, kind: NameKind, but: UUID | None) -> Iterator[tuple[float, UUID]]:
        for agent_id in self.sharing(typed.text, kind) - {but}:
            score = _nearness(compare_forms([typed], self.names[agent_id], matcher(kind)))
            if score is not None:
                yield score, agent_id

    def sharing(self, text: str, kind: NameKind) -> set[UUID]:
        """The Agents of *kind* with a name that shares a key with *text*: worth comparing."""
        keys = keys_of(kind).of(text)
        return {agent_id for key in keys for agent_id in self._keyed[kind].get(key, ())}

    @cached_property
    def _keyed(self) -> dict[NameKind, dict[str, set[UUID]]]:
        """The Agents of each kind by the keys of their names."""
        keyed: dict[NameKind, dict[str, set[UUID]]] = {kind: {} for kind in NameKind}
        for agent_id, names in self.names.items():
            kind = self.kinds[agent_id]
            for name in names:
                for key in keys_of(kind).of(name.text):
                    keyed[kind].setdefault(key, set()).add(agent_id)
        return keyed

    @cached_property
    def proposals(self) -> tuple[Pair, ...]:
        """The pairs of Agents whose names are worth a question, nearest first."""
        scores: dict[Pair, float] = {}
        for kind in NameKind:
            for pair, score in self._scored(kind):
                scores[pair] = max(score, scores.get(pair, 0.0))
        return tuple(sorted(scores, key=lambda pair: (-scores[pair], pair)))

    def _scored(self, kind: NameKind) -> Iterator[tuple[Pair, float]]:
        """Pairs of Agents that two names bring together; a shared alias counts no likeness."""
        agents = (agent_id for agent_id, each in self.kinds.items() if each is kind)
        borne = [(agent_id, name) for agent_id in agents for name in self.names[agent_id]]
        for left, right in block((name.text for _, name in borne), kind):
            (one, mine), (other, theirs) = borne[left], borne[right]
            if one != other:
                score = _nearness(compare_forms([mine], [theirs], matcher(kind)))
                if score is not None:
                    yield Pair.of(one, other), score


def _nearness(found: FormsScore) -> float | None:
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
def keys_of(kind: NameKind) -> Keys:
    """The keys under which names of a kind meet."""
    return Keys(kind)


@cache
def matcher(kind: NameKind) -> Matcher:
    """The process's matcher of a kind: it remembers the names that it has read."""
    return Matcher(kind)


def names_state() -> str:
    """What changes when name forms come or go, or their bearers become of another kind."""
    state = NameForm.objects.aggregate(
        count=Count("id"),
        newest=Max("created_at"),
        organizations=Count(
            "id", filter=Q(agent__kind__in=[AgentKind.GROUP, AgentKind.ORGANIZATION])
        ),
    )
    return f"{state['count']} {state['organizations']} {state['newest']}"


def name_book() -> NameBook:
    """The names of the archive, read again only when there are others."""
    return _book(names_state())


@lru_cache(maxsize=1)
def _book(_state: str) -> NameBook:
    rows = NameForm.objects.order_by("created_at", "id").values_list(
        "agent_id", "agent__kind", "text", "language", "register"
    )
    return NameBook(
        (agent_id, AgentKind(kind), Name(text, language, Register(register)))
        for agent_id, kind, text, language, register in rows.iterator()
    )
