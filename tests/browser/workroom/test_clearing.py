"""Clearing, review and publishing in a real browser: mouse, keyboard, no script, payloads, axe."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
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
from firsthand.workroom.protection.models import Mention
from firsthand.workroom.publishing.models import FrontPageEntry
from firsthand.workroom.publishing.own_pages import compose_front
from firsthand.workroom.publishing.services import Subject, submit
from firsthand.workroom.wording.models import Translation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ENGLISH = (
    "The drawer 𝔊\nThat winter 😀 Maneli the clerk kept the letters in a drawer.\n"
    f"Only {OVERSEER} had a key, and {OVERSEER} was away."
)
PERSIAN = (
    "دفتر خاک\nآن زمستان 😀 مانلی نامه‌ها را در کشو نگه می‌داشت.\n"
    "فقط کیومرث پلوند کلید داشت و او هم نبود."
)
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


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop is not Django's
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@dataclass
class Room:
    """A Member's browser in the workroom, and what went wrong in it."""

    context: BrowserContext
    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle")
        return self.page


Enter = Callable[..., Room]


@pytest.fixture
def enter(browser: Browser, live_server) -> Iterator[Enter]:
    """Opens the workroom as a Member, logged in, at a width."""
    contexts = []

    def as_member(member: Member, *, width: int = 1280, script: bool = True) -> Room:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=script
        )
        contexts.append(context)
        session = client_of(member).cookies["firsthand"].value
        context.add_cookies([{"name": "firsthand", "value": session, "url": live_server.url}])
        context.set_default_timeout(10_000)
        room = Room(context, context.new_page(), live_server.url)
        _listen(room)
        return room

    yield as_member
    for context in contexts:
        context.close()


def _listen(room: Room) -> None:
    def console(message) -> None:
        if message.type in {"error", "warning"}:
            room.faults.append(message.text)

    def request(asked) -> None:
        if not asked.url.startswith((room.address, "data:", "about:")):
            room.faults.append(f"asked for {asked.url}")

    room.page.on("console", console)
    room.page.on("pageerror", lambda error: room.faults.append(str(error)))
    room.page.on("dialog", lambda dialog: room.faults.append(f"dialog {dialog.message}"))
    room.page.on("request", request)


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
    Mention.objects.all().delete()
    room = enter(member)
    page = room.open(clearing_address(item, language))
    Mention.objects.all().delete()
    page.reload()
    select_by_mouse(page, words)
    expect(page.locator("#toolbar")).to_be_visible()
    page.click("#toolbar button[value=name]")
    expect(page.locator("#decide .name")).to_have_text(words)
    assert by_member(item) == [words]
    expect(page.locator(f"#r-2 .m.open[aria-current]:has-text('{words}')")).to_be_visible()
    assert room.faults == []


@pytest.mark.parametrize(("language", "text", "words"), TEXTS)
def test_words_are_marked_by_keyboard_alone(enter: Enter, member, language, text, words) -> None:
    item = ready_item(text, language=language)
    room = enter(member)
    page = room.open(clearing_address(item, language))
    Mention.objects.all().delete()
    page.reload()
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
    current = page.locator("#decide").get_attribute("data-current")
    page.locator("#content").focus()
    page.keyboard.press("n")
    page.wait_for_timeout(300)
    expect(page.locator("#decide")).to_have_attribute("data-current", current)


def test_the_result_changes_at_once_and_undo_takes_it_back(enter: Enter, member) -> None:
    item = ready_item(ENGLISH)
    page = enter(member).open(clearing_address(item))
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
    page.click(".more button[value=cut]")
    expect(page.locator("#r-2 .cut-sign")).to_have_count(1)
    page.goto(page.url.split("?")[0])
    while page.locator("#decision").count():
        page.check("#decision [value=withhold]")
        page.click("#decision button.primary")
    assert not source_of(item).mentions.filter(treatment="").exists()
    page.click("#submit form button")
    expect(page.locator("ul.waiting li")).to_have_count(1)


def test_an_agent_is_found_by_typing_and_made_on_the_spot(enter: Enter, member) -> None:
    an_agent("Touraj Qashnavi")
    item = ready_item(ENGLISH)
    room = enter(member)
    page = room.open(clearing_address(item))
    page.click(f"#r-3 .m:has-text('{OVERSEER}') >> nth=0")
    expect(page.locator("#decide .name")).to_have_text(OVERSEER)
    page.locator("#q").press_sequentially("qash")
    page.click("#found a:has-text('Touraj Qashnavi')")
    expect(page.locator(".whom b")).to_have_text("Touraj Qashnavi")
    page.click(".make summary")
    page.fill("#id_role", "the overseer")
    page.click(".make button")
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
    agent = an_agent(PAYLOADS[0], treatment=Treatment.ROLE)
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
    return {
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


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("spoken", ["en", "fa"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    enter: Enter, member, furnished, spoken, width
) -> None:
    member.language = spoken
    member.save()
    room = enter(member, width=width)
    for name, place in furnished.items():
        page = room.open(place)
        found = Axe().run(page)
        told = [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in violations(found)]
        assert told == [], f"{name}, {spoken}, {width}"
        assert not page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        ), name
        page.set_viewport_size({"width": 320, "height": 700})
        assert not page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        ), f"{name} at 320"
        page.set_viewport_size({"width": width, "height": 900})
    assert room.faults == []


def violations(found) -> list[dict]:
    return found.response["violations"]
