"""Floors for what is taken out of real pages, against trafilatura in the same run."""

import gzip
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import pytest
from trafilatura import extract

from firsthand.core.text import body_of
from firsthand.importers.run import Parsed, Refused, Worker

DATA = Path(os.environ.get("FIRSTHAND_SHARED_DATA", "../shared/data"))
SETS = DATA / "web_extract"
pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.slow,
    pytest.mark.skipif(not SETS.is_dir(), reason="no shared data"),
]
ONE_ITEM_SHARE = 0.98
MEMORY_MIB = 700
Counts = tuple[float, float, float]


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as one:
        yield one


def unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


def words_of(outcome: Parsed | Refused) -> str:
    """What `firsthand items` prints as text, of every Item of the page."""
    assert isinstance(outcome, Parsed)
    return "\n".join(body_of(draft.text) for draft in outcome.drafts)


def shingles(words: str) -> Counter[tuple[str, ...]]:
    tokens = re.findall(r"\w+", words)
    return Counter(
        tuple(tokens[at : at + 4]) for at in range(max(len(tokens) - 3, len(tokens[:1])))
    )


def counts(true: str, found: str) -> Counts:
    """Right, wrong and missing 4-grams as shares of the page (article-extraction-benchmark)."""
    expected, given = shingles(true), shingles(found)
    right, wrong = (expected & given).total(), (given - expected).total()
    missing = (expected - given).total()
    whole = right + wrong + missing or 1
    return right / whole, wrong / whole, missing / whole


def f1_of(pages: list[Counts]) -> float:
    precision = mean(right / (right + wrong) for right, wrong, _ in pages if right + wrong)
    recall = mean(right / (right + missing) for right, _, missing in pages if right + missing)
    return 2 * precision * recall / (precision + recall)


def test_articles_are_no_worse_than_the_extractor_and_stay_one_item(worker: Worker) -> None:
    truth = json.loads((SETS / "scrapinghub/ground-truth.json").read_text("utf-8"))
    ours, theirs, single = [], [], 0
    for name, page in truth.items():
        untrusted = unpacked(SETS / f"scrapinghub/html/{name}.html.gz")
        outcome = worker.parse(untrusted, name_hint="page.html", base_url=page["url"])
        single += isinstance(outcome, Parsed) and len(outcome.drafts) == 1
        ours.append(counts(page["articleBody"], words_of(outcome)))
        theirs.append(counts(page["articleBody"], extract(untrusted, include_comments=False) or ""))
    assert single >= ONE_ITEM_SHARE * len(truth)
    assert f1_of(ours) >= f1_of(theirs)


def test_segments_are_no_worse_than_the_extractor(worker: Worker) -> None:
    pages = json.loads((SETS / "trafilatura/evaldata.json").read_text("utf-8"))
    ours, theirs = Counter[str](), Counter[str]()
    for url, page in pages.items():
        untrusted = unpacked(SETS / "trafilatura/html" / page["file"])
        outcome = worker.parse(untrusted, name_hint="page.html", base_url=url)
        ours += segments(page, words_of(outcome))
        theirs += segments(page, extract(untrusted, include_comments=False) or "")
    assert segment_f1(ours) >= segment_f1(theirs)


def segments(page: dict[str, list[str]], found: str) -> Counter[str]:
    flat = re.sub(r"\s+", " ", found)
    seen = {
        kind: sum(re.sub(r"\s+", " ", one) in flat for one in page[kind])
        for kind in ("with", "without")
    }
    return Counter(
        right=seen["with"], missing=len(page["with"]) - seen["with"], wrong=seen["without"]
    )


def segment_f1(total: Counter[str]) -> float:
    return 2 * total["right"] / (2 * total["right"] + total["wrong"] + total["missing"])


def everything() -> list[Path]:
    books = [
        path for name in ("congo", "armenia", "testimony") for path in (DATA / name).glob("*/*")
    ]
    return sorted([*SETS.glob("**/*.html.gz"), *SETS.glob("**/source.html*"), *books])


def test_no_page_and_no_book_crashes_the_worker(worker: Worker) -> None:
    readable = [path for path in everything() if path.suffix in {".gz", ".html", ".htm", ".txt"}]
    refused, peaks = {}, []
    for path in readable:
        untrusted = unpacked(path) if path.suffix == ".gz" else path.read_bytes()
        outcome = worker.parse(untrusted, name_hint=path.name.removesuffix(".gz"))
        if isinstance(outcome, Refused):
            refused[path.name] = outcome.code
        peaks.append(peak_mib(worker.process_id))
    assert len(readable) > 300
    assert refused == {}
    # A process that has grown is replaced after its answer; none may grow beyond bounds.
    assert max(peaks) < MEMORY_MIB


def peak_mib(process_id: int) -> float:
    lines = Path(f"/proc/{process_id}/status").read_text("ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmPeak")).split()[1]) / 1024


@pytest.mark.parametrize("name", ["congo", "armenia", "testimony"])
def test_a_book_keeps_nearly_all_its_words(worker: Worker, name: str) -> None:
    for path in sorted((DATA / name / "text").glob("*.txt")):
        untrusted = path.read_bytes()
        outcome = worker.parse(untrusted, name_hint=path.name)
        assert isinstance(outcome, Parsed)
        given = Counter(re.findall(r"\w+", untrusted.decode("utf-8")))
        kept = Counter(re.findall(r"\w+", outcome.drafts[0].text.string))
        assert len(outcome.drafts) == 1
        assert (given - kept).total() <= given.total() * 0.001
