"""A bundle: one folder of JSON Lines and a manifest, written canonically, read strictly.

    archive.json items.jsonl links.jsonl agents.jsonl series.jsonl fronts.jsonl pages.jsonl
    pictures/*.webp theme/ manifest.json

Same records, same bytes. The manifest is written last: a folder without it is no bundle.
"""

import hashlib
import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NotRequired, TypedDict, TypeVar, Unpack

from firsthand.core.canonical import canonical_json
from firsthand.public.encoding import item_from_json, record_from_json, record_json
from firsthand.public.errors import (
    BundleDigestError,
    BundleExistsError,
    BundleOrderError,
    RecordShapeError,
)
from firsthand.public.lines import Line, read_lines
from firsthand.public.manifest import FORMAT, MANIFEST, check_file, read_manifest, write_manifest
from firsthand.public.pictures import check_pictures, files_of, taking
from firsthand.public.records import (
    ArchiveRecord,
    FrontRecord,
    PageRecord,
    PublishedItem,
    SeriesRecord,
)
from firsthand.public.relations import AgentRecord, LinkRecord
from firsthand.public.theme_files import read_theme_files, write_theme

__all__ = [
    "AGENTS",
    "ARCHIVE",
    "FILES",
    "FORMAT",
    "FRONTS",
    "ITEMS",
    "LINKS",
    "MANIFEST",
    "PAGES",
    "SERIES",
    "Bundle",
    "Contents",
    "item_key",
    "read_bundle",
    "write_bundle",
]

ARCHIVE, ITEMS, SERIES = "archive.json", "items.jsonl", "series.jsonl"
FRONTS, PAGES = "fronts.jsonl", "pages.jsonl"
LINKS, AGENTS = "links.jsonl", "agents.jsonl"
FILES = (ARCHIVE, ITEMS, LINKS, AGENTS, SERIES, FRONTS, PAGES)

Record = TypeVar("Record")


class Contents(TypedDict):
    """What `write_bundle` writes; items arrive sorted by (item_id, language), the rest anyhow.

    They are read in this order, so that what comes after the Items may depend on those that came;
    the archive's own record is asked for last. `pictures` is the folder that holds the files of
    the Items' pictures, by the last part of their path; each is copied as its Item comes. `theme`
    are the files of the archive's own theme, by their place below `theme/`.
    """

    archive: ArchiveRecord | Callable[[], ArchiveRecord]
    items: Iterable[PublishedItem]
    links: NotRequired[Iterable[LinkRecord]]
    agents: NotRequired[Iterable[AgentRecord]]
    series: Iterable[SeriesRecord]
    fronts: Iterable[FrontRecord]
    pages: Iterable[PageRecord]
    pictures: NotRequired[Path]
    theme: NotRequired[Mapping[str, bytes]]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle whose files are those of its manifest; Items are read when asked for.

    `pictures` gives the digest of each file of a picture by its path in the bundle, `theme` the
    files of the archive's own theme themselves.
    """

    folder: Path
    release_id: str
    archive: ArchiveRecord
    links: tuple[LinkRecord, ...]
    agents: tuple[AgentRecord, ...]
    series: tuple[SeriesRecord, ...]
    fronts: tuple[FrontRecord, ...]
    pages: tuple[PageRecord, ...]
    item_count: int
    pictures: dict[str, str] = field(default_factory=dict)
    theme: dict[str, bytes] = field(default_factory=dict)

    def items(self) -> Iterator[PublishedItem]:
        """The published Items in order of (item_id, language), one in memory at a time.

        Raises: RecordShapeError, BundleOrderError; BundleDigestError for a picture of which the
        manifest knows nothing, or other bytes.
        """
        lines = _lines(self.folder / ITEMS)
        items = _ordered(ITEMS, (item_from_json(value) for value in lines))
        return (self._with_its_pictures(item) for item in items)

    def _with_its_pictures(self, item: PublishedItem) -> PublishedItem:
        for file in files_of(item.record.pictures):
            if self.pictures.get(file.path) != file.sha512:
                raise BundleDigestError(ITEMS)
        return item

    def lines(self, whole: Container[str] = ()) -> Iterator[Line]:
        """The lines of the Items in the same order, with whole texts only of those in *whole*.

        Raises: as `items`.
        """
        lines = read_lines(self.items_path, whole)
        for line in _ordered(ITEMS, lines, lambda line: item_key(line.item)):
            self._with_its_pictures(line.item)
            yield line

    @property
    def items_path(self) -> Path:
        """The file of the Items, for `text_at`."""
        return self.folder / ITEMS


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
    RecordShapeError (a string that holds a control or bidi code point), BundleDigestError (a
    picture that is not there, or not the one that was signed).
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise BundleExistsError
    taken: dict[str, str] = {}
    items = taking(contents["items"], contents.get("pictures", Path()), folder, taken)
    records: dict[str, Iterable[object]] = {
        ITEMS: _ordered(ITEMS, items),
        LINKS: _sorted(LINKS, contents.get("links", ())),
        AGENTS: _sorted(AGENTS, contents.get("agents", ())),
        SERIES: _sorted(SERIES, contents["series"]),
        FRONTS: _sorted(FRONTS, contents["fronts"]),
        PAGES: _sorted(PAGES, contents["pages"]),
        ARCHIVE: _asked(contents["archive"]),
    }
    files = {name: _write(folder / name, lines) for name, lines in records.items()}
    theme = write_theme(folder, contents.get("theme", {}))
    return write_manifest(folder, files, taken, theme)


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


def read_bundle(folder: Path) -> Bundle:
    """The bundle in *folder*, every file checked against the manifest.

    Raises: BundleVersionError, BundleDigestError, BundleOrderError, RecordShapeError.
    """
    manifest = read_manifest(folder / MANIFEST, FILES)
    files, release_id = manifest["files"], manifest["release_id"]
    for name in FILES:
        check_file(folder / name, files[name])
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
        pictures=check_pictures(folder, manifest["pictures"]),
        theme=read_theme_files(folder, manifest["theme"]),
    )


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


def _ordered(
    name: str, records: Iterable[Record], key: Callable[[Any], Any] | None = None
) -> Iterator[Record]:
    last: Any = None
    for record in records:
        this = (key or _ORDER[name])(record)
        if last is not None and this <= last:
            raise BundleOrderError(name)
        last = this
        yield record
