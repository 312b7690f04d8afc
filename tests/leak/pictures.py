"""Pictures of a leak archive: a canary wherever their files have room, and in their names."""

from typing import TYPE_CHECKING

from tests.images import planted

from firsthand.core.codes import OwnerType, OwnField
from firsthand.preserve.ocfl import OriginalStore
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

if TYPE_CHECKING:
    from tests.leak.archives import Archive


def show(archive: "Archive", item: Item, kind: str = "PNG") -> Rendition:
    """The last picture of *item*, added and described in each of its languages."""
    content = planted(kind, canary=archive.book.new(f"the bytes of a picture, {kind}").latin)
    name = f"{archive.book.new('Original.file_name of a picture').latin}.{kind.lower()}"
    desk = PictureDesk(
        OriginalStore(archive.folder.originals), archive.folder.renditions, archive.maker.id
    )
    (added,) = add_pictures(item, [Input(name, lambda: content)], desk)
    assert added.status is Status.IMPORTED
    row = pictures_in_order(item.id)[-1]
    look = Look(250, 750, ("WA2",))
    describe_picture(row.id, look, by=archive.maker.id, changed_at=row.changed_at)
    describe(archive, row)
    return row


def describe(archive: "Archive", row: Rendition) -> None:
    """Our words for a picture, which readers shall meet, in both languages of the archive."""
    narrator = archive.people[0].agent.id
    for language in (archive.plan.language, archive.plan.other):
        for name in (OwnField.ALT, OwnField.CAPTION):
            words = f"{{agent:{narrator}}} · {archive.book.new_open(f'picture {name}').name}"
            place = Place(OwnerType.PICTURE, row.id, name, language)
            save_wording(place, words, by=archive.maker.id)
