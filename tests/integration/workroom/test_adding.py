"""Adding through the screen: the report of each input, and nothing of it anywhere else."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.workroom_fixtures import client_of

from firsthand.preserve.errors import DiskFullError
from firsthand.workroom.archive.models import Item, Original
from firsthand.workroom.desk import add_views
from firsthand.workroom.members.models import Member

pytestmark = pytest.mark.django_db
LETTER = b"Who holds our letters?\n\nWe ask for the post that was kept back since 1978."


def _add(client: Client, *files: tuple[str, bytes], **values: str) -> str:
    chosen = [SimpleUploadedFile(name, content) for name, content in files]
    answer = client.post("/add/", {"chosen": chosen, "method": "gift", **values})
    if not answer.streaming:
        return answer.content.decode()
    return b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]


def test_each_input_has_its_line(member: Member) -> None:
    files = ("letter.txt", LETTER), ("empty.txt", b""), ("noise.bin", bytes(range(256)) * 9)
    report = _add(client_of(member), *files)
    assert "Imported: 1. Already held: 0. Refused: 2." in report
    assert "The file is empty. Save it again at its source." in report
    assert "This is no text." in report
    assert f'href="/items/{Item.objects.get().id}/"' in report
    original = Original.objects.get()
    assert (original.file_name, original.method, original.acquired_by) == (
        "letter.txt", "CAP1", member,
    )  # fmt: skip


def test_the_same_again_changes_nothing(member: Member) -> None:
    client = client_of(member)
    _add(client, ("letter.txt", LETTER))
    report = _add(client, ("again.txt", LETTER))
    assert "Imported: 0. Already held: 1. Refused: 0." in report
    assert (Item.objects.count(), Original.objects.count()) == (1, 1)


def test_a_zipped_folder_gives_a_line_a_file(member: Member) -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("pages/letter.txt", LETTER)
        archive.writestr("pages/empty.txt", b"")
    report = _add(client_of(member), ("pages.zip", out.getvalue()))
    assert "Imported: 1. Already held: 0. Refused: 1." in report
    assert Original.objects.get().file_name == "letter.txt"


def test_words_can_be_pasted(member: Member) -> None:
    report = _add(client_of(member), words=LETTER.decode())
    assert "Imported: 1." in report
    assert Original.objects.get().file_name == "pasted.txt"


def test_nothing_chosen_is_said_beside_the_field(colleague: Member) -> None:
    page = _add(client_of(colleague), words="  ")
    assert "پرونده‌ای یا پوشه‌ای برگزینید، یا متنی بچسبانید." in page


def test_the_report_is_in_the_members_language_to_its_end(colleague: Member) -> None:
    report = _add(client_of(colleague), ("empty.txt", b""))
    assert "واردشده: ۰. از پیش موجود: ۰. پذیرفته‌نشده: ۱." in report
    assert "پرونده خالی است." in report


def test_refused_names_stand_in_no_table(member: Member) -> None:
    canary = "orkashti-sanam.txt"
    report = _add(client_of(member), (canary, b""))
    assert canary in report
    assert not Original.objects.filter(file_name=canary).exists()
    assert all("orkashti" not in str(s.get_decoded()) for s in Session.objects.all())


def test_a_full_disk_says_what_is_safe(member: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> object:
        raise DiskFullError

    monkeypatch.setattr(add_views, "import_inputs", full)
    report = _add(client_of(member), ("letter.txt", LETTER))
    assert "The import stopped." in report
    assert "The disk is full. What is listed as imported is safe." in report
    assert "1 input was not reached." in report
    assert report.rstrip().endswith("</html>")
