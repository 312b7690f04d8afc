"""Originals: how many are stored a second by size of batch; fixity and backup in MB a second.

The peer is one file after another, each synced, and its folder too.

    python bench/bench_originals.py [FOLDER ON THE DISK TO MEASURE]
"""

import os
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from _rows import print_row

from firsthand.preserve.backup import restore_backup, write_backup
from firsthand.preserve.capture import Capture, CaptureMethod
from firsthand.preserve.fixity import changed_objects
from firsthand.preserve.folder import make_folder
from firsthand.preserve.ocfl import OriginalStore

PAGE = Capture(datetime(2026, 3, 4, tzinfo=UTC), CaptureMethod.SAVED_PAGE, "text/html")
SIZE_BYTES = 100_000
BATCHES = {1: 100, 10: 300, 100: 1000, 1000: 2000}
PEER_FILES = 300
MB = 1_000_000
TOTAL_MB = sum(BATCHES.values()) * SIZE_BYTES / MB


def plain_files(folder: Path, count: int) -> float:
    """Seconds for the peer: each file written and synced, and its folder synced, no more."""
    folder.mkdir()
    start = time.perf_counter()
    for number in range(count):
        file = os.open(folder / str(number), os.O_WRONLY | os.O_CREAT)
        os.write(file, os.urandom(SIZE_BYTES))
        os.fsync(file)
        os.close(file)
        parent = os.open(folder, os.O_RDONLY)
        os.fsync(parent)
        os.close(parent)
    return time.perf_counter() - start


def store(archive: OriginalStore, count: int, batch_size: int) -> float:
    """Seconds to store *count* originals in batches."""
    start = time.perf_counter()
    for _batch in range(count // batch_size):
        with archive.batch() as batch:
            for _number in range(batch_size):
                batch.add(os.urandom(SIZE_BYTES), PAGE)
    return time.perf_counter() - start


def new_store(place: Path) -> OriginalStore:
    """The empty store of an archive in *place*, whose database is small."""
    folder = make_folder(place / "archive", "")
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.execute("CREATE TABLE item (title TEXT)")
    return OriginalStore(folder.originals)


def bench_storing(archive: OriginalStore, place: Path) -> None:
    peer = PEER_FILES / plain_files(place / "peer", PEER_FILES)
    print_row("bare files, each synced", f"{PEER_FILES} files of 100 kB", peer, "files/s")
    for batch_size, count in BATCHES.items():
        rate = count / store(archive, count, batch_size)
        size = f"{count:,} originals of 100 kB"
        print_row(f"originals, batches of {batch_size}", size, rate, "originals/s")
        print_row(f"batches of {batch_size} / bare files", size, rate / peer, "ratio")


def print_speed(measure: str, task: Callable[[], object]) -> None:
    start = time.perf_counter()
    task()
    seconds = time.perf_counter() - start
    print_row(measure, f"{TOTAL_MB:.0f} MB", TOTAL_MB / seconds, "MB/s")


def check(originals: Path) -> None:
    """A bench of a broken store says nothing."""
    assert not list(changed_objects(originals))


def main() -> None:
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        place = Path(name)
        archive = new_store(place)
        bench_storing(archive, place)
        file, words = place / "file", "nine geese"
        print_speed("fixity", lambda: check(archive.root))
        print_speed("backup", lambda: write_backup(archive.root.parent, file, words))
        print_speed("restore, with fixity", lambda: restore_backup(file, place / "again", words))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print_row("peak memory, most of it scrypt", f"{TOTAL_MB:.0f} MB", peak, "MB")


if __name__ == "__main__":
    main()
