"""Recall and burden of suggestions on running text labelled by hand; floors a little below."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from firsthand.names.suggesting import suggest

SHARED = Path(os.environ.get("FIRSTHAND_SHARED_DATA", "../shared/data")) / "mentions"
pytestmark = pytest.mark.shared_data

# Measured: en .990 at 10.1, fr .977 at 50.3 (any word of the name; distinct a 1,000 words).
FLOORS = [
    ("litbank-en.jsonl", "967d1d8c", 0.985, 11.5),
    ("europeana-fr.jsonl", "43282070", 0.970, 55.0),
]


@pytest.mark.parametrize(("name", "digest", "recall", "burden"), FLOORS)
def test_recall_and_burden(name, digest, recall, burden):
    path = SHARED / name
    if not path.exists():
        pytest.skip("the shared data are not here")
    content = path.read_bytes()
    assert hashlib.sha256(content).hexdigest().startswith(digest)
    found, persons, distinct, words = map(
        sum, zip(*map(measure, content.splitlines()), strict=True)
    )
    assert found / persons >= recall
    assert 1000 * distinct / words <= burden


def measure(line):
    """Names of which a word is highlighted, names, distinct suggestions, words."""
    page = json.loads(line)
    text, suggestions = page["text"], suggest(page["text"], page["language"])
    lit = {at for each in suggestions for at in range(each.start, each.end) if text[at].isalnum()}
    found = sum(not lit.isdisjoint(range(start, end)) for start, end in page["persons"])
    distinct = {text[each.start : each.end].casefold() for each in suggestions}
    return found, len(page["persons"]), len(distinct), len(text.split())
