"""Agents' pages before a Decision: the record as it would be signed, and who worked on it."""

from uuid import UUID

from firsthand.core.codes import OwnerType
from firsthand.disclosure.agents import BuiltAgent, build_agent
from firsthand.disclosure.approval import workers
from firsthand.disclosure.candidates import AgentPageCandidate
from firsthand.disclosure.faults import Fault
from firsthand.disclosure.gate import Gate
from firsthand.disclosure.naming import is_public
from firsthand.preserve.folder import ArchiveConfig
from firsthand.workroom.archive.models import Item
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.protection.models import Basis
from firsthand.workroom.wording.models import Translation

REFUSED = {Fault.NO_PAGE: "no_page", Fault.OWN_VOICE: "agent_voice"}


def agent_page_now(agent_id: UUID, gate: Gate, config: ArchiveConfig) -> BuiltAgent:
    """The page of an Agent as the gate would build it now.

    Raises: RefusedError where there is no such Agent, or it may have no page (F15).
    """
    if agent_id not in gate.agents:
        raise RefusedError("no_record")
    built = build_agent(AgentPageCandidate(agent_id, config.languages), gate)
    if built.fault:
        raise RefusedError(REFUSED[built.fault])
    if not is_public(gate.agents[agent_id]) and not narrates(agent_id):
        raise RefusedError("only_credited")
    return built


def narrates(agent_id: UUID) -> bool:
    """Whether the Agent tells an Item, published or not: a release looks at published ones."""
    return Item.objects.filter(narrator=agent_id).exists()


def agent_workers(agent_id: UUID, bases: frozenset[UUID]) -> frozenset[UUID]:
    """Everyone who made a part of an Agent's page that stands on *bases* (I14)."""
    own = Translation.objects.filter(owner_type=OwnerType.AGENT, owner_id=agent_id)
    signed = Basis.objects.filter(id__in=bases)
    return workers(
        *Agent.objects.filter(id=agent_id).values_list("created_by", "edited_by"),
        NameForm.objects.filter(agent=agent_id).values_list("created_by", flat=True),
        own.values_list("by", flat=True),
        signed.values_list("signed_by", flat=True),
    )
