"""An Item's page, its description and its texts: the refusals as much as the deeds."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from tests.workroom_fixtures import add_item, client_of

from firsthand.core.codes import FlagCode, FlagState, ItemState, OwnField, VersionKind
from firsthand.core.text import make_text
from firsthand.workroom.archive.models import Item, ItemFlag, Original, Series, TextVersion
from firsthand.workroom.archive.versions import NewVersion, add_version
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.members.models import Member
from firsthand.workroom.wording.models import Translation

pytestmark = pytest.mark.django_db
PAGE = b"""<html><body><h1>Winter in the pump house</h1><p>The key hung on the outer nail, and
nobody was to touch it before the evening.</p><p>I wrote to my brother.</p></body></html>"""


def _body(answer: HttpResponse) -> str:
    return answer.content.decode()


def _form(client: object, item: Item, **changes: str) -> dict[str, str]:
    """The values of the description as the form shows them, with *changes*."""
    form = client.get(f"/items/{item.id}/describe/").context["form"]  # type: ignore[attr-defined]
    values = {bound.name: bound.value() for bound in form}
    kept = {name: value for name, value in values.items() if value not in {None, False, ""}}
    return {**kept, **changes}


@pytest.fixture
def item(member: Member) -> Item:  # noqa: ARG001 -- an archive has a Member first
    return add_item()


def test_an_item_stands_beside_its_original(bring: Callable[..., object], member: Member) -> None:
    bring(winter_html=PAGE)
    found, original = Item.objects.get(), Original.objects.get()
    page = _body(client_of(member).get(f"/items/{found.id}/"))
    assert "winter.html" in page
    assert original.sha512 is not None
    assert original.sha512 in page
    assert "The key hung on the outer nail" in page


def test_the_bytes_come_as_a_file_that_nothing_runs(
    bring: Callable[..., object], member: Member
) -> None:
    bring(winter_html=PAGE)
    answer = client_of(member).get(f"/originals/{Original.objects.get().id}/")
    assert b"".join(answer.streaming_content) == PAGE  # type: ignore[attr-defined]
    answer.close()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith('attachment; filename="original-')
    assert ".html" not in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


@pytest.mark.parametrize(
    "address",
    [
        "items/{}/",
        "items/{}/describe/",
        "items/{}/answers/",
        "items/{}/corrections/new/",
        "items/{}/texts/new/",
        "items/{}/texts/1/",
        "items/{}/texts/1/correct/",
        "series/{}/",
        "people/{}/",
        "originals/{}/",
    ],
)
def test_what_is_not_here_is_not_found(member: Member, address: str) -> None:
    assert client_of(member).get("/" + address.format(uuid4())).status_code == 404


def test_faults_are_underlined_and_closed(member: Member, item: Item) -> None:
    version = TextVersion.objects.get()
    flag = ItemFlag.objects.create(
        item=item, text_version=version, code=FlagCode.CUT, start=29, end=33
    )
    client = client_of(member)
    page = _body(client.get(f"/items/{item.id}/"))
    assert f'<span class="fault">{version.text[29:33]}</span><sup>1</sup>' in page
    assert 'href="#line-2"' in page
    client.post(f"/tasks/{flag.id}/", {"state": "no_fault"})
    flag.refresh_from_db()
    assert flag.state == FlagState.NO_FAULT
    assert "fault" not in _body(client.get(f"/items/{item.id}/")).split("</ol>")[0].split("<ol")[1]


def test_a_description_is_saved_and_moves_the_item_on(member: Member, item: Item) -> None:
    client = client_of(member)
    values = _form(
        client,
        item,
        kind="ITM03",
        genre="first_person",
        issued_written="۱ مهر ۱۳۵۶",
        narrator_new="Kiumars Pelvand",
        series_new="The Book of Earth",
        rights_basis="quotation",
        extract_max="300",
        headline_en="A winter shut in for writing a letter",
        act="save",
    )
    answer = client.post(f"/items/{item.id}/describe/", values)
    assert answer["Location"] == f"/items/{item.id}/"
    item.refresh_from_db()
    assert (item.state, item.kind, item.extract_max) == (ItemState.DESCRIBED, "ITM03", 300)
    assert item.edited_by == member
    assert NameForm.objects.get(agent=item.narrator).text == "Kiumars Pelvand"
    assert item.series == Series.objects.get()
    assert Translation.objects.get(field=OwnField.HEADLINE).by == member


def test_saving_twice_leaves_who_wrote_the_words(
    member: Member, colleague: Member, item: Item
) -> None:
    client = client_of(member)
    client.post(f"/items/{item.id}/describe/", _form(client, item, headline_en="A winter"))
    other = client_of(colleague)
    other.post(f"/items/{item.id}/describe/", _form(other, item, kind="ITM03"))
    assert Translation.objects.get(field=OwnField.HEADLINE).by == member


def test_a_written_date_is_read_on_demand_and_not_saved(member: Member, item: Item) -> None:
    client = client_of(member)
    values = _form(client, item, issued_written="۱ مهر ۱۳۵۶", act="read_date")
    page = client.post(f"/items/{item.id}/describe/", values)
    assert page.context["form"]["issued"].value() == "1977-09-23"
    assert page.context["form"]["calendar"].value() == "solar_hijri"
    item.refresh_from_db()
    assert item.issued == ""


def test_a_day_that_does_not_exist_is_flagged_and_stays(member: Member, item: Item) -> None:
    client = client_of(member)
    values = _form(client, item, issued_written="۳۰ اسفند ۱۳۶۴")
    client.post(f"/items/{item.id}/describe/", values)
    item.refresh_from_db()
    assert (item.issued_written, item.issued) == ("۳۰ اسفند ۱۳۶۴", "")
    assert item.flags.get().code == FlagCode.BAD_DATE


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"issued": "1977-13"}, "این تاریخ وجود ندارد یا به EDTF نیست."),
        ({"headline_en": "What Kiumars Pelvand did"}, "این بیرون از جای‌نما از کسی نام می‌برد"),
    ],
)
def test_refusals_speak_persian_and_save_nothing(
    colleague: Member, item: Item, changes: dict[str, str], says: str
) -> None:
    client = client_of(colleague)
    client.post("/people/new/", {"kind": "person", "name": "Kiumars Pelvand", "language": "en"})
    answer = client.post(
        f"/items/{item.id}/describe/", _form(client, item, kind="ITM03", **changes)
    )
    assert says in _body(answer)
    assert next(iter(changes.values())) in _body(answer)
    item.refresh_from_db()
    assert (item.kind, item.state) == ("", ItemState.RECEIVED)


def test_a_stale_description_is_refused_with_both_shown(
    member: Member, colleague: Member, item: Item
) -> None:
    mine, theirs = client_of(member), client_of(colleague)
    old = _form(mine, item, kind="ITM03", rights_note="asked in spring")
    theirs.post(f"/items/{item.id}/describe/", _form(theirs, item, kind="ITM02"))
    refused = mine.post(f"/items/{item.id}/describe/", old)
    shown = {conflict.label: conflict for conflict in refused.context["conflicts"]}
    assert (shown["Kind"].now, shown["Kind"].yours) == ("interview", "memoir")
    assert shown["Why, for Members alone"].yours == "asked in spring"
    item.refresh_from_db()
    assert item.kind == "ITM02"
    again = {**old, "changed_at": refused.context["form"]["changed_at"].value()}
    assert mine.post(f"/items/{item.id}/describe/", again).status_code == 302
    item.refresh_from_db()
    assert item.kind == "ITM03"


def test_a_correction_is_a_new_text(member: Member, item: Item) -> None:
    client, address = client_of(member), f"/items/{item.id}/texts/1/correct/"
    words = client.get(address).context["form"]["words"].value()
    answer = client.post(address, {"words": words.replace("outer", "inner") + "\r\n"})
    assert answer["Location"] == f"/items/{item.id}/texts/2/"
    new = TextVersion.objects.get(number=2)
    assert (new.kind, new.title) == (VersionKind.CORRECTED, "Winter in the pump house")
    assert "inner nail" in new.text
    assert TextVersion.objects.get(number=1).text == words


def test_a_stale_correction_shows_both_texts(member: Member, item: Item) -> None:
    client, address = client_of(member), f"/items/{item.id}/texts/1/correct/"
    client.post(address, {"words": "Winter in the pump house\nTheirs."})
    page = client.post(address, {"words": "Winter in the pump house\nMine."})
    assert page.context["is_stale"]
    assert "Theirs." in _body(page)
    assert "Mine." in _body(page)
    assert f"/items/{item.id}/texts/2/correct/" in _body(page)
    assert TextVersion.objects.count() == 2


def test_a_translation_is_typed_beside_its_source(member: Member, item: Item) -> None:
    client, address = client_of(member), f"/items/{item.id}/texts/new/"
    values = {"typed": "1", "kind": "translation", "title": "زمستان", "words": "کلید\r\nآویزان بود"}
    refused = client.post(address, {**values, "language": "en"})
    assert "A translation is in another language." in _body(refused)
    client.post(address, {**values, "language": "fa", "tool": "Machine 3"})
    new = TextVersion.objects.get(number=2)
    assert (new.text, new.title, new.tool) == ("زمستان\nکلید\nآویزان بود", "زمستان", "Machine 3")
    assert (new.of, new.made_by) == (TextVersion.objects.get(number=1), member)


def test_withdrawing_and_putting_back(member: Member) -> None:
    item, client = add_item(state=ItemState.DESCRIBED), client_of(member)
    client.post(f"/items/{item.id}/withdraw/", {"reason": "asked for by its narrator"})
    item.refresh_from_db()
    assert item.state == ItemState.WITHDRAWN
    client.post(f"/items/{item.id}/put-back/")
    item.refresh_from_db()
    assert item.state == ItemState.DESCRIBED
    page = client.post(f"/items/{item.id}/put-back/", follow=True)
    assert "This Item is not withdrawn" in _body(page)


def test_a_series_shows_its_gaps_as_places(member: Member) -> None:
    series = Series.objects.create(title_written="Conversation avec une typographe")
    for part in (1, 3):
        item = add_item()
        Item.objects.filter(id=item.id).update(series=series, part=part)
    client, address = client_of(member), f"/series/{series.id}/"
    client.post(address, {"expected_parts": "4", "title_en": "Conversation with a typesetter"})
    page = client.get(address)
    assert [bool(part.rows) for part in page.context["page"].parts] == [True, False, True, False]
    assert "Part 2 is not here." in _body(page)
    assert "Conversation with a typesetter" in _body(page)


@pytest.mark.parametrize("address", ["/items/{}/", "/items/{}/describe/"])
def test_the_number_of_queries_of_a_page_does_not_grow(
    member: Member, item: Item, address: str
) -> None:
    client, counts = client_of(member), []
    for wanted in (2, 5, 15):
        for number in range(TextVersion.objects.count(), wanted):
            text = make_text(f"Winter {number}")
            version = add_version(item.id, NewVersion(VersionKind.CORRECTED, "en", text))
            ItemFlag.objects.create(item=item, text_version=version, code=FlagCode.CUT)
            Agent.objects.create(kind="person")
            Series.objects.create()
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address.format(item.id)).status_code == 200
        counts.append(len(asked))
    assert counts == [counts[0]] * 3
