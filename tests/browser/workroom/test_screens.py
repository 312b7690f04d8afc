"""The screens in a real browser: both directions, narrow and wide, keyboard, axe, no script."""

import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.waiting import follow
from tests.browser.workroom.conftest import Seen

from firsthand.workroom.archive.models import Item, Series
from firsthand.workroom.documentation.models import Agent
from firsthand.workroom.members.models import Member

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
Enter = Callable[..., Seen]
FRONT = files("firsthand.demo").joinpath("files/front-page.html").read_bytes()


@pytest.fixture
def filled(bring: Callable[..., object]) -> Item:
    """The saved front page of the demo, imported; its Persian teaser with a place in a series."""
    bring(front_html=FRONT)
    Agent.objects.create(kind="person")
    return Item.objects.filter(language="fa", series__isnull=False).get()


def _addresses(item: Item) -> list[str]:
    return [
        "/",
        "/?q=nothing-at-all",
        "/add/",
        f"/items/{item.id}/",
        f"/items/{item.id}/describe/",
        f"/items/{item.id}/texts/new/",
        f"/items/{item.id}/texts/1/correct/",
        "/series/",
        f"/series/{Series.objects.get(items=item).id}/",
        "/people/",
        "/people/new/",
        f"/people/{Agent.objects.get().id}/",
        "/me/",
    ]


def _sideways(page: Page) -> int:
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def _too_small(page: Page) -> list[str]:
    """What a finger has to meet, and is lower than 44 px."""
    return page.evaluate(
        """() => [...document.querySelectorAll("button, a.button, select, textarea, summary, " +
            "input:not([type=hidden], [type=checkbox], [type=radio])")]
          .map(each => [each, each.getBoundingClientRect()])
          .filter(([, box]) => box.width > 1 && box.height > 1 && box.height < 43.5)
          .map(([each, box]) => `${each.outerHTML.slice(0, 80)} ${box.height}`)"""
    )


# Each language at its narrowest, where its words are long; each direction in full.
@pytest.mark.parametrize(
    ("language", "width"),
    [("en", 320), ("fa", 320), ("fr", 320), ("ar", 320), ("en", 1280), ("fa", 1280)],
)
def test_screens_hold_in_both_directions(
    enter: Enter, member: Member, filled: Item, language: str, width: int
) -> None:
    Member.objects.update(language=language)
    seen, axe = enter(member, width=width), Axe()
    for address in _addresses(filled):
        seen.page.goto(address)
        direction = "rtl" if language in {"fa", "ar"} else "ltr"
        assert seen.page.get_attribute("html", "dir") == direction
        assert seen.page.url.endswith(address)
        assert _sideways(seen.page) <= 0, address
        assert width > 768 or _too_small(seen.page) == [], address
        found = axe.run(seen.page)
        assert found.violations_count == 0, (address, found.generate_report())
        assert seen.page.locator("h1").count() == 1
    assert seen.complaints == []


def test_the_door_is_accessible(enter: Enter, member: Member) -> None:
    seen = enter(member)
    follow(seen.page.get_by_role("button", name="Log out"))
    expect(seen.page.get_by_role("heading", name="Log in")).to_be_visible()
    assert Axe().run(seen.page).violations_count == 0


def test_an_item_is_described_by_keyboard_alone(enter: Enter, member: Member, filled: Item) -> None:
    page = enter(member).page
    page.goto(f"/items/{filled.id}/describe/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#content$"))
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.id") != "id_kind":
        page.keyboard.press("Tab")
    page.keyboard.type("memoir")
    expect(page.locator("#id_kind")).to_have_value("ITM03")
    for _ in range(60):
        if page.evaluate("document.activeElement.value") == "save":
            break
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#messages")).to_contain_text("Saved.")
    filled.refresh_from_db()
    assert filled.kind == "ITM03"


@pytest.mark.usefixtures("filled")
def test_everything_works_without_scripts(enter: Enter, member: Member) -> None:
    page = enter(member, scripts=False).page
    page.select_option("select[name=language]", "fa")
    follow(page.get_by_role("button", name="Filter", exact=True))
    follow(page.locator("tbody a.title").first)
    follow(page.get_by_role("link", name="Describe"))
    page.select_option("#id_kind", "ITM03")
    follow(page.locator("main").get_by_role("button", name="Save", exact=True))
    expect(page.locator("#messages")).to_contain_text("Saved.")


def test_adding_shows_its_report(enter: Enter, member: Member) -> None:
    page = enter(member).page
    page.goto("/add/")
    letter = {"name": "letter.txt", "mimeType": "text/plain", "buffer": b"A letter\n\nTo us all."}
    page.set_input_files("#id_chosen", [letter, {**letter, "name": "nil.txt", "buffer": b""}])
    follow(page.locator("main").get_by_role("button", name="Add"))
    expect(page.locator("#sum")).to_contain_text("Imported: 1. Already held: 0. Refused: 1.")
    follow(page.get_by_role("link", name="Next: describe what came in"))
    expect(page.locator("tbody tr")).to_have_count(1)
