"""What an Item is called on a screen: its heading as written, else a title that we supplied."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from firsthand.core.codes import OwnerType, OwnField, VersionKind
from firsthand.workroom.archive.models import Item, TextVersion
from firsthand.workroom.protection.slots import SlotNames
from firsthand.workroom.wording.models import Translation


@dataclass(frozen=True, slots=True)
class Title:
    """What an Item is called on a screen; *is_ours*: supplied, to be shown in [brackets]."""

    words: str
    language: str
    is_ours: bool
    item_id: UUID


def titles_of(item_ids: Sequence[UUID]) -> list[Title]:
    """What each of some Items is called, in their order; three queries."""
    versions, supplied = private_versions(item_ids), supplied_titles(item_ids)
    items = Item.objects.in_bulk(list(item_ids))
    newest = {item_id: {v.language: v for v in held} for item_id, held in versions.items()}
    return [
        title_of_item(items[item_id], newest.get(item_id, {}), supplied.get(item_id, {}))
        for item_id in item_ids
        if item_id in items
    ]


def title_of_item(
    item: Item, newest: Mapping[str, TextVersion], supplied: Mapping[str, str]
) -> Title:
    """The heading of its newest text in its own language, else of another, else a supplied one."""
    own = [newest[item.language]] if item.language in newest else []
    for version in [*own, *newest.values()]:
        if version.title:
            return Title(version.title, version.language, is_ours=False, item_id=item.id)
    for language in (item.language, *sorted(supplied)):
        if language in supplied:
            return Title(supplied[language], language, is_ours=True, item_id=item.id)
    return Title("", "", is_ours=True, item_id=item.id)


def private_versions(item_ids: Sequence[UUID]) -> dict[UUID, list[TextVersion]]:
    """The private texts of Items without their words, oldest first; one query."""
    held: defaultdict[UUID, list[TextVersion]] = defaultdict(list)
    rows = (
        TextVersion.objects.filter(item_id__in=item_ids)
        .exclude(kind=VersionKind.PUBLIC)
        .only("id", "item_id", "language", "title", "number")
        .order_by("number")
    )
    for version in rows:
        held[version.item_id].append(version)
    return held


def supplied_titles(item_ids: Sequence[UUID]) -> dict[UUID, dict[str, str]]:
    """The supplied titles of Items, by language, with names in place of slots."""
    names = SlotNames()
    found: defaultdict[UUID, dict[str, str]] = defaultdict(dict)
    rows = Translation.objects.filter(
        owner_type=OwnerType.ITEM, owner_id__in=item_ids, field=OwnField.SUPPLIED_TITLE
    )
    for owner_id, language, text in rows.values_list("owner_id", "language", "text"):
        found[owner_id][language] = names.plain(text, language)
    return found
