"""Finds an Item by what a person types, and streams all Items for programs."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypedDict
from uuid import UUID

from django.db.models import Prefetch

from firsthand.core.codes import FlagState, OwnerType, OwnField, VersionKind
from firsthand.core.languages import direction
from firsthand.core.text import body_of, title_of
from firsthand.workroom.archive.models import Item, ItemFlag, ItemOriginal, TextVersion
from firsthand.workroom.archive.versions import text_of
from firsthand.workroom.wording.models import Translation

CHUNK = 500
FEWEST_DIGITS = 4  # of an id, enough to tell it apart


class ItemObject(TypedDict):
    """One Item as `firsthand items --json` prints it."""

    id: str
    kind: str
    title_original: str
    title_supplied: str
    text: str
    language: str
    direction: str
    completeness: str
    series: str
    part: int | None
    position: int | None
    source_url: str
    flags: list[str]
    state: str


def find_item(typed: str) -> UUID | None:
    """The id of the Item whose private id is, or begins with, what was typed; None = not one."""
    try:
        wanted = UUID(typed)
    except ValueError:
        return _by_prefix(typed.lower())
    return wanted if Item.objects.filter(id=wanted).exists() else None


def _by_prefix(typed: str) -> UUID | None:
    digits = typed.replace("-", "")
    if len(digits) < FEWEST_DIGITS or not set(digits) <= set("0123456789abcdef"):
        return None
    low, high = UUID(digits.ljust(32, "0")), UUID(digits.ljust(32, "f"))
    found = list(Item.objects.filter(id__gte=low, id__lte=high).values_list("id", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def item_objects() -> Iterator[ItemObject]:
    """Every Item, in the order in which they came and of their places on one page.

    The text is the newest non-public one in the Item's language, else the newest at all.
    """
    items = (
        Item.objects.select_related("series")
        .prefetch_related(
            Prefetch("sources", ItemOriginal.objects.order_by("created_at", "position")),
            Prefetch("flags", ItemFlag.objects.filter(state=FlagState.OPEN).order_by("code")),
            Prefetch(
                "versions",
                TextVersion.objects.exclude(kind=VersionKind.PUBLIC).order_by("number"),
            ),
        )
        .order_by("created_at", "id")
    )
    waiting = items.iterator(chunk_size=CHUNK)
    while chunk := list(islice(waiting, CHUNK)):
        supplied = _supplied(chunk)
        yield from (_object(item, supplied.get(item.id, "")) for item in chunk)


def _object(item: Item, supplied: str) -> ItemObject:
    versions = list(item.versions.all())
    mine = [version for version in versions if version.language == item.language] or versions
    text = text_of(mine[-1]) if mine else None
    positions = [source.position for source in item.sources.all() if source.position is not None]
    return ItemObject(
        id=str(item.id),
        kind=item.kind,
        title_original=title_of(text) if text else "",
        title_supplied=f"[{supplied}]" if supplied else "",
        text=body_of(text) if text else "",
        language=item.language,
        direction=direction(item.language),
        completeness=item.completeness,
        series=item.series.title_written if item.series else "",
        part=item.part,
        position=positions[0] if positions else None,
        source_url=item.source_url,
        flags=[flag.code for flag in item.flags.all()],
        state=item.state,
    )


def _supplied(items: Sequence[Item]) -> dict[UUID, str]:
    """The supplied title of each Item that has one: in its own language, else in the first."""
    own = {item.id: item.language for item in items}
    rows = Translation.objects.filter(
        owner_type=OwnerType.ITEM, owner_id__in=list(own), field=OwnField.SUPPLIED_TITLE
    ).values_list("owner_id", "language", "text")
    ordered = sorted(rows, key=lambda row: (row[1] == own[row[0]], row[1]))
    return {owner_id: text for owner_id, _, text in ordered}
