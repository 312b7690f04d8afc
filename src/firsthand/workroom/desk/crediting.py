"""The credits on the screen that describes an Item: their rows, and the acts of their buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import QueryDict
from django.utils import translation

from firsthand.core.codes import AgentRole
from firsthand.workroom.archive.credits import (
    Step,
    add_credit,
    credits_in_order,
    move_credit,
    remove_credit,
)
from firsthand.workroom.archive.models import Item
from firsthand.workroom.errors import RefusedError, StaleError
from firsthand.workroom.protection.agent_queries import Called, called
from firsthand.workroom.protection.appearing import Appearance, appearances

ACT = "credit"


@dataclass(frozen=True, slots=True)
class CreditRow:
    """One credit: whom Members know, in which role, and how readers see them."""

    credit_id: UUID
    agent_id: UUID
    called: Called
    role: str
    appears: list[Appearance]


def credit_rows(item: Item, languages: Sequence[str]) -> list[CreditRow]:
    """The credits of *item* in order, with what readers see for each in *languages*."""
    rows = credits_in_order(item.id)
    agent_ids = [row.agent_id for row in rows]
    names = called(agent_ids, translation.get_language() or "en")
    seen = appearances(agent_ids, languages)
    return [
        CreditRow(
            credit_id=row.id,
            agent_id=row.agent_id,
            called=names.get(row.agent_id, Called()),
            role=row.role,
            appears=seen[row.agent_id],
        )
        for row in rows
    ]


def is_crediting(act: str) -> bool:
    """Whether a button of the credits was pressed."""
    return act.split(":", maxsplit=1)[0] == ACT


def change_credits(
    item_id: UUID, posted: QueryDict, *, by: UUID, changed_at: datetime | None
) -> Item:
    """The Item after what a button of the credits says: `credit:add`, or `credit:up:ID`.

    Raises: StaleError, RefusedError where nobody or no role was chosen.
    """
    if changed_at is None:
        raise StaleError(item_id)
    _act, step, named = f"{posted.get('act', '')}::".split(":")[:3]
    if step == "add":
        agent_id, role = _uuid(posted.get("credit_agent", "")), posted.get("credit_role", "")
        if agent_id is None or role not in tuple(AgentRole):
            raise RefusedError("no_agent")
        return add_credit(item_id, agent_id, AgentRole(role), by=by, changed_at=changed_at)
    credit_id = _uuid(named)
    if credit_id is None:
        raise RefusedError("field")
    if step == "remove":
        return remove_credit(item_id, credit_id, by=by, changed_at=changed_at)
    return move_credit(
        item_id,
        credit_id,
        Step.UP if step == Step.UP else Step.DOWN,
        by=by,
        changed_at=changed_at,
    )


def _uuid(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None
