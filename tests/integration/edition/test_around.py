"""What stands around the pages: feeds, citations, sitemaps, data for machines, headers."""

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import feedparser
import pytest
from lxml import etree
from tests.integration.edition import editions
from tests.unit.edition import sample
from tests.unit.edition.sample_relations import MENDED, REPLY

from firsthand.edition import sitemap
from firsthand.edition.hosting import ASKED_FOR, HEADERS, PAGE_POLICY
from firsthand.edition.pages.robots import contacts
from firsthand.public.records import ShownAs, Who

BASE = "https://causeway.example/archive"
KNOWN = {"archive": replace(sample.ARCHIVE, base_url=f"{BASE}/")}
XML_FEEDS = ("feed.xml", "rss.xml")
SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's edition, which does not know its address."""
    return editions.built(tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, which knows it."""
    return editions.built(tmp_path_factory.mktemp("known"), **KNOWN)


def entries(edition: Path, language: str, name: str) -> list[tuple[str, str, str]]:
    """Id, title and content of each entry of a feed, in its order."""
    path = edition / language / name
    if name.endswith(".json"):
        found = json.loads(path.read_bytes())["items"]
        return [(item["id"], item["title"], item["content_html"]) for item in found]
    feed = feedparser.parse(path.read_bytes())
    return [
        (entry.id, entry.title, entry.content[0].value if name == "feed.xml" else entry.summary)
        for entry in feed.entries
    ]


def data_of(page: Path) -> dict:
    """The block of data in *page*."""
    (block,) = editions.document(page).xpath("//script[@type='application/ld+json']/text()")
    return json.loads(block)


class TestFeeds:
    """Atom, RSS and JSON Feed hold the same."""

    @pytest.mark.parametrize("language", sample.ARCHIVE.languages)
    @pytest.mark.parametrize("name", XML_FEEDS)
    def test_a_reader_takes_them_without_complaint(
        self, known: Path, plain: Path, language: str, name: str
    ) -> None:
        for edition in (known, plain):
            feed = feedparser.parse((edition / language / name).read_bytes())
            assert not feed.bozo, feed.get("bozo_exception")
            assert feed.version in {"atom10", "rss20"}
            assert feed.feed.title == sample.ARCHIVE.name[language]
            assert feed.feed.language == language
            assert all(entry.id.startswith("urn:uuid:") for entry in feed.entries)
            assert all(entry.published_parsed for entry in feed.entries)

    @pytest.mark.parametrize("language", sample.ARCHIVE.languages)
    def test_a_json_feed_has_what_its_standard_asks(self, known: Path, language: str) -> None:
        feed = json.loads((known / language / "feed.json").read_bytes())
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == f"{BASE}/{language}/feed.json"
        assert feed["home_page_url"] == f"{BASE}/{language}/"
        for item in feed["items"]:
            assert item["url"].startswith(f"{BASE}/{language}/item/")
            assert item["date_published"] <= item["date_modified"]

    @pytest.mark.parametrize("language", sample.ARCHIVE.languages)
    def test_all_three_hold_the_same_entries(self, plain: Path, language: str) -> None:
        atom, rss, json_feed = (
            entries(plain, language, name) for name in (*XML_FEEDS, "feed.json")
        )
        assert [row[:2] for row in atom] == [row[:2] for row in rss]
        assert [row[:2] for row in atom] == [row[:2] for row in json_feed]
        assert len(atom) == Counter(record.language for record in sample.records())[language]

    def test_ids_do_not_hang_on_the_address(self, plain: Path, known: Path) -> None:
        for name in (*XML_FEEDS, "feed.json"):
            one, other = (entries(edition, "en", name) for edition in (plain, known))
            assert [row[0] for row in one] == [row[0] for row in other]

    @pytest.mark.parametrize("name", [*XML_FEEDS, "feed.json"])
    def test_a_reply_stands_whole_in_the_entry_of_what_it_answers(
        self, plain: Path, name: str
    ) -> None:
        """F8: at once and in its own language."""
        reply = next(record for record in sample.records() if record.item_id == REPLY)
        last = reply.text.string.split("\n")[-1]
        answered = next(row for row in entries(plain, "en", name) if "Letters were held" in row[1])
        assert last in editions.html.fromstring(answered[2]).text_content()

    @pytest.mark.parametrize("name", [*XML_FEEDS, "feed.json"])
    def test_a_correction_stands_in_the_entry_and_a_quiet_one_says_no_words(
        self, plain: Path, name: str
    ) -> None:
        """F20."""
        content = "".join(row[2] for row in entries(plain, "en", name))
        said = editions.html.fromstring(content).text_content()
        assert MENDED.before in said
        assert MENDED.after in said
        assert said.count("Reason: the law.") == 1

    def test_a_late_reply_makes_an_old_entry_new(self, tmp_path: Path) -> None:
        items = [
            sample.published(item.record, date(2026, 9, 9))
            if item.record.item_id == REPLY
            else sample.published(
                item.record, date(2026, 1, int(item.record.item_id[-1], 32) % 9 + 1)
            )
            for item in sample.items()
        ]
        edition = editions.built(tmp_path, items=items)
        first = {row[1] for row in entries(edition, "en", "feed.xml")[:3]}
        assert any("Letters were held" in title for title in first)

    def test_no_more_than_fifty(self, tmp_path: Path) -> None:
        items = [
            sample.published(
                replace(sample.PLAIN, item_id=sample.pid(400 + number)),
                date(2026, 1, 1 + number % 28),
            )
            for number in range(70)
        ]
        edition = editions.built(tmp_path, items=items, links=(), agents=(), fronts=(), series=())
        found = json.loads((edition / "en/feed.json").read_bytes())["items"]
        assert len(found) == 50
        assert [item["date_modified"] for item in found] == sorted(
            (item["date_modified"] for item in found), reverse=True
        )


class TestData:
    """JSON-LD, OpenGraph, canonical addresses, alternates."""

    def test_every_page_in_the_frame_says_what_it_is(self, plain: Path) -> None:
        kinds = Counter(
            data_of(page)["@type"] for page in editions.pages(plain) if page.parent != plain
        )
        assert kinds["Article"] == len(sample.records())
        assert kinds["CreativeWorkSeries"] == 2 * len(sample.ARCHIVE.languages)
        assert kinds["CollectionPage"] >= 4 * len(sample.ARCHIVE.languages)

    def test_nobody_is_a_node(self, plain: Path) -> None:
        """F15: whoever speaks is a line of words."""
        blocks = [data_of(page) for page in plain.glob("*/item/*.html")]
        assert not any('"Person"' in json.dumps(block) for block in blocks)
        assert "Golrokh A." in {block.get("creditText") for block in blocks}
        assert not any("author" in block for block in blocks)

    def test_addresses_stand_only_where_there_is_one(self, plain: Path, known: Path) -> None:
        for page in plain.rglob("*.html"):
            text = page.read_text("utf-8")
            assert 'rel="canonical"' not in text
            assert "og:url" not in text
            assert '"url"' not in text
        for page in known.glob("*/*/*.html"):
            (canonical,) = editions.document(page).xpath("//link[@rel='canonical']/@href")
            path = page.relative_to(known).as_posix().removesuffix("index.html")
            assert canonical == data_of(page)["url"] == f"{BASE}/{path}"

    def test_alternates_are_mutual_and_one_is_for_all_others(self, known: Path) -> None:
        found = {}
        for page in known.glob("*/**/*.html"):
            links = editions.document(page).xpath("//link[@hreflang]")
            path = page.relative_to(known).as_posix()
            found[f"{BASE}/{path.removesuffix('index.html')}"] = {
                link.get("hreflang"): link.get("href") for link in links
            }
        several = [links for links in found.values() if links]
        assert several
        for links in several:
            twins = {href for tag, href in links.items() if tag != "x-default"}
            assert "x-default" in links
            assert all(found[twin] == links for twin in twins)
        assert found[f"{BASE}/fa/"]["x-default"] == f"{BASE}/"

    def test_no_word_of_a_source_ends_the_block(self, tmp_path: Path) -> None:
        headline = "</script><script>alert(1)</script> & <!-- \u2028 \\ \" '"
        record = replace(
            sample.PLAIN,
            headline=headline,
            licence="</SCRIPT >",
            narrator=Who("</script>", ShownAs.PSEUDONYM),
        )
        edition = editions.built(
            tmp_path, items=[sample.published(record)], links=(), agents=(), fronts=(), series=()
        )
        page = edition / "en/item" / f"{record.item_id}.html"
        assert data_of(page)["headline"] == headline
        assert data_of(page)["license"] == "</SCRIPT >"
        assert len(editions.document(page).xpath("//script")) == 1
        source = page.read_text("utf-8")
        assert source.lower().count("<script") == source.lower().count("</script>") == 1


class TestCitations:
    """BibTeX and RIS in the page, CSL-JSON a language."""

    def test_every_text_is_in_the_list_of_its_language(self, plain: Path) -> None:
        for language in sample.ARCHIVE.languages:
            rows = json.loads((plain / language / "citations.json").read_bytes())
            records = [record for record in sample.records() if record.language == language]
            assert {row["id"] for row in rows} == {
                f"{record.item_id}-{language}" for record in records
            }
            assert all(row["type"] == "webpage" and row["title"] for row in rows)
            assert all(row["note"].startswith("urn:uuid:") for row in rows)
            assert all(row["version"] == "2026-03-14" for row in rows)

    def test_the_id_is_that_of_the_feed(self, plain: Path) -> None:
        rows = json.loads((plain / "fa/citations.json").read_bytes())
        assert {row["note"] for row in rows} == {row[0] for row in entries(plain, "fa", "feed.xml")}

    def test_the_forms_of_a_page_are_well_formed(self, plain: Path) -> None:
        for page in plain.glob("*/item/*.html"):
            bibtex, ris = editions.document(page).xpath("//pre")
            written = bibtex.text_content()
            assert re.match(r"@online\{[0-9a-v]{26}-[a-z]+,\n", written)
            bare = re.sub(r"\\.", "", written)
            assert bare.count("{") == bare.count("}")
            lines = ris.text_content().split("\n")
            assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
            assert (lines[0], lines[-1]) == ("TY  - ELEC", "ER  - ")

    def test_a_title_of_the_source_is_quoted_and_a_role_stands_in_brackets(
        self, plain: Path
    ) -> None:
        rows = json.loads((plain / "en/citations.json").read_bytes())
        by_who = {row["author"][0]["literal"] for row in rows if "author" in row}
        assert "Golrokh A." in by_who
        assert "[a former member]" in by_who
        french = json.loads((plain / "fr/citations.json").read_bytes())
        assert any(row["title"].startswith("«") for row in french)

    def test_signs_of_tex_are_words(self, tmp_path: Path) -> None:
        record = replace(sample.PLAIN, headline="50% & {more} of #1_a\\b ~ ^ $")
        edition = editions.built(
            tmp_path, items=[sample.published(record)], links=(), agents=(), fronts=(), series=()
        )
        page = edition / "en/item" / f"{record.item_id}.html"
        bibtex = editions.document(page).xpath("//pre")[0].text_content()
        assert (
            r"title = {{50\% \& \{more\} of \#1\_a\textbackslash{}b "
            r"\textasciitilde{} \textasciicircum{} \$}}" in bibtex
        )


class TestSitemap:
    """Pages with their twins; parts where there are many."""

    def test_every_page_and_its_twins(self, known: Path) -> None:
        tree = etree.parse(known / "sitemap.xml")
        places = tree.xpath("//s:loc/text()", namespaces=SITEMAP)
        pages = {
            f"{BASE}/{page.relative_to(known).as_posix()}".removesuffix("index.html")
            for page in editions.pages(known)
            if page.name != "404.html"
        }
        assert sorted(places) == sorted(pages)
        for url in tree.xpath("//s:url[x:link]", namespaces=SITEMAP):
            links = {
                link.get("hreflang"): link.get("href")
                for link in url.xpath("x:link", namespaces=SITEMAP)
            }
            assert url.xpath("string(s:loc)", namespaces=SITEMAP) in links.values()
            assert set(links.values()) <= pages

    def test_many_pages_make_parts_and_an_index(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sitemap, "ADDRESSES", 30)
        edition = editions.built(tmp_path, **KNOWN)
        index = etree.parse(edition / "sitemap.xml")
        parts = index.xpath("/s:sitemapindex/s:sitemap/s:loc/text()", namespaces=SITEMAP)
        assert len(parts) > 1
        counts = [
            len(etree.parse(edition / part.removeprefix(f"{BASE}/")).getroot()) for part in parts
        ]
        assert max(counts) <= 30
        assert sum(counts) == sum(1 for _ in editions.pages(edition)) - 1

    def test_none_without_an_address(self, plain: Path) -> None:
        assert not list(plain.glob("sitemap*"))
        assert "Sitemap" not in (plain / "robots.txt").read_text()


class TestServers:
    """Headers and security.txt."""

    def test_the_file_of_headers_says_them_all(self, plain: Path) -> None:
        lines = (plain / "_headers").read_text("utf-8").split("\n")
        assert lines[0] == "/*"
        assert {line.strip() for line in lines} >= {
            f"{name}: {value}" for name, value in HEADERS.items()
        }
        kinds = {path.suffix for path in plain.rglob("*") if path.is_file() and path.suffix}
        assert {f"/*{kind}" for kind in kinds} <= set(lines)
        assert lines.count("  Cache-Control: no-cache") == len(ASKED_FOR) + 2

    def test_pages_and_servers_have_one_policy(self, plain: Path) -> None:
        for page in editions.pages(plain):
            (policy,) = editions.document(page).xpath(
                "//meta[@http-equiv='Content-Security-Policy']/@content"
            )
            assert policy == PAGE_POLICY
        assert HEADERS["Content-Security-Policy"].startswith(f"{PAGE_POLICY}; ")

    def test_security_txt_lasts_a_year_from_the_edition(self, known: Path) -> None:
        lines = (known / ".well-known/security.txt").read_text("utf-8").splitlines()
        assert lines == [
            "Contact: mailto:desk@causeway.example",
            "Expires: 2027-03-14T00:00:00Z",
            "Preferred-Languages: en, fa, ar, fr",
            f"Canonical: {BASE}/.well-known/security.txt",
        ]

    def test_from_a_leap_day_it_lasts_to_the_first_of_march(self, tmp_path: Path) -> None:
        archive = replace(sample.ARCHIVE, edition_date=date(2028, 2, 29))
        edition = editions.built(tmp_path, archive=archive)
        assert "Expires: 2029-03-01T" in (edition / ".well-known/security.txt").read_text()

    @pytest.mark.parametrize("change", [{"contact": {"en": "Box 9"}}, {"edition_date": None}])
    def test_without_a_way_or_a_date_there_is_none(self, tmp_path: Path, change: dict) -> None:
        edition = editions.built(tmp_path, archive=replace(sample.ARCHIVE, **change))
        assert not (edition / ".well-known").exists()

    def test_ways_are_found_in_words(self) -> None:
        words = (
            "Box 9. desk@causeway.example, or (https://causeway.example/write). http://no.example"
        )
        assert contacts([words, words]) == [
            "mailto:desk@causeway.example",
            "https://causeway.example/write",
        ]
