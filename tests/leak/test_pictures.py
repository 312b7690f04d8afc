"""Pictures: nothing of a file but its pixels crosses, and after a withdrawal not these (I11)."""

from pathlib import Path

import pytest
from tests.leak.archives import Archive, clear_and_approve, make_archive
from tests.leak.canaries import Book, leaks, met
from tests.leak.editions import edition_of, released
from tests.leak.pictures import show
from tests.leak.plans import FULL, Feature, Plan, Standing

from firsthand.core.ids import pid_text
from firsthand.disclosure.faults import Fault
from firsthand.importers.run import Worker
from firsthand.workroom.archive.models import Item, Rendition
from firsthand.workroom.archive.pictures import names_of, remove_picture
from firsthand.workroom.publishing.pipeline import publish
from firsthand.workroom.publishing.services import today, withdraw

pytestmark = pytest.mark.django_db(transaction=True)
PLAN = Plan((Standing.NAMED, Standing.WITHHELD), frozenset({Feature.PICTURE, Feature.TRANSLATION}))


@pytest.fixture
def archive(tmp_path: Path, worker: Worker) -> Archive:
    return make_archive(tmp_path / "archive", PLAN, worker, fill=False)


def shown_by(archive: Archive) -> Rendition:
    return archive.items["account"].pictures.get()


def traces(*rows: Rendition) -> Book:
    """What would tell of *rows*: their public ids, which are the names of their files."""
    return Book(raw={"Rendition.pid": {pid_text(bytes(row.pid)) for row in rows}})


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_nothing_but_pixels_crosses_of_any_kind(
    archive: Archive, tmp_path: Path, kind: str
) -> None:
    item = archive.items["account"]
    show(archive, item, kind)
    clear_and_approve(archive, Item.objects.get(id=item.id))
    edition = edition_of(archive, tmp_path, apart=True)
    assert len(list((edition / "pictures").iterdir())) == 4
    for place in (edition, tmp_path / "bundle", archive.folder.renditions):
        assert leaks(place, archive.book) == []
    assert {leak.place for leak in leaks(archive.folder.originals, archive.book)} >= {
        "the bytes of a picture, PNG",
        f"the bytes of a picture, {kind}",
        "Original.file_name of a picture",
    }
    told = [each for each in archive.book.open if each.place.startswith("picture")]
    assert met(edition, told) == {"picture alt", "picture caption"}


def test_after_a_withdrawal_nothing_of_it_is_left(archive: Archive, tmp_path: Path) -> None:
    row = shown_by(archive)
    before = edition_of(archive, tmp_path / "before")
    assert {leak.path for leak in leaks(before, traces(row))} >= {
        f"pictures/{name}" for name in names_of(row)
    }
    withdraw(archive.items["account"], by=archive.maker)
    after = edition_of(archive, tmp_path / "after")
    assert leaks(after, traces(row)) == []
    assert leaks(tmp_path / "after" / "bundle", traces(row)) == []
    told = Book(secret=[each for each in archive.book.open if each.place.startswith("picture")])
    assert leaks(after, told) == []


def test_publish_leaves_no_file_of_a_picture_that_was_taken_off(archive: Archive) -> None:
    row = shown_by(archive)
    assert publish(archive.folder, as_of=today()).swapped
    remove_picture(row.id, archive.folder.renditions, by=archive.maker.id)
    assert publish(archive.folder, as_of=today()).release.items == 0
    clear_and_approve(archive, Item.objects.get(id=archive.items["account"].id))
    assert publish(archive.folder, as_of=today()).release.items == 2
    for place in (archive.folder.edition, archive.folder.releases, archive.folder.renditions):
        assert leaks(place, traces(row)) == []


def test_an_exchanged_file_takes_its_page_out(archive: Archive, tmp_path: Path) -> None:
    path = archive.folder.renditions / names_of(shown_by(archive))[0]
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + archive.book.secret[0].latin.encode())
    report = released(archive.folder, tmp_path / "bundle")
    assert report.items == 0
    assert Fault.PICTURE_DAMAGED in {each.fault for each in report.withheld}
    assert leaks(tmp_path / "bundle", archive.book) == []


def test_a_quotation_carries_none(archive: Archive, tmp_path: Path) -> None:
    item = archive.items["account"]
    Item.objects.filter(id=item.id).update(rights_basis="quotation", extract_max=40)
    clear_and_approve(archive, Item.objects.get(id=item.id))
    edition = edition_of(archive, tmp_path)
    assert leaks(edition, traces(shown_by(archive))) == []
    assert not (edition / "pictures").exists()


def test_the_full_archive_shows_one(tmp_path: Path, worker: Worker) -> None:
    archive = make_archive(tmp_path / "archive", FULL, worker)
    assert archive.has(Feature.PICTURE)
    assert Rendition.objects.count() == 1
