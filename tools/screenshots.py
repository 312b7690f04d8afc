"""Takes the pictures of docs/images anew, from the demo archive; needs Chromium.

.venv/bin/firsthand demo DIR --no-serve
.venv/bin/python tools/screenshots.py DIR
"""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from PIL import Image
from playwright.sync_api import Browser, Page, Route, sync_playwright

IMAGES = Path(__file__).resolve().parents[1] / "docs/images"
PASSWORD = "wall-clock-orchard"  # noqa: S105 - the demo's, which prints it
PORT = 8790
WORKROOM = f"http://127.0.0.1:{PORT}"
WIDE, NARROW = {"width": 1280, "height": 1500}, {"width": 390, "height": 844}
QUALITY = 60
GAP = 24
# Name, page of the edition, window, light or dark.
EDITION = (
    ("front-en", "en/index.html", WIDE, "light"),
    ("front-fa", "fa/index.html", WIDE, "light"),
    ("front-ar-phone", "ar/index.html", NARROW, "light"),
    ("front-fr-dark", "fr/index.html", WIDE, "dark"),
)
ITEMS = (("item-en", "en", "light"), ("item-fa-dark", "fa", "dark"))


def main() -> None:
    """Writes every picture; the first one of README is two front pages side by side."""
    archive = Path(sys.argv[1]).resolve()
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        _edition(browser, archive / "edition")
        with _served(archive):
            _workroom(browser)
        browser.close()


def _edition(browser: Browser, edition: Path) -> None:
    taken = {
        name: _taken(browser, (edition / page).as_uri(), window, scheme)
        for name, page, window, scheme in EDITION
    }
    for name, language, scheme in ITEMS:
        longest = max((edition / language / "item").iterdir(), key=lambda each: each.stat().st_size)
        taken[name] = _taken(browser, longest.as_uri(), WIDE, scheme)
    for name, image in taken.items():
        _save(name, image)
    _save("fronts", _beside(taken["front-en"], taken["front-fa"]))


def _taken(browser: Browser, address: str, window: dict[str, int], scheme: str) -> Image.Image:
    page = browser.new_page(viewport=window, color_scheme=scheme)  # type: ignore[arg-type]
    page.route("**/faces.css", _faces_at_once)
    page.goto(address)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    image = _image(page)
    page.close()
    return image


def _faces_at_once(route: Route) -> None:
    """The faces as a reader's second page has them: a picture waits for them, a reader does not."""
    sheet = Path(unquote(urlsplit(route.request.url).path)).read_text("utf-8")
    route.fulfill(body=sheet.replace("optional", "block"), content_type="text/css")


def _workroom(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{WORKROOM}/login/")
    page.fill("[name=username]", "medlar")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"{WORKROOM}/")
    _save("workroom-list-fa", _image(page))
    page.locator("a.title[href*='/items/']", has_text="دفتر خاک").first.click()
    page.wait_for_load_state()
    page.locator("a[href$='/fa/clearing/']").first.click()
    page.wait_for_load_state()
    _save("workroom-clearing-fa", _image(page))


def _image(page: Page) -> Image.Image:
    page.wait_for_timeout(300)
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def _beside(left: Image.Image, right: Image.Image) -> Image.Image:
    both = Image.new("RGB", (left.width + GAP + right.width, left.height), "#cdd3d2")
    both.paste(left, (0, 0))
    both.paste(right, (left.width + GAP, 0))
    return both.resize((both.width * 3 // 4, both.height * 3 // 4), Image.Resampling.LANCZOS)


def _save(name: str, image: Image.Image) -> None:
    image.save(IMAGES / f"{name}.webp", quality=QUALITY, method=6)


@contextmanager
def _served(archive: Path) -> Iterator[None]:
    command = [sys.executable, "-m", "firsthand.cli", "serve", "--archive", str(archive)]
    server = subprocess.Popen([*command, "--port", str(PORT)])
    try:
        _await()
        yield
    finally:
        server.terminate()
        server.wait()


def _await() -> None:
    for _ in range(100):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", PORT)) == 0:
                return
        time.sleep(0.2)


if __name__ == "__main__":
    main()
