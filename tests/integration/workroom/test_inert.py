"""Whatever a file, a name or a Member says, no page of the workroom holds it as code."""

import re
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.workroom_fixtures import client_of

from firsthand.core.codes import OwnerType, OwnField, VersionKind
from firsthand.core.text import Mark, MarkKind, Span, make_text
from firsthand.workroom.archive.models import Item, ItemOriginal, Original, Series
from firsthand.workroom.archive.versions import NewVersion, add_version
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.members.models import Member
from firsthand.workroom.wording.models import Translation

pytestmark = pytest.mark.django_db
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "{{ 7|add:7 }}{% debug %}",
    "</textarea></title><iframe src=javascript:alert(1)>",
)
# A tag or handler that only a payload brings; our own pages have neither inline.
ALIVE = re.compile(
    r"<script>|<img|<svg/|<iframe|</textarea></title>|\son\w+=[^\"]*alert\(1\)(?![^<]*&)",
    re.IGNORECASE,
)


def _plant(payload: str, member: Member) -> Item:
    """An archive that has *payload* in every field that anybody can fill."""
    agent = Agent.objects.create(kind="person", note=payload)
    NameForm.objects.create(agent=agent, text=payload[:200], key="x")
    series = Series.objects.create(title_written=payload[:200])
    item = Item.objects.create(
        language="en",
        issued_written=payload,
        rights_note=payload,
        licence=payload[:60],
        part_written=payload[:60],
        source_url=f"javascript:{payload}",
        narrator=agent,
        series=series,
    )
    original = Original.objects.create(
        ocfl_id=str(item.id),
        sha512=payload[:128],
        size_bytes=1,
        media_type=payload[:127],
        acquired_at=item.created_at,
        file_name=payload,
        source_url=payload,
    )
    ItemOriginal.objects.create(item=item, original=original, role="full")
    marks = [
        Mark(MarkKind.HEADING, Span(0, len(payload)), "1"),
        Mark(MarkKind.LINK, Span(0, len(payload)), f"javascript:{payload}"),
    ]
    text = make_text(f"{payload}\n{payload}", marks)
    add_version(item.id, NewVersion(VersionKind.RECEIVED, "en", text, tool=payload[:80]))
    for owner_type, owner, field in (
        (OwnerType.ITEM, item.id, OwnField.HEADLINE),
        (OwnerType.SERIES, series.id, OwnField.TITLE),
        (OwnerType.AGENT, agent.id, OwnField.ROLE),
    ):
        Translation.objects.create(
            owner_type=owner_type, owner_id=owner, field=field, language="en", text=payload
        )
    Member.objects.filter(id=member.id).update(display_name=payload[:120])
    return item


def _pages(client: Client, item: Item, payload: str) -> Iterator[str]:
    addresses = [
        "/", f"/items/{item.id}/", f"/items/{item.id}/describe/", f"/items/{item.id}/texts/new/",
        f"/items/{item.id}/texts/1/correct/", "/people/", f"/people/{item.narrator_id}/",
        "/series/", f"/series/{item.series_id}/", "/add/", "/me/",
    ]  # fmt: skip
    for address in addresses:
        yield client.get(address).content.decode()
    for address in ("/", "/people/"):
        yield client.get(address, {"q": payload, "kind": payload}).content.decode()
    report = client.post("/add/", {"chosen": SimpleUploadedFile(payload, b""), "method": "gift"})
    yield b"".join(report.streaming_content).decode()  # type: ignore[attr-defined]
    yield client.post(f"/items/{item.id}/describe/", {"issued": payload}).content.decode()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_field_is_words_alone(member: Member, payload: str) -> None:
    item = _plant(payload, member)
    for number, page in enumerate(_pages(client_of(member), item, payload)):
        assert not ALIVE.search(page), (number, ALIVE.search(page))
        assert 'href="javascript:' not in page


def test_the_pattern_sees_what_is_alive() -> None:
    assert all(ALIVE.search(payload) for payload in PAYLOADS if "{{" not in payload)


def test_no_page_allows_inline_code(member: Member) -> None:
    policy = client_of(member).get("/")["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
