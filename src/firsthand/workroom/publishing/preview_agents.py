"""An Agent's page as readers would see it, among those of its Items that are approved."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from firsthand.disclosure.appearances import Appearances
from firsthand.disclosure.gate import Gate
from firsthand.disclosure.rules import Built
from firsthand.edition.builder import plain
from firsthand.edition.pages import agents
from firsthand.edition.rows import Rows
from firsthand.edition.site import Page
from firsthand.preserve.folder import ArchiveConfig
from firsthand.public.relations import AgentRecord
from firsthand.workroom.archive.models import Item, ItemAgent
from firsthand.workroom.protection.models import Mention
from firsthand.workroom.publishing.preview import approved_items, archive_site, headers_of

MOST = 100


def agent_page(
    asked: tuple[UUID, str], record: AgentRecord, gate: Gate, config: ArchiveConfig, *, as_of: date
) -> Page | None:
    """The page of the (Agent, language) *asked* for; of very many Items only some stand there."""
    agent_id, language = asked
    items = approved_items(_naming(agent_id), gate)
    record = _with_items(record, agent_id, items)
    site = archive_site(config, as_of, headers_of(items, as_of)).with_relations((), [record])
    made = {page.path: page for page in plain(agents.pages(site, Rows(site, language)))}
    return made.get(f"{language}/agent/{record.agent_id}.html")


def _naming(agent_id: UUID) -> set[UUID]:
    """The Items that may name an Agent, so many at most of each way; the gate says which do."""
    ways = (
        Item.objects.filter(narrator=agent_id).values_list("id", flat=True),
        ItemAgent.objects.filter(agent=agent_id).values_list("item_id", flat=True),
        Mention.objects.filter(agent=agent_id).values_list("text_version__item_id", flat=True),
    )
    return {item_id for way in ways for item_id in way.order_by().distinct()[:MOST]}


def _with_items(record: AgentRecord, agent_id: UUID, items: Iterable[Built]) -> AgentRecord:
    named = Appearances()
    for each in items:
        named.note(each.named, each.record.item_id)
    return replace(
        record,
        narrated=tuple(sorted(named.narrated[agent_id])),
        credited=tuple(sorted(named.credited[agent_id])),
        mentioned=tuple(sorted(named.mentioned[agent_id])),
    )
