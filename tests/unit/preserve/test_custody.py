from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from firsthand.preserve.custody import (
    FIRST_PREVIOUS,
    BrokenLink,
    EventType,
    LinkFault,
    NewEvent,
    Outcome,
    append,
    broken_links,
)
from firsthand.preserve.layout import ObjectId

ONE = ObjectId("2f1b7a52-6c7e-4d2b-9f0a-0c5b8a1d3e4f")
OTHER = ObjectId("7d3c1f0e-58a9-4b61-8e2d-1a9b4c5d6e7f")
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def chain(original_id, length):
    events, previous = [], FIRST_PREVIOUS
    for hour in range(length):
        at = NOON + timedelta(hours=hour)
        event = NewEvent(original_id, EventType.FIXITY_CHECK, at, "agent-7", Outcome.SUCCESS)
        events.append(append(previous, event))
        previous = events[-1].digest
    return events


def test_the_digest_is_that_of_the_canonical_json():
    (event,) = chain(ONE, 1)
    # printf '{"at":"2026-03-04T12:00:00.000000+00:00","original_id":...}' | sha512sum
    assert event.digest.startswith("7ad9fa4d249c5e37fe31b1972a676625")
    assert event.previous == FIRST_PREVIOUS


def test_whole_chains_have_no_broken_links():
    assert list(broken_links(chain(ONE, 4) + chain(OTHER, 3))) == []


def test_no_events_have_no_broken_links():
    assert list(broken_links([])) == []


def test_the_zone_in_which_a_time_is_told_does_not_matter():
    tehran = timezone(timedelta(hours=3, minutes=30))
    events = [replace(event, at=event.at.astimezone(tehran)) for event in chain(ONE, 3)]
    assert list(broken_links(events)) == []


def test_a_time_without_zone_is_refused():
    naive = NewEvent(ONE, EventType.INGESTION, NOON.replace(tzinfo=None), "a", Outcome.SUCCESS)
    with pytest.raises(ValueError, match=r"^$"):
        append(FIRST_PREVIOUS, naive)


@pytest.mark.parametrize(
    "change",
    [
        {"type": EventType.VALIDATION},
        {"at": NOON + timedelta(days=1)},
        {"premis_agent_id": "agent-8"},
        {"outcome": Outcome.FAILURE},
    ],
)
def test_an_altered_event_is_named(change):
    events = chain(ONE, 3)
    events[1] = replace(events[1], **change)
    assert list(broken_links(events)) == [BrokenLink(ONE, 1, LinkFault.ALTERED)]


def test_an_altered_event_with_its_digest_made_anew_breaks_the_next_link():
    events = chain(ONE, 3)
    forged = NewEvent(ONE, EventType.FIXITY_CHECK, events[1].at, "agent-7", Outcome.FAILURE)
    events[1] = append(events[0].digest, forged)
    assert list(broken_links(events)) == [BrokenLink(ONE, 2, LinkFault.NOT_FOLLOWING)]


def test_a_dropped_event_is_noticed():
    events = chain(ONE, 3)
    del events[1]
    assert list(broken_links(events)) == [BrokenLink(ONE, 1, LinkFault.NOT_FOLLOWING)]


def test_events_in_another_order_are_noticed():
    events = chain(ONE, 3)
    events[1:] = events[:0:-1]
    assert BrokenLink(ONE, 1, LinkFault.NOT_FOLLOWING) in broken_links(events)


def test_an_event_moved_to_another_original_is_noticed():
    (event,) = chain(ONE, 1)
    moved = replace(event, original_id=OTHER)
    assert list(broken_links([moved])) == [BrokenLink(OTHER, 0, LinkFault.ALTERED)]


def test_only_a_noted_head_shows_that_the_end_was_cut():
    events = chain(ONE, 3)
    heads = {ONE: events[-1].digest}
    assert list(broken_links(events, heads=heads)) == []
    assert list(broken_links(events[:2])) == []
    assert list(broken_links(events[:2], heads=heads)) == [BrokenLink(ONE, 2, LinkFault.CUT)]
    assert list(broken_links([], heads=heads)) == [BrokenLink(ONE, 0, LinkFault.CUT)]
