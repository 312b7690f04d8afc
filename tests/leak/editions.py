"""Editions of leak archives: released and built as `publish` does it, and read back."""

from datetime import date
from pathlib import Path

from tests.leak.archives import Archive

from firsthand.disclosure.release import Release
from firsthand.edition.build import build
from firsthand.preserve.folder import ArchiveFolder
from firsthand.public.bundle import Bundle, read_bundle
from firsthand.workroom.publishing.pipeline import build_edition, release_to
from firsthand.workroom.publishing.services import today


def released(folder: ArchiveFolder, out: Path, *, as_of: date | None = None) -> Release:
    """The report of a release into *out*, for *as_of* or today."""
    return release_to(folder, out, as_of=as_of or today())


def bundle_of(archive: Archive, out: Path) -> Bundle:
    """The bundle of *archive* as it stands, read back."""
    released(archive.folder, out)
    return read_bundle(out)


def edition_of(archive: Archive, out: Path, *, apart: bool = False) -> Path:
    """The edition of *archive* below *out*; *apart*: built in a process of its own."""
    released(archive.folder, out / "bundle")
    if apart:
        build_edition(out / "bundle", out / "site")
    else:
        build(out / "bundle", out / "site")
    return out / "site"


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file under *folder*: its time and its bytes, by path."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
