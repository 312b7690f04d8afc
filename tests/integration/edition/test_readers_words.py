"""What readers of another language meet: words of the archive in theirs, names that they know."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.integration.edition import editions
from tests.unit.edition import sample
from tests.unit.edition.sample_texts import EN_MEMOIR

from firsthand.core.codes import AgentRole, DateShown
from firsthand.edition.build import BuildReport, build
from firsthand.edition.state import Earlier
from firsthand.public.bundle import write_bundle
from firsthand.public.records import Credit, FrontEntry, FrontRecord, ShownAs, Who, WrittenDate

HEADLINE, TEASER = "Noushine tells what she set the wrong way round", "First part of a talk."
PART = sample.pid(2)  # a French text, first of its Series
ROLE = "one of those who signed"


def words_of(page: Path, path: str) -> list[str]:
    found = editions.document(page).xpath(path)
    return [" ".join(element.text_content().split()) for element in found]


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, the French text called in English by its front page, a letter by many."""
    entries = [
        FrontEntry(sample.pid(5), lead=True),
        FrontEntry(PART, lead=False, headline=HEADLINE, teaser=TEASER),
    ]
    letter = replace(
        sample.PLAIN,
        item_id=sample.pid(30),
        credits=(
            Credit(AgentRole.SIGNATORY, Who(ROLE, ShownAs.ROLE)),
            Credit(
                AgentRole.ADDRESSEE,
                Who("the registry", ShownAs.NAME, sample.BUREAU),
            ),
        ),
        connection="CN1",
    )
    agents = [
        replace(agent, credited=(*agent.credited, letter.item_id))
        if agent.agent_id == sample.BUREAU
        else agent
        for agent in sample.AGENTS
    ]
    items = [*sample.items(), sample.published(letter)]
    items.sort(key=lambda item: (item.record.item_id, item.record.language))
    fronts = [FrontRecord("en", tuple(entries)), *sample.FRONTS[1:]]
    folder = tmp_path_factory.mktemp("readers")
    return editions.built(folder, items=items, fronts=fronts, agents=agents)


@pytest.mark.parametrize(
    "page",
    [
        "en/index.html",
        "en/dates.html",
        "en/kind/ITM02.html",
        f"en/series/{sample.pid(101)}.html",
        f"en/agent/{sample.ORGANIZATION}.html",
    ],
)
def test_a_list_calls_a_text_as_its_readers_can_read_it(edition: Path, page: str) -> None:
    links = editions.document(edition / page).xpath(f"//a[contains(@href, '{PART}')]")
    titles = [link for link in links if link.get("class") != "more"]
    assert titles
    assert all(HEADLINE in link.text_content() for link in titles)
    assert {link.get("hreflang") for link in titles} == {"fr"}
    assert not [link for link in titles if link.xpath("descendant-or-self::*[@lang]")]


def test_elsewhere_a_text_keeps_its_own_title(edition: Path) -> None:
    (title,) = editions.document(edition / "fa/dates.html").xpath(
        f"//h3/a[contains(@href, '{PART}')]"
    )
    assert title.get("lang") == "fr"
    assert HEADLINE not in title.text_content()


def test_the_series_has_our_teaser_too(edition: Path) -> None:
    page = edition / f"en/series/{sample.pid(101)}.html"
    assert words_of(page, "//p[@class='ours'][not(@lang)]") == [TEASER]


def test_who_is_addressed_does_not_speak(edition: Path) -> None:
    page = edition / f"en/agent/{sample.BUREAU}.html"
    assert words_of(page, "//section[@class='onlist']/h2") == ["Speaks here", "Is addressed here"]
    (addressed,) = words_of(page, "//section[@class='onlist'][2]//li//p[@class='by']")
    assert "One of those who signed" in addressed


def test_a_role_begins_a_line_with_a_large_letter(edition: Path) -> None:
    page = edition / f"en/item/{sample.pid(30)}.html"
    first, *_ = words_of(page, "//dl[@class='asks']/div[1]/dd")
    assert first == f"Signed: [{ROLE}]"
    shown = words_of(edition / "en/dates.html", "//p[@class='by']")
    assert any(f". [{ROLE.capitalize()}], " in words for words in shown)


