"""Adds the demo's pictures to an Item and says of them what the script says."""

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from firsthand.core.codes import OwnerType, OwnField
from firsthand.core.errors import FirsthandError
from firsthand.demo.people import People
from firsthand.demo.script import ItemScript, PictureScript
from firsthand.workroom.archive.importing import Status
from firsthand.workroom.archive.inputs import Input
from firsthand.workroom.archive.models import Item, Rendition
from firsthand.workroom.archive.pictures import (
    Look,
    PictureDesk,
    add_pictures,
    describe_picture,
    pictures_in_order,
)
from firsthand.workroom.protection.wordings import Place, save_wording

MIDDLE = [500, 500]


class PictureRefusedError(FirsthandError):
    """A picture of the demo was refused (id: why)."""

    code = "FH905"


def add_scripted(
    each: ItemScript, item: Item, desk: PictureDesk, *, files: Mapping[str, Path], people: People
) -> None:
    """Nothing; the Item has the pictures of its script, described.

    Raises: PictureRefusedError.
    """
    scripts = each.get("picture", [])
    paths = [files[script["file"]] for script in scripts]
    for added in add_pictures(item, [Input(path.name, path.read_bytes) for path in paths], desk):
        if added.status is not Status.IMPORTED:
            raise PictureRefusedError(added.reason or added.status)
    for script, row in zip(scripts, pictures_in_order(item.id), strict=True):
        _describe(script, row, people, desk.by)


def _describe(script: PictureScript, row: Rendition, people: People, by: UUID) -> None:
    across, down = script.get("focus", MIDDLE)
    look = Look(across, down, tuple(script.get("warnings", [])))
    describe_picture(row.id, look, by=by, changed_at=row.changed_at)
    for name, words in ((OwnField.ALT, script["alt"]), (OwnField.CAPTION, script.get("caption"))):
        for language, said in (words or {}).items():
            place = Place(OwnerType.PICTURE, row.id, name, language)
            save_wording(place, people.with_slots(said), by=by)
