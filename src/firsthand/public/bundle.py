"""A bundle: one folder of JSON Lines and a manifest, written canonically, read strictly.

    archive.json items.jsonl links.jsonl agents.jsonl series.jsonl fronts.jsonl pages.jsonl
    manifest.json

Same records, same bytes. The manifest is written last: a folder without it is no bundle.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NotRequired, TypedDict, TypeVar, Unpack

from firsthand.core.canonical import canonical_json, digest_of
from firsthand.core.text import Text
from firsthand.public.encoding import item_from_json, record_from_json, record_json
from firsthand.public.errors import (
    BundleDigestError,
    BundleExistsError,
    BundleOrderError,
    BundleVersionError,
    RecordShapeError,
)
from firsthand.public.records import (
    ArchiveRecord,
    FrontRecord,
    PageRecord,
    PublishedItem,
    SeriesRecord,
)
from firsthand.public.relations import AgentRecord, LinkRecord

FORMAT = "firsthand-bundle/1"
MANIFEST = "manifest.json"
ARCHIVE, ITEMS, SERIES = "archive.json", "items.jsonl", "series.jsonl"
FRONTS, PAGES = "fronts.jsonl", "pages.jsonl"
LINKS, AGENTS = "links.jsonl", "agents.jsonl"
FILES = (ARCHIVE, ITEMS, LINKS, AGENTS, SERIES, FRONTS, PAGES)
BLOCK_BYTES = 1 << 20

Record = TypeVar("Record")


class Contents(TypedDict):
    """What `write_bundle` writes; items arrive sorted by (item_id, language), the rest anyhow.

    They are read in this order, so that what comes after the Items may depend on those that came;
    the archive's own record is asked for last.
    """

    archive: ArchiveRecord | Callable[[], ArchiveRecord]
    items: Iterable[PublishedItem]
    links: NotRequired[Iterable[LinkRecord]]
    agents: NotRequired[Iterable[AgentRecord]]
    series: Iterable[SeriesRecord]
    fronts: Iterable[FrontRecord]
    pages: Iterable[PageRecord]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle whose files are those of its manifest; Items are read when asked for."""

    folder: Path
    release_id: str
    archive: ArchiveRecord
    links: tuple[LinkRecord, ...]
    agents: tuple[AgentRecord, ...]
    series: tuple[SeriesRecord, ...]
    fronts: tuple[FrontRecord, ...]
    pages: tuple[PageRecord, ...]
    item_count: int

    def items(self) -> Iterator[PublishedItem]:
        """The published Items in order of (item_id, language), one in memory at a time.

        Raises: RecordShapeError, BundleOrderError.
        """
        lines = _lines(self.folder / ITEMS)
        return _ordered(ITEMS, (item_from_json(value) for value in lines))

    def texts(self) -> Iterator[tuple[str, str, Text]]:
        """Item id, language and text of each Item, in the same order, and nothing else of it.

        Raises: RecordShapeError.
        """
        for value in _lines(self.folder / ITEMS):
            match value:
                case {"record": {"item_id": str(item_id), "language": str(tag), "text": text}}:
                    yield item_id, tag, record_from_json(Text, text)
                case _:
                    raise RecordShapeError(ITEMS)


def item_key(item: PublishedItem) -> tuple[str, str]:
    """The order of Items in a bundle."""
    return item.record.item_id, item.record.language


_ORDER: dict[str, Callable[[Any], Any]] = {
    ITEMS: item_key,
    LINKS: lambda record: (record.item_id, record.kind, record.to_id),
    AGENTS: lambda record: record.agent_id,
    SERIES: lambda record: record.series_id,
    FRONTS: lambda record: record.language,
    PAGES: lambda record: (record.slug, record.language),
}


