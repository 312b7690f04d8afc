"""What an Item answers and what was set right on it, in a browser: keyboard, axe, directions."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.waiting import follow
from tests.browser.workroom.conftest import Seen
from tests.clearing_walk import OVERSEER, an_agent
from tests.workroom_fixtures import add_item

from firsthand.core.codes import LinkKind
from firsthand.workroom.archive.links import link_items
from firsthand.workroom.archive.models import CorrectionNote, Item, ItemLink
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.slots import SlotNames
from firsthand.workroom.publishing.correcting import SaidCorrection, add_correction
from firsthand.workroom.publishing.services import today
from firsthand.workroom.wording.models import Translation

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
Enter = Callable[..., Seen]


@pytest.fixture
def item(member: Member) -> Item:
    return add_item("To the sixteen\nNo paper is kept now.", by=member.id)


@pytest.fixture
def claim(member: Member) -> Item:
    return add_item("دفتر خاک\nشانزده نفر نامه‌هایشان را می‌خواهند.", language="fa", by=member.id)


def _sideways(page: Page) -> int:
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_screens_hold_in_both_directions(
    enter: Enter, item: Item, claim: Item, language: str, width: int
) -> None:
    Member.objects.update(language=language)
    member = Member.objects.get()
    link_items(item.id, claim.id, LinkKind.REPLY_TO, by=member.id)
    words = {"en": "The translation said the opposite.", "fa": "ترجمه وارونه بود."}
    said = SaidCorrection(today(), "error", "kept safe", "held back", words)  # type: ignore[arg-type]
    note = add_correction(item.id, said, by=member.id)
    seen, axe = enter(member, width=width), Axe()
    for address in (
        f"/items/{item.id}/",
        f"/items/{item.id}/answers/",
        f"/items/{item.id}/answers/?q=شانزده",
        f"/items/{item.id}/corrections/new/",
        f"/items/{item.id}/corrections/{note.id}/",
    ):
        seen.page.goto(address)
        assert seen.page.get_attribute("html", "dir") == {"en": "ltr", "fa": "rtl"}[language]
        assert _sideways(seen.page) <= 0, address
        found = axe.run(seen.page)
        assert found.violations_count == 0, (address, found.generate_report())
        assert seen.page.locator("h1").count() == 1
    assert seen.complaints == []


def test_the_item_that_it_answers_is_chosen_by_keyboard_alone(
    enter: Enter, member: Member, item: Item, claim: Item
) -> None:
    page = enter(member).page
    page.goto(f"/items/{item.id}/")
    follow(page.get_by_role("link", name="Answers another Item"), "Enter")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("شانزده")
    follow(page.get_by_role("searchbox"), "Enter")
    follow(page.get_by_role("button", name="It answers this: دفتر خاک"), "Enter")
    expect(page.get_by_text("Saved. The Item needs a new approval.")).to_be_visible()
    link = ItemLink.objects.get()
    assert (link.item_id, link.to_id, link.kind) == (item.id, claim.id, LinkKind.REPLY_TO)
    follow(page.get_by_role("button", name="Take off: دفتر خاک"), "Enter")
    expect(page.get_by_text("It answers no Item")).to_be_visible()
    assert not ItemLink.objects.exists()


def test_a_correction_is_written_by_keyboard_and_a_slot_put_in(
    enter: Enter, member: Member, item: Item
) -> None:
    agent = an_agent(OVERSEER)
    Item.objects.filter(id=item.id).update(narrator=agent)
    page = enter(member).page
    page.goto(f"/items/{item.id}/corrections/new/")
    page.get_by_label("Before: the words as they stood").focus()
    page.keyboard.type("kept safe")
    page.keyboard.press("Tab")
    page.keyboard.type("held back")
    words = page.locator("[name=words_en]")
    words.focus()
    page.keyboard.type(f"{OVERSEER} held them back.")
    follow(page.get_by_role("button", name="Save").first, "Enter")
    expect(page.locator("#id_words_en_error")).to_contain_text(SlotNames().slot(agent.id, "en"))
    expect(page.locator("[name=before]")).to_have_value("kept safe")
    words.fill("")
    words.focus()
    page.get_by_role("button", name=f"Put in the slot of {OVERSEER}").press("Enter")
    expect(words).not_to_have_value("")
    expect(words).to_be_focused()
    page.keyboard.type(" held them back.")
    follow(page.get_by_role("button", name="Save").first, "Enter")
    expect(
        page.get_by_text("Saved. Each language of the Item needs a new approval.")
    ).to_be_visible()
    note = CorrectionNote.objects.get()
    assert (note.before, note.after) == ("kept safe", "held back")
    assert Translation.objects.get(owner_id=note.id).text == f"{{agent:{agent.id}}} held them back."


def test_words_are_refused_where_they_would_show_whom_it_protects(
    enter: Enter, member: Member, item: Item
) -> None:
    page = enter(member).page
    page.goto(f"/items/{item.id}/corrections/new/")
    page.get_by_label("Reason").select_option("private_person")
    page.locator("[name=before]").fill("a name")
    page.locator("[name=words_en]").fill("A name was taken out.")
    follow(page.get_by_role("button", name="Save").first)
    expect(page.locator("#id_before_error")).to_contain_text("whom it protects")
    page.locator("[name=before]").fill("")
    follow(page.get_by_role("button", name="Save").first)
    expect(page.get_by_role("heading", name="Corrections")).to_be_visible()
    follow(page.get_by_role("link", name="Edit"))
    follow(page.get_by_role("button", name="Remove it"))
    expect(page.get_by_text("Nothing was set right on it.")).to_be_visible()
