"""Every screen of clearing and publishing in a browser: payloads run nowhere, axe finds nothing."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.browser.waiting import resize
from tests.browser.workroom.room import *  # noqa: F403 -- fixtures are found by name
from tests.browser.workroom.room import ENGLISH, PERSIAN, Enter
from tests.clearing_walk import (
    OVERSEER,
    a_basis,
    an_agent,
    cleared,
    clearing_address,
    ready_item,
    source_of,
)
from tests.workroom_fixtures import client_of

from firsthand.core.codes import OwnerType, OwnField, Treatment
from firsthand.core.text import Mark, MarkKind, Span, make_text
from firsthand.workroom.archive.models import Item
from firsthand.workroom.archive.versions import NewVersion, VersionKind, add_version
from firsthand.workroom.here import config
from firsthand.workroom.members.models import Member
from firsthand.workroom.publishing.own_pages import compose_front
from firsthand.workroom.publishing.services import Subject, submit
from firsthand.workroom.wording.models import Translation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE_RAN = "ran"
PAYLOADS = (
    "<script>document.title='ran'</script>",
    "<img src=x onerror=\"document.title='ran'\">",
    '"><svg onload="document.title=\'ran\'">',
    "' autofocus onfocus='document.title=`ran`",
    "</title></textarea><script>document.title='ran'</script>",
    "javascript:document.title='ran'",
    "{{ 7 * 7 }}{% csrf_token %}",
    "<iframe srcdoc=\"<script>parent.document.title='ran'</script>\"></iframe>",
    "<base href=https://evil.example><link rel=stylesheet href=https://evil.example/x.css>",
    "<a hx-get=/ hx-trigger=load hx-on::load=document.title='ran'>x</a>",
)
EVIL = " ".join(PAYLOADS)


def evil_item(member: Member) -> Item:
    item = ready_item("\n".join(PAYLOADS), by=member)
    version = source_of(item)
    lines, at, marks = version.text.split("\n"), 0, [Mark(MarkKind.HEADING, Span(0, 9), "1")]
    for line in lines:
        marks.append(Mark(MarkKind.LINK, Span(at, at + len(line)), line))
        at += len(line) + 1
    text = make_text(version.text, marks)
    add_version(
        item.id, NewVersion(VersionKind.CORRECTED, "en", text, of=version, made_by=member.id)
    )
    for name in (OwnField.HEADLINE, OwnField.TEASER, OwnField.SUPPLIED_TITLE):
        Translation.objects.create(
            owner_type=OwnerType.ITEM, owner_id=item.id, field=name, language="en", text=EVIL
        )
    # Not a payload of our own voice above: there the name itself would rightly be refused.
    agent = an_agent(f"{PAYLOADS[0]} Marigold", treatment=Treatment.ROLE)
    Translation.objects.create(
        owner_type=OwnerType.AGENT,
        owner_id=agent.id,
        field=OwnField.ROLE,
        language="en",
        text=PAYLOADS[1],
    )
    return item


def test_payloads_run_nowhere(enter: Enter, member, colleague) -> None:
    """0 executions, 0 violations of the policy, 0 requests elsewhere (control no-markup)."""
    member.display_name = EVIL[:120]
    member.save()
    item = evil_item(member)
    room = enter(member)
    page = room.open(clearing_address(item))
    version = item.versions.latest("number")
    version.mentions.update(treatment=Treatment.ROLE, replacement=PAYLOADS[1][:200])
    submit(Subject(item.id, "en"), by=member, config=config())
    compose_front("en", [item.id], by=member)
    places = [
        clearing_address(item),
        f"{clearing_address(item)}?mention={version.mentions.first().id}&q={PAYLOADS[2]}",
        f"/items/{item.id}/en/preview/",
        "/review/",
        f"/review/items/{item.id}/en/",
        "/front/en/",
        "/publish/?check=1",
        "/pages/about/en/",
    ]
    for place in places:
        page = room.open(place)
        assert page.title() != TITLE_RAN, place
        assert page.locator("iframe[srcdoc], base, [hx-on\\:\\:load]").count() == 0, place
        for frame in page.frames:
            assert frame.title() != TITLE_RAN, place
    assert room.faults == []
    del colleague


def test_a_script_inside_the_preview_could_not_run(enter: Enter, member) -> None:
    """The frame's own policy holds even if the edition's templates one day did not escape."""
    item = ready_item(ENGLISH)
    page = enter(member).open(f"/items/{item.id}/en/preview/")
    frame = page.frames[1]
    assert frame.evaluate("() => window.origin") == "null"
    assert frame.evaluate("() => { try { return document.cookie } catch { return 'none' } }") == (
        "none"
    )


ALL = (
    "a name",
    "a person",
    "all decided",
    "preview",
    "waiting",
    "review",
    "front",
    "publish",
    "pages",
    "page",
)
# French has the longest words, Arabic its own digits, plurals and marks.
SOME = ("a name", "review", "front", "publish")


@pytest.fixture
def furnished(member, colleague) -> dict[str, str]:
    """Addresses of every screen, each with something on it."""
    open_item = ready_item(ENGLISH, by=member)
    agent = an_agent(OVERSEER, treatment=Treatment.SHOW)
    a_basis(agent, by=member)
    persian = ready_item(PERSIAN, language="fa", by=member)
    cleared(persian, by=member)
    submit(Subject(persian.id, "fa"), by=member, config=config())
    compose_front("en", [open_item.id, persian.id], by=member)
    client_of(member).post("/pages/about/en/", {"title": "Who we are", "body": "Growers."})
    del colleague
    places = {
        "a name": clearing_address(open_item),
        "a person": f"{clearing_address(open_item)}?agent={agent.id}",
        "all decided": clearing_address(persian, "fa"),
        "preview": f"/items/{persian.id}/fa/preview/",
        "waiting": "/review/",
        "review": f"/review/items/{persian.id}/fa/",
        "front": "/front/en/",
        "publish": "/publish/",
        "pages": "/pages/",
        "page": "/pages/about/en/",
    }
    assert tuple(places) == ALL
    return places


@pytest.mark.slow
@pytest.mark.parametrize(
    ("spoken", "width"),
    [("en", 1280), ("en", 390), ("fa", 1280), ("fa", 390), ("fr", 390), ("ar", 1280)],
)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    enter: Enter, member, furnished, spoken, width
) -> None:
    member.language = spoken
    member.save()
    room = enter(member, width=width)
    for name in SOME if spoken in {"fr", "ar"} else ALL:
        page = room.open(furnished[name])
        found = Axe().run(page)
        told = [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in violations(found)]
        assert told == [], f"{name}, {spoken}, {width}"
        assert not page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        ), name
        resize(page, 320, 700)
        assert not page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        ), f"{name} at 320"
        resize(page, width)
    assert room.faults == []


def violations(found) -> list[dict]:
    return found.response["violations"]
