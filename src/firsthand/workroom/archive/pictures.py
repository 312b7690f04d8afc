"""Pictures of Items: bytes kept as an Original, re-made from pixels as a Rendition, removed again.

The Original never leaves the store; what Members and readers see are the files of the Rendition,
which lie in the archive's `renditions/` under the picture's public id.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from uuid import UUID

from django.db import transaction

from firsthand.core.codes import OwnerType
from firsthand.core.ids import pid_text
from firsthand.core.vocabulary import codes
from firsthand.importers.run import Parsed, Refused, Remade, remake
from firsthand.preserve.capture import Capture, CaptureMethod
from firsthand.preserve.ocfl import OriginalStore, utc_now
from firsthand.preserve.renditions import drop_left_over, drop_renditions, keep_renditions
from firsthand.workroom.archive.arrivals import Arrival, keep_original
from firsthand.workroom.archive.credits import Step
from firsthand.workroom.archive.importing import Status, marked, set_aside_unclaimed
from firsthand.workroom.archive.inputs import Input, sha512_of
from firsthand.workroom.archive.models import Item, Original, Rendition
from firsthand.workroom.documentation.models import new_pid
from firsthand.workroom.errors import RefusedError, StaleError
from firsthand.workroom.wording.models import Translation

PER_MILLE = 1000


@dataclass(frozen=True, slots=True)
class PictureDesk:
    """Where pictures are added: the store, the folder of renditions, who does it, how they came."""

    store: OriginalStore
    renditions: Path
    by: UUID
    method: CaptureMethod = CaptureMethod.SCAN


class Note(StrEnum):
    """What a Member should know of a picture that was added."""

    NONE = ""
    FIRST_FRAME = "first_frame"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file, with the code of why it was refused."""

    name: str
    status: Status
    reason: str = ""
    note: Note = Note.NONE


def add_pictures(item: Item, inputs: Iterable[Input], desk: PictureDesk) -> Iterator[Added]:
    """What became of each of *inputs* as the last picture of *item*, in order.

    Held, where the Item shows the same bytes already. What was yielded is kept.

    Raises: PreserveError where the store fails; nothing of that picture is kept then.
    """
    set_aside_unclaimed(desk.store)
    drop_left_over(desk.renditions, listed_names)
    for each in inputs:
        yield _added(item, each, desk)


def _added(item: Item, each: Input, desk: PictureDesk) -> Added:
    try:
        content = each.read()
    except OSError:
        return Added(each.name, Status.REFUSED, "unreadable")
    if item.pictures.filter(of__sha512=sha512_of(content)).exists():
        return Added(each.name, Status.HELD)
    remade = remake(content)
    if isinstance(remade, Refused):
        return Added(each.name, Status.REFUSED, remade.code)
    _keep(item, _Brought(each.name, content, remade), desk)
    note = Note.FIRST_FRAME if remade.is_first_frame else Note.NONE
    return Added(each.name, Status.IMPORTED, note=note)


@dataclass(frozen=True, slots=True)
class _Brought:
    name: str
    content: bytes
    remade: Remade


def _keep(item: Item, brought: _Brought, desk: PictureDesk) -> None:
    """Bytes first, rows last: what a row names is on the disk."""
    row = Rendition(item=item, pid=new_pid(), tool=brought.remade.tool, created_by_id=desk.by)
    content = {_name(row, file.width): file.content for file in brought.remade.files}
    with keep_renditions(desk.renditions, content) as digests:
        row.files = [
            {"width": file.width, "height": file.height, "sha512": digests[_name(row, file.width)]}
            for file in brought.remade.files
        ]
        held = Original.objects.filter(sha512=sha512_of(brought.content)).first()
        if held:
            _save(row, held, desk)
        else:
            _keep_original(row, brought, desk)


