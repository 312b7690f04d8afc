"""What `firsthand import` does once the workroom is open."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from rich.console import Console
from rich.progress import Progress

from firsthand.core.codes import VersionKind
from firsthand.importers.run import Worker
from firsthand.preserve.folder import ArchiveFolder
from firsthand.preserve.ocfl import OriginalStore
from firsthand.workroom.archive.importing import Desk, Outcome, import_inputs
from firsthand.workroom.archive.inputs import Input, inputs_of, pasted_input
from firsthand.workroom.archive.models import Item
from firsthand.workroom.protection.importing_into import Further, import_into


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asked for; `into` None = new Items."""

    paths: tuple[Path, ...]
    base_url: str
    into: UUID | None
    kind: str
    language: str
    by: UUID | None


def outcomes(wish: Wish, folder: ArchiveFolder, *, progress: bool) -> Iterator[Outcome]:
    """One Outcome an input, in order, with a bar on the terminal where asked."""
    store = OriginalStore(folder.originals)
    with Worker() as worker:
        desk = Desk(worker, store, wish.by, base_url=wish.base_url)
        into = wish.into
        found = _into(into, wish, desk) if into else import_inputs(_inputs(wish), desk)
        yield from _watched(found, _count(wish)) if progress else found


def _inputs(wish: Wish) -> Iterator[Input]:
    for path in wish.paths:
        if str(path) == "-":
            yield pasted_input(sys.stdin.buffer.read().decode("utf-8", "surrogateescape"))
        else:
            yield from inputs_of([path])


def _into(into: UUID, wish: Wish, desk: Desk) -> Iterator[Outcome]:
    item = Item.objects.get(id=into)
    for each in _inputs(wish):
        yield import_into(item, each, Further(VersionKind(wish.kind), wish.language), desk)


def _count(wish: Wish) -> int:
    return sum(1 for _ in inputs_of(path for path in wish.paths if str(path) != "-"))


def _watched(found: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    console = Console(stderr=True)
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("importing", total=total or None)
        for outcome in found:
            bar.advance(task)
            yield outcome
