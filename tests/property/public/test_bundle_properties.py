"""Round trips: any record, through JSON and back, is itself, and gives the same bytes."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.edition import sample

from firsthand.core.canonical import canonical_json
from firsthand.core.codes import AgentRole, Genre, RightsBasis
from firsthand.core.text import FORBIDDEN, Mark, MarkKind, Span, Text
from firsthand.public.encoding import (
    item_from_json,
    record_digest,
    record_from_json,
    record_json,
)
from firsthand.public.records import (
    Credit,
    ItemRecord,
    PublishedItem,
    SeriesRecord,
    ShownAs,
    Who,
)

STRINGS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).filter(
    lambda string: not FORBIDDEN.search(string)
)
WHO = st.builds(Who, STRINGS, st.sampled_from(ShownAs))
RECORDS = st.builds(
    replace,
    st.just(sample.PLAIN),
    headline=STRINGS,
    teaser=STRINGS,
    genre=st.sampled_from(Genre),
    rights_basis=st.sampled_from(RightsBasis),
    cut_start=st.booleans(),
    part=st.none() | st.integers(-3, 10**12),
    narrator=st.none() | WHO,
    credits=st.lists(st.builds(Credit, st.sampled_from(AgentRole), WHO), max_size=3).map(tuple),
    warnings=st.lists(STRINGS, max_size=3).map(tuple),
    text=st.just(Text("a\nb", (Mark(MarkKind.QUOTE, Span(0, 3)),))),
)


@given(RECORDS, st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_an_item_comes_back_as_it_went(record: ItemRecord, day: date) -> None:
    item = PublishedItem(record, day)
    line = canonical_json(record_json(item))
    assert b"\n" not in line
    back = item_from_json(json.loads(line))
    assert back == item
    assert canonical_json(record_json(back)) == line


@given(RECORDS, RECORDS)
def test_equal_digests_mean_equal_records(one: ItemRecord, other: ItemRecord) -> None:
    assert (record_digest(one) == record_digest(other)) == (one == other)


@given(st.dictionaries(STRINGS, STRINGS, max_size=4), st.none() | st.integers())
def test_a_series_comes_back_as_it_went(titles: dict[str, str], parts: int | None) -> None:
    record = SeriesRecord(sample.pid(1), titles, parts)
    assert record_from_json(SeriesRecord, json.loads(canonical_json(record_json(record)))) == record
