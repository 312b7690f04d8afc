"""Credits: who wrote, asked, published, signed or was addressed, in order; part of what is signed.

Each act takes *changed_at*, the Item's version as the screen had it, and counts as an edit of the
Item (I14): whoever changed a credit approves nothing of it, and an approval given before is void
for the record differs (I3).
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from firsthand.core.codes import AgentRole
from firsthand.workroom.archive.models import Item, ItemAgent
from firsthand.workroom.documentation.models import Agent
from firsthand.workroom.errors import RefusedError, StaleError


class Step(StrEnum):
    """Where a credit goes in the order."""

    UP = "up"
    DOWN = "down"


@transaction.atomic
def add_credit(
    item_id: UUID, agent_id: UUID, role: AgentRole, *, by: UUID, changed_at: datetime
) -> Item:
    """The Item with the Agent credited last in that role; once, however often it is added.

    Raises: StaleError; RefusedError where there is no such Agent.
    """
    item, credits_now = _opened(item_id, changed_at)
    if not Agent.objects.filter(id=agent_id).exists():
        raise RefusedError("no_agent")
    if not any((row.agent_id, row.role) == (agent_id, role) for row in credits_now):
        row = ItemAgent(item=item, agent_id=agent_id, role=role, created_by_id=by)
        row.position = len(credits_now)
        row.save()
    return _edited(item, by)


@transaction.atomic
def remove_credit(item_id: UUID, credit_id: UUID, *, by: UUID, changed_at: datetime) -> Item:
    """The Item without that credit.

    Raises: StaleError.
    """
    item, credits_now = _opened(item_id, changed_at)
    item.agents.filter(id=credit_id).delete()
    _number([row for row in credits_now if row.id != credit_id])
    return _edited(item, by)


@transaction.atomic
def move_credit(
    item_id: UUID, credit_id: UUID, step: Step, *, by: UUID, changed_at: datetime
) -> Item:
    """The Item with that credit one place up or down; the first and the last stay where they are.

    Raises: StaleError.
    """
    item, credits_now = _opened(item_id, changed_at)
    at = next((n for n, row in enumerate(credits_now) if row.id == credit_id), None)
    to = None if at is None else at + (1 if step is Step.DOWN else -1)
    if at is not None and to is not None and 0 <= to < len(credits_now):
        credits_now[at], credits_now[to] = credits_now[to], credits_now[at]
        _number(credits_now)
    return _edited(item, by)


def credits_in_order(item_id: UUID) -> list[ItemAgent]:
    """The credits of an Item in the order in which readers see them."""
    return list(ItemAgent.objects.filter(item_id=item_id).order_by("position", "id"))


def _opened(item_id: UUID, changed_at: datetime) -> tuple[Item, list[ItemAgent]]:
    item = Item.objects.select_for_update().get(id=item_id)
    if item.changed_at != changed_at:
        raise StaleError(item_id)
    return item, credits_in_order(item_id)


def _number(rows: list[ItemAgent]) -> None:
    for position, row in enumerate(rows):
        row.position = position
    ItemAgent.objects.bulk_update(rows, ["position"])


def _edited(item: Item, by: UUID) -> Item:
    item.edited_by_id = by
    item.save()
    return item
