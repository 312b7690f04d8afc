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


def load_agents() -> list[AgentCandidate]:
    """Every Agent with its forms, bases and labels, in order of id."""
    forms, bases, labels = _forms(), _bases(), _labels()
    rows = Agent.objects.order_by("id").values_list(
        "id", "kind", "public_role", "minor", "protection"
    )
    return [
        AgentCandidate(
            agent_id=agent_id,
            kind=AgentKind(kind),
            public_role=PublicRole(role),
            minor=Minor(minor),
            protection=Protection(protection),
            forms=tuple(forms[agent_id]),
            bases=tuple(bases[agent_id]),
            roles=labels[OwnField.ROLE].get(agent_id, {}),
            pseudonyms=labels[OwnField.PSEUDONYM].get(agent_id, {}),
        )
        for agent_id, kind, role, minor, protection in rows
    ]


def _forms() -> defaultdict[UUID, list[FormCandidate]]:
    forms: defaultdict[UUID, list[FormCandidate]] = defaultdict(list)
    rows = NameForm.objects.order_by("agent_id", "id").values_list(
        "agent_id", "id", "text", "language", "script", "register", "neutral", "of_id"
    )
    for agent_id, form_id, text, language, script, register, neutral, of in rows.iterator():
        form = FormCandidate(form_id, text, language, script, Register(register), neutral, of)
        forms[agent_id].append(form)
    return forms


def _bases() -> defaultdict[UUID, list[BasisCandidate]]:
    covered: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for basis_id, form_id in Basis.objects.values_list("id", "name_forms"):
        covered[basis_id].add(form_id)
    bases: defaultdict[UUID, list[BasisCandidate]] = defaultdict(list)
    rows = Basis.objects.order_by("agent_id", "id").values_list(
        "agent_id", "id", "kind", "review_on", "ended_at"
    )
    for agent_id, basis_id, kind, review_on, ended_at in rows:
        forms = frozenset(covered[basis_id])
        bases[agent_id].append(
            BasisCandidate(basis_id, BasisKind(kind), forms, review_on, ended_at)
        )
    return bases


def _labels() -> dict[str, Words]:
    labels: dict[str, Words] = {OwnField.ROLE: {}, OwnField.PSEUDONYM: {}}
    rows = Translation.objects.filter(
        owner_type=OwnerType.AGENT, field__in=list(labels)
    ).values_list("field", "owner_id", "language", "text")
    for field, owner_id, language, text in rows.iterator():
        labels[field].setdefault(owner_id, {})[language] = text
    return labels
