"""How many pages that are no front page stay one Item; sets for checking, never tuned to."""

import gzip
from collections.abc import Iterable
from pathlib import Path

import pytest

from firsthand.importers.decoding import decode
from firsthand.importers.frontpage import teasers_of_page, teasers_of_text
from firsthand.importers.tree import parse_page

pytestmark = pytest.mark.shared_data

# Measured: 103 of 103; 140 of 143, the three being homes of blogs and a press office, which are
# front pages; 51 of 51; 44 of 44; all 4 books.
FLOORS = {
    "web_extract/scrapinghub/html/*.html.gz": 0.98,
    "web_extract/trafilatura/html/*.html*": 0.965,
    "web_extract/mozilla_readability/*/source.html.gz": 0.98,
    "web_extract/daniel_waddle/html/*.html*": 0.97,
    "congo/html/*.html": 1.0,
    "armenia/html/*.html": 1.0,
    "testimony/html/*.html": 1.0,
}
TEXTS = ("congo/text/*", "armenia/text/*", "testimony/text/*", "wpa_narratives/**/*.txt")


def is_one_item(path: Path) -> bool:
    raw = path.read_bytes()
    page = parse_page(decode(gzip.decompress(raw) if path.suffix == ".gz" else raw).text)
    return teasers_of_page(page.root, page_url=page.page_url, base_url=page.base_url) == ()


def share(answers: Iterable[bool]) -> float:
    counted = list(answers)
    assert counted, "the set is empty"
    return sum(counted) / len(counted)


@pytest.mark.parametrize("pattern", FLOORS)
def test_pages_that_are_no_front_page_stay_one_item(shared_data: Path, pattern: str) -> None:
    assert share(map(is_one_item, sorted(shared_data.glob(pattern)))) >= FLOORS[pattern]


@pytest.mark.parametrize("pattern", TEXTS)
def test_no_book_or_interview_is_a_pasted_front_page(shared_data: Path, pattern: str) -> None:
    paths = [path for path in sorted(shared_data.glob(pattern)) if path.is_file()]
    assert share(teasers_of_text(decode(path.read_bytes()).text) == () for path in paths) == 1
