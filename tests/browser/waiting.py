"""How a browser test waits: for what comes next, never for a time or for silence after a click.

After a click the old page stands for a while, and answers whoever reads it. So what leads to
another page goes through `follow`, what htmx puts in is awaited with `swapped`, and all else is
read by `expect`, which asks again until it is so.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Locator, Page

# A machine with much to do is no fault of the code: this only bounds how long a failure takes.
PATIENCE = 60_000  # milliseconds


def follow(lead: Locator, key: str = "") -> None:
    """Clicks *lead*, or presses *key* on it, and waits until the page it leads to has loaded."""
    with lead.page.expect_navigation():
        if key:
            lead.press(key)
        else:
            lead.click()


@contextmanager
def swapped(page: Page, target: str = "decide") -> Iterator[None]:
    """Waits at its end until htmx has put an answer in the place of the element *target*."""
    page.evaluate(
        """id => {
          window.hasSettled = false;
          document.addEventListener("htmx:afterSettle", (event) => {
            if (event.target.id === id) window.hasSettled = true;
          });
        }""",
        target,
    )
    yield
    page.wait_for_function("() => window.hasSettled")  # a function: the policy forbids eval


def resize(page: Page, width: int, height: int = 900) -> None:
    """Gives the window that size, and waits until the page knows of it."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function("width => window.innerWidth === width", arg=width)


def leave(contexts: Iterable[BrowserContext]) -> None:
    """Closes *contexts*, and waits until the live server has answered whatever they still asked.

    Its threads have the test's own connection to the database, which is emptied next.
    """
    for context in contexts:
        context.close()
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(PATIENCE / 1000)
