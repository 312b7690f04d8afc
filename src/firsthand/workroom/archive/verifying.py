"""Originals against their rows, inventories and custody; renditions against their rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.preserve.custody import CustodyEvent as Event
from firsthand.preserve.custody import EventType, Outcome, broken_links
from firsthand.preserve.errors import PreserveError
from firsthand.preserve.fixity import changed_objects
from firsthand.preserve.folder import ArchiveFolder
from firsthand.preserve.layout import ObjectId, is_object_id
from firsthand.preserve.reader import OriginalReader
from firsthand.preserve.renditions import changed_renditions
from firsthand.workroom.archive.models import CustodyEvent, Original
from firsthand.workroom.archive.pictures import listed_files


@dataclass(frozen=True, slots=True)
class Problem:
    """What is not as it came in: the object's id, the place in it, and why."""

    subject: str
    place: str
    why: str


def problems(folder: ArchiveFolder) -> Iterator[Problem]:
    """Every difference found, streamed: files, rows, renditions, custody."""
    for change in changed_objects(folder.originals):
        yield Problem(change.object_id or "originals", change.path, change.kind)
    yield from _rows(OriginalReader(folder.originals))
    for name, kind in changed_renditions(folder.renditions, listed_files()):
        yield Problem("renditions", name, kind)
    for link in broken_links(_events()):
        yield Problem(link.original_id, f"event {link.position}", link.fault)


def _rows(reader: OriginalReader) -> Iterator[Problem]:
    rows = Original.objects.filter(state="held").order_by("ocfl_id")
    for ocfl_id, sha512 in rows.values_list("ocfl_id", "sha512").iterator():
        if not is_object_id(ocfl_id) or not reader.holds(ObjectId(ocfl_id)):
            yield Problem(ocfl_id, "object", "missing")
        elif _digest(reader, ObjectId(ocfl_id)) != sha512:
            yield Problem(ocfl_id, "row", "changed")


def _digest(reader: OriginalReader, object_id: ObjectId) -> str:
    """The digest in the object's inventory; empty where it cannot be read (named already)."""
    try:
        return reader.inventory(object_id).original_sha512
    except PreserveError:
        return ""


def _events() -> Iterator[Event]:
    rows = CustodyEvent.objects.order_by("original__ocfl_id", "number")
    for ocfl_id, kind, at, agent, outcome, previous, digest in rows.values_list(
        "original__ocfl_id", "type", "at", "premis_agent_id", "outcome", "previous", "digest"
    ).iterator():
        yield Event(
            ObjectId(ocfl_id), EventType(kind), at, str(agent), Outcome(outcome), previous, digest
        )
