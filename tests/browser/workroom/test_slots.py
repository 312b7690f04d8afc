"""Slots are put in where the cursor stood; without a script they stand there to be read."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from tests.browser.waiting import follow
from tests.clearing_walk import an_agent
from tests.workroom_fixtures import add_item

from firsthand.workroom.archive.models import Item
from firsthand.workroom.members.models import Member

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SLOT = "{Golrokh A.}"


@pytest.fixture
def item(member: Member) -> Item:  # noqa: ARG001 -- an archive has a Member first
    item = add_item()
    item.narrator = an_agent("Golrokh A.")
    item.save()
    return item


def test_a_slot_goes_to_where_the_cursor_stood(
    enter: Callable[..., object], member: Member, item: Item
) -> None:
    seen = enter(member)
    page = seen.page  # type: ignore[attr-defined]
    page.goto(f"/items/{item.id}/describe/")
    page.fill("#id_headline_en", "What  writes")
    page.evaluate("document.getElementById('id_headline_en').setSelectionRange(5, 5)")
    page.get_by_role("button", name="Put in the slot of Golrokh A.").click()
    expect(page.locator("#id_headline_en")).to_have_value(f"What {SLOT} writes")
    assert seen.complaints == []  # type: ignore[attr-defined]


def test_without_a_script_the_slot_is_there_and_no_dead_button(
    enter: Callable[..., object], member: Member, item: Item
) -> None:
    page = enter(member, scripts=False).page  # type: ignore[attr-defined]
    page.goto(f"/items/{item.id}/describe/")
    assert page.locator(".slots code").inner_text() == SLOT
    assert page.locator("button[data-slot]").is_hidden()


def test_credits_are_added_without_losing_what_was_typed(
    enter: Callable[..., object], member: Member, item: Item
) -> None:
    page = enter(member, scripts=False).page  # type: ignore[attr-defined]
    page.goto(f"/items/{item.id}/describe/")
    page.fill("#id_part_written", "Part the first")
    page.select_option("#credit_agent", label="Golrokh A.")
    page.select_option("#credit_role", "interviewer")
    follow(page.get_by_role("button", name="Add this credit"))
    expect(page.locator(".credits li")).to_contain_text("interviewer")
    expect(page.locator("#id_part_written")).to_have_value("Part the first")
