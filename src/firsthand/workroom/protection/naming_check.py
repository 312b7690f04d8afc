"""Asks the gate's own rule whether words of a text may be shown as an Agent's name today."""

from uuid import UUID

from django.utils import timezone

from firsthand.disclosure.naming import live_bases, shown_by
from firsthand.workroom.protection.agents import load_agents


def may_show(agent_id: UUID | None, words: str) -> bool:
    """True where a live Basis of the Agent carries *words* (an organization needs none)."""
    if agent_id is None:
        return False
    agents = load_agents(agent_id)
    live = live_bases(agents, timezone.now().date())
    return bool(agents) and shown_by(agents[0], words, live) is not None
