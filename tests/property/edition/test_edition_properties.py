"""Any small archive gives an edition in which every link leads somewhere and no gap is silent."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.integration.edition import editions
from tests.unit.edition import sample

from firsthand.public.records import FrontEntry, FrontRecord, ItemRecord, SeriesRecord

LANGUAGES = st.sampled_from(["en", "fa", "ar", "fr", "de", "und"])


@st.composite
def archives(draw: st.DrawFn) -> dict[str, object]:
    """Up to six Items in one to three languages each, some of them parts of a Series."""
    records: list[ItemRecord] = []
    for number in range(draw(st.integers(0, 6))):
        part = draw(st.none() | st.integers(1, 9))
        series = sample.pid(100 + draw(st.integers(0, 1))) if part else ""
        changes = {"item_id": sample.pid(number), "series_id": series, "part": part}
        languages = draw(st.sets(LANGUAGES, min_size=1, max_size=3))
        records += [replace(sample.PLAIN, language=tag, **changes) for tag in sorted(languages)]
    items = sorted({record.item_id for record in records})
    chosen = draw(st.lists(st.sampled_from(items), unique=True)) if items else []
    entries = tuple(FrontEntry(item_id, lead=False) for item_id in chosen)
    known = draw(st.sets(st.sampled_from([sample.pid(100), sample.pid(101)])))
    expected = draw(st.none() | st.integers(1, 12))
    return {
        "items": [sample.published(record) for record in records],
        "series": [SeriesRecord(series_id, {}, expected) for series_id in known],
        "fronts": [FrontRecord(draw(LANGUAGES), entries)],
        "archive": replace(
            sample.ARCHIVE,
            languages=tuple(draw(st.lists(LANGUAGES, min_size=1, max_size=3, unique=True))),
        ),
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(archives())
def test_links_and_gaps(contents: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as name:
        edition = editions.built(Path(name), **contents)
        assert editions.broken(edition) == []
        found = editions.reached(edition)
        assert set(editions.pages(edition)) - found <= {edition / "404.html"}
        for page in edition.glob("*/series/?????*.html"):
            if page.stem != "index":
                assert numbers(page) == sorted(numbers(page))
                assert set(numbers(page)) >= set(range(1, max(numbers(page), default=0) + 1))


def numbers(page: Path) -> list[int]:
    """Every part that the page of a Series names, here or missing, in order."""
    shown = editions.document(page).xpath("//ol[@class='seq']/li/span[@class='n']/text()")
    found: list[int] = []
    for numeral in shown:
        first, _, last = numeral.partition("–")
        if first:
            found += range(int(first), int(last or first) + 1)
    return found