def write_bundle(folder: Path, **contents: Unpack[Contents]) -> str:
    """The release id, after *contents* were written into the new or empty *folder*.

    Raises: BundleExistsError, BundleOrderError (Items out of order, anything said twice),
    RecordShapeError (a string that holds a control or bidi code point).
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise BundleExistsError
    records: dict[str, Iterable[object]] = {
        ITEMS: _ordered(ITEMS, contents["items"]),
        LINKS: _sorted(LINKS, contents.get("links", ())),
        AGENTS: _sorted(AGENTS, contents.get("agents", ())),
        SERIES: _sorted(SERIES, contents["series"]),
        FRONTS: _sorted(FRONTS, contents["fronts"]),
        PAGES: _sorted(PAGES, contents["pages"]),
        ARCHIVE: _asked(contents["archive"]),
    }
    return _write_manifest(
        folder, {name: _write(folder / name, lines) for name, lines in records.items()}
    )


def _asked(archive: ArchiveRecord | Callable[[], ArchiveRecord]) -> Iterator[ArchiveRecord]:
    yield archive() if callable(archive) else archive


def _write(path: Path, records: Iterable[object]) -> dict[str, object]:
    digest, count = hashlib.sha512(), 0
    with path.open("xb") as file:
        for record in records:
            line = canonical_json(record_json(record)) + b"\n"
            digest.update(line)
            file.write(line)
            count += 1
    return {"records": count, "sha512": digest.hexdigest()}


def _write_manifest(folder: Path, files: dict[str, dict[str, object]]) -> str:
    release_id = _release_id(files)
    manifest = {"files": files, "format": FORMAT, "release_id": release_id}
    (folder / MANIFEST).write_bytes(canonical_json(manifest) + b"\n")
    return release_id


def _release_id(files: object) -> str:
    return digest_of({"files": files, "format": FORMAT})


def read_bundle(folder: Path) -> Bundle:
    """The bundle in *folder*, every file checked against the manifest.

    Raises: BundleVersionError, BundleDigestError, BundleOrderError, RecordShapeError.
    """
    files, release_id = _read_manifest(folder / MANIFEST)
    for name in FILES:
        _check_file(folder / name, files[name])
    (archive,) = _read(folder / ARCHIVE, ArchiveRecord)
    return Bundle(
        folder,
        release_id,
        archive,
        links=tuple(_ordered(LINKS, _read(folder / LINKS, LinkRecord))),
        agents=tuple(_ordered(AGENTS, _read(folder / AGENTS, AgentRecord))),
        series=tuple(_ordered(SERIES, _read(folder / SERIES, SeriesRecord))),
        fronts=tuple(_ordered(FRONTS, _read(folder / FRONTS, FrontRecord))),
        pages=tuple(_ordered(PAGES, _read(folder / PAGES, PageRecord))),
        item_count=int(files[ITEMS]["records"]),
    )


def _read_manifest(path: Path) -> tuple[dict[str, dict[str, Any]], str]:
    try:
        match json.loads(path.read_bytes()):
            case {"format": str(form), "files": dict(files), "release_id": str(said)} if (
                form == FORMAT and tuple(sorted(files)) == tuple(sorted(FILES))
            ):
                pass
            case _:
                raise BundleVersionError
    except (OSError, ValueError):
        raise BundleVersionError from None
    if _release_id(files) != said:
        raise BundleDigestError(MANIFEST)
    return files, said


def _check_file(path: Path, said: dict[str, Any]) -> None:
    digest, count = hashlib.sha512(), 0
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK_BYTES):
                digest.update(block)
                count += block.count(b"\n")
    except FileNotFoundError:
        raise BundleDigestError(path.name) from None
    if said != {"records": count, "sha512": digest.hexdigest()}:
        raise BundleDigestError(path.name)


def _read(path: Path, kind: type[Record]) -> Iterator[Record]:
    return (record_from_json(kind, value) for value in _lines(path))


def _lines(path: Path) -> Iterator[object]:
    with path.open("rb") as file:
        for line in file:
            try:
                value = json.loads(line)
            except (ValueError, RecursionError):
                raise RecordShapeError(path.name) from None
            yield value


def _sorted(name: str, records: Iterable[Record]) -> Iterator[Record]:
    yield from _ordered(name, sorted(records, key=_ORDER[name]))


def _ordered(name: str, records: Iterable[Record]) -> Iterator[Record]:
    last: Any = None
    for record in records:
        this = _ORDER[name](record)
        if last is not None and this <= last:
            raise BundleOrderError(name)
        last = this
        yield record
