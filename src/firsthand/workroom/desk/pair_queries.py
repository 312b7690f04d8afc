"""Pairs of Agents whose names come near, with the evidence side by side; a batch a page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.utils import translation

from firsthand.core.codes import Treatment
from firsthand.workroom.archive.models import Item, ItemAgent
from firsthand.workroom.desk.titles import Title, titles_of
from firsthand.workroom.documentation.identity import Pair, history
from firsthand.workroom.documentation.likeness import Likeness, between
from firsthand.workroom.documentation.models import Agent, IdentityLink, NameForm
from firsthand.workroom.documentation.proposing import waiting
from firsthand.workroom.documentation.proposing_jobs import ensure_compared
from firsthand.workroom.protection.agent_queries import Called, called, roles_of
from firsthand.workroom.protection.models import Basis, Mention

PAGE_PAIRS = 10
PAGE_DECIDED = 50
MOST_TEXTS = 5
Owned = TypeVar("Owned", NameForm, Basis)


@dataclass(frozen=True, slots=True)
class Place:
    """An Item in which somebody stands: its title and its date as written."""

    title: Title
    issued: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of two Agents: what it is called, its forms, the Items it stands in, its live bases."""

    agent: Agent
    called: Called
    role: str
    forms: Sequence[NameForm]
    places: Sequence[Place]
    further: int
    bases: Sequence[Basis]


@dataclass(frozen=True, slots=True)
class PairCard:
    """A pair with everything that a Member weighs, and what was said of it, oldest first."""

    pair: Pair
    sides: tuple[Side, Side]
    likeness: Likeness
    said: Sequence[IdentityLink]

    @property
    def live(self) -> IdentityLink | None:
        """The verdict that stands; None = nobody has decided, or it was taken back."""
        return next((link for link in self.said if link.ended_at is None), None)


@dataclass(frozen=True, slots=True)
class PairPage:
    """One page of pairs, and how many there are in all, decided and not.

    Where it is not fresh, names are being compared and pairs may be missing.
    """

    cards: list[PairCard]
    open: int
    decided: int
    page: int
    size: int
    total: int
    is_fresh: bool = True

    @property
    def before(self) -> int | None:
        """The page before; None = this is the first."""
        return self.page - 1 if self.page > 1 else None

    @property
    def after(self) -> int | None:
        """The page after; None = this is the last."""
        return self.page + 1 if self.page * self.size < self.total else None


def open_pairs(page: int) -> PairPage:
    """That page of the proposed pairs that nobody has decided, nearest names first."""
    is_fresh, counts = ensure_compared(), _counts()
    page = _within(page, counts[0], PAGE_PAIRS)
    rows = waiting()[(page - 1) * PAGE_PAIRS : page * PAGE_PAIRS].values_list("a_id", "b_id")
    cards = _cards([Pair(a, b) for a, b in rows])
    return PairPage(cards, *counts, page, PAGE_PAIRS, counts[0], is_fresh=is_fresh)


def decided_pairs(page: int) -> PairPage:
    """That page of the decided pairs, last decided first."""
    is_fresh, counts = ensure_compared(), _counts()
    page = _within(page, counts[1], PAGE_DECIDED)
    rows = IdentityLink.objects.filter(ended_at=None).order_by("-created_at", "-id")
    shown = rows[(page - 1) * PAGE_DECIDED : page * PAGE_DECIDED].values_list("a_id", "b_id")
    cards = _cards([Pair(a, b) for a, b in shown])
    return PairPage(cards, *counts, page, PAGE_DECIDED, counts[1], is_fresh=is_fresh)


def _counts() -> tuple[int, int]:
    """How many proposed pairs wait, and how many pairs are decided."""
    return waiting().count(), IdentityLink.objects.filter(ended_at=None).count()


def _within(page: int, total: int, size: int) -> int:
    return max(1, min(page, -(-total // size)))


def card_of(pair: Pair) -> PairCard:
    """The card of one pair, as it stands now."""
    return _cards([pair])[0]


def _cards(pairs: Sequence[Pair]) -> list[PairCard]:
    sides, said = _sides({each for pair in pairs for each in pair}), history(pairs)
    likeness = between(pairs)
    return [
        PairCard(pair, (sides[pair.a], sides[pair.b]), likeness[pair], said[pair]) for pair in pairs
    ]


def _sides(agent_ids: Iterable[UUID]) -> dict[UUID, Side]:
    """Each Agent with its evidence; a constant number of queries."""
    ids, spoken = list(agent_ids), translation.get_language() or "en"
    names, roles = called(ids, spoken), roles_of(ids, spoken)
    forms = _by_agent(NameForm.objects.filter(agent_id__in=ids).order_by("created_at", "id"))
    bases = _by_agent(Basis.objects.filter(agent_id__in=ids, ended_at=None).order_by("created_at"))
    items = _items_of(ids)
    places = _places({each for held in items.values() for each in held[:MOST_TEXTS]})
    return {
        agent.id: Side(
            agent,
            names.get(agent.id, Called()),
            roles.get(agent.id, ""),
            forms[agent.id],
            [places[item_id] for item_id in items[agent.id][:MOST_TEXTS] if item_id in places],
            max(0, len(items[agent.id]) - MOST_TEXTS),
            bases[agent.id],
        )
        for agent in Agent.objects.filter(id__in=ids)
    }


def _by_agent(rows: Iterable[Owned]) -> defaultdict[UUID, list[Owned]]:
    found: defaultdict[UUID, list[Owned]] = defaultdict(list)
    for row in rows:
        found[row.agent_id].append(row)
    return found


def _items_of(agent_ids: Sequence[UUID]) -> defaultdict[UUID, list[UUID]]:
    """The Items that an Agent tells, is credited for or is mentioned in, each once."""
    told = Item.objects.filter(narrator_id__in=agent_ids).values_list("narrator_id", "id")
    credited = ItemAgent.objects.filter(agent_id__in=agent_ids).values_list("agent_id", "item_id")
    mentioned = (
        Mention.objects.filter(agent_id__in=agent_ids)
        .exclude(treatment=Treatment.NOT_A_NAME)
        .order_by("agent_id", "text_version__item_id")
        .values_list("agent_id", "text_version__item_id")
        .distinct()
    )
    found: defaultdict[UUID, dict[UUID, None]] = defaultdict(dict)
    for rows in (told.order_by("id"), credited.order_by("item_id"), mentioned):
        for agent_id, item_id in rows:
            found[agent_id][item_id] = None
    return defaultdict(list, {agent_id: list(held) for agent_id, held in found.items()})


def _places(item_ids: Iterable[UUID]) -> Mapping[UUID, Place]:
    ids = list(item_ids)
    rows = Item.objects.filter(id__in=ids).values_list("id", "issued_written", "issued")
    issued = {item_id: written or edtf for item_id, written, edtf in rows}
    return {title.item_id: Place(title, issued[title.item_id]) for title in titles_of(ids)}
