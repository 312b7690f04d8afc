"""Editions that are hard to set: every page of them whole, every link leading somewhere."""

from pathlib import Path

import pytest
from tests.integration.edition import editions, odd
from tests.unit.edition import sample


@pytest.fixture(scope="module", params=odd.ODD)
def edition(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return editions.built(tmp_path_factory.mktemp("odd"), **odd.ODD[request.param]())


def test_every_link_leads_somewhere_and_every_page_is_found(edition: Path) -> None:
    assert editions.broken(edition) == []
    assert set(editions.pages(edition)) - editions.reached(edition) <= {edition / "404.html"}


def test_headings_go_down_one_step_at_a_time(edition: Path) -> None:
    for page in editions.pages(edition):
        assert editions.heading_faults(page) == [], page


def test_nothing_is_set_twice(edition: Path) -> None:
    for page in editions.pages(edition):
        ids = editions.document(page).xpath("//@id")
        assert len(ids) == len(set(ids)), page


def text_of(page: Path) -> str:
    return " ".join(editions.document(page).text_content().split())


def test_a_long_memoir_is_there_to_its_last_word(tmp_path: Path) -> None:
    edition = editions.built(tmp_path, **odd.memoir())
    page = edition / "en" / "item" / f"{sample.PLAIN.item_id}.html"
    paragraphs = editions.document(page).xpath("//div[@id='text']/p")
    assert sum(len(p.text_content().split()) for p in paragraphs) >= odd.WORDS - odd.PARAGRAPH_WORDS
    assert len(editions.document(page).xpath("//div[@id='text']/h2")) > 10


def test_a_long_headline_is_set_smaller(tmp_path: Path) -> None:
    edition = editions.built(tmp_path, **odd.long_headline())
    for language in ("en", "fa"):
        front = editions.document(edition / language / "index.html")
        assert front.xpath("//h2[@id='lead']/@class") == ["longest"]
        item = edition / language / "item" / f"{sample.PLAIN.item_id}.html"
        assert editions.document(item).xpath("//h1/@class") == ["longest"]


def test_a_section_without_items_is_left_out_or_said_to_be_empty(tmp_path: Path) -> None:
    edition = editions.built(tmp_path, **odd.empty_sections())
    front = editions.document(edition / "en" / "index.html")
    labels = [label.text_content() for label in front.xpath("//section/h2[@class='label']")]
    assert labels[:2] == ["Voices", "Courts"]
    assert "Images" not in labels
    assert "No text of this section is here yet." in text_of(edition / "en" / "kind" / "index.html")


def test_300_parts_show_every_hole(tmp_path: Path) -> None:
    edition = editions.built(tmp_path, **odd.series_with_holes())
    page = edition / "en" / "series" / f"{sample.pid(100)}.html"
    gaps = [node.text_content() for node in editions.document(page).xpath("//li[@class='gap']//h2")]
    assert "Part\xa07 is not in this edition" in gaps
    assert "Parts 100 to 149 are not in this edition" in gaps
    assert gaps[-1] == "Part\xa0294 is not in this edition"


def test_what_is_not_translated_is_labelled_in_every_language(tmp_path: Path) -> None:
    edition = editions.built(tmp_path, **odd.no_translation())
    for language, said in (("en", "in French"), ("fa", "به فرانسوی"), ("ar", "الفرنسية")):
        front = editions.document(edition / language / "index.html")
        assert said in front.xpath("string(//section[@class='lead alone']/p[@class='kicker'])")
        (reply,) = front.xpath("//section[@class='answer']//div[@class='text']")
        if language != "ar":
            assert (reply.get("lang"), reply.get("dir")) == ("ar", "rtl")
        assert reply.text_content().strip() == "لم يحدث هذا."
