"""Words to be checked, in a browser: by keyboard alone, without a script, both ways, by axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.browser.waiting import follow, resize
from tests.browser.workroom.room import *  # noqa: F403 -- fixtures are found by name
from tests.browser.workroom.room import Enter
from tests.clearing_walk import clearing_address, ready_item, source_of

from firsthand.core.codes import SuggestedBy, Treatment
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.clearing_queries import suggest_once
from firsthand.workroom.protection.models import Mention

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXTS = {
    "en": ("Hope", "Harvest\nHope was far and Hope was late.\nBy the pump stood Hope."),
    "fa": ("امید", "خرمن\nامید دور بود و امید دیر بود.\nکنار تلمبه امید ایستاده بود."),
}


def checks(member: Member, language: str) -> str:
    """The screen of a text with one word in three places to be checked."""
    word, words = TEXTS[language]
    item = ready_item(words, language=language, by=member)
    version = source_of(item)
    suggest_once(version)
    Mention.objects.all().delete()
    at = version.text.find(word)
    while at >= 0:
        Mention.objects.create(
            text_version=version, start=at, end=at + len(word), suggested_by=SuggestedBy.CHECK
        )
        at = version.text.find(word, at + 1)
    return f"{clearing_address(item, language)}checks"


def decided() -> int:
    return Mention.objects.filter(treatment=Treatment.NOT_A_NAME).count()


def test_a_word_is_said_to_be_no_name_and_undone_by_keyboard(enter: Enter, member: Member) -> None:
    room = enter(member)
    page = room.open(checks(member, "en"))
    page.get_by_role("checkbox", name="Hope").focus()
    page.keyboard.press("Space")
    follow(page.get_by_role("button", name="Ticked words: not a name"), "Enter")
    expect(page.locator("main")).to_contain_text("3 places will stand in the public text")
    assert decided() == 0
    assert not Axe().run(page).response["violations"]
    follow(page.get_by_role("button", name="They are no names"), "Enter")
    expect(page.locator(".checks .say")).to_contain_text("3 places are no names now.")
    assert decided() == 3
    follow(page.get_by_role("button", name="Undo"), "Enter")
    expect(page.get_by_role("checkbox", name="Hope")).to_be_visible()
    assert decided() == 0
    assert room.faults == []


def test_without_a_script_all_of_a_page_go_at_once(enter: Enter, member: Member) -> None:
    page = enter(member, script=False).open(checks(member, "fa"))
    follow(page.get_by_role("button", name="All words of this page: not a name"))
    follow(page.get_by_role("button", name="They are no names"))
    expect(page.locator(".empty")).to_be_visible()
    follow(page.get_by_role("button", name="Undo"))
    assert decided() == 0


@pytest.mark.parametrize(("language", "text"), [("en", "fa"), ("fa", "en"), ("ar", "fa")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    enter: Enter, member: Member, language: str, text: str
) -> None:
    place = checks(member, text)
    Member.objects.update(language=language)
    room = enter(member)
    page = room.open(place)
    for width in (1280, 390, 320):
        resize(page, width)
        assert not Axe().run(page).response["violations"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert room.faults == []
