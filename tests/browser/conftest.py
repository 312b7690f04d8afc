"""One Chromium for all browser tests of a process: Playwright keeps one loop in a thread."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="session")
def chrome(chromium: str) -> Iterator[Browser]:
    """A running Chromium without a window."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()
