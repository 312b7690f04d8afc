"""A Series in order, every missing part in its place: not held and not published look alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firsthand.edition.shelf import Header


@dataclass(frozen=True, slots=True)
class Part:
    """A place that is filled: its number (None = not numbered) and what stands there."""

    number: int | None
    header: Header


@dataclass(frozen=True, slots=True)
class Gap:
    """Parts that are not in this edition, first and last included."""

    first: int
    last: int


Place = Part | Gap


@dataclass(frozen=True, slots=True)
class Order:
    """The places of a Series, and where in them each Item stands."""

    places: Sequence[Place]
    positions: dict[str, int]

    def around(self, item_id: str) -> tuple[Place | None, Place | None]:
        """What stands directly before and after an Item; a Gap where something is missing."""
        at = self.positions[item_id]
        before = self.places[at - 1] if at else None
        return before, self.places[at + 1] if at + 1 < len(self.places) else None

    def near(self, item_id: str, reach: int) -> Sequence[Place]:
        """The places up to *reach* before and after an Item, its own among them."""
        at = self.positions[item_id]
        return self.places[max(0, at - reach) : at + reach + 1]


def order(headers: Iterable[Header], expected: int | None) -> Order:
    """Parts by number, a Gap for every run of numbers without one; unnumbered parts last.

    Source: invariant I10: made from public records alone.
    """
    ordered = sorted(headers, key=_key)
    numbered = [header for header in ordered if header.record.part is not None]
    places = [*_numbered(numbered, expected)]
    places += [Part(None, header) for header in ordered[len(numbered) :]]
    filled = {
        place.header.record.item_id: at
        for at, place in enumerate(places)
        if isinstance(place, Part)
    }
    return Order(places, filled)


def _numbered(headers: Iterable[Header], expected: int | None) -> Iterable[Place]:
    following = 1
    for header in headers:
        number = header.record.part or 0
        if number > following:
            yield Gap(following, number - 1)
        following = max(following, number + 1)
        yield Part(number, header)
    if expected is not None and following <= expected:
        yield Gap(following, expected)


def _key(header: Header) -> tuple[bool, int, str]:
    number = header.record.part
    return number is None, number or 0, header.record.item_id
