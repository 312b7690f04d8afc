"""How many words of real articles stand in their texts, against the extractor alone."""

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml.html import fromstring
from trafilatura import extract

from firsthand.importers.decoding import decode
from firsthand.importers.webpage import parsed_page

pytestmark = [pytest.mark.shared_data, pytest.mark.slow]
# Measured: .981, the extractor alone .963; what is missing is mostly said in other places.
FLOOR = 0.975


def articles(shared_data: Path) -> Iterator[tuple[Counter[str], bytes]]:
    """The words of each article as its readers saw them, and its page."""
    for path in sorted(shared_data.glob("web_extract/mozilla_readability/*/expected.html")):
        source = path.with_name("source.html.gz")
        if source.exists():
            told = fromstring(path.read_text("utf-8") or "<p>")
            yield words_of(" ".join(told.itertext())), gzip.decompress(source.read_bytes())


def words_of(string: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", string))


def ours(untrusted: bytes) -> str:
    drafts = parsed_page(decode(untrusted).text, base_url="http://a.example/").drafts
    return "\n".join(draft.text.string for draft in drafts)


def test_more_words_of_articles_are_kept_than_by_the_extractor(shared_data: Path) -> None:
    total = kept = theirs = 0
    for expected, untrusted in articles(shared_data):
        total += expected.total()
        kept += (expected & words_of(ours(untrusted))).total()
        theirs += (expected & words_of(extract(untrusted, include_comments=False) or "")).total()
    assert total > 50_000
    assert kept >= FLOOR * total
    assert kept > theirs
