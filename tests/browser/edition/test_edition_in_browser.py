"""The edition as a browser shows it from a disk: nothing runs, nothing leaves, all of it fits."""

import re
from dataclasses import fields, is_dataclass, replace
from importlib.resources import files
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.integration.edition import editions, odd
from tests.unit.edition import sample

from firsthand.core.codes import PageSlug
from firsthand.core.text import Mark, MarkKind, Span, Text, make_text
from firsthand.edition.build import stylesheet
from firsthand.public.records import Credit, ItemRecord, PageRecord, SeriesRecord, Who

pytestmark = pytest.mark.browser

PAYLOADS = (
    "<script>document.title='ran'</script>",
    "<img src=x onerror=\"document.title='ran'\">",
    '"><svg onload="document.title=\'ran\'">',
    "' autofocus onfocus='document.title=`ran`",
    "</title><script>document.title='ran'</script>",
    "</style><script>document.title='ran'</script>",
    "javascript:document.title='ran'",
    "{{ 7 * 7 }}{% for x in [1] %}ran{% endfor %}",
    "<a href=javascript:document.title='ran'>x</a>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<iframe srcdoc=\"<script>parent.document.title='ran'</script>\"></iframe>",
    "<form action=https://evil.example><button autofocus>x</button></form>",
    "&lt;script&gt;document.title='ran'&lt;/script&gt;",
    "<!--<script>document.title='ran'</script>-->",
    "]]><script>document.title='ran'</script>",
)
EVIL = " ".join(PAYLOADS)
# Strings that are no words: an address is made of them, and a bad one is refused (other tests).
KEPT = {"item_id", "series_id", "language", "base_url", "translated_from"}
KEPT |= {"agent_id", "narrated", "credited", "mentioned"}
RULES = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].map((rule) => rule.cssText);
}"""
SCRIPTS = "document.querySelectorAll('script:not([type=\"application/ld+json\"])').length"


def poisoned(record: object) -> object:
    """*record* with every string in it replaced by all payloads."""
    changes = {
        field.name: poison(getattr(record, field.name))
        for field in fields(record)
        if field.name not in KEPT
    }
    return replace(record, **changes)


def poison(value: object) -> object:
    if type(value) is str:
        return EVIL
    if type(value) is tuple:
        return tuple(poison(part) for part in value)
    if type(value) is dict:
        return dict.fromkeys(value, EVIL)
    if isinstance(value, Text):
        return evil_text()
    return poisoned(value) if is_dataclass(value) else value


def evil_text() -> Text:
    """All payloads, one a block, under every kind of mark."""
    string = "\n".join(PAYLOADS)
    values = {MarkKind.HEADING: "1", MarkKind.LANGUAGE: "fa", MarkKind.REPLACED: "role"}
    marks, start = [], 0
    kinds = [kind for kind in MarkKind if kind is not MarkKind.CUT]
    for number, payload in enumerate(PAYLOADS):
        kind = kinds[number % len(kinds)]
        value = payload if kind is MarkKind.LINK else values.get(kind, "")
        marks.append(Mark(kind, Span(start, start + len(payload)), value))
        start += len(payload) + 1
    return make_text(string, marks)


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    items = [sample.published(poisoned(record)) for record in sample.records()]
    series = [SeriesRecord(record.series_id, poison(record.titles), 4) for record in sample.SERIES]
    pages = [PageRecord(slug, "en", EVIL, f"{EVIL}\n{EVIL}") for slug in PageSlug]
    archive = poisoned(replace(sample.ARCHIVE, languages=()))
    archive = replace(archive, languages=sample.ARCHIVE.languages)
    fronts = [poisoned(record) for record in sample.FRONTS]
    changed = {"items": items, "series": series, "pages": pages, "archive": archive}
    changed |= {"fronts": fronts, "agents": [poisoned(agent) for agent in sample.AGENTS]}
    return editions.built(tmp_path_factory.mktemp("evil"), **changed)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return editions.built(tmp_path_factory.mktemp("good"))


def test_every_string_field_is_poisoned() -> None:
    """The corpus reaches them all: a field that is added is poisoned too, or named in KEPT."""
    record = poisoned(next(r for r in sample.records() if r.credits and r.narrator))
    assert isinstance(record, ItemRecord)
    strings = {f.name for f in fields(record) if type(getattr(record, f.name)) is str} - KEPT
    assert {name for name in strings if getattr(record, name) != EVIL} == set()
    assert record.narrator == Who(EVIL, record.narrator.shown_as)
    assert all(isinstance(credit, Credit) and credit.who.words == EVIL for credit in record.credits)


def test_payloads_run_nowhere(evil: Path, browser: Browser) -> None:
    page = browser.new_page()
    requests: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    for path in editions.pages(evil):
        page.goto(path.as_uri())
        assert page.title() != "ran", path
        assert page.evaluate(SCRIPTS) == 0, path
        assert page.evaluate("document.querySelectorAll('iframe,form,base,svg,img').length") == 0
        assert page.url == path.as_uri()
    page.close()
    assert faults == []
    assert {url for url in requests if not url.startswith("file:")} == set()


def test_a_payload_that_is_not_escaped_would_be_seen(
    tmp_path: Path, browser: Browser, good: Path
) -> None:
    """The test above can fail: the same corpus, put into a page raw and without the policy."""
    source = (good / "en" / "about.html").read_text("utf-8")
    start = source.index('<meta http-equiv="Content-Security-Policy"')
    source = source[:start] + source[source.index(">", start) + 1 :]
    planted = tmp_path / "planted.html"
    planted.write_text(source.replace("<main", PAYLOADS[0] + "<main"), "utf-8")
    page = browser.new_page()
    page.goto(planted.as_uri())
    assert page.title() == "ran"
    page.close()


def test_the_policy_alone_would_stop_a_script(tmp_path: Path, browser: Browser, good: Path) -> None:
    source = (good / "en" / "about.html").read_text("utf-8")
    planted = tmp_path / "planted.html"
    planted.write_text(source.replace("<main", PAYLOADS[0] + "<main"), "utf-8")
    page = browser.new_page()
    page.goto(planted.as_uri())
    assert page.title() != "ran"
    page.close()


def test_no_page_asks_anybody_for_anything(good: Path, browser: Browser) -> None:
    page = browser.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    styled = 0
    for path in editions.pages(good):
        page.goto(path.as_uri())
        styled += page.evaluate("getComputedStyle(document.body).marginTop === '0px'")
    page.close()
    assert all(url.startswith(good.as_uri()) for url in requests)
    assert styled == len(list(editions.pages(good)))


@pytest.mark.parametrize("width", [320, 390, 820, 1280])
def test_nothing_is_wider_than_the_window(good: Path, browser: Browser, width: int) -> None:
    assert too_wide(good, browser, width) == []


@pytest.mark.parametrize("name", odd.ODD)
def test_even_what_is_hard_to_set_fits(tmp_path: Path, browser: Browser, name: str) -> None:
    edition = editions.built(tmp_path, **odd.ODD[name]())
    assert too_wide(edition, browser, 320) == []


def too_wide(edition: Path, browser: Browser, width: int) -> list[str]:
    """One page of each kind and language that is wider than a window of *width* px."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    faults = []
    for path in editions.one_of_each(edition):
        page.goto(path.as_uri())
        if overflow(page) > 0:
            faults.append(path.relative_to(edition).as_posix())
    page.close()
    return faults


