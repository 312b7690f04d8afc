"""Reads people, groups and organizations for the private screens of Members."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from firsthand.core.codes import OwnerType, OwnField
from firsthand.core.languages import primary
from firsthand.names.folding import fold
from firsthand.workroom.documentation.likeness import Name
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.documentation.spelling import Spelled, spelled
from firsthand.workroom.protection.models import Basis, Mention
from firsthand.workroom.wording.models import Translation

PAGE_ROWS = 50


@dataclass(frozen=True, slots=True)
class Called:
    """What Members call an Agent: a form of the name and its language; empty where it has none."""

    words: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class AgentRow:
    """One Agent as the list shows it."""

    agent: Agent
    called: Called
    forms: int
    role: str
    bases: int
    mentions: int


@dataclass(frozen=True, slots=True)
class AgentListing:
    """One page of Agents, how many there are in all, in which spellings they were looked for."""

    rows: list[AgentRow]
    total: int
    page: int
    spellings: Sequence[Name] = ()

    @property
    def before(self) -> int | None:
        """The page before; None = this is the first."""
        return self.page - 1 if self.page > 1 else None

    @property
    def after(self) -> int | None:
        """The page after; None = this is the last."""
        return self.page + 1 if self.page * PAGE_ROWS < self.total else None


def called(agent_ids: Iterable[UUID], language: str) -> dict[UUID, Called]:
    """What each Agent is called: a neutral form first, forms in *language* before others."""
    best: dict[UUID, tuple[tuple[bool, bool], Called]] = {}
    rows = NameForm.objects.filter(agent_id__in=list(agent_ids)).order_by("created_at", "id")
    for agent_id, text, tag, neutral in rows.values_list("agent_id", "text", "language", "neutral"):
        rank = (primary(tag) != language, not neutral)
        if agent_id not in best or rank < best[agent_id][0]:
            best[agent_id] = (rank, Called(text, tag))
    return {agent_id: found for agent_id, (_, found) in best.items()}


def list_agents(typed: str, kind: str, *, language: str, page: int = 1) -> AgentListing:
    """That page of the Agents of *kind* who bear a name with the words typed, newest first.

    Names count in any spelling and script.
    """
    other = spelled(typed)
    found = _narrowed(typed, kind, other)
    total = found.count()
    page = max(1, min(page, -(-total // PAGE_ROWS)))
    first = (page - 1) * PAGE_ROWS
    agents = list(found.order_by("-changed_at", "-id")[first : first + PAGE_ROWS])
    return AgentListing(_rows(agents, language), total, page, other.names)


def _narrowed(typed: str, kind: str, other: Spelled) -> QuerySet[Agent]:
    agents = Agent.objects.all()
    if kind:
        agents = agents.filter(kind=kind)
    as_typed = Q()
    for word in fold(typed).split():
        as_typed &= Q(Exists(NameForm.objects.filter(agent=OuterRef("pk"), key__contains=word)))
    return agents.filter(as_typed | Q(id__in=other.agents)) if as_typed else agents


def _rows(agents: Sequence[Agent], language: str) -> list[AgentRow]:
    ids = [agent.id for agent in agents]
    names, roles = called(ids, language), roles_of(ids, language)
    forms = _counts(NameForm.objects.filter(agent_id__in=ids))
    bases = _counts(Basis.objects.filter(agent_id__in=ids, ended_at=None))
    mentions = _counts(Mention.objects.filter(agent_id__in=ids))
    return [
        AgentRow(
            agent=agent,
            called=names.get(agent.id, Called()),
            forms=forms.get(agent.id, 0),
            role=roles.get(agent.id, ""),
            bases=bases.get(agent.id, 0),
            mentions=mentions.get(agent.id, 0),
        )
        for agent in agents
    ]


def _counts(rows: "QuerySet[NameForm] | QuerySet[Basis] | QuerySet[Mention]") -> dict[UUID, int]:
    return dict(rows.values_list("agent_id").annotate(count=Count("id")).order_by())


def roles_of(agent_ids: Sequence[UUID], language: str) -> dict[UUID, str]:
    """The role label of each Agent that has one, in *language* before others."""
    found: dict[UUID, str] = {}
    rows = Translation.objects.filter(
        owner_type=OwnerType.AGENT, owner_id__in=agent_ids, field=OwnField.ROLE
    )
    for owner_id, tag, text in rows.values_list("owner_id", "language", "text"):
        if owner_id not in found or tag == language:
            found[owner_id] = text
    return found


def agent_choices(language: str) -> list[tuple[str, str]]:
    """All Agents as a form's choices, by the name Members call them, in its order.

    Whose name nobody knows stands there by role, in [brackets]; nobody is left out.
    """
    ids = list(Agent.objects.values_list("id", flat=True))
    names, roles = called(ids, language), roles_of(ids, language)
    named = [(str(each), _listed(each, names, roles)) for each in ids]
    return sorted(named, key=lambda pair: (fold(pair[1]), pair[0]))


def _listed(agent_id: UUID, names: Mapping[UUID, Called], roles: Mapping[UUID, str]) -> str:
    if agent_id in names:
        return names[agent_id].words
    return f"[{roles.get(agent_id) or '?'}]"


def own_words(agent_id: UUID) -> Mapping[tuple[str, str], Translation]:
    """Role labels and pseudonyms of one Agent, by (field, language)."""
    rows = Translation.objects.filter(owner_type=OwnerType.AGENT, owner_id=agent_id)
    return {(row.field, row.language): row for row in rows.filter(OWN_FIELDS)}


OWN_FIELDS = Q(field__in=[OwnField.ROLE, OwnField.PSEUDONYM])


def bases_of(agent: Agent) -> list[Basis]:
    """The bases of one Agent, live ones first, each with its forms and who signed."""
    rows = agent.bases.select_related("signed_by", "second_by").prefetch_related("name_forms")
    return sorted(rows, key=lambda basis: (basis.ended_at is not None, basis.created_at))


def uses_of(agent: Agent) -> dict[str, int]:
    """In how many places an Agent stands: as narrator, and in Mentions."""
    return {"accounts": agent.accounts.count(), "mentions": agent.mentions.count()}


def forms_in_order(agent: Agent) -> list[tuple[NameForm, list[NameForm]]]:
    """The Agent's forms in the order in which they were entered, each with its variants."""
    forms = list(agent.forms.order_by("created_at", "id"))
    variants: defaultdict[UUID, list[NameForm]] = defaultdict(list)
    for form in forms:
        if form.of_id:
            variants[form.of_id].append(form)
    return [(form, variants[form.id]) for form in forms if form.of_id is None]
