"""Editions lie on the disk; they are opened in the one Chromium of the run."""

import pytest
from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser(chrome: Browser) -> Browser:
    """The Chromium of the run, by the name that these tests use."""
    return chrome
