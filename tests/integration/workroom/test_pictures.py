"""Pictures in the archive: bytes kept, re-made, moved, removed; nothing of them left behind."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from tests.images import CANARY, encoded, plain, planted
from tests.workroom_fixtures import add_item

from firsthand.core.codes import OwnerType, OwnField
from firsthand.preserve.fixity import ChangeKind
from firsthand.preserve.folder import ArchiveFolder
from firsthand.preserve.renditions import rendition_names
from firsthand.workroom.archive import pictures
from firsthand.workroom.archive.credits import Step
from firsthand.workroom.archive.importing import Status
from firsthand.workroom.archive.inputs import Input
from firsthand.workroom.archive.models import CustodyEvent, Item, Original, Rendition
from firsthand.workroom.archive.pictures import (
    Look,
    PictureDesk,
    add_pictures,
    describe_picture,
    move_picture,
    pictures_in_order,
    remove_picture,
)
from firsthand.workroom.archive.verifying import problems
from firsthand.workroom.errors import RefusedError, StaleError
from firsthand.workroom.here import store
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.wordings import Place, save_wording
from firsthand.workroom.wording.models import Translation

pytestmark = pytest.mark.django_db
Bring = Callable[..., list[pictures.Added]]


@pytest.fixture
def item(member: Member) -> Item:
    return add_item(by=member.id)


@pytest.fixture
def bring_pictures(archive_folder: ArchiveFolder, member: Member, item: Item) -> Bring:
    def bring_in(*contents: bytes, to: Item = item) -> list[pictures.Added]:
        desk = PictureDesk(store(), archive_folder.renditions, member.id)
        inputs = [
            Input(f"{CANARY}.jpg", lambda content=content: content)  # type: ignore[misc]
            for content in contents
        ]
        return list(add_pictures(to, inputs, desk))

    return bring_in


def colour(name: str) -> bytes:
    return encoded(Image.new("RGB", (500, 300), name), "PNG")


def test_bytes_are_kept_with_custody_and_sizes_lie_in_renditions(
    bring_pictures: Bring, item: Item, archive_folder: ArchiveFolder, member: Member
) -> None:
    content = planted("JPEG", Image.new("RGB", (1000, 500), "navy"))
    (added,) = bring_pictures(content)
    assert (added.status, added.reason) == (Status.IMPORTED, "")
    (row,) = pictures_in_order(item.id)
    assert row.of.media_type == "image/jpeg"
    assert store().stored(row.of.ocfl_id).size_bytes == len(content)
    assert CustodyEvent.objects.filter(original=row.of).count() == 2
    assert [(file["width"], file["height"]) for file in row.files] == [(480, 240), (1000, 500)]
    assert rendition_names(archive_folder.renditions) == sorted(pictures.names_of(row))
    for path in archive_folder.renditions.iterdir():
        assert CANARY.encode() not in path.read_bytes()
    assert list(problems(archive_folder)) == []
    item.refresh_from_db()
    assert item.edited_by == member


def test_the_same_bytes_stand_once_in_an_item_and_are_kept_once(
    bring_pictures: Bring, item: Item
) -> None:
    other = add_item()
    statuses = [each.status for each in bring_pictures(plain(), plain())]
    assert statuses == [Status.IMPORTED, Status.HELD]
    assert bring_pictures(plain(), to=other)[0].status is Status.IMPORTED
    assert Original.objects.count() == 1
    assert item.pictures.count() == other.pictures.count() == 1


def test_what_is_no_picture_is_refused_and_nothing_of_it_is_kept(
    bring_pictures: Bring, archive_folder: ArchiveFolder
) -> None:
    refused = bring_pictures(b"words", b"<svg/>", plain()[:300], b"")
    assert [each.reason for each in refused] == [
        "no_picture", "picture_format", "picture_broken", "empty",
    ]  # fmt: skip
    assert Original.objects.count() == 0
    assert rendition_names(archive_folder.renditions) == []


def test_a_first_frame_is_said_to_be_one(bring_pictures: Bring) -> None:
    frames = [Image.new("RGB", (20, 20), name) for name in ("red", "blue")]
    moving = encoded(frames[0], "PNG", save_all=True, append_images=frames[1:])
    assert bring_pictures(moving)[0].note is pictures.Note.FIRST_FRAME


def test_a_row_that_cannot_be_written_leaves_no_file(
    bring_pictures: Bring, archive_folder: ArchiveFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "_edited", lambda *_args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        bring_pictures(plain())
    assert rendition_names(archive_folder.renditions) == []
    assert Original.objects.count() == Rendition.objects.count() == 0
    assert len(list(store().object_ids())) == 1
    monkeypatch.undo()
    bring_pictures(colour("red"))
    assert len(list(store().object_ids())) == 1  # the bytes without a row were set aside
    assert list(problems(archive_folder)) == []


def test_they_keep_an_order(bring_pictures: Bring, item: Item, member: Member) -> None:
    bring_pictures(colour("red"), colour("green"), colour("blue"))
    red, green, blue = (row.id for row in pictures_in_order(item.id))
    move_picture(blue, Step.UP, by=member.id)
    move_picture(red, Step.UP, by=member.id)
    assert [row.id for row in pictures_in_order(item.id)] == [red, blue, green]
    move_picture(red, Step.DOWN, by=member.id)
    assert [row.id for row in pictures_in_order(item.id)] == [blue, red, green]


def test_a_look_is_saved_where_nobody_changed_it_since(
    bring_pictures: Bring, item: Item, member: Member
) -> None:
    bring_pictures(plain())
    (row,) = pictures_in_order(item.id)
    look = Look(100, 900, ("WA1",))
    describe_picture(row.id, look, by=member.id, changed_at=row.changed_at)
    with pytest.raises(StaleError):
        describe_picture(row.id, look, by=member.id, changed_at=row.changed_at)
    row.refresh_from_db()
    assert (row.focus_x, row.focus_y, row.warnings) == (100, 900, ["WA1"])


@pytest.mark.parametrize("look", [Look(1001, 0), Look(0, -1), Look(0, 0, ("WA99",))])
def test_a_look_that_there_is_not_is_refused(
    bring_pictures: Bring, item: Item, member: Member, look: Look
) -> None:
    bring_pictures(plain())
    (row,) = pictures_in_order(item.id)
    with pytest.raises(RefusedError):
        describe_picture(row.id, look, by=member.id, changed_at=row.changed_at)


@pytest.mark.django_db(transaction=True)
def test_a_removed_picture_leaves_its_original_and_nothing_else(
    bring_pictures: Bring, item: Item, member: Member, archive_folder: ArchiveFolder
) -> None:
    bring_pictures(colour("red"), colour("green"))
    red, green = pictures_in_order(item.id)
    save_wording(Place(OwnerType.PICTURE, red.id, OwnField.ALT, "en"), "A door.", by=member.id)
    remove_picture(red.id, archive_folder.renditions, by=member.id)
    assert rendition_names(archive_folder.renditions) == pictures.names_of(green)
    assert Translation.objects.filter(owner_type=OwnerType.PICTURE).count() == 0
    assert Original.objects.filter(id=red.of_id).exists()
    assert [row.position for row in pictures_in_order(item.id)] == [0]
    assert list(problems(archive_folder)) == []


def test_verify_names_what_is_missing_changed_or_left_over(
    bring_pictures: Bring, item: Item, archive_folder: ArchiveFolder
) -> None:
    bring_pictures(encoded(Image.new("RGB", (1000, 500)), "PNG"))
    small, large = pictures.names_of(pictures_in_order(item.id)[0])
    place: Path = archive_folder.renditions
    (place / small).unlink()
    (place / large).chmod(0o600)
    (place / large).write_bytes(b"other")
    (place / f"{'0' * 26}-480.webp").write_bytes(b"left")
    assert {(each.place, each.why) for each in problems(archive_folder)} == {
        (small, ChangeKind.MISSING),
        (large, ChangeKind.CHANGED),
        (f"{'0' * 26}-480.webp", ChangeKind.EXTRA),
    }
    bring_pictures(colour("red"))
    assert not (place / f"{'0' * 26}-480.webp").exists()
