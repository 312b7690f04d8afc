"""The newcomer's walk in a real browser, with two Members and the real server.

A saved front page goes into a new archive; one teaser in Persian and one in English are cleared
by one Member, approved by the other, published, and stand on both front pages; then a Basis ends,
and the name is gone while the page stands.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import as_file

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.waiting import PATIENCE, follow

from firsthand.demo import DEMO

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PASSWORD = "nine boats under the causeway"  # noqa: S105 - tests only
PERSIAN, ENGLISH = "دفتر خاک، فصل یکم", "Seventeen collect their papers"
NARRATOR = "گلرخ آ."


@dataclass
class House:
    """A served archive: where its workroom and its edition answer."""

    workroom: str
    edition: str


def firsthand(*arguments: object) -> None:
    environment = {**os.environ, "FIRSTHAND_PASSWORD": PASSWORD}
    command = [sys.executable, "-m", "firsthand.cli", *map(str, arguments)]
    subprocess.run(command, check=True, env=environment, capture_output=True)


def free_ports() -> int:
    """A port that is free, and the next one too."""
    while True:
        with socket.socket() as one, socket.socket() as two:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
            try:
                two.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(1000):
        assert server.poll() is None, "the server ended before it answered"
        try:
            with urllib.request.urlopen(address):  # noqa: S310 - our own loopback server
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the server did not start")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    archive = tmp_path_factory.mktemp("walk") / "archive"
    languages = ("--language", "en", "--language", "fa")
    firsthand("init", archive, *languages, "--name", "Causeway Circle", "--member", "anise")
    firsthand("members", "--add", "medlar", "--archive", archive)
    port = free_ports()
    server = subprocess.Popen(
        [sys.executable, "-m", "firsthand.cli", "serve", "--archive", archive, "--port", str(port)],
        stderr=subprocess.DEVNULL,
    )
    found = House(f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port + 1}")
    try:
        wait_for(found.workroom + "/login/", server)
        yield found
    finally:
        server.terminate()
        server.wait()


@pytest.fixture
def browser(chrome: Browser) -> Browser:
    return chrome


def log_in(browser: Browser, house: House, login: str) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(house.workroom + "/login/")
    page.fill("#id_username", login)
    page.fill("#id_password", PASSWORD)
    follow(page.locator("main button.primary"))
    expect(page.locator(".rail")).to_be_visible()
    return page


def add_front_page(page: Page, house: House) -> None:
    page.goto(house.workroom + "/add/")
    with as_file(DEMO.joinpath("files", "front-page.html")) as path:
        page.set_input_files("input[name=chosen]", path)
        follow(page.locator("main form button.primary"))
    expect(page.locator("main a[href^='/items/']")).to_have_count(8)


def make_narrator(page: Page, house: House) -> str:
    """The address of the page of a narrator who published under that name before."""
    page.goto(house.workroom + "/people/new/")
    page.select_option("#id_kind", "person")
    page.fill("#id_name", NARRATOR)
    page.select_option("#id_language", "fa")
    page.fill("#id_role", "عضو پیشین")
    follow(page.locator("main form button.primary"))
    page.wait_for_url("**/people/*-*/")
    page.click("section[aria-labelledby=bases] summary")
    basis = page.locator("section[aria-labelledby=bases] form")
    basis.locator("[name=basis-kind]").select_option("published_earlier")
    basis.locator("[name=basis-covers]").first.check()
    basis.locator("[name=basis-minor][value=no]").check()
    basis.locator("[name=basis-published]").fill("1993")
    basis.locator("[name=basis-url]").fill("http://cahiers.example/19/sommaire.htm")
    follow(basis.locator("button.primary"))
    expect(page.locator("section[aria-labelledby=bases] form[action*='/end/']")).to_have_count(1)
    return page.url


def open_item(page: Page, house: House, title: str) -> None:
    page.goto(house.workroom + "/")
    follow(page.locator("main a[href^='/items/']", has_text=title))
    page.wait_for_url("**/items/*-*/")


def describe(page: Page, kind: str) -> None:
    follow(page.locator("a[href$='/describe/']").first)
    page.select_option("#id_kind", kind)
    page.check("[name=rights_basis][value=permission]")
    follow(page.locator("button[value=names]").last)
    page.wait_for_url("**/clearing/**")


def clear(page: Page, shown: str = "") -> None:
    """Decides every Mention by its panel: *shown* is shown, all else is no name or is withheld."""
    for _ in range(60):
        decision = page.locator("#decision")
        if not decision.count():
            return
        words = page.locator("#decide p.name").inner_text()
        wanted = "show" if shown and words.startswith(shown) else "withhold"
        current = page.locator("#decide").get_attribute("data-current")
        page.check(f"#decision [name=treatment][value={wanted}]")
        page.click("#decision button.primary")
        page.wait_for_function(
            "id => document.querySelector('#decide').dataset.current !== id", arg=current
        )
    pytest.fail("the Mentions never end")


def say_headline(page: Page, words: str) -> None:
    page.fill("#own [name=headline]", words)
    page.click("#own p > button")
    expect(page.locator("#own [role=status]")).not_to_be_empty()


def submit(page: Page) -> None:
    expect(page.locator(".htmx-request")).to_have_count(0)  # the button itself is put in anew
    follow(page.locator("#submit form button.primary"))


def approve_all(page: Page, house: House) -> None:
    """Approves everything that waits."""
    for _ in range(20):
        page.goto(house.workroom + "/review/")
        waiting = page.locator("ul.waiting a.title")
        if not waiting.count():
            return
        follow(waiting.first)
        follow(page.locator("button[value=approve]"))
    pytest.fail("the review never ends")


def compose_fronts(page: Page, house: House) -> None:
    for language in ("fa", "en"):
        page.goto(f"{house.workroom}/front/{language}/")
        for _ in range(2):
            follow(page.locator("button[name=add]").first)
        expect(page.locator("ol.order > li")).to_have_count(2)
        follow(page.locator("form[action*='/submit/'] button.primary"))


def publish(page: Page, house: House) -> None:
    page.goto(house.workroom + "/publish/")
    follow(page.locator("form[action$='/publish/start'] button.primary"))
    expect(page.locator("#publishing .success")).to_be_visible(timeout=5 * PATIENCE)


def words_of(page: Page, house: House, path: str) -> str:
    page.goto(house.edition + path)
    return page.locator("body").inner_text()


def test_the_walk(house: House, browser: Browser) -> None:
    anise, medlar = log_in(browser, house, "anise"), log_in(browser, house, "medlar")
    add_front_page(anise, house)
    narrator = make_narrator(anise, house)
    for title, kind, headline in (
        (PERSIAN, "ITM03", "یک صحاف از کشوی نامه‌ها می‌نویسد"),
        (ENGLISH, "ITM06", "A bureau says that it handed out papers"),
    ):
        open_item(anise, house, title)
        describe(anise, kind)
        clear(anise, NARRATOR[:-1])
        say_headline(anise, headline)
        submit(anise)
    approve_all(medlar, house)
    compose_fronts(anise, house)
    approve_all(medlar, house)
    publish(anise, house)

    reader = browser.new_page()
    persian, english = (words_of(reader, house, f"/{tag}/") for tag in ("fa", "en"))
    for front in (persian, english):
        assert "یک صحاف از کشوی نامه‌ها می‌نویسد" in front
        assert "A bureau says that it handed out papers" in front
    reader.goto(house.edition + "/fa/")
    follow(reader.locator("a.more[href*='fa/item/']").first)
    address = reader.url.removeprefix(house.edition)
    assert NARRATOR[:-1] in words_of(reader, house, address)

    anise.goto(narrator)
    anise.click("section[aria-labelledby=bases] details summary")
    follow(anise.locator("form[action*='/end/'] button"))
    publish(anise, house)
    after = words_of(reader, house, address)
    assert NARRATOR[:-1] not in after
    assert "[عضو پیشین]" in after
