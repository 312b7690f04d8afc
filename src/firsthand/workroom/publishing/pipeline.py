"""Publish: release, build in a process of its own, scan, swap in.

The earlier edition stands until the new one has passed.
"""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from firsthand.core.errors import FirsthandError
from firsthand.disclosure.dropped import Dropped
from firsthand.disclosure.release import OnItem, Release, release
from firsthand.edition.theme import theme_of
from firsthand.preserve.folder import ArchiveFolder
from firsthand.preserve.theme_files import read_theme
from firsthand.public.bundle import read_bundle
from firsthand.workroom.own_process import run_own
from firsthand.workroom.publishing.dropping import dropped_between
from firsthand.workroom.publishing.last_edition import LAST, last_bundle
from firsthand.workroom.publishing.loading import load_gate, load_submission
from firsthand.workroom.publishing.looks import theme_paths, theme_record
from firsthand.workroom.publishing.scanning import EditionScanner, ScanVerdict, load_withheld
from firsthand.workroom.publishing.swap import swap_in

SAID_CP = 300


STATE = "edition.state"  # beside the last bundle; never in the edition


class BuildFailedError(FirsthandError):
    """The build process ended without an edition (id: its code)."""

    code = "FH903"


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What a publish did: the release, what the build said, what the scan found.

    `swapped` is false where the scan stopped it: the earlier edition still stands. `dropped` are
    the replies and corrections of that one which the new one does not have.
    """

    release: Release
    build: dict[str, object]
    scan: ScanVerdict
    swapped: bool
    dropped: tuple[Dropped, ...] = ()


def publish(
    folder: ArchiveFolder, *, as_of: date, on_step: Callable[[str], None] = lambda _step: None
) -> PublishReport:
    """The report of a new edition, swapped in unless the scan blocks or asks.

    *on_step* is told release, build, scan, swap as each begins.

    Raises: BuildFailedError; the earlier edition and bundle stand.
    """
    bundle, site = folder.releases / "next", folder.root / "edition.next"
    for leftover in (bundle, site):
        shutil.rmtree(leftover, ignore_errors=True)
    on_step("release")
    scanner = EditionScanner(load_withheld(as_of))
    released = release_to(folder, bundle, as_of=as_of, on_item=scanner.note_decided)
    gone = dropped_between(last_bundle(folder), read_bundle(bundle), released.withheld)
    on_step("build")
    built = build_edition(bundle, site, state=folder.releases / STATE, previous=folder.edition)
    on_step("scan")
    verdict = scanner.scan(site, bundle)
    if verdict.stops:
        return PublishReport(released, built, verdict, swapped=False, dropped=gone)
    on_step("swap")
    swap_in(site, folder.edition)
    swap_in(bundle, folder.releases / LAST)
    remember(folder.releases / STATE)
    return PublishReport(released, built, verdict, swapped=True, dropped=gone)


def release_to(
    folder: ArchiveFolder,
    bundle: Path,
    *,
    as_of: date,
    on_item: OnItem = lambda _built: None,
) -> Release:
    """The report of the bundle that the gate wrote, in one read transaction.

    Raises: FolderError, ThemeError where the archive's theme cannot be used.
    """
    config, theme = folder.config(), read_theme(folder.theme)
    theme_of(theme_record(config.theme), theme_paths(theme))
    with transaction.atomic():
        gate = load_gate(as_of=as_of, config=config)
        submission = load_submission(config, theme=theme)
        return release(submission, gate, bundle, on_item=on_item, pictures=folder.renditions)


def build_edition(
    bundle: Path, site: Path, *, state: Path | None = None, previous: Path | None = None
) -> dict[str, object]:
    """What the build process said of the edition that it made in *site*.

    Pages of the *previous* edition, which *state* tells of, are taken over where they are as they
    were. How the new one was built is for `remember`.

    Raises: BuildFailedError.
    """
    earlier = [state, *([previous] if previous and previous.is_dir() else [])] if state else []
    places = [str(place) for place in (bundle, site, *earlier)]
    run = run_own("firsthand.edition", places, env={})
    if run.returncode != 0:
        raise BuildFailedError(_said(run.stderr) or run.returncode)
    report: dict[str, object] = json.loads(run.stdout)
    return report


def _said(stderr: str) -> str:
    """What the build says went wrong; of an error that nobody foresaw its class alone."""
    if stderr.startswith("Traceback"):
        return stderr.rstrip().rpartition("\n")[2].partition(":")[0]
    return stderr.strip()[:SAID_CP]


def remember(state: Path) -> None:
    """Nothing; from now on *state* tells of the edition that was built last.

    Until then it tells of the one before, and no page of another would be taken for one of it.
    """
    new = state.with_name(f"{state.name}.new")
    if new.exists():
        new.replace(state)


def scan_again(folder: ArchiveFolder, site: Path, *, as_of: date) -> ScanVerdict:
    """The verdict on an edition that stands, with what is decided today as answers."""
    scanner = EditionScanner(load_withheld(as_of))
    with TemporaryDirectory(dir=folder.releases) as scratch:
        bundle = Path(scratch) / "bundle"
        release_to(folder, bundle, as_of=as_of, on_item=scanner.note_decided)
    return scanner.scan(site)
