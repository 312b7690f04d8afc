"""One Chromium for all browser tests of a process: Playwright keeps one loop in a thread."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from tests.browser.waiting import PATIENCE

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def chrome(chromium: str) -> Iterator[Browser]:
    """A running Chromium without a window; skips where Playwright's driver does not start."""
    try:
        playwright = sync_playwright().start()
    except Exception:  # noqa: BLE001 - it raises no class of its own
        pytest.skip("Playwright's driver does not start: sudo apt install libatomic1")
    running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    yield running
    running.close()
    playwright.stop()
