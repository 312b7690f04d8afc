"""Replies and corrections that stood in one edition and would not stand in the next (F8, F20).

Nothing keeps them in by force: a withdrawal must be quick. But none goes without being named.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from firsthand.disclosure.faults import MILD, Fault, Withheld


class Kept(StrEnum):
    """What readers were shown and may rely on."""

    REPLY = "reply"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True, order=True)
class Shown:
    """A reply or a correction on one record: of an Item in one language, by public ids.

    `other_id` is the Item that is answered, or the correction.
    """

    what: Kept
    item_id: str
    language: str
    other_id: str


@dataclass(frozen=True, slots=True)
class Showing:
    """What an edition shows, and its records (item id, language) that have to do with it."""

    shown: frozenset[Shown] = frozenset()
    records: frozenset[tuple[str, str]] = frozenset()

    def has(self, item_id: str) -> bool:
        """Whether it has a record of that Item in some language."""
        return any(item_id == of for of, _language in self.records)

    @property
    def ids(self) -> frozenset[str]:
        """The public ids of the Items that have to do with what it shows."""
        ends = {each.other_id for each in self.shown if each.what is Kept.REPLY}
        return frozenset(ends | {each.item_id for each in self.shown})


@dataclass(frozen=True, slots=True, order=True)
class Dropped:
    """What would go, and why: ids and codes only."""

    shown: Shown
    why: Fault


def dropped(before: Showing, after: Showing, withheld: Iterable[Withheld]) -> tuple[Dropped, ...]:
    """All that *before* shows and *after* does not, each with its reason, in one order.

    *withheld* is the report of the release that *after* is made of.
    """
    why = {(each.subject_id, each.language): each.fault for each in _grave(withheld)}
    gone = sorted(before.shown - after.shown)
    return tuple(Dropped(shown, _why(shown, after, why)) for shown in gone)


def _grave(withheld: Iterable[Withheld]) -> Iterator[Withheld]:
    return (each for each in withheld if each.fault not in MILD)


def _why(shown: Shown, after: Showing, why: dict[tuple[str, str], Fault]) -> Fault:
    record = (shown.item_id, shown.language)
    if record not in after.records:
        return why.get(record, Fault.NOT_APPROVED)
    if shown.what is Kept.CORRECTION:
        return Fault.CORRECTION_REMOVED
    return Fault.REPLY_REMOVED if after.has(shown.other_id) else Fault.ANSWERED_GONE
