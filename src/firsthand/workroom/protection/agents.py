"""All Agents as Candidates: four queries, however many there are."""

from collections import defaultdict
from uuid import UUID

from firsthand.core.codes import (
    AgentKind,
    BasisKind,
    Minor,
    OwnerType,
    OwnField,
    Protection,
    PublicRole,
    Register,
)
from firsthand.disclosure.candidates import AgentCandidate, BasisCandidate, FormCandidate
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.protection.models import Basis
from firsthand.workroom.wording.models import Translation

Words = dict[UUID, dict[str, str]]
Only = dict[str, UUID]


def load_agents(agent_id: UUID | None = None) -> list[AgentCandidate]:
    """Every Agent, or the one asked for, with its forms, bases and labels, in order of id."""
    only = {} if agent_id is None else {"agent_id": agent_id}
    forms, bases = _forms(only), _bases(only)
    labels = _labels({} if agent_id is None else {"owner_id": agent_id})
    agents = Agent.objects.all() if agent_id is None else Agent.objects.filter(id=agent_id)
    rows = agents.order_by("id").values_list(
        "id", "kind", "public_role", "minor", "protection", "pid"
    )
    return [
        AgentCandidate(
            agent_id=each_id,
            kind=AgentKind(kind),
            public_role=PublicRole(role),
            minor=Minor(minor),
            protection=Protection(protection),
            forms=tuple(forms[each_id]),
            bases=tuple(bases[each_id]),
            roles=labels[OwnField.ROLE].get(each_id, {}),
            pseudonyms=labels[OwnField.PSEUDONYM].get(each_id, {}),
            pid=bytes(pid),
        )
        for each_id, kind, role, minor, protection, pid in rows
    ]


def _forms(only: Only) -> defaultdict[UUID, list[FormCandidate]]:
    forms: defaultdict[UUID, list[FormCandidate]] = defaultdict(list)
    rows = (
        NameForm.objects.filter(**only)
        .order_by("agent_id", "id")
        .values_list(
            "agent_id", "id", "text", "language", "script", "register", "neutral", "of_id", "blocks"
        )
    )
    for agent_id, form_id, text, language, script, register, neutral, of, blocks in rows.iterator():
        form = FormCandidate(
            form_id, text, language, script, Register(register), neutral, of, blocks
        )
        forms[agent_id].append(form)
    return forms


def _bases(only: Only) -> defaultdict[UUID, list[BasisCandidate]]:
    covered: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for basis_id, form_id in Basis.objects.filter(**only).values_list("id", "name_forms"):
        covered[basis_id].add(form_id)
    bases: defaultdict[UUID, list[BasisCandidate]] = defaultdict(list)
    rows = (
        Basis.objects.filter(**only)
        .order_by("agent_id", "id")
        .values_list("agent_id", "id", "kind", "review_on", "ended_at")
    )
    for agent_id, basis_id, kind, review_on, ended_at in rows:
        forms = frozenset(covered[basis_id])
        bases[agent_id].append(
            BasisCandidate(basis_id, BasisKind(kind), forms, review_on, ended_at)
        )
    return bases


def _labels(only: Only) -> dict[str, Words]:
    labels: dict[str, Words] = {OwnField.ROLE: {}, OwnField.PSEUDONYM: {}}
    rows = Translation.objects.filter(
        owner_type=OwnerType.AGENT, field__in=list(labels), **only
    ).values_list("field", "owner_id", "language", "text")
    for field, owner_id, language, text in rows.iterator():
        labels[field].setdefault(owner_id, {})[language] = text
    return labels
