"""Imports inputs a batch at a time: parse in the worker, keep the bytes, then write the rows.

The bytes are safe before a row says so; a batch that dies half way leaves objects without rows,
which the next import sets aside, and inputs that a rerun imports.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch

from firsthand.importers.run import Parsed, Refused
from firsthand.preserve.batch import Batch
from firsthand.preserve.capture import Capture, CaptureMethod
from firsthand.preserve.ocfl import OriginalStore, utc_now
from firsthand.workroom.archive.ahead import (
    Asked,
    ItemsByDigest,
    Known,
    Read,
    Taken,
    Unread,
    read_ahead,
)
from firsthand.workroom.archive.arrivals import Arrival, write_arrivals
from firsthand.workroom.archive.inputs import Input, opened
from firsthand.workroom.archive.models import ItemOriginal, Original

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


class Parser(Asked, Protocol):
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
    """Inputs on their way: what arrived and what was refused, by digest; all, in order.

    `told`: arrivals whose outcome is given; the same bytes again are held.
    """

    arrivals: dict[str, Arrival] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    refused: dict[str, str] = field(default_factory=dict)
    taken: list[Known | Unread] = field(default_factory=list)


def import_inputs(inputs: Iterable[Input], desk: Desk) -> Iterator[Outcome]:
    """One Outcome an input, in order; what was yielded is kept, whatever happens next.

    A zipped folder gives one Outcome a file in it.

    Raises: PreserveError where the store fails (full, read-only); nothing of that batch is kept.
    """
    set_aside_unclaimed(desk.store)
    refused: dict[str, str] = {}
    coming = read_ahead(opened(inputs), worker=desk.worker, base_url=desk.base_url, held=_held)
    with closing(coming):
        while outcomes := _import_group(islice(coming, BATCH_INPUTS), desk, refused):
            yield from outcomes


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


@contextmanager
def marked(store: OriginalStore) -> Iterator[None]:
    """A marker that stands while bytes are safe and their rows are not; what fails leaves it."""
    marker = _marker(store)
    marker.touch()
    yield
    marker.unlink(missing_ok=True)


def _marker(store: OriginalStore) -> Path:
    return store.root.parent / ".importing"


def _import_group(coming: Iterable[Taken], desk: Desk, refused: dict[str, str]) -> list[Outcome]:
    """The outcomes of one batch, kept as a whole; none where nothing is left to come."""
    batch = _Batch(refused=refused)
    with desk.store.batch() as stage:
        for each in coming:
            if isinstance(each, Read):
                _stage(each, desk, batch, stage)
            else:
                batch.taken.append(each)
        if batch.arrivals:
            _keep(batch, desk, stage)
    earlier = _held(_kept_earlier(batch))
    return [_outcome(each, batch, earlier) for each in batch.taken]


def _kept_earlier(batch: _Batch) -> set[str]:
    """The digests of inputs whose bytes an earlier batch of this run kept."""
    open_ones = (each for each in batch.taken if isinstance(each, Known) and each.items is None)
    return {each.sha512 for each in open_ones} - batch.arrivals.keys() - batch.refused.keys()


def _stage(each: Read, desk: Desk, batch: _Batch, stage: Batch) -> None:
    batch.taken.append(Known(each.name, each.sha512, None))
    parsed = each.parsing.result()
    if isinstance(parsed, Refused):
        batch.refused[each.sha512] = parsed.code
    else:
        batch.arrivals[each.sha512] = _arrival(each.name, each.content, parsed, desk, stage)


def _keep(batch: _Batch, desk: Desk, stage: Batch) -> None:
    with marked(desk.store):
        stage.commit()
        with transaction.atomic():
            write_arrivals(batch.arrivals.values(), by=desk.by)


def _outcome(each: Known | Unread, batch: _Batch, earlier: ItemsByDigest) -> Outcome:
    if isinstance(each, Unread):
        return Outcome(each.name, Status.REFUSED, reason=each.reason)
    if each.sha512 in batch.refused:
        return Outcome(each.name, Status.REFUSED, reason=batch.refused[each.sha512])
    arrival = batch.arrivals.get(each.sha512)
    if arrival is None:
        items = each.items if each.items is not None else earlier.get(each.sha512, ())
        return Outcome(each.name, Status.HELD, items)
    items = tuple(arrival.item_ids)
    if each.sha512 in batch.told:
        return Outcome(each.name, Status.HELD, items)
    batch.told.add(each.sha512)
    front = arrival.parsed.is_front_page
    return Outcome(each.name, Status.IMPORTED, items, is_front_page=front)


def _held(digests: Collection[str]) -> ItemsByDigest:
    """The Items of each Original with one of these SHA-512 digests; those not held are left out."""
    if not digests:
        return {}
    uses = Prefetch("uses", ItemOriginal.objects.order_by("position", "item_id"))
    originals = Original.objects.filter(sha512__in=digests).prefetch_related(uses)
    return {
        original.sha512: tuple(use.item_id for use in original.uses.all())
        for original in originals
        if original.sha512
    }


def _arrival(name: str, content: bytes, parsed: Parsed, desk: Desk, stage: Batch) -> Arrival:
    capture = Capture(
        captured_at=utc_now(),
        method=desk.method,
        media_type=parsed.media_type,
        file_name=name,
        source_url=parsed.page_url or None,
    )
    return Arrival(name, stage.add(content, capture), capture, parsed)
