"""The rows of a batch of arrivals: bulk writes, whatever the number of Items."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from firsthand import __version__
from firsthand.core.codes import (
    Origin,
    OriginalRole,
    OwnerType,
    OwnField,
    VersionKind,
)
from firsthand.core.text import title_of
from firsthand.importers.run import Draft, Parsed
from firsthand.names.folding import fold
from firsthand.preserve.capture import Capture, CaptureMethod
from firsthand.preserve.custody import FIRST_PREVIOUS, EventType, NewEvent, append
from firsthand.preserve.custody import Outcome as CustodyOutcome
from firsthand.preserve.layout import ObjectId
from firsthand.preserve.reader import Stored
from firsthand.workroom.archive.models import (
    CustodyEvent,
    Item,
    ItemFlag,
    ItemOriginal,
    Original,
    PremisAgent,
    Series,
    TextVersion,
)
from firsthand.workroom.archive.supplied import supplied_title
from firsthand.workroom.archive.versions import NewVersion, index_versions, version_row
from firsthand.workroom.wording.models import Translation

SeriesByKey = dict[str, Series]
CAPTURE_CODES = {method: f"CAP{number}" for number, method in enumerate(CaptureMethod)}


@dataclass(slots=True)
class Arrival:
    """Bytes staged in the store, and the drafts in them; `item_ids` are set when rows are."""

    name: str
    stored: Stored
    capture: Capture
    parsed: Parsed
    item_ids: list[UUID] = field(default_factory=list)


@dataclass(slots=True)
class _Rows:
    """Rows to be written together, in the order in which they depend on each other."""

    originals: list[Original] = field(default_factory=list)
    events: list[CustodyEvent] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    links: list[ItemOriginal] = field(default_factory=list)
    versions: list[TextVersion] = field(default_factory=list)
    flags: list[ItemFlag] = field(default_factory=list)
    titles: list[Translation] = field(default_factory=list)


def write_arrivals(arrivals: Iterable[Arrival], *, by: UUID | None) -> None:
    """Nothing; every draft of *arrivals* is an Item.

    Call it inside a transaction. Sets `item_ids` of each arrival, in the drafts' order.
    """
    waiting = list(arrivals)
    series, rows = _known_series(waiting), _Rows()
    software = _software()
    for arrival in waiting:
        original = _original(arrival, by)
        rows.originals.append(original)
        rows.events += _events(original, software)
        for draft in arrival.parsed.drafts:
            arrival.item_ids.append(_place(draft, arrival, original, series, rows))
    _write(rows)


def keep_original(arrival: Arrival, by: UUID | None) -> Original:
    """The saved row of one arrival's bytes, with its custody; call it inside a transaction."""
    original = _original(arrival, by)
    original.save(force_insert=True)
    CustodyEvent.objects.bulk_create(_events(original, _software()))
    return original


def _known_series(arrivals: Sequence[Arrival]) -> SeriesByKey:
    drafts = (draft for arrival in arrivals for draft in arrival.parsed.drafts)
    keys = {_series_key(draft) for draft in drafts} - {""}
    return {series.key: series for series in Series.objects.filter(key__in=keys)}


def _series_key(draft: Draft) -> str:
    return fold(draft.series_title)[:200] if draft.part is not None else ""


def _address(draft: Draft, arrival: Arrival) -> str:
    return draft.source_url or ("" if arrival.parsed.is_front_page else arrival.parsed.page_url)


def _software() -> PremisAgent:
    return PremisAgent.objects.get_or_create(
        kind="software", name="Firsthand", version=__version__
    )[0]


def _original(arrival: Arrival, by: UUID | None) -> Original:
    return Original(
        ocfl_id=arrival.stored.object_id,
        sha512=arrival.stored.sha512,
        size_bytes=arrival.stored.size_bytes,
        media_type=arrival.capture.media_type,
        method=CAPTURE_CODES[arrival.capture.method],
        acquired_at=arrival.capture.captured_at,
        acquired_by_id=by,
        file_name=arrival.name.encode("utf-8", "backslashreplace").decode("utf-8"),
        source_url=arrival.parsed.page_url,
        created_by_id=by,
    )


def _events(original: Original, software: PremisAgent) -> list[CustodyEvent]:
    rows, previous = [], FIRST_PREVIOUS
    kinds = (EventType.MESSAGE_DIGEST_CALCULATION, EventType.INGESTION)
    for number, kind in enumerate(kinds, start=1):
        new = NewEvent(
            ObjectId(original.ocfl_id),
            kind,
            original.acquired_at,
            str(software.id),
            CustodyOutcome.SUCCESS,
        )
        event = append(previous, new)
        previous = event.digest
        rows.append(
            CustodyEvent(
                original=original,
                number=number,
                type=event.type,
                at=event.at,
                premis_agent=software,
                outcome=event.outcome,
                previous=event.previous,
                digest=event.digest,
            )
        )
    return rows


def _place(
    draft: Draft, arrival: Arrival, original: Original, series: SeriesByKey, rows: _Rows
) -> UUID:
    item = _item(draft, arrival, series)
    item.created_by_id = original.acquired_by_id
    version = version_row(item.id, 1, NewVersion(VersionKind.RECEIVED, draft.language, draft.text))
    version.created_by_id = original.acquired_by_id
    rows.items.append(item)
    rows.versions.append(version)
    rows.flags += _flags(item, version, draft)
    rows.links.append(_link(item, original, draft))
    if not title_of(draft.text):
        rows.titles.append(_supplied(item, draft))
    return item.id


def _item(draft: Draft, arrival: Arrival, series: SeriesByKey) -> Item:
    return Item(
        language=draft.language,
        completeness=draft.completeness,
        cut_start=draft.cut_start,
        cut_end=draft.cut_end,
        part=draft.part,
        part_written=draft.part_written[:60],
        issued_written=draft.issued_written,
        source_url=_address(draft, arrival),
        series=_series_of(draft, series),
    )


def _series_of(draft: Draft, series: SeriesByKey) -> Series | None:
    key = _series_key(draft)
    if not key:
        return None
    if key not in series:
        series[key] = Series.objects.create(key=key, title_written=draft.series_title[:200])
    return series[key]


def _supplied(item: Item, draft: Draft) -> Translation:
    return Translation(
        owner_type=OwnerType.ITEM,
        owner_id=item.id,
        field=OwnField.SUPPLIED_TITLE,
        language=draft.language,
        text=supplied_title(draft.language, draft.position),
        origin=Origin.SUPPLIED,
    )


def _flags(item: Item, version: TextVersion, draft: Draft) -> list[ItemFlag]:
    return [
        ItemFlag(
            item=item,
            text_version=version,
            code=flag.code,
            start=flag.span.start if flag.span else None,
            end=flag.span.end if flag.span else None,
        )
        for flag in draft.flags
    ]


def _link(item: Item, original: Original, draft: Draft) -> ItemOriginal:
    role = OriginalRole.TEASER if draft.position is not None else OriginalRole.FULL
    return ItemOriginal(item=item, original=original, role=role, position=draft.position)


def _write(rows: _Rows) -> None:
    Original.objects.bulk_create(rows.originals)
    CustodyEvent.objects.bulk_create(rows.events)
    Item.objects.bulk_create(rows.items)
    TextVersion.objects.bulk_create(rows.versions)
    ItemOriginal.objects.bulk_create(rows.links)
    ItemFlag.objects.bulk_create(rows.flags)
    Translation.objects.bulk_create(rows.titles)
    index_versions(rows.versions)
