"""A real archive folder, Members and their clients, for every test of the workroom.

In a conftest: `from tests.workroom_fixtures import *`. All names are of the invented world.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from firsthand.core.codes import ItemState, VersionKind
from firsthand.core.text import Mark, MarkKind, Span, make_text
from firsthand.importers.run import Worker
from firsthand.preserve.folder import ArchiveFolder, make_folder
from firsthand.workroom.archive.importing import Desk, Outcome, import_inputs
from firsthand.workroom.archive.inputs import Input
from firsthand.workroom.archive.models import Item
from firsthand.workroom.archive.versions import NewVersion, add_version
from firsthand.workroom.here import store
from firsthand.workroom.members.models import Member
from firsthand.workroom.members.services import add_member

__all__ = [
    "PASSWORD",
    "add_item",
    "archive_folder",
    "bring",
    "client_of",
    "clients",
    "colleague",
    "member",
    "worker",
]

PASSWORD = "nine boats under the causeway"  # noqa: S105 -- opens an invented archive
CONFIG = """[archive]
languages = ["en", "fa"]
team = 2
invented = true
name = { en = "Causeway Circle", fa = "حلقهٔ گذرگاه" }
contact = { en = "Box 12, Port Ostrel", fa = "صندوق ۱۲، بندر اوسترل" }
"""


@pytest.fixture
def archive_folder(tmp_path: Path, settings: Settings) -> ArchiveFolder:
    """An empty archive of two languages and a team of two, which the settings name."""
    folder = make_folder(tmp_path / "archive", CONFIG)
    settings.ARCHIVE_ROOT = str(folder.root)
    return folder


@pytest.fixture
def member(db: None, archive_folder: ArchiveFolder) -> Member:  # noqa: ARG001 -- both must stand
    """Parvaneh: an archive's first Member, with all roles, who reads English."""
    return add_member("parvaneh", PASSWORD, display_name="Parvaneh")


@pytest.fixture
def colleague(member: Member) -> Member:  # noqa: ARG001 -- the first has to be there
    """Étienne: the second Member, with all roles, whose workroom speaks Persian."""
    return add_member("etienne", PASSWORD, display_name="Étienne", language="fa")


@pytest.fixture
def clients() -> Callable[[Member], Client]:
    """A logged-in client of a Member, with CSRF checks on only where asked for."""
    return client_of


def client_of(member: Member, *, enforce_csrf_checks: bool = False) -> Client:
    """A logged-in client of *member*."""
    client = Client(enforce_csrf_checks=enforce_csrf_checks)
    client.force_login(member)
    return client


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    """One warm import worker for the whole run."""
    with Worker() as started:
        yield started


@pytest.fixture
def bring(worker: Worker, member: Member) -> Callable[..., list[Outcome]]:
    """Imports named bytes through the real worker into the real store."""

    def bring_in(**files: bytes) -> list[Outcome]:
        desk = Desk(worker=worker, store=store(), by=member.id)
        inputs = [_input(name, content) for name, content in files.items()]
        return list(import_inputs(inputs, desk))

    return bring_in


def _input(name: str, content: bytes) -> Input:
    return Input(name.replace("_", "."), lambda: content)


def add_item(
    words: str = "Winter in the pump house\nThe key hung on the outer nail.",
    *,
    language: str = "en",
    state: ItemState = ItemState.RECEIVED,
    kind: str = "",
    by: UUID | None = None,
) -> Item:
    """An Item with one received text whose first line is its heading; no bytes behind it."""
    item = Item.objects.create(language=language, state=state, kind=kind)
    heading = Mark(MarkKind.HEADING, Span(0, len(words.splitlines()[0])), "1")
    text = make_text(words, [heading])
    add_version(item.id, NewVersion(VersionKind.RECEIVED, language, text, made_by=by))
    return item
