"""The screen of an Item's pictures: adding, describing, order, previews; in two languages."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.clearing_walk import ready_item
from tests.images import CANARY, plain, planted
from tests.workroom_fixtures import client_of

from firsthand.core.codes import OwnerType, OwnField, VersionKind
from firsthand.core.text import make_text
from firsthand.disclosure.faults import Fault
from firsthand.preserve.folder import ArchiveFolder
from firsthand.workroom.archive.models import Item, Rendition
from firsthand.workroom.archive.pictures import pictures_in_order
from firsthand.workroom.archive.versions import NewVersion, add_version
from firsthand.workroom.errors import NotAllowedError
from firsthand.workroom.here import config
from firsthand.workroom.members.models import Member
from firsthand.workroom.publishing.services import FaultsError, Subject, approve, submit
from firsthand.workroom.wording.models import Translation

pytestmark = pytest.mark.django_db(transaction=True)
Post = Callable[..., object]


@pytest.fixture
def item(member: Member) -> Item:
    return ready_item("The drawer\nNobody had a key.", by=member)


@pytest.fixture
def client(member: Member) -> Client:
    return client_of(member)


def address(item: Item) -> str:
    return f"/items/{item.id}/pictures/"


def send(client: Client, item: Item, *contents: bytes) -> str:
    files = [SimpleUploadedFile(f"{n}.png", content) for n, content in enumerate(contents)]
    answer = client.post(address(item), {"act": "add", "method": "scan", "chosen": files})
    assert answer.status_code == 200
    return answer.content.decode()


def form_of(row: Rendition, **changed: object) -> dict[str, object]:
    values = {
        "changed_at": row.changed_at.isoformat(),
        "focus_x": 50,
        "focus_y": 50,
        "warnings": [],
        "alt_en": "A key on a nail.",
        "caption_en": "",
    }
    said = {f"{row.id}-{name}": value for name, value in (values | changed).items()}
    return {"act": f"save:{row.id}", **said}


@pytest.fixture
def row(client: Client, item: Item) -> Rendition:
    send(client, item, plain())
    return pictures_in_order(item.id)[0]


def test_several_are_added_and_what_is_refused_is_named_here_alone(
    client: Client, item: Item
) -> None:
    page = send(client, item, plain(), plain("JPEG"), b"words", b"GIF89a")
    assert page.count("Refused") == 2
    assert "of a format that is not read" in page
    assert "This is no picture." in page
    assert len(pictures_in_order(item.id)) == 2
    assert "2.png" not in client.get(address(item)).content.decode()


def test_nothing_chosen_says_so(client: Client, item: Item) -> None:
    answer = client.post(address(item), {"act": "add", "method": "scan"})
    assert "Choose a file." in answer.content.decode()


def test_a_preview_is_a_remade_file_that_may_do_nothing(
    client: Client, item: Item, archive_folder: ArchiveFolder
) -> None:
    send(client, item, planted("PNG"))
    (row,) = pictures_in_order(item.id)
    answer = client.get(f"/pictures/{row.id}/{row.files[0]['width']}/")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert content == (archive_folder.renditions / _names(archive_folder)[0]).read_bytes()
    assert CANARY.encode() not in content
    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["Cache-Control"] == "no-store"


def _names(folder: ArchiveFolder) -> list[str]:
    return sorted(path.name for path in Path(folder.renditions).iterdir())


def test_a_preview_needs_a_login_and_a_size_that_there_is(
    client: Client, row: Rendition, archive_folder: ArchiveFolder
) -> None:
    there = f"/pictures/{row.id}/{row.files[0]['width']}/"
    assert Client().get(there).status_code == 302
    assert client.get(f"/pictures/{row.id}/7/").status_code == 404
    assert client.get(f"/pictures/{row.item_id}/480/").status_code == 404
    for path in archive_folder.renditions.iterdir():
        path.unlink()
    assert client.get(there).status_code == 404


def test_what_is_said_of_it_is_saved(client: Client, item: Item, row: Rendition) -> None:
    sent = form_of(row, focus_x=30, focus_y=70, warnings=["WA2"], caption_en="Found in 1982.")
    assert client.post(address(item), sent).status_code == 302
    row.refresh_from_db()
    assert (row.focus_x, row.focus_y, row.warnings) == (300, 700, ["WA2"])
    words = Translation.objects.filter(owner_type=OwnerType.PICTURE, owner_id=row.id)
    assert dict(words.values_list("field", "text")) == {
        OwnField.ALT: "A key on a nail.",
        OwnField.CAPTION: "Found in 1982.",
    }
    page = client.get(address(item)).content.decode()
    assert 'alt="A key on a nail."' in page


def test_own_voice_that_names_a_private_person_is_refused_and_nothing_is_saved(
    client: Client, item: Item, row: Rendition
) -> None:
    from tests.clearing_walk import OVERSEER, an_agent  # noqa: PLC0415 - for this test alone

    an_agent(OVERSEER)
    sent = form_of(row, focus_x=1, alt_en=f"{OVERSEER} at the door.")
    page = client.post(address(item), sent).content.decode()
    assert "Not saved." in page
    assert f"{OVERSEER} at the door." in page
    row.refresh_from_db()
    assert row.focus_x == 500
    assert Translation.objects.filter(owner_type=OwnerType.PICTURE).count() == 0


@pytest.mark.parametrize("changed", [{"focus_x": 101}, {"focus_y": ""}, {"warnings": ["X"]}])
def test_a_form_that_makes_no_sense_is_shown_again(
    client: Client, item: Item, row: Rendition, changed: dict[str, object]
) -> None:
    assert "Not saved." in client.post(address(item), form_of(row, **changed)).content.decode()


def test_what_another_member_changed_is_not_overwritten_unseen(
    client: Client, item: Item, row: Rendition
) -> None:
    stale = form_of(row, alt_en="Mine.")
    client.post(address(item), form_of(row, alt_en="Theirs."))
    page = client.post(address(item), stale).content.decode()
    assert "Somebody changed this picture" in page
    assert "Mine." in page
    assert Translation.objects.get(owner_id=row.id).text == "Theirs."


def test_order_and_removal(client: Client, item: Item) -> None:
    send(client, item, plain(), plain("JPEG"))
    first, second = pictures_in_order(item.id)
    client.post(address(item), {"act": f"down:{first.id}"})
    assert [row.id for row in pictures_in_order(item.id)] == [second.id, first.id]
    client.post(address(item), {"act": f"remove:{first.id}"})
    assert [row.id for row in pictures_in_order(item.id)] == [second.id]


@pytest.mark.parametrize("act", ["save:x", "up:", "remove:00000000-0000-4000-8000-000000000000"])
def test_a_picture_that_there_is_not_is_not_found(client: Client, item: Item, act: str) -> None:
    assert client.post(address(item), {"act": act}).status_code == 404


def test_a_picture_of_another_item_is_not_touched(
    client: Client, row: Rendition, member: Member
) -> None:
    other = ready_item("Another\nOne.", by=member)
    assert client.post(address(other), {"act": f"remove:{row.id}"}).status_code == 404
    assert Rendition.objects.filter(id=row.id).exists()


def test_without_words_for_it_a_text_is_not_submitted_in_that_language(
    client: Client, item: Item, row: Rendition, member: Member
) -> None:
    text = make_text("کشو\nهیچ‌کس کلید نداشت.", [])
    source = item.versions.get(language="en")
    add_version(item.id, NewVersion(VersionKind.TRANSLATION, "fa", text, of=source))
    client.post(address(item), form_of(row, alt_fa="", caption_fa=""))
    assert submit(Subject(item.id, "en"), by=member, config=config())
    with pytest.raises(FaultsError) as caught:
        submit(Subject(item.id, "fa"), by=member, config=config())
    assert caught.value.faults == [Fault.PICTURE_WITHOUT_ALT]
    assert "Not described yet" in client.get(f"/items/{item.id}/").content.decode()


def test_whoever_added_or_described_it_does_not_approve(
    item: Item, member: Member, colleague: Member
) -> None:
    theirs = client_of(colleague)
    send(theirs, item, plain())
    (row,) = pictures_in_order(item.id)
    theirs.post(address(item), form_of(row))
    Item.objects.filter(id=item.id).update(edited_by=member)
    submit(Subject(item.id, "en"), by=member, config=config())
    with pytest.raises(NotAllowedError):
        approve(Subject(item.id, "en"), by=colleague, config=config())


@pytest.mark.usefixtures("row")
def test_a_quotation_says_that_its_pictures_stay_here(client: Client, item: Item) -> None:
    assert "Readers will not see" not in client.get(address(item)).content.decode()
    Item.objects.filter(id=item.id).update(rights_basis="quotation")
    assert "Readers will not see" in client.get(address(item)).content.decode()


@pytest.mark.usefixtures("row")
def test_in_persian(item: Item, colleague: Member) -> None:
    page = client_of(colleague).get(address(item)).content.decode()
    for words in ("تصویر ۱", "هشدار محتوا", "درصد از چپ", "خشونت"):
        assert words in page


def test_the_preview_shows_it_inside_its_sealed_frame(
    client: Client, item: Item, row: Rendition
) -> None:
    client.post(address(item), form_of(row, warnings=["WA1"]))
    answer = client.get(f"/preview/items/{item.id}/en/")
    page = answer.content.decode()
    assert page.count("data:image/webp;base64,UklGR") == 1
    assert "srcset" not in page
    assert not re.search(r'src(set)?="[^"]*pictures/', page)
    assert 'alt="A key on a nail."' in page
    assert "img-src 'self' data:" in answer["Content-Security-Policy"]
