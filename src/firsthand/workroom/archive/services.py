"""Editorial acts over Items and their flags: load, check, save, in one transaction."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from firsthand.core.codes import DateShown, FlagCode, FlagState, ItemState
from firsthand.core.dates import parse_edtf
from firsthand.core.errors import DateError
from firsthand.core.text import clean_block
from firsthand.workroom.archive.models import Item, ItemFlag, Series
from firsthand.workroom.errors import RefusedError, StaleError

# The fields of an Item that a Member describes; all else is set by other acts.
DESCRIBED = frozenset(
    {
        "kind", "kind_reason", "language", "genre", "completeness", "cut_start", "cut_end",
        "circumstances", "connection", "warnings", "issued", "issued_written", "calendar",
        "date_shown", "rights_basis", "rights_note", "extract_max", "licence", "source_url",
        "show_source", "narrator_id", "series_id", "part", "part_written",
    }
)  # fmt: skip


@transaction.atomic
def describe(
    item_id: UUID, values: Mapping[str, object], *, by: UUID, changed_at: datetime | None = None
) -> Item:
    """The Item with *values* of the described fields; `received` becomes `described`.

    *changed_at* is the row's version as the form had it; None = not asked.

    Raises: StaleError where the row changed since, RefusedError for a field that nobody
    describes, or a precision that the date does not have.
    """
    item = Item.objects.select_for_update().get(id=item_id)
    if changed_at is not None and item.changed_at != changed_at:
        raise StaleError(item_id)
    if not set(values) <= DESCRIBED:
        raise RefusedError("field")
    for name, value in values.items():
        setattr(item, name, clean_block(value)[0] if isinstance(value, str) else value)
    _check_date(item)
    if item.state == ItemState.RECEIVED and item.kind:
        item.state = ItemState.DESCRIBED
    item.edited_by_id = by
    item.save()
    return item


def _check_date(item: Item) -> None:
    """A date that does not exist is flagged and never moved (I23)."""
    if not item.issued:
        item.date_shown = DateShown.NONE
        return
    try:
        parse_edtf(item.issued)
    except DateError:
        raise RefusedError("bad_date") from None


@transaction.atomic
def reinstate(item: Item, *, by: UUID) -> None:
    """Nothing; a withdrawn Item is described again, and needs a new approval."""
    if item.state != ItemState.WITHDRAWN:
        raise RefusedError("not_withdrawn")
    item.state = ItemState.DESCRIBED
    item.edited_by_id = by
    item.save()


def set_flag(flag: ItemFlag, state: FlagState) -> None:
    """Nothing; the editor's task stands as said."""
    flag.state = state
    flag.save()


def raise_flag(item: Item, code: FlagCode, *, by: UUID) -> ItemFlag:
    """The open flag of that code on the Item, made if there is none."""
    open_flag = item.flags.filter(code=code, state=FlagState.OPEN).first()
    return open_flag or ItemFlag.objects.create(item=item, code=code, created_by_id=by)


@transaction.atomic
def describe_series(series: Series, expected_parts: int | None) -> None:
    """Nothing; the Series has that many parts, None = nobody knows."""
    if expected_parts is not None and expected_parts < 1:
        raise RefusedError("parts")
    series.expected_parts = expected_parts
    series.save()
