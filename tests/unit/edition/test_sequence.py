"""A Series in order, with its gaps."""

from dataclasses import replace

import pytest
from tests.unit.edition import sample

from firsthand.edition.sequence import Gap, Part, order
from firsthand.edition.shelf import Header, header_of


def headers(*numbers: int | None) -> list[Header]:
    return [
        header_of(sample.published(replace(sample.PLAIN, item_id=sample.pid(at), part=number)))
        for at, number in enumerate(numbers)
    ]


def shape(*numbers: int | None, expected: int | None = None) -> list[object]:
    """Numbers of parts; (first, last) for gaps."""
    places = order(reversed(headers(*numbers)), expected).places
    return [(p.first, p.last) if isinstance(p, Gap) else p.number for p in places]


@pytest.mark.parametrize(
    ("numbers", "expected", "places"),
    [
        ((), None, []),
        ((1, 2, 3), None, [1, 2, 3]),
        ((1, 3), None, [1, (2, 2), 3]),
        ((2, 4), None, [(1, 1), 2, (3, 3), 4]),
        ((5,), None, [(1, 4), 5]),
        ((1, 2), 4, [1, 2, (3, 4)]),
        ((), 2, [(1, 2)]),
        ((1, 2), 1, [1, 2]),
        ((2, 2, 3), None, [(1, 1), 2, 2, 3]),
        ((0, 1), None, [0, 1]),
        ((1, None, None), 2, [1, (2, 2), None, None]),
        ((1, 1_000_000_000), None, [1, (2, 999_999_999), 1_000_000_000]),
    ],
)
def test_every_missing_part_has_its_place(
    numbers: tuple[int | None, ...], expected: int | None, places: list[object]
) -> None:
    assert shape(*numbers, expected=expected) == places


def test_what_stands_before_and_after() -> None:
    found = order(headers(1, 3, 4), None)
    first, third, fourth = (sample.pid(at) for at in range(3))
    assert found.around(first) == (None, Gap(2, 2))
    before, after = found.around(third)
    assert before == Gap(2, 2)
    assert isinstance(after, Part)
    assert after.header.record.item_id == fourth
    assert found.around(fourth)[1] is None


def test_a_long_series_is_shown_near_the_item_only() -> None:
    found = order(headers(*range(1, 200)), None)
    near = [place.number for place in found.near(sample.pid(99), 2)]
    assert near == [98, 99, 100, 101, 102]
