"""The fixtures of the workroom, and pages of its own server in a real browser."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.browser.waiting import PATIENCE, follow, leave
from tests.workroom_fixtures import *  # noqa: F403 -- fixtures are found by name
from tests.workroom_fixtures import PASSWORD

from firsthand.workroom.members.models import Member

# Playwright keeps a loop of its own in this thread; the database is asked between its steps.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@dataclass(frozen=True, slots=True)
class Seen:
    """A page of the workroom, and what its console complained of."""

    page: Page
    complaints: list[str]


@pytest.fixture
def enter(chrome: Browser, live_server: LiveServer) -> Iterator[Callable[..., Seen]]:
    """Logs a Member in through the door, in a window of that width."""
    contexts = []

    def come_in(member: Member, *, width: int = 1280, scripts: bool = True) -> Seen:
        context = chrome.new_context(
            viewport={"width": width, "height": 900},
            base_url=live_server.url,
            java_script_enabled=scripts,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        seen = Seen(context.new_page(), [])
        seen.page.on("console", lambda message: seen.complaints.append(message.text))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.goto("/login/")
        seen.page.fill("#id_username", member.login)
        seen.page.fill("#id_password", PASSWORD)
        follow(seen.page.locator("#id_password"), "Enter")
        expect(seen.page.locator(".rail")).to_be_visible()
        return seen

    yield come_in
    leave(contexts)
