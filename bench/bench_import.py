"""Importing against its peer: pages a second into an archive, and through trafilatura.

Both in this run, over the same pages, best of several rounds. Ours is the whole of
`firsthand import`: one warm worker with its pipe, decoding, the search for a front page, languages
and faults, the store of originals with its fsyncs, the database rows. Needs the real pages of
FIRSTHAND_SHARED_DATA.

    python bench/bench_import.py [ROUNDS]
"""

import gzip
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from _rows import print_row
from trafilatura import bare_extraction

from firsthand.importers.run import Worker
from firsthand.preserve.folder import config_text, make_folder
from firsthand.preserve.ocfl import OriginalStore

GOAL = 0.7
CONFIG = config_text(["en"])
DATA = Path(os.environ.get("FIRSTHAND_SHARED_DATA", "../shared/data"))


def pages() -> list[bytes]:
    """All saved pages of the extraction sets, unpacked."""
    return [gzip.open(path).read() for path in sorted(DATA.glob("web_extract/**/*.html.gz"))]


def seconds(task: Callable[[], None]) -> float:
    started = time.perf_counter()
    task()
    return time.perf_counter() - started


def peer(untrusted: list[bytes]) -> None:
    for page in untrusted:
        bare_extraction(page, include_formatting=True, include_links=True)


def new_archive() -> OriginalStore:
    """An empty store beside the one database of this run."""
    return OriginalStore(make_folder(Path(tempfile.mkdtemp()) / "archive", CONFIG).originals)


def ours(untrusted: list[bytes], worker: Worker) -> None:
    """Every page imported into an empty archive, in a transaction that is given up afterwards."""
    from firsthand.workroom.archive.importing import Desk, import_inputs
    from firsthand.workroom.archive.inputs import Input

    inputs = [Input(f"{n}.html", lambda page=page: page) for n, page in enumerate(untrusted)]
    outcomes = list(import_inputs(inputs, Desk(worker, new_archive(), None)))
    assert {outcome.status for outcome in outcomes} <= {"imported", "held"}


def forget() -> None:
    """The rows go, so that the next round imports again."""
    from django.core.management import call_command

    call_command("flush", verbosity=0, interactive=False)


def start_django() -> None:
    folder = make_folder(Path(tempfile.mkdtemp()) / "archive", CONFIG)
    os.environ["FIRSTHAND_ARCHIVE"] = str(folder.root)
    os.environ["DJANGO_SETTINGS_MODULE"] = "firsthand.workroom.settings.archive"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    untrusted = pages()
    if not untrusted:
        sys.exit("No pages: FIRSTHAND_SHARED_DATA names no folder with web_extract in it.")
    start_django()
    times = []
    with Worker() as worker:
        ours(untrusted[:5], worker)
        peer(untrusted[:5])
        for _ in range(rounds):
            forget()
            theirs = seconds(lambda: peer(untrusted))
            times.append((theirs, seconds(lambda: ours(untrusted, worker))))
    theirs, own = (min(column) for column in zip(*times, strict=True))
    ratio = theirs / own
    size = f"{len(untrusted)} pages"
    rows = [
        ("trafilatura", len(untrusted) / theirs, "pages/s", "", None),
        ("import, fsyncs and rows included", len(untrusted) / own, "pages/s", "", None),
        ("ours / peer by wall", ratio, "ratio", ">= 0.7", ratio >= GOAL),
    ]
    for measure, value, unit, goal, met in rows:
        print_row(measure, size, value, unit, (goal, met))


if __name__ == "__main__":
    main()