def overflow(page: Page) -> int:
    """How many px the page is wider than its window, to either side."""
    return page.evaluate(
        "Math.max(document.documentElement.scrollWidth - innerWidth,"
        " ...[...document.querySelectorAll('main *')].map(e => {"
        "   const box = e.getBoundingClientRect();"
        "   if (!box.width || e.closest('.unseen')) return 0;"
        "   return Math.max(-box.left, box.right - innerWidth) - 1; }))"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(good: Path, browser: Browser, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme, bypass_csp=True)
    for path in editions.one_of_each(good):
        page.goto(path.as_uri())
        found = Axe().run(page).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == [], path
    page.close()


WAYS = "[...document.querySelectorAll('a[href], summary')].filter(e => e.checkVisibility())"


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_way_is_open_to_the_keyboard(good: Path, browser: Browser, language: str) -> None:
    """Tab reaches all links in the order of the page, each with a ring around it."""
    page = browser.new_page()
    page.goto((good / language / "item" / f"{sample.pid(5)}.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
    ways = page.evaluate(f"{WAYS}.length")
    for number in range(1, ways):
        page.keyboard.press("Tab")
        assert page.evaluate(f"{WAYS}.indexOf(document.activeElement)") == number
        assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
    page.close()


def test_skipping_leads_to_the_text(good: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((good / "fa" / "index.html").as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_reply_is_as_large_as_what_it_answers(good: Path, browser: Browser, width: int) -> None:
    """F8, as it is set: beside the lead and after the text, in the page's script and another."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    for language in ("en", "fa"):
        page.goto((good / language / "index.html").as_uri())
        lead = page.eval_on_selector(".claim .said", size)
        replies = page.eval_on_selector_all(".answer .text", f"all => all.map({size})")
        assert replies
        assert min(replies) >= lead / 1.08 - 0.01  # naskh stands 1.08 times larger, for balance
        page.goto((good / language / "item" / f"{sample.pid(5)}.html").as_uri())
        text = page.eval_on_selector("#text", size)
        replies = page.eval_on_selector_all(".answer .text", f"all => all.map({size})")
        assert min(replies) >= text / 1.08 - 0.01
    page.close()


def test_at_twice_the_size_nothing_is_lost(good: Path, browser: Browser) -> None:
    """Zoom of 200% in a window of 640 px is one of 320 px; larger letters alone do no harm."""
    page = browser.new_page(viewport={"width": 640, "height": 800})
    for language in ("en", "ar"):
        page.goto((good / language / "index.html").as_uri())
        page.evaluate("document.documentElement.style.fontSize = '225%'")
        assert overflow(page) <= 0
    page.close()


def test_nothing_moves(good: Path) -> None:
    css = (good / "style" / "edition.css").read_text("utf-8")
    assert not [word for word in ("transition", "animation", "@keyframes") if word in css]


def test_the_style_sheet_says_what_its_source_says(browser: Browser) -> None:
    """Without comments and spare space a browser reads the very same rules."""
    page = browser.new_page()
    source = files("firsthand.edition").joinpath("static", "edition.css").read_text("utf-8")
    written, served = (page.evaluate(RULES, css) for css in (source, stylesheet()))
    page.close()
    assert served == written
    assert len(served) > 200
    assert len(stylesheet().encode()) < 25_000
