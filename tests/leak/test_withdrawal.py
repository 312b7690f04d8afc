"""I11: after a withdrawal the next edition holds nothing of the Item, anywhere."""

import shutil
from pathlib import Path

import pytest
from tests.leak.archives import Archive, make_archive
from tests.leak.canaries import Book, leaks
from tests.leak.editions import edition_of, tree
from tests.leak.plans import FULL, Feature, Plan

from firsthand.core.ids import pid_text
from firsthand.importers.run import Worker
from firsthand.workroom.archive.models import Item, Series
from firsthand.workroom.archive.services import reinstate
from firsthand.workroom.publishing.pipeline import build_edition, publish
from firsthand.workroom.publishing.services import today, withdraw

pytestmark = pytest.mark.django_db
PLAN = Plan(FULL.people, FULL.features - {Feature.ENDED_AFTERWARDS})


@pytest.fixture
def archive(tmp_path: Path, worker: Worker) -> Archive:
    return make_archive(tmp_path / "archive", PLAN, worker)


def traces(*items: Item) -> Book:
    """What would tell of *items*: their public ids, their own words."""
    ids = {pid_text(bytes(item.pid)) for item in items}
    return Book(raw={"Item.pid": ids})


@pytest.mark.parametrize("key", ["account", "quotation", "part 1", "part 3", "reply"])
def test_nothing_of_it_is_left(archive: Archive, tmp_path: Path, key: str) -> None:
    item = archive.items[key]
    before = edition_of(archive, tmp_path / "before")
    assert {leak.path.split("/")[-1] for leak in leaks(before, traces(item))} >= {
        f"{pid_text(bytes(item.pid))}.html",
    }
    withdraw(Item.objects.get(id=item.id), by=archive.maker)
    after = edition_of(archive, tmp_path / "after")
    assert leaks(after, traces(item)) == []
    assert leaks(tmp_path / "after" / "bundle", traces(item)) == []
    assert leaks(after, archive.book) == []


def test_its_own_words_go_too(archive: Archive, tmp_path: Path) -> None:
    told = [each for each in archive.book.open if each.place in {"headline", "a kept link"}]
    words = Book(secret=told)
    assert leaks(edition_of(archive, tmp_path / "before"), words) != []
    withdraw(archive.items["account"], by=archive.maker)
    assert leaks(edition_of(archive, tmp_path / "after"), words) == []


def test_a_series_goes_with_its_last_part(archive: Archive, tmp_path: Path) -> None:
    series = Book(raw={"Series.pid": {pid_text(bytes(each.pid)) for each in Series.objects.all()}})
    withdraw(archive.items["part 1"], by=archive.maker)
    assert leaks(edition_of(archive, tmp_path / "one part"), series) != []
    withdraw(archive.items["part 3"], by=archive.maker)
    assert leaks(edition_of(archive, tmp_path / "none"), series) == []
    titles = Book(secret=[each for each in archive.book.open if each.place in {"series", "part"}])
    assert leaks(tmp_path / "none" / "site", titles) == []


def test_publish_leaves_no_file_of_the_edition_before(archive: Archive) -> None:
    item = archive.items["account"]
    assert publish(archive.folder, as_of=today()).swapped
    withdraw(item, by=archive.maker)
    assert publish(archive.folder, as_of=today()).swapped
    for place in (archive.folder.edition, archive.folder.releases):
        assert leaks(place, traces(item)) == []
    shutil.rmtree(archive.folder.originals)
    assert leaks(archive.folder.root, traces(item)) == []


def test_publish_again_is_what_it_would_be_from_nothing(archive: Archive, tmp_path: Path) -> None:
    """Pages are taken over from the edition before, none that tells of what was withdrawn."""
    assert publish(archive.folder, as_of=today()).build["taken_over"] == 0
    withdraw(archive.items["reply"], by=archive.maker)
    report = publish(archive.folder, as_of=today())
    assert report.swapped
    assert report.build["taken_over"] > 0
    build_edition(archive.folder.releases / "last", tmp_path / "anew")
    assert tree(archive.folder.edition) == tree(tmp_path / "anew")


def test_put_back_it_waits_for_a_new_approval(archive: Archive, tmp_path: Path) -> None:
    item = archive.items["account"]
    withdraw(item, by=archive.maker)
    reinstate(Item.objects.get(id=item.id), by=archive.maker)
    assert leaks(edition_of(archive, tmp_path), traces(item)) == []
