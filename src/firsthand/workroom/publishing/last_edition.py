"""What readers see today: the bundle of the last edition, read and never written here."""

import json

from firsthand.preserve.folder import ArchiveFolder
from firsthand.public.bundle import ITEMS, LINKS, Bundle, read_bundle
from firsthand.public.encoding import item_from_json, record_from_json
from firsthand.public.errors import BundleError
from firsthand.public.records import PublishedItem
from firsthand.public.relations import LinkRecord

LAST = "last"


def last_bundle(folder: ArchiveFolder) -> Bundle | None:
    """The bundle that the edition was built from; None = there was no edition yet."""
    place = folder.releases / LAST
    if not place.is_dir():
        return None
    try:
        return read_bundle(place)
    except BundleError:
        return None


def last_item(folder: ArchiveFolder, item_id: str, language: str) -> PublishedItem | None:
    """One record of the last edition; None where it is not in it.

    Lines are only parsed where the id stands in them: a review page reads no whole bundle.
    """
    file = folder.releases / LAST / ITEMS
    if not file.is_file():
        return None
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if item_id in line:
                item = item_from_json(json.loads(line))
                if (item.record.item_id, item.record.language) == (item_id, language):
                    return item
    return None


def last_links(folder: ArchiveFolder, item_id: str) -> tuple[LinkRecord, ...]:
    """The links of an Item that stand in the last edition."""
    file = folder.releases / LAST / LINKS
    if not file.is_file():
        return ()
    with file.open(encoding="utf-8") as lines:
        mine = (json.loads(line) for line in lines if item_id in line)
        found = [record_from_json(LinkRecord, value) for value in mine]
        return tuple(link for link in found if link.item_id == item_id)
