"""What nobody signs, an archive's settings and its theme, is searched as the pages are."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.leak.archives import Archive, make_archive
from tests.leak.plans import Plan, Standing

from firsthand.importers.run import Worker
from firsthand.preserve.folder import ArchiveFolder
from firsthand.workroom.publishing.pipeline import publish
from firsthand.workroom.publishing.services import today

pytestmark = pytest.mark.django_db(transaction=True)
PLAN = Plan((Standing.NAMED, Standing.WITHHELD), frozenset())


def a_comment(folder: ArchiveFolder, name: str) -> None:
    """A template says in a comment, which no page repeats, who told of something."""
    path = folder.theme / "templates" / "item.html"
    path.parent.mkdir(parents=True)
    path.write_text(f"{{# {name} #}}{{% extends 'firsthand/item.html' %}}")


def a_section(folder: ArchiveFolder, name: str) -> None:
    """A section without Items stands on no page."""
    said = f'\n[[section]]\nkey = "told"\nkinds = ["ITM09"]\ntitles = {{ en = "{name}" }}\n'
    _declare(folder, said)


def a_phrase(folder: ArchiveFolder, name: str) -> None:
    """Other words for a phrase that no page of this edition has."""
    _declare(folder, f'\n[theme.texts.en]\n"No text of this section is here yet." = "{name}"\n')


def _declare(folder: ArchiveFolder, said: str) -> None:
    with (folder.root / "firsthand.toml").open("a", encoding="utf-8") as file:
        file.write(said)


PLACES = (a_comment, a_section, a_phrase)


@pytest.fixture
def archive(tmp_path: Path, worker: Worker) -> Archive:
    return make_archive(tmp_path / "archive", PLAN, worker, fill=False)


@pytest.mark.parametrize("say", PLACES)
def test_a_withheld_name_stops_the_publish(
    archive: Archive, say: Callable[[ArchiveFolder, str], None]
) -> None:
    say(archive.folder, archive.hidden.written("en"))
    report = publish(archive.folder, as_of=today())
    assert not report.swapped
    assert {each.path.split("/")[0] for each in report.scan.blocks} <= {"archive.json", "theme"}
    assert not (archive.folder.releases / "last").exists()


@pytest.mark.parametrize("say", PLACES)
def test_other_words_do_not(archive: Archive, say: Callable[[ArchiveFolder, str], None]) -> None:
    say(archive.folder, "told by the lamp")
    assert publish(archive.folder, as_of=today()).swapped
