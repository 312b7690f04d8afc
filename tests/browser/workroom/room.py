"""A Member's browser in the workroom; in a test: `from tests.browser.workroom.room import *`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser.waiting import PATIENCE, leave
from tests.clearing_walk import OVERSEER
from tests.workroom_fixtures import client_of

from firsthand.workroom.members.models import Member

__all__ = ["ENGLISH", "PERSIAN", "Enter", "Room", "browser", "enter"]

ENGLISH = (
    "The drawer 𝔊\nThat winter 😀 Maneli the clerk kept the letters in a drawer.\n"
    f"Only {OVERSEER} had a key, and {OVERSEER} was away."
)
PERSIAN = (
    "دفتر خاک\nآن زمستان 😀 مانلی نامه‌ها را در کشو نگه می‌داشت.\n"
    "فقط کیومرث پلوند کلید داشت و او هم نبود."
)


@pytest.fixture
def browser(chrome: Browser) -> Browser:
    return chrome


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
        context.set_default_timeout(PATIENCE)
        room = Room(context, context.new_page(), live_server.url)
        _listen(room)
        return room

    yield as_member
    leave(contexts)


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
