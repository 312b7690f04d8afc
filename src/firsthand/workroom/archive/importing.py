"""Imports inputs a batch at a time: parse in the worker, keep the bytes, then write the rows.

The bytes are safe before a row says so; a batch that dies half way leaves objects without rows,
which the next import sets aside, and inputs that a rerun imports.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.db import transaction

from firsthand.importers.run import Parsed, Refused
from firsthand.preserve.batch import Batch
from firsthand.preserve.capture import Capture, CaptureMethod
from firsthand.preserve.ocfl import OriginalStore, utc_now
from firsthand.workroom.archive.arrivals import Arrival, write_arrivals
from firsthand.workroom.archive.inputs import Input, opened, sha512_of
from firsthand.workroom.archive.models import Original

BATCH_INPUTS = 25


class Status(StrEnum):
    """What became of an input."""

    IMPORTED = "imported"
    HELD = "held"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: the Items it made or belongs to, and why it was refused."""

    name: str
    status: Status
    items: tuple[UUID, ...] = ()
    reason: str = ""
    is_front_page: bool = False


class Parser(Protocol):
    """What an import asks of the worker."""

    def parse(
        self, untrusted: bytes, *, name_hint: str = "", base_url: str = "", pasted: bool = False
    ) -> Parsed | Refused:
        """The drafts in *untrusted*, or why there are none."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """Where an import takes place: the worker, the store, who does it, and how it came."""

    worker: Parser
    store: OriginalStore
    by: UUID | None
    method: CaptureMethod = CaptureMethod.SAVED_PAGE
    base_url: str = ""


@dataclass(slots=True)
class _Batch:
    """Inputs on their way: what arrived, by digest, and the outcome of each in order."""

    arrivals: dict[str, Arrival] = field(default_factory=dict)
    outcomes: list[Outcome | Arrival] = field(default_factory=list)


def import_inputs(inputs: Iterable[Input], desk: Desk) -> Iterator[Outcome]:
    """One Outcome an input, in order; what was yielded is kept, whatever happens next.

    A zipped folder gives one Outcome a file in it.

    Raises: PreserveError where the store fails (full, read-only); nothing of that batch is kept.
    """
    set_aside_unclaimed(desk.store)
    waiting = opened(inputs)
    while group := list(islice(waiting, BATCH_INPUTS)):
        yield from _import_group(group, desk)


def set_aside_unclaimed(store: OriginalStore) -> int:
    """How many objects without a row were moved to quarantine; a crash leaves them.

    Asked only where a batch did not end: its marker stands until its rows are written.
    """
    marker = _marker(store)
    if not marker.exists():
        return 0
    held = set(Original.objects.values_list("ocfl_id", flat=True))
    lost = store.unclaimed(lambda object_id: str(object_id) in held)
    for object_id in lost:
        store.quarantine(object_id)
    marker.unlink(missing_ok=True)
    return len(lost)


def _marker(store: OriginalStore) -> Path:
    return store.root.parent / ".importing"


def _import_group(group: list[Input], desk: Desk) -> list[Outcome]:
    batch = _Batch()
    with desk.store.batch() as stage:
        for each in group:
            batch.outcomes.append(_take(each, desk, batch, stage))
        if batch.arrivals:
            _keep(batch, desk, stage)
    return [_outcome(outcome) for outcome in batch.outcomes]


def _keep(batch: _Batch, desk: Desk, stage: Batch) -> None:
    marker = _marker(desk.store)
    marker.touch()
    stage.commit()
    with transaction.atomic():
        write_arrivals(batch.arrivals.values(), by=desk.by)
    marker.unlink()


def _outcome(outcome: Outcome | Arrival) -> Outcome:
    if isinstance(outcome, Outcome):
        return outcome
    return Outcome(
        outcome.name,
        Status.IMPORTED,
        tuple(outcome.item_ids),
        is_front_page=outcome.parsed.is_front_page,
    )


def _take(each: Input, desk: Desk, batch: _Batch, stage: Batch) -> Outcome | Arrival:
    if each.refused:
        return Outcome(each.name, Status.REFUSED, reason=each.refused)
    try:
        content = each.read()
    except OSError:
        return Outcome(each.name, Status.REFUSED, reason="unreadable")
    sha512 = sha512_of(content)
    if sha512 in batch.arrivals:
        return Outcome(each.name, Status.HELD)
    held = _held(sha512)
    if held is not None:
        return Outcome(each.name, Status.HELD, held)
    parsed = desk.worker.parse(
        content, name_hint=each.name, base_url=desk.base_url, pasted=each.pasted
    )
    if isinstance(parsed, Refused):
        return Outcome(each.name, Status.REFUSED, reason=parsed.code)
    batch.arrivals[sha512] = _arrival(each.name, content, parsed, desk, stage)
    return batch.arrivals[sha512]


def _held(sha512: str) -> tuple[UUID, ...] | None:
    """The Items of the Original with these bytes; None = not held."""
    original = Original.objects.filter(sha512=sha512).first()
    if original is None:
        return None
    return tuple(original.uses.order_by("position", "item_id").values_list("item_id", flat=True))


def _arrival(name: str, content: bytes, parsed: Parsed, desk: Desk, stage: Batch) -> Arrival:
    capture = Capture(
        captured_at=utc_now(),
        method=desk.method,
        media_type=parsed.media_type,
        file_name=name,
        source_url=parsed.page_url or None,
    )
    return Arrival(name, stage.add(content, capture), capture, parsed)
