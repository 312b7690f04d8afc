"""The slots that a form of own voice offers: whoever speaks, is credited or is named there."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Min

from firsthand.workroom.archive.models import Item, ItemAgent
from firsthand.workroom.protection.models import Mention
from firsthand.workroom.protection.slots import SlotNames


@dataclass(frozen=True, slots=True)
class Slot:
    """How own voice names somebody: what a Member calls them, and what is typed."""

    name: str
    slot: str


def offered_for(item_ids: Sequence[UUID], language: str) -> dict[UUID, list[Slot]]:
    """The slots for each Item, the narrator first; five queries, however many Items."""
    names = SlotNames()
    return {
        item_id: slots_of(agent_ids, language, names)
        for item_id, agent_ids in _agents_of(item_ids).items()
    }


def slots_of(agent_ids: Iterable[UUID], language: str, names: SlotNames) -> list[Slot]:
    """The slots of some Agents, each once, in their order."""
    return [
        Slot(names.name(agent_id, language), names.slot(agent_id, language))
        for agent_id in dict.fromkeys(agent_ids)
    ]


def _agents_of(item_ids: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    narrators = Item.objects.filter(id__in=item_ids).exclude(narrator=None)
    credited = ItemAgent.objects.filter(item_id__in=item_ids).order_by("position", "id")
    mentioned = (
        Mention.objects.filter(text_version__item_id__in=item_ids)
        .exclude(agent=None)
        .values("text_version__item_id", "agent_id")
        .annotate(first=Min("start"))
        .order_by("first")
    )
    for rows in (
        narrators.values_list("id", "narrator_id"),
        credited.values_list("item_id", "agent_id"),
        mentioned.values_list("text_version__item_id", "agent_id"),
    ):
        for item_id, agent_id in rows:
            found[item_id].append(agent_id)
    return dict(found)