def test_a_role_in_another_language_stands_apart_in_its_own(edition: Path) -> None:
    document = editions.document(edition / "fa/dates.html")
    (role,) = document.xpath(f"//bdi[contains(., '{ROLE.capitalize()}')]")
    assert (role.get("lang"), role.get("dir")) == ("en", "ltr")
    assert role.xpath("b[@class='role']")


def test_a_name_that_readers_know_stands_for_the_one_they_cannot_read(tmp_path: Path) -> None:
    names = {"en": "Vashandar Registry Bureau", "fa": "دفتر ثبت وشاندر"}
    agents = [
        replace(agent, names=names) if agent.agent_id == sample.BUREAU else agent
        for agent in sample.AGENTS
    ]
    edition = editions.built(tmp_path, agents=agents)
    rows = editions.document(edition / "fa/kind/ITM06.html").xpath("//p[@class='by']/bdi")
    assert [(row.text_content(), row.get("lang")) for row in rows] == [(names["fa"], None)]
    rows = editions.document(edition / "fr/kind/ITM06.html").xpath("//p[@class='by']/bdi")
    assert [(row.text_content(), row.get("lang")) for row in rows] == [(names["en"], "en")]


def test_a_reply_bears_its_own_date_and_not_that_of_its_approval(tmp_path: Path) -> None:
    dated = {sample.REPLY: WrittenDate("1996-12-02", shown=DateShown.DAY)}
    dated[sample.SECOND_REPLY] = WrittenDate("2026-03", shown=DateShown.MONTH)
    items = [
        sample.published(replace(r, issued=dated.get(r.item_id, r.issued)), date(2026, 3, 14))
        for r in sample.records()
    ]
    edition = editions.built(tmp_path, items=items)
    assert [words.split(".")[0] for words in _days(edition / "en/index.html")] == [
        "March 2026",  # a reply
        "3 February 2026",
        "21 November 2025",
        "2 December 1996",  # a reply
    ]
    log = words_of(edition / "en/corrections.html", "//section[@id='replies']//li/p[1]/b[1]")
    assert log == ["March 2026.", "2 December 1996."]


def _days(page: Path) -> list[str]:
    return words_of(page, "//aside[@class='notice']//li/p[1]/b[1]")


def test_other_words_on_a_front_page_make_the_lists_anew(tmp_path: Path) -> None:
    """Pages are taken over only where the words for other languages are as they were."""
    before, report = _called(tmp_path / "before", "One headline")
    after, again = _called(tmp_path / "after", "Another headline", Earlier(before, report.state))
    anew, _ = _called(tmp_path / "anew", "Another headline")
    assert sample.tree(after) == sample.tree(anew)
    assert again.taken_over > 0


def _called(place: Path, headline: str, earlier: Earlier | None = None) -> tuple[Path, BuildReport]:
    """An edition whose English front page calls the French text so."""
    entry = FrontEntry(PART, lead=True, headline=headline)
    fronts = [FrontRecord("en", (entry,)), *sample.FRONTS[1:]]
    write_bundle(place / "bundle", **sample.contents(fronts=fronts))
    return place / "edition", build(place / "bundle", place / "edition", earlier=earlier)


def test_corrected_words_are_marked_as_the_language_they_are_in(tmp_path: Path) -> None:
    """A correction of the translation is told on every page of the Item; its words stay English."""
    last = EN_MEMOIR.split("\n")[-1]
    mended = replace(sample.MENDED, after=last)
    items = [
        sample.published(replace(record, corrections=(mended,)))
        if record.item_id == sample.pid(5)
        else sample.published(record)
        for record in sample.records()
    ]
    edition = editions.built(tmp_path, items=items)
    for page in ("fa/corrections.html", "fr/corrections.html", f"fa/item/{sample.pid(5)}.html"):
        (change,) = editions.document(edition / page).xpath("//p[@class='change']")
        assert (change.get("lang"), change.get("dir")) == ("en", "ltr")
    (change,) = editions.document(edition / "en/corrections.html").xpath("//p[@class='change']")
    assert change.get("lang") is None
