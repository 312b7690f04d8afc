"""Nobody is asked for a real name before a restore has been seen."""

from datetime import date

import pytest
from tests.workroom_fixtures import client_of

from firsthand.preserve.folder import ArchiveFolder
from firsthand.workroom.members.models import Member

pytestmark = pytest.mark.django_db
REMINDER = 'class="say calm unproved"'


@pytest.fixture
def real(archive_folder: ArchiveFolder) -> ArchiveFolder:
    """An archive that is no demo."""
    text = archive_folder.config_file.read_text("utf-8").replace("invented = true", "")
    archive_folder.config_file.write_text(text, "utf-8")
    return archive_folder


def test_the_workroom_reminds_until_a_restore_was_seen(real: ArchiveFolder, member: Member):
    client = client_of(member)
    assert REMINDER in client.get("/").content.decode()
    real.note_restore(date(2026, 3, 14))
    assert REMINDER not in client.get("/").content.decode()


def test_a_demo_does_not_remind(member: Member):
    assert REMINDER not in client_of(member).get("/").content.decode()
