"""Whole editions: links, words, titles, gaps, twins, and what is never there."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from tests.integration.edition import editions
from tests.unit.edition import sample

from firsthand.core.codes import Completeness, Genre
from firsthand.core.text import Text
from firsthand.edition.build import build
from firsthand.edition.errors import AddressError, DanglingError, OutputExistsError
from firsthand.public.bundle import write_bundle
from firsthand.public.records import FrontEntry, FrontRecord, SeriesRecord

LONG = "Why " + "so very " * 60 + "long"
ATOM_IDS = etree.XPath("//a:id/text()", namespaces={"a": "http://www.w3.org/2005/Atom"})
PART = replace(sample.PLAIN, series_id=sample.pid(100), title="", supplied_title="A part")


def parts(*numbers: int | None) -> list:
    return [
        sample.published(replace(PART, item_id=sample.pid(20 + at), part=number))
        for at, number in enumerate(numbers)
    ]


def gapped() -> dict[str, object]:
    items = parts(2, 3, 7, None, None)
    return {
        "items": items,
        "series": [SeriesRecord(sample.pid(100), {}, 9)],
        "fronts": [FrontRecord("en", (FrontEntry(items[0].record.item_id, lead=True),))],
    }


def other_languages() -> dict[str, object]:
    tags = ("ckb", "de", "fa-AF", "und", "zh-Hant")
    records = [replace(sample.PLAIN, language=tag) for tag in tags]
    return {"items": [sample.published(record) for record in records], "fronts": (), "pages": ()}


def long_words() -> dict[str, object]:
    record = replace(sample.PLAIN, headline=LONG, teaser="x" * 400, text=Text("y" * 5000))
    return {"items": [sample.published(record)], "fronts": (), "series": ()}


EDITIONS = {
    "the sample": dict,
    "gaps": gapped,
    "other languages": other_languages,
    "a very long headline": long_words,
    "one item": lambda: {"items": [sample.published(sample.PLAIN)], "fronts": (), "series": ()},
    "nothing": lambda: {
        "items": (),
        "fronts": (),
        "series": (),
        "pages": (),
        "archive": replace(sample.ARCHIVE, edition_date=None),
    },
    "an address of its own": lambda: {
        "archive": replace(sample.ARCHIVE, base_url="https://causeway.example/archive/")
    },
    "one language": lambda: {
        "archive": replace(sample.ARCHIVE, languages=("fa",)),
        "fronts": sample.FRONTS[1:2],
        "pages": (),
    },
}


@pytest.mark.parametrize("name", EDITIONS)
def test_every_link_leads_to_a_page_and_every_page_is_found(tmp_path: Path, name: str) -> None:
    edition = editions.built(tmp_path, **EDITIONS[name]())
    assert editions.broken(edition) == []
    found = editions.reached(edition)
    assert set(editions.pages(edition)) - found <= {edition / "404.html"}


@pytest.mark.parametrize("name", EDITIONS)
def test_every_page_has_its_frame(tmp_path: Path, name: str) -> None:
    edition = editions.built(tmp_path, **EDITIONS[name]())
    for page in editions.pages(edition):
        document = editions.document(page)
        assert document.get("lang"), page
        assert document.get("dir") in {"ltr", "rtl"}, page
        assert len(document.xpath("//h1")) == 1, page
        assert len(document.xpath("//main[@id='main']")) == 1, page
        assert document.xpath("string(//title)").strip(), page
        (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'; style-src 'self'"), page
        assert document.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]
        assert document.xpath("//script/@type") in ([], ["application/ld+json"]), page
        assert not document.xpath("//script/@src | //@style | //style | //@onclick | //base"), page
        assert document.xpath("//p[contains(@class, 'demo')]"), page
        assert "desk@causeway.example" in document.text_content(), page


@pytest.mark.parametrize("name", EDITIONS)
def test_pages_are_well_formed(tmp_path: Path, name: str) -> None:
    """As XML too, once void elements are closed: every tag is closed in its order."""
    edition = editions.built(tmp_path, **EDITIONS[name]())
    for page in editions.pages(edition):
        source = page.read_text("utf-8").removeprefix("<!doctype html>\n")
        for void in ("meta", "link"):
            source = closed(source, void)
        etree.fromstring(source.encode())


def closed(source: str, void: str) -> str:
    head, *rest = source.split(f"<{void} ")
    return head + "".join(f"<{void} " + part.replace(">", "/>", 1) for part in rest)


HEADLINES = "//section[contains(@class, 'lead')]/h2 | //article/h2 | //article/h3"


def item_page(edition: Path, record: object) -> str:
    return (edition / record.language / "item" / f"{record.item_id}.html").read_text("utf-8")


def words_of(page: Path, path: str) -> list[str]:
    return [" ".join(node.text_content().split()) for node in editions.document(page).xpath(path)]


def test_a_gap_is_never_jumped_over(tmp_path: Path) -> None:
    edition = editions.built(tmp_path, **gapped())
    page = edition / "en" / "series" / f"{sample.pid(100)}.html"
    assert words_of(page, "//ol[@class='seq']/li//h2") == [
        "Part 1 is not in this edition",
        "[A part]",
        "[A part]",
        "Parts 4 to 6 are not in this edition",
        "[A part]",
        "Parts 8 to 9 are not in this edition",
        "[A part]",
        "[A part]",
    ]
    third = edition / "en" / "item" / f"{sample.pid(21)}.html"
    steps = words_of(third, "//nav[@class='onward']/div")
    assert steps[0] == "Previous[A part]"
    assert steps[1].startswith("Parts 4 to 6 are not in this edition")


def test_a_withdrawn_part_reads_as_one_that_was_never_held(tmp_path: Path) -> None:
    """Two archives, one gap: what was withdrawn leaves no trace (row 7, I10, I11)."""
    held = editions.built(tmp_path / "one", **gapped() | {"items": parts(2, 3, 7)})
    never = editions.built(tmp_path / "two", **gapped() | {"items": parts(2, 3, 7)})
    assert sample.tree(held) == sample.tree(never)
    withdrawn = editions.built(
        tmp_path / "three", **gapped() | {"items": [parts(2, 3, 7)[index] for index in (0, 2)]}
    )
    gone = sample.pid(21)
    for path in withdrawn.rglob("*"):
        assert gone not in path.name
        assert path.is_dir() or gone.encode() not in path.read_bytes()


def test_a_front_page_shows_an_item_in_its_language_else_labelled(tmp_path: Path) -> None:
    edition = editions.built(tmp_path)
    front = editions.document(edition / "fa" / "index.html")
    lead, second = front.xpath(HEADLINES)[:2]
    kickers = [title.getprevious().text_content() for title in (lead, second)]
    assert "به انگلیسی" not in kickers[0]
    assert "به انگلیسی" in kickers[1]
    (link,) = second.xpath("./a")
    assert (link.get("lang"), link.get("dir")) == ("en", "ltr")


def test_an_item_in_another_language_may_stand_under_our_words_in_this_one(tmp_path: Path) -> None:
    entry = FrontEntry(
        sample.pid(8), lead=True, headline="Parents say so", teaser="Notes of theirs."
    )
    edition = editions.built(tmp_path, fronts=[FrontRecord("en", (entry,))])
    front = edition / "en" / "index.html"
    assert words_of(front, HEADLINES) == ["Parents say so"]
    assert words_of(front, "//main//p[@class='ours']") == ["Notes of theirs."]
    assert not editions.document(front).xpath("//main/section/h2//@lang | //p[@class='ours']/@lang")
    assert "in Arabic" in text_of(front)
    assert words_of(front, "//a[@class='more']") == ["Read more: Parents say so"]


def test_read_more_carries_the_headline(tmp_path: Path) -> None:
    edition = editions.built(tmp_path)
    for language in ("en", "fa", "ar", "fr"):
        front = edition / language / "index.html"
        titles = words_of(front, HEADLINES)
        assert titles
        links = words_of(front, "//a[@class='more']")
        assert len(links) == len(titles)
        for title, link in zip(titles, links, strict=True):
            assert title in link


def test_titles_say_whose_they_are(tmp_path: Path) -> None:
    edition = editions.built(tmp_path)
    by_id = {(record.item_id, record.language): record for record in sample.records()}
    english, persian = by_id[sample.pid(5), "en"], by_id[sample.pid(5), "fa"]
    assert "<h1>Letters were held back" in item_page(edition, english)
    assert "<h1>«دفتر خاک، فصل یکم»</h1>" in item_page(edition, persian)
    assert "<h1>[Teaser 3]</h1>" in item_page(edition, by_id[sample.pid(12), "en"])
    # the source's title stands once: above the text, or in it under a headline of ours
    assert item_page(edition, persian).count("<h2>دفتر خاک، فصل یکم</h2>") == 0
    assert "<h2>The Book of Earth, chapter one</h2>" in item_page(edition, english)


def test_what_a_reader_must_know_stands_on_the_page(tmp_path: Path) -> None:
    edition = editions.built(tmp_path)
    winter = next(record for record in sample.records() if record.item_id == sample.pid(12))
    page = item_page(edition, winter)
    for sentence in (
        "Circumstances unknown",  # F12
        "This is a fragment. Its beginning is missing. Its end is missing.",  # F23
        "Made by a machine, and not yet checked by a person.",  # F24
        "Not reviewed by a second person.",
        "Quoted: no more than a stated extract of the source.",
        "desk@causeway.example",
    ):
        assert sentence in page, sentence
    evening = next(record for record in sample.records() if record.language == "ar")
    assert "، رأي" in item_page(edition, evening)  # F22


@pytest.mark.parametrize("genre", [Genre.OPINION, Genre.ADVOCACY, Genre.ADVERT])
def test_opinion_is_seen_wherever_the_item_is_named(tmp_path: Path, genre: Genre) -> None:
    record = replace(sample.PLAIN, genre=genre, completeness=Completeness.EXCERPT)
    front = FrontRecord("en", (FrontEntry(record.item_id, lead=True),))
    edition = editions.built(tmp_path, items=[sample.published(record)], fronts=[front], series=())
    word = {"opinion": "opinion", "advocacy": "advocacy", "advert": "advertisement"}[genre]
    for path in ("index.html", "dates.html", f"item/{record.item_id}.html", "feed.xml"):
        assert f"Memoir, {word}, excerpt" in text_of(edition / "en" / path), path


def text_of(page: Path) -> str:
    if page.suffix == ".xml":
        return " ".join(etree.parse(page).getroot().itertext())
    return " ".join(editions.document(page).text_content().split())


def test_replaced_names_are_marked_in_text_and_teaser(tmp_path: Path) -> None:
    edition = editions.built(tmp_path)
    memoir = next(r for r in sample.records() if (r.item_id, r.language) == (sample.pid(5), "en"))
    page = item_page(edition, memoir)
    fixed = f'<a class="fixed" href="#correction-{sample.MENDED.correction_id}">'
    assert f'<span class="role">[The overseer]</span> {fixed}held the letters back</a>' in page
    assert '<span class="alias">Nastaran</span>' in page
    assert '<span class="held">[name withheld]</span>' in page
    assert '<p class="cut"><b>[...]</b> Something is left out here.</p>' in page
    front = (edition / "en" / "index.html").read_text("utf-8")
    assert '<span class="role">[The overseer]</span> held the letters back.' in front


def test_feeds_are_atom_and_name_what_they_hold(tmp_path: Path) -> None:
    space = {"a": "http://www.w3.org/2005/Atom"}
    edition = editions.built(tmp_path)
    for language, count in (("en", 6), ("fa", 2), ("ar", 1), ("fr", 4)):
        feed = etree.parse(edition / language / "feed.xml")
        entries = feed.xpath("//a:entry", namespaces=space)
        assert len(entries) == count
        ids = feed.xpath("//a:id/text()", namespaces=space)
        assert len(set(ids)) == len(ids) == count + 1
        assert all(found.startswith("urn:uuid:") for found in ids)
        updated = set(feed.xpath("//a:entry/a:updated/text()", namespaces=space))
        assert updated == {"2026-03-14T00:00:00Z"}


def test_a_feed_id_stays_when_the_edition_changes(tmp_path: Path) -> None:
    one = editions.built(tmp_path / "one")
    two = editions.built(
        tmp_path / "two", items=[sample.published(sample.PLAIN, date(2027, 1, 1))], fronts=()
    )
    ids = [set(ATOM_IDS(etree.parse(edition / "en" / "feed.xml"))) for edition in (one, two)]
    assert ids[1] < ids[0]


def test_a_sitemap_only_where_the_address_is_known(tmp_path: Path) -> None:
    plain = editions.built(tmp_path / "one")
    known = editions.built(tmp_path / "two", **EDITIONS["an address of its own"]())
    assert not (plain / "sitemap.xml").exists()
    sitemap, robots, nothing = (
        (known / name).read_text() for name in ("sitemap.xml", "robots.txt", "404.html")
    )
    assert sitemap.count("<loc>https://causeway.example/archive/") > 30
    assert "Sitemap: https://causeway.example/archive/sitemap.xml" in robots
    assert 'href="https://causeway.example/archive/style/edition.css"' in nothing


def test_nothing_is_written_over(tmp_path: Path) -> None:
    edition = editions.built(tmp_path)
    before = sample.tree(edition)
    with pytest.raises(OutputExistsError):
        build(tmp_path / "bundle", edition)
    assert sample.tree(edition) == before


@pytest.mark.parametrize(
    "change",
    [
        {"item_id": "../../../../../../../tmp/x"},
        {"language": "../en"},
        {"series_id": "../x"},
        {"item_id": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
        {"language": "en\n"},
    ],
)
def test_an_id_that_could_leave_the_folder_is_refused(tmp_path: Path, change: dict) -> None:
    record = replace(sample.PLAIN, **change)
    write_bundle(
        tmp_path / "bundle", **sample.contents(items=[sample.published(record)], fronts=())
    )
    with pytest.raises(AddressError):
        build(tmp_path / "bundle", tmp_path / "edition")


def test_a_front_page_that_names_what_is_not_there_stops_the_build(tmp_path: Path) -> None:
    front = FrontRecord("en", (FrontEntry(sample.pid(999), lead=True),))
    with pytest.raises(DanglingError):
        editions.built(tmp_path, fronts=[front])
