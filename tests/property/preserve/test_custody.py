from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from firsthand.preserve.custody import (
    FIRST_PREVIOUS,
    CustodyEvent,
    EventType,
    NewEvent,
    Outcome,
    append,
    broken_links,
)
from firsthand.preserve.layout import ObjectId

IDS = st.uuids(version=4).map(lambda uuid: ObjectId(str(uuid)))
TIMES = st.datetimes(timezones=st.just(UTC), max_value=datetime(9000, 1, 1))  # noqa: DTZ001  # Hypothesis adds the zone
NEW_EVENTS = st.tuples(
    st.sampled_from(EventType), TIMES, st.text(max_size=8), st.sampled_from(Outcome)
)


@st.composite
def chains(draw):
    original_id, events, previous = draw(IDS), [], FIRST_PREVIOUS
    for new in draw(st.lists(NEW_EVENTS, min_size=1, max_size=6)):
        events.append(append(previous, NewEvent(original_id, *new)))
        previous = events[-1].digest
    return events


def _other(value):
    """A value of the same type that is not *value*."""
    match value:
        case EventType() | Outcome():
            return next(word for word in type(value) if word != value)
        case datetime():
            return value + timedelta(microseconds=1)
        case _:
            return f"{value}0"


@given(chains())
def test_what_append_makes_is_whole(events):
    assert list(broken_links(events, heads={events[0].original_id: events[-1].digest})) == []


@given(chains(), st.data())
def test_any_field_of_any_event_altered_is_found(events, data):
    place = data.draw(st.integers(0, len(events) - 1))
    name = data.draw(st.sampled_from([field.name for field in fields(CustodyEvent)]))
    event = events[place]
    events[place] = replace(event, **{name: _other(getattr(event, name))})
    assert list(broken_links(events))


@given(chains(), st.data())
def test_events_dropped_doubled_or_moved_are_found(events, data):
    heads = {events[0].original_id: events[-1].digest}
    kept = data.draw(st.lists(st.sampled_from(events), max_size=8))
    if kept != events:
        assert list(broken_links(kept, heads=heads))
