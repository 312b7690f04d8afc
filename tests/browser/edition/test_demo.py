"""Every page of the demo's edition: no fault of access, of HTML, of a link; nobody else asked."""

import functools
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.browser.edition.test_vnu import JAR, errors
from tests.integration.edition import editions

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of the demo archive."""
    archive = tmp_path_factory.mktemp("demo") / "archive"
    command = [sys.executable, "-m", "firsthand.cli", "demo", str(archive), "--no-serve"]
    subprocess.run(command, check=True, capture_output=True)
    return archive / "edition"


@pytest.fixture(scope="module")
def below_a_path(demo: Path) -> Iterator[str]:
    """The address of the demo's edition in a folder of a web server."""
    handler = functools.partial(_Quiet, directory=str(demo.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{demo.name}"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(demo: Path, browser: Browser, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    pages = list(editions.pages(demo))
    for path in pages if scheme == "light" else pages[::4]:
        page.goto(path.as_uri())
        found = Axe().run(page).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == [], path
    page.close()
    assert len(pages) > 100


@pytest.mark.skipif(
    not (JAR.is_file() and shutil.which("java")), reason="no vnu: run `make system-parts`"
)
def test_every_page_is_valid(demo: Path) -> None:
    assert errors(demo) == []


def test_every_address_leads_somewhere(demo: Path) -> None:
    broken = [
        (path.relative_to(demo).as_posix(), address)
        for path in editions.pages(demo)
        for address in editions.document(path).xpath("//@href | //@src")
        if not urlsplit(address).scheme and not _is_there(path, address)
    ]
    assert broken == []


def _is_there(page: Path, address: str) -> bool:
    parts = urlsplit(address)
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not target.is_file():
        return False
    return not parts.fragment or bool(
        editions.document(target).xpath("//*[@id=$name]", name=unquote(parts.fragment))
    )


def test_below_a_path_of_a_server_all_is_found_and_nobody_else_is_asked(
    demo: Path, browser: Browser, below_a_path: str
) -> None:
    page = browser.new_page()
    answers: list[tuple[int, str]] = []
    page.on("response", lambda answer: answers.append((answer.status, answer.url)))
    for path in editions.pages(demo):
        page.goto(f"{below_a_path}/{path.relative_to(demo).as_posix()}")
    page.close()
    assert [each for each in answers if each[0] not in {200, 304}] == []
    assert all(url.startswith(below_a_path) for _, url in answers)