def _keep_original(row: Rendition, brought: _Brought, desk: PictureDesk) -> None:
    media_type = brought.remade.media_type
    with desk.store.batch() as stage:
        capture = Capture(utc_now(), desk.method, media_type, brought.name)
        stored = stage.add(brought.content, capture)
        arrival = Arrival(brought.name, stored, capture, Parsed(media_type, ()))
        with marked(desk.store):
            stage.commit()
            with transaction.atomic():
                _save(row, keep_original(arrival, desk.by), desk)


@transaction.atomic
def _save(row: Rendition, original: Original, desk: PictureDesk) -> None:
    item = Item.objects.select_for_update().get(id=row.item_id)
    row.of, row.position = original, len(pictures_in_order(item.id))
    row.save(force_insert=True)
    _edited(item, desk.by)


def _name(row: Rendition, width: int) -> str:
    return f"{pid_text(bytes(row.pid))}-{width}.webp"


def names_of(row: Rendition) -> list[str]:
    """The names of its files in `renditions/`, smallest first."""
    return [_name(row, int(file["width"])) for file in row.files]


def listed_files() -> Iterator[tuple[str, str]]:
    """The name and digest of each file that a row lists."""
    for row in Rendition.objects.order_by("pid").iterator():
        for name, file in zip(names_of(row), row.files, strict=True):
            yield name, str(file["sha512"])


def listed_names() -> frozenset[str]:
    """The names of all files that rows list."""
    return frozenset(name for name, _ in listed_files())


def pictures_in_order(item_id: UUID) -> list[Rendition]:
    """The pictures of an Item in the order in which readers see them."""
    return list(Rendition.objects.filter(item_id=item_id).order_by("position", "id"))


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is shown: its focal point in per mille from the top left, its warnings."""

    focus_x: int
    focus_y: int
    warnings: tuple[str, ...] = ()


@transaction.atomic
def describe_picture(
    picture_id: UUID, look: Look, *, by: UUID, changed_at: datetime | None
) -> Rendition:
    """The picture with that look; whoever changes it does not approve it (I14).

    Raises: StaleError where it changed since, RefusedError for a point outside or a warning that
    there is not.
    """
    row = _opened(picture_id)
    if row.changed_at != changed_at:
        raise StaleError(picture_id)
    inside = all(0 <= place <= PER_MILLE for place in (look.focus_x, look.focus_y))
    if not inside or not set(look.warnings) <= set(codes("WA")):
        raise RefusedError("field")
    row.focus_x, row.focus_y, row.warnings = look.focus_x, look.focus_y, list(look.warnings)
    row.edited_by_id = by
    row.save()
    _edited(row.item, by)
    return row


@transaction.atomic
def move_picture(picture_id: UUID, step: Step, *, by: UUID) -> None:
    """Nothing; the picture stands one place further up or down, the first and last stay."""
    row = _opened(picture_id)
    rows = pictures_in_order(row.item_id)
    at = [each.id for each in rows].index(row.id)
    to = at + (1 if step is Step.DOWN else -1)
    if 0 <= to < len(rows):
        rows[at], rows[to] = rows[to], rows[at]
        _number(rows)
    _edited(row.item, by)


@transaction.atomic
def remove_picture(picture_id: UUID, renditions: Path, *, by: UUID) -> None:
    """Nothing; the picture, its words and its files are gone. Its Original stays."""
    row = _opened(picture_id)
    names, item = names_of(row), row.item
    Translation.objects.filter(owner_type=OwnerType.PICTURE, owner_id=row.id).delete()
    row.delete()
    _number(pictures_in_order(item.id))
    _edited(item, by)
    transaction.on_commit(partial(drop_renditions, renditions, names))


def _opened(picture_id: UUID) -> Rendition:
    """The picture, its Item locked: whatever is done to the one is done to the other."""
    row = Rendition.objects.get(id=picture_id)
    row.item = Item.objects.select_for_update().get(id=row.item_id)
    return row


def _number(rows: Sequence[Rendition]) -> None:
    for position, row in enumerate(rows):
        row.position = position
    Rendition.objects.bulk_update(rows, ["position"])


def _edited(item: Item, by: UUID | None) -> None:
    item.edited_by_id = by
    item.save()
