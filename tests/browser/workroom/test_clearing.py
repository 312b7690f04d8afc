"""Clearing in a real browser: by mouse, by keyboard, without a script; the front page by drag."""

import pytest
from playwright.sync_api import Page, expect
from tests.browser.waiting import follow, swapped
from tests.browser.workroom.room import *  # noqa: F403 -- fixtures are found by name
from tests.browser.workroom.room import ENGLISH, PERSIAN, Enter
from tests.clearing_walk import (
    OVERSEER,
    an_agent,
    clearing_address,
    ready_item,
    source_of,
)

from firsthand.workroom.archive.models import Item
from firsthand.workroom.protection.models import Mention
from firsthand.workroom.publishing.models import FrontPageEntry
from firsthand.workroom.publishing.own_pages import compose_front

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def by_member(item: Item) -> list[str]:
    """The words that a Member marked, in order."""
    version = source_of(item)
    rows = Mention.objects.filter(suggested_by="member").order_by("start")
    return [version.text[mention.start : mention.end] for mention in rows]


TEXTS = [("en", ENGLISH, "Maneli the clerk"), ("fa", PERSIAN, "مانلی نامه‌ها")]


def select_by_mouse(page: Page, words: str) -> None:
    """Drags over *words* in the second paragraph, as a hand would."""
    box = page.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.getElementById("b-2"), 4);
          let node; while ((node = walker.nextNode()) && !node.data.includes(words));
          const range = document.createRange();
          const at = node.data.indexOf(words);
          range.setStart(node, at); range.setEnd(node, at + words.length);
          const box = range.getBoundingClientRect();
          const rtl = getComputedStyle(node.parentElement).direction === "rtl";
          return {from: rtl ? box.right - 1 : box.left + 1,
                  to: rtl ? box.left + 1 : box.right - 1, y: box.top + box.height / 2};
        }""",
        words,
    )
    page.mouse.move(box["from"], box["y"])
    page.mouse.down()
    page.mouse.move(box["to"], box["y"], steps=8)
    page.mouse.up()


@pytest.mark.parametrize(("language", "text", "words"), TEXTS)
@pytest.mark.parametrize("spoken", ["en", "fa"])
def test_words_are_marked_by_mouse(enter: Enter, member, language, text, words, spoken) -> None:  # noqa: PLR0913, PLR0917 - a grid
    member.language = spoken
    member.save()
    item = ready_item(text, language=language)
    room = enter(member)
    room.open(clearing_address(item, language))
    Mention.objects.all().delete()
    page = room.open(clearing_address(item, language))
    select_by_mouse(page, words)
    expect(page.locator("#toolbar")).to_be_visible()
    expect(page.locator("#toolbar [name=words]")).to_have_value(words)
    page.click("#toolbar button[value=name]")
    expect(page.locator("#decide .name")).to_have_text(words)
    assert by_member(item) == [words]
    expect(page.locator(f"#r-2 .m.open[aria-current]:has-text('{words}')")).to_be_visible()
    assert room.faults == []


@pytest.mark.parametrize(("language", "text", "words"), TEXTS)
def test_words_are_marked_by_keyboard_alone(enter: Enter, member, language, text, words) -> None:
    item = ready_item(text, language=language)
    room = enter(member)
    room.open(clearing_address(item, language))
    Mention.objects.all().delete()
    page = room.open(clearing_address(item, language))
    page.locator("#r-2 .no").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#b-2")).to_be_focused()
    forward = "ArrowLeft" if language == "fa" else "ArrowRight"
    for _ in range(40):
        page.keyboard.press(f"Shift+Control+{forward}")
    page.keyboard.press("Enter")
    expect(page.locator("#toolbar button[value=name]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#decide .name")).not_to_be_empty()
    (marked,) = by_member(item)
    line = source_of(item).text.split("\n")[1]
    assert line.startswith(marked)
    assert "😀" in marked
    assert words.split()[0] in marked
    assert room.faults == []


def test_escape_leaves_the_paragraph_for_its_number(enter: Enter, member) -> None:
    item = ready_item(ENGLISH)
    page = enter(member).open(clearing_address(item))
    page.locator("#r-2 .no").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("#r-2 .no")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#r-2 .no")).not_to_be_focused()


def test_keys_step_choose_and_save(enter: Enter, member) -> None:
    item = ready_item(ENGLISH)
    room = enter(member)
    page = room.open(clearing_address(item))
    count = source_of(item).mentions.count()
    first = page.locator("#decide").get_attribute("data-current")
    page.keyboard.press("n")
    expect(page.locator("#decide")).not_to_have_attribute("data-current", first)
    page.keyboard.press("p")
    expect(page.locator("#decide")).to_have_attribute("data-current", first)
    for _ in range(count):
        current = page.locator("#decide").get_attribute("data-current")
        if not current:
            break
        page.keyboard.press("4")
        page.keyboard.press("Enter")
        expect(page.locator("#decide")).not_to_have_attribute("data-current", current)
    assert not source_of(item).mentions.filter(treatment="").exists()
    expect(page.locator("#submit form button.primary")).to_be_visible()
    assert room.faults == []


def test_single_keys_can_be_switched_off_and_never_act_in_fields(enter: Enter, member) -> None:
    item = ready_item(ENGLISH)
    page = enter(member).open(clearing_address(item))
    page.fill("#replacement", "")
    page.locator("#replacement").press_sequentially("n4 p1")
    expect(page.locator("#replacement")).to_have_value("n4 p1")
    page.click(".keys summary")
    page.uncheck("#keys-on")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    second = page.locator("#rows .m.open").nth(1).get_attribute("id")
    for is_on in (False, True):
        page.set_checked("#keys-on", is_on)
        page.locator("#content").focus()
        page.keyboard.press("n")
    expect(page.locator("#rows .m[aria-current]")).to_have_attribute("id", second)
    assert sum("mention=" in address for address in asked) == 1


def test_the_result_changes_at_once_and_undo_takes_it_back(enter: Enter, member) -> None:
    item = ready_item(ENGLISH)
    page = enter(member).open(clearing_address(item))
    with swapped(page):
        page.click(f"#r-3 .m:has-text('{OVERSEER}') >> nth=0")
    expect(page.locator("#decide .name")).to_have_text(OVERSEER)
    page.check("#decision [value=role]")
    page.fill("#replacement", "the overseer")
    page.click("#decision button.primary")
    expect(page.locator("#r-3 .pub")).to_have_text(
        "Only [the overseer] had a key, and [the overseer] was away."
    )
    page.click(".undo button")
    expect(page.locator("#r-3 .pub .todo")).to_have_count(2)


def test_without_a_script_all_is_done_by_forms(enter: Enter, member) -> None:
    item = ready_item(ENGLISH)
    page = enter(member, script=False).open(clearing_address(item))
    page.fill("#id_paragraph", "2")
    page.fill("#id_words", "the letters")
    follow(page.locator(".more button[value=cut]"))
    expect(page.locator("#r-2 .cut-sign")).to_have_count(1)
    page.goto(page.url.split("?")[0])
    while page.locator("#decision").count():
        page.check("#decision [value=withhold]")
        follow(page.locator("#decision button.primary"))
    assert not source_of(item).mentions.filter(treatment="").exists()
    follow(page.locator("#submit form button"))
    expect(page.locator("ul.waiting li")).to_have_count(1)


def test_an_agent_is_found_by_typing_and_made_on_the_spot(enter: Enter, member) -> None:
    an_agent("Touraj Qashnavi")
    item = ready_item(ENGLISH)
    room = enter(member)
    page = room.open(clearing_address(item))
    with swapped(page):
        page.click(f"#r-3 .m:has-text('{OVERSEER}') >> nth=0")
    expect(page.locator("#decide .name")).to_have_text(OVERSEER)
    with swapped(page, "found"):
        page.fill("#q", "qash")
    page.click("#found a:has-text('Touraj Qashnavi')")
    expect(page.locator(".whom b")).to_have_text("Touraj Qashnavi")
    page.click(".make summary")
    page.fill("#id_role", "the overseer")
    page.get_by_role("button", name="Make and choose").click()
    expect(page.locator(".whom b")).to_have_text(OVERSEER)
    expect(page.locator("#decision label:has([value=role]) .gives")).to_have_text("[the overseer]")
    assert room.faults == []


def test_a_drag_orders_the_front_page(enter: Enter, member) -> None:
    items = [ready_item(f"Letter {number}\nThe key hung here.", by=member) for number in range(3)]
    compose_front("en", [item.id for item in items], by=member)
    room = enter(member)
    page = room.open("/front/en/")
    with page.expect_navigation():
        last, first = (page.locator(f"#i-{items[number].id}") for number in (2, 0))
        last.drag_to(first, target_position={"x": 200, "y": 4})
    order = FrontPageEntry.objects.order_by("position").values_list("item_id", flat=True)
    assert list(order) == [items[2].id, items[0].id, items[1].id]
    assert room.faults == []
