"""What an Item answers, what answers it, and its corrections, as its page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Q
from django.utils.safestring import SafeString

from firsthand.core.codes import LinkKind, OwnerType, OwnField, SubjectType, Verdict
from firsthand.workroom.archive.models import CorrectionNote, Item, ItemLink
from firsthand.workroom.desk.listing import Filters, Row, list_items
from firsthand.workroom.desk.titles import Title, titles_of
from firsthand.workroom.protection.slots import SlotNames
from firsthand.workroom.publishing.models import Decision
from firsthand.workroom.wording.models import Translation

FOUND_MAX = 12


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link as seen from an Item: the other Item, and whether this one says so itself."""

    link_id: UUID
    kind: LinkKind
    other: Title
    is_own: bool


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One correction with our words for it by language; *is_kept*: it can no longer be removed."""

    note: CorrectionNote
    words: tuple[tuple[str, SafeString], ...]
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Relations:
    """The links of an Item, its own ones first, and its corrections, oldest first."""

    links: list[LinkRow]
    corrections: list[CorrectionRow]


def relations_of(item: Item) -> Relations:
    """All links and corrections of *item*; a constant number of queries."""
    return Relations(link_rows(item.id), correction_rows(item.id))


def link_rows(item_id: UUID) -> list[LinkRow]:
    """The links from and to an Item, its own ones first."""
    links = ItemLink.objects.filter(Q(item_id=item_id) | Q(to_id=item_id))
    rows = sorted(links, key=lambda link: (link.item_id != item_id, link.kind, link.created_at))
    titles = {title.item_id: title for title in titles_of([_other(row, item_id) for row in rows])}
    return [
        LinkRow(
            link_id=row.id,
            kind=LinkKind(row.kind),
            other=titles[_other(row, item_id)],
            is_own=row.item_id == item_id,
        )
        for row in rows
    ]


def _other(link: ItemLink, item_id: UUID) -> UUID:
    return link.to_id if link.item_id == item_id else link.item_id


def correction_rows(item_id: UUID) -> list[CorrectionRow]:
    """The corrections of an Item, oldest first, with names in place of slots."""
    notes = list(CorrectionNote.objects.filter(item_id=item_id).order_by("on", "created_at"))
    words = _words(note.id for note in notes)
    approved = _last_approval(item_id)
    return [
        CorrectionRow(
            note=note,
            words=tuple(words.get(note.id, ())),
            is_kept=approved is not None and approved >= note.created_at,
        )
        for note in notes
    ]


def _words(note_ids: Iterable[UUID]) -> dict[UUID, list[tuple[str, SafeString]]]:
    names = SlotNames()
    rows = Translation.objects.filter(
        owner_type=OwnerType.CORRECTION, owner_id__in=list(note_ids), field=OwnField.BODY
    )
    found: dict[UUID, list[tuple[str, SafeString]]] = {}
    for row in rows.order_by("language"):
        words = row.language, names.html(row.text, row.language)
        found.setdefault(row.owner_id, []).append(words)
    return found


def _last_approval(item_id: UUID) -> datetime | None:
    approvals = Decision.objects.filter(
        subject_type=SubjectType.ITEM_LANGUAGE, subject_id=item_id, verdict=Verdict.APPROVE
    )
    last: datetime | None = approvals.aggregate(last=Max("created_at"))["last"]
    return last


def found_for(item: Item, typed: str) -> list[Row]:
    """The first Items whose title or text has every word *typed*, but *item* itself."""
    if not typed.strip():
        return []
    rows = list_items(Filters(words=typed)).rows
    return [row for row in rows if row.item.id != item.id][:FOUND_MAX]
