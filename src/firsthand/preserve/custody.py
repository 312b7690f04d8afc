"""The chain of custody: what happened to an original, each event bound to the one before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from firsthand.core.canonical import digest_of
from firsthand.preserve.layout import ObjectId

FIRST_PREVIOUS = "0" * 128
"""What the first event of an original has as `previous`."""


class EventType(StrEnum):
    """What happened, in the words of PREMIS 3 (id.loc.gov/vocabulary/preservation/eventType)."""

    ACCESSION = "accession"
    CAPTURE = "capture"
    DELETION = "deletion"
    ENCRYPTION = "encryption"
    FIXITY_CHECK = "fixity check"
    FORMAT_IDENTIFICATION = "format identification"
    INGESTION = "ingestion"
    MESSAGE_DIGEST_CALCULATION = "message digest calculation"
    QUARANTINE = "quarantine"
    RECOVERY = "recovery"
    REPLICATION = "replication"
    TRANSFER = "transfer"
    UNQUARANTINE = "unquarantine"
    VALIDATION = "validation"


class Outcome(StrEnum):
    """How it ended."""

    SUCCESS = "success"
    WARNING = "warning"
    FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event that is not in the chain yet; *at* is aware, *premis_agent_id* private."""

    original_id: ObjectId
    type: EventType
    at: datetime
    premis_agent_id: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class CustodyEvent:
    """One event of one original's chain.

    *digest* is the SHA-512, in hexadecimal, of the canonical JSON of all other fields;
    *previous* is the digest of the event before, FIRST_PREVIOUS for the first.
    """

    original_id: ObjectId
    type: EventType
    at: datetime
    premis_agent_id: str
    outcome: Outcome
    previous: str
    digest: str


class LinkFault(StrEnum):
    """How a link of the chain is broken."""

    ALTERED = "altered"
    """The event's digest is not that of its fields."""
    NOT_FOLLOWING = "not following"
    """Its `previous` is not the digest before it: something was dropped, put in or moved."""
    CUT = "cut"
    """The chain does not end at the digest that it should."""


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """Where a chain is broken: the original, and the event's place in its chain, from 0."""

    original_id: ObjectId
    position: int
    fault: LinkFault


def append(previous_digest: str, event: NewEvent) -> CustodyEvent:
    """*event* as the next link after *previous_digest* (FIRST_PREVIOUS for the first).

    Raises: ValueError if its time has no zone.
    """
    return CustodyEvent(
        original_id=event.original_id,
        type=event.type,
        at=event.at,
        premis_agent_id=event.premis_agent_id,
        outcome=event.outcome,
        previous=previous_digest,
        digest=_digest(event, previous_digest),
    )


def broken_links(
    events: Iterable[CustodyEvent], *, heads: dict[ObjectId, str] | None = None
) -> Iterator[BrokenLink]:
    """What is wrong with the chains in *events*, in their order; nothing if all hold.

    *events* come original by original, oldest first; they are read once and not kept. A chain
    alone cannot show that its end was cut off: *heads*, the last digest of each original as
    noted elsewhere, can.
    """
    checked = _Chain()
    awaited = dict(heads or {})
    for event in events:
        if event.original_id != checked.original_id:
            yield from checked.end(awaited)
            checked = _Chain(event.original_id)
        yield from checked.faults(event)
    yield from checked.end(awaited)
    for original_id in awaited:
        yield BrokenLink(original_id, 0, LinkFault.CUT)


class _Chain:
    """How far the chain of one original has been checked."""

    def __init__(self, original_id: ObjectId | None = None) -> None:
        self.original_id = original_id
        self.last = FIRST_PREVIOUS
        self.position = 0

    def faults(self, event: CustodyEvent) -> Iterator[BrokenLink]:
        """What is wrong with *event*, the next one."""
        if event.previous != self.last:
            yield BrokenLink(event.original_id, self.position, LinkFault.NOT_FOLLOWING)
        if event.digest != _digest(event, event.previous):
            yield BrokenLink(event.original_id, self.position, LinkFault.ALTERED)
        self.last = event.digest
        self.position += 1

    def end(self, awaited: dict[ObjectId, str]) -> Iterator[BrokenLink]:
        """What is wrong with where the chain ends; takes its head out of *awaited*."""
        if self.original_id is None:
            return
        if awaited.pop(self.original_id, self.last) != self.last:
            yield BrokenLink(self.original_id, self.position, LinkFault.CUT)


def _digest(event: NewEvent | CustodyEvent, previous: str) -> str:
    if event.at.tzinfo is None:
        raise ValueError
    return digest_of(
        {
            "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "original_id": event.original_id,
            "outcome": event.outcome.value,
            "premis_agent_id": event.premis_agent_id,
            "previous": previous,
            "type": event.type.value,
        }
    )
