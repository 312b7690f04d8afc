"""The preview: the very page that the edition would have, with another style sheet."""

import re
from pathlib import Path

import pytest
from tests.unit.edition import sample

from firsthand.edition.build import build
from firsthand.edition.preview import item_html
from firsthand.public.bundle import write_bundle
from firsthand.public.records import PublishedItem

FOLIO = re.compile(r'<div class="folio house">.*?\n</div>', re.DOTALL)


def same(html: str) -> str:
    """*html* without what differs: the style sheet's address, and which sections there are."""
    return FOLIO.sub("", html.replace("../../style/edition.css", "/static/edition.css"))


@pytest.mark.parametrize("item", sample.items(), ids=lambda item: item.record.language)
def test_a_preview_is_the_edition_s_page(tmp_path: Path, item: PublishedItem) -> None:
    write_bundle(tmp_path / "bundle", **sample.contents())
    build(tmp_path / "bundle", tmp_path / "edition")
    record = item.record
    page = tmp_path / "edition" / record.language / "item" / f"{record.item_id}.html"
    others = [other for other in sample.items() if other != item]
    shown = item_html(
        item,
        sample.ARCHIVE,
        stylesheet="/static/edition.css",
        others=others,
        series=sample.SERIES,
    )
    assert same(shown) == same(page.read_text("utf-8"))


def test_a_preview_stands_alone_too() -> None:
    shown = item_html(sample.items()[0], sample.ARCHIVE, stylesheet="/s.css")
    assert 'href="/s.css"' in shown
