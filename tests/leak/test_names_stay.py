"""I5: a name that is not public stands where names may stand, and is repeated nowhere else."""

import io
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import structlog
from django.core.exceptions import PermissionDenied, SuspiciousOperation, ValidationError
from django.db import DataError, IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings
from tests.leak.archives import Archive, make_archive
from tests.leak.canaries import Canary
from tests.leak.columns import columns_for_names, columns_with
from tests.leak.plans import FULL, SMALL
from tests.leak.workroom_walk import Walk, addresses
from tests.workroom_fixtures import client_of

from firsthand.disclosure.unwrap import unwrap
from firsthand.importers.run import Worker
from firsthand.workroom import quiet
from firsthand.workroom.archive.models import CorrectionNote, Item, ItemFlag, Original, Series
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.protection.models import Basis, Cut, Mention, ScanQuestion
from firsthand.workroom.publishing.models import Page

pytestmark = pytest.mark.django_db
ERRORS: list[Callable[[str], Exception]] = [
    ValueError,
    KeyError,
    RefusedError,
    IntegrityError,
    DataError,
    ValidationError,
    Http404,
    PermissionDenied,
    SuspiciousOperation,
    lambda word: UnicodeDecodeError("utf-8", word.encode(), 0, 1, word),
    lambda word: FileNotFoundError(2, word, f"/{word}.html"),
]
IDS = {
    "item_id": Item,
    "agent_id": Agent,
    "mention_id": Mention,
    "note_id": CorrectionNote,
    "cut_id": Cut,
    "flag_id": ItemFlag,
    "original_id": Original,
    "series_id": Series,
    "form_id": NameForm,
    "basis_id": Basis,
    "question_id": ScanQuestion,
    "subject_id": Page,
}


@pytest.fixture
def archive(tmp_path: Path, worker: Worker, settings: Settings) -> Archive:
    made = make_archive(tmp_path / "archive", FULL, worker, fill=False)
    settings.ARCHIVE_ROOT = str(made.folder.root)
    return made


@pytest.fixture
def small(tmp_path: Path, worker: Worker, settings: Settings) -> Archive:
    made = make_archive(tmp_path / "archive", SMALL, worker, fill=False)
    settings.ARCHIVE_ROOT = str(made.folder.root)
    return made


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """All that is logged, as it would be written: our own log and everybody else's."""
    written = io.StringIO()
    before = structlog.get_config()
    assert quiet.only_allowed in before["processors"]
    structlog.configure(logger_factory=structlog.WriteLoggerFactory(file=written))
    handler = logging.StreamHandler(written)
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)
    structlog.configure(**before)


@pytest.fixture
def walk(archive: Archive) -> Walk:
    ids = {name: model._base_manager.order_by("pk")[0].pk for name, model in IDS.items()}
    return _walk(archive, ids)


def _walk(archive: Archive, ids: Mapping[str, object]) -> Walk:
    client = client_of(archive.maker)
    client.raise_request_exception = False
    return Walk(client, archive.maker, archive.hidden.written("en"), ids)


def holds(content: str, *canaries: Canary) -> bool:
    """True where *content* has one of *canaries* in any script, wrapped or not."""
    words = [word for canary in canaries for word in canary.spellings.values()]
    readings = (reading.view.text.lower() for reading in unwrap(content.encode()))
    return any(word in text for text in readings for word in words)


def test_names_stand_only_in_columns_for_names(archive: Archive) -> None:
    found = columns_with(archive.book.secret)
    assert found - columns_for_names() == set()
    assert {
        "documentation_nameform.text",
        "archive_textversion.text",
        "archive_searchtext.folded",
        "archive_original.file_name",
    } <= found


def test_a_name_in_another_column_is_seen(archive: Archive) -> None:
    Mention.objects.filter(treatment="withhold").update(replacement=archive.hidden.given.name)
    assert columns_with(archive.book.secret) - columns_for_names() == {
        "protection_mention.replacement"
    }


def test_no_name_is_in_a_path_of_the_archive_folder(archive: Archive) -> None:
    paths = [
        os.path.join(folder, name)  # noqa: PTH118 -- os.walk gives strings
        for folder, folders, names in os.walk(archive.folder.root)
        for name in (*folders, *names)
    ]
    assert any("originals" in path for path in paths)
    assert [path for path in paths if holds(path, *archive.book.secret)] == []


def test_no_row_says_a_name_when_it_is_printed(archive: Archive) -> None:
    from tests.leak.fields import our_models  # noqa: PLC0415 -- only here

    rows = [row for model in our_models() for row in model._base_manager.all()]
    assert [row for row in rows if holds(f"{row!s} {row!r}", *archive.book.secret)] == []


def test_names_typed_anywhere_go_nowhere(
    archive: Archive, walk: Walk, lines: io.StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    walk.everywhere()
    hidden = (archive.hidden.given, archive.hidden.surname)
    refused = [(a, r) for a, r in walk.answers if r.status_code in {400, 403, 404, 405, 500}]
    assert [a for a, r in refused if holds(r.content.decode(), *hidden)] == []
    moved = [(a, r["Location"]) for a, r in walk.answers if r.has_header("Location")]
    assert [a for a, to in moved if holds(to, *hidden) and not holds(a, *hidden)] == []
    assert [a for a, r in walk.answers if holds(r.cookies.output(), *hidden)] == []
    said = "".join(capfd.readouterr())
    assert not holds(lines.getvalue() + said, *hidden)
    assert columns_with(hidden) - columns_for_names() == set()
    assert {r.status_code for _, r in walk.answers} >= {200, 302, 404, 405}


@pytest.mark.parametrize("make", ERRORS, ids=lambda make: getattr(make, "__name__", "error"))
def test_an_error_that_holds_a_name_says_nothing(
    small: Archive, lines: io.StringIO, make: Callable[[str], Exception]
) -> None:
    walk = _walk(small, {})
    with pytest.MonkeyPatch.context() as patch:
        for address in addresses():
            patch.setattr(address.pattern, "callback", _failing(make, walk.word))
        answers = [
            answer
            for address in addresses()
            for answer in _asked(walk.client, walk.written(address)[0], walk.word)
        ]
    hidden = (small.hidden.given, small.hidden.surname)
    assert {answer.status_code for answer in answers} <= {400, 403, 404, 500}
    assert not any(holds(answer.content.decode(), *hidden) for answer in answers)
    logged = lines.getvalue()
    assert logged.count("view_failed") == len(answers)
    assert not holds(logged, *hidden)


def _asked(client: Client, address: str, word: str) -> Iterator[HttpResponse]:
    yield client.get(f"/{address}", {"q": word})
    yield client.post(f"/{address}", {"words": word})


def _failing(make: Callable[[str], Exception], word: str) -> Callable[..., HttpResponse]:
    def view(_request: HttpRequest, **_values: object) -> HttpResponse:
        raise make(word)

    return view
