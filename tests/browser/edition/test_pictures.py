"""Pictures in the edition: closed until asked where they warn, of any shape, nothing sticks out."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from hashlib import sha512
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from tests.images import encoded
from tests.integration.edition import editions
from tests.unit.edition import sample

from firsthand.importers.run import Remade, remake
from firsthand.public.pictures import picture_path
from firsthand.public.records import Picture, PictureFile, PublishedItem

pytestmark = pytest.mark.browser

BOXES = """all => all.map(one => ({
  position: getComputedStyle(one).objectPosition, width: one.clientWidth, height: one.clientHeight
}))"""
SHAPES = {"plain": (1800, 1200), "dot": (1, 1), "ribbon": (20_000, 20), "thread": (20, 20_000)}
EXTREMES = {"panorama": (2400, 500), "pillar": (600, 2400)}
ALL = SHAPES | EXTREMES


@cache
def made(shape: str) -> Remade:
    colour = Image.linear_gradient("L").resize(ALL[shape])
    outcome = remake(encoded(colour.convert("RGB"), "PNG"))
    assert isinstance(outcome, Remade)
    return outcome


def shown(store: Path, shape: str, *warnings: str) -> Picture:
    """A picture of that shape, its files in *store*."""
    picture_id = f"{list(ALL).index(shape)}{int(bool(warnings))}".ljust(25, "0") + "g"
    files = []
    for file in made(shape).files:
        path = picture_path(picture_id, file.width)
        (store / Path(path).name).write_bytes(file.content)
        digest = sha512(file.content).hexdigest()
        files.append(PictureFile(path, "image/webp", file.width, file.height, digest))
    return Picture(picture_id, tuple(files), f"A {shape}.", "A caption.", warnings=warnings)


def showing(*pictures: Picture) -> list[PublishedItem]:
    items = sample.items()
    return [replace(item, record=replace(item.record, pictures=pictures)) for item in items]


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    store = tmp_path / "store"
    store.mkdir()
    all_shapes = [shown(store, shape) for shape in SHAPES]
    warned = shown(store, "plain", "WA1", "WA3")
    return editions.built(tmp_path, items=showing(*all_shapes, warned), pictures=store)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    yield context.new_page()
    context.close()


def an_item(edition: Path, language: str) -> Path:
    return min((edition / language / "item").glob("*.html"))


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_warning_hides_the_picture_until_it_is_opened_without_scripts(
    edition: Path, page: Page, language: str
) -> None:
    page.goto(an_item(edition, language).as_uri())
    warned = page.locator("details:has(img)")
    assert warned.count() == 1
    assert not warned.locator("img").is_visible()
    warned.locator("summary").click()
    expect(warned.locator("img")).to_be_visible()
    expect(warned.locator("img")).to_have_attribute("alt", "A plain.")


def test_with_scripts_it_is_not_even_fetched(edition: Path, browser: Browser) -> None:
    """Without them a browser fetches lazy pictures at once (HTML, lazy loading attributes)."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(an_item(edition, "en").as_uri())
    warned = page.locator("details:has(img)")
    stem = Path(warned.locator("img").get_attribute("src") or "").name.partition("-")[0]
    warned.locator("summary").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert not any(stem in address for address in asked)
    with page.expect_request(lambda request: stem in request.url):
        warned.locator("summary").click()
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_pictures_of_any_shape_fit(
    edition: Path, browser: Browser, language: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(an_item(edition, language).as_uri())
    for picture in page.locator("figure img").all():
        if picture.is_visible():
            picture.scroll_into_view_if_needed()
            expect(picture).not_to_have_js_property("naturalWidth", 0)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sizes = page.evaluate(
        "[...document.querySelectorAll('main > * figure img, figure img')]"
        ".filter((i) => i.checkVisibility()).map((i) => [i.naturalWidth, i.clientHeight])"
    )
    assert all(natural > 0 for natural, _ in sizes)
    assert all(height <= 1000 for _, height in sizes)
    assert Axe().run(page).violations_count == 0
    context.close()


def test_the_files_are_those_of_the_bundle_and_have_its_time(edition: Path) -> None:
    bundle = edition.parent / "bundle"
    files = sorted((edition / "pictures").iterdir())
    assert len(files) == len(list((bundle / "pictures").iterdir())) == 3 + 1 + 3 + 1 + 3
    for path in files:
        assert path.read_bytes() == (bundle / "pictures" / path.name).read_bytes()
    assert len({path.stat().st_mtime_ns for path in edition.rglob("*")}) == 1
    assert editions.broken(edition) == []


@pytest.mark.parametrize("shape", ["panorama", "pillar", "plain"])
def test_a_photograph_is_cropped_to_its_focal_point_on_the_front_page(
    tmp_path: Path, browser: Browser, shape: str
) -> None:
    front = on_the_front(tmp_path, replace(shown(tmp_path, shape), focus_x=900, focus_y=130))
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(front.as_uri())
    pictures = page.locator(".glimpse img")
    assert pictures.count() > 1
    for box in pictures.evaluate_all(BOXES):
        assert box["position"] == "100% 25%"
        assert 100 < box["height"] < 1.5 * box["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


@pytest.mark.parametrize(
    ("shape", "warnings"), [("plain", ("WA1",)), ("dot", ()), ("ribbon", ()), ("thread", ())]
)
def test_what_hides_or_is_too_small_is_not_on_the_front_page(
    tmp_path: Path, shape: str, warnings: tuple[str, ...]
) -> None:
    front = on_the_front(tmp_path, shown(tmp_path, shape, *warnings))
    assert b"<img" not in front.read_bytes()


def on_the_front(folder: Path, picture: Picture) -> Path:
    """The English front page of the sample, all of whose Items are photographs, this one."""
    items = [replace(each, record=replace(each.record, kind="ITM14")) for each in showing(picture)]
    return editions.built(folder / "made", items=items, pictures=folder) / "en/index.html"
