"""The gate of today, kept between requests for as long as nothing that it is made of changes.

It serves screens. Submitting, approving and releasing always make their own (publishing.loading).
"""

from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.utils import timezone

from firsthand.core.codes import OwnerType
from firsthand.disclosure.gate import Gate, open_gate
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.protection.agents import load_agents
from firsthand.workroom.protection.models import Basis
from firsthand.workroom.wording.models import Translation

State = tuple[object, ...]


def gate_today() -> Gate:
    """The gate over all Agents, made anew when an Agent, a form, a Basis or a label changed."""
    labels = Translation.objects.filter(owner_type=OwnerType.AGENT)
    state = (
        _state(Agent.objects.all(), "changed_at"),
        _state(NameForm.objects.all(), "created_at"),  # inserted and removed, never changed
        _state(Basis.objects.all(), "changed_at"),
        _state(labels, "changed_at"),
    )
    return _gate(state, timezone.now().date())


def _state(rows: "QuerySet[Any]", at: str) -> State:
    found = rows.aggregate(count=Count("id"), newest=Max(at))
    return found["count"], found["newest"]


@lru_cache(maxsize=1)
def _gate(_state: State, as_of: date) -> Gate:
    return open_gate(load_agents(), as_of=as_of)
