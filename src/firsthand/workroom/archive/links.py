"""Links between Items: what answers what, and what comes from one source."""

from uuid import UUID

from django.db import transaction

from firsthand.core.codes import LinkKind
from firsthand.workroom.archive.models import Item, ItemLink
from firsthand.workroom.errors import RefusedError


@transaction.atomic
def link_items(item_id: UUID, to_id: UUID, kind: LinkKind, *, by: UUID) -> ItemLink:
    """The link from one Item to another, made if there is none; the first needs a new approval.

    Raises: RefusedError where an Item would answer itself, or one that answers it.
    """
    if item_id == to_id:
        raise RefusedError("link_to_itself")
    if ItemLink.objects.filter(item_id=to_id, to_id=item_id, kind=kind).exists():
        raise RefusedError("linked_back")
    found = ItemLink.objects.filter(item_id=item_id, to_id=to_id, kind=kind).first()
    if found:
        return found
    _edited(item_id, by)
    return ItemLink.objects.create(item_id=item_id, to_id=to_id, kind=kind, created_by_id=by)


@transaction.atomic
def unlink_items(item_id: UUID, link_id: UUID, *, by: UUID) -> None:
    """Nothing; the Item no longer has that link, and needs a new approval if it had one."""
    gone, _rows = ItemLink.objects.filter(id=link_id, item_id=item_id).delete()
    if gone:
        _edited(item_id, by)


def _edited(item_id: UUID, by: UUID) -> None:
    item = Item.objects.select_for_update().get(id=item_id)
    item.edited_by_id = by
    item.save()
