"""Originals: how many are stored a second by size of batch; fixity and backup in MB a second.

Run: .venv/bin/python bench/bench_originals.py [FOLDER ON THE DISK TO MEASURE]
"""

import os
import resource
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from firsthand.preserve.backup import restore_backup, write_backup
from firsthand.preserve.capture import Capture, CaptureMethod
from firsthand.preserve.fixity import changed_objects
from firsthand.preserve.folder import make_folder
from firsthand.preserve.ocfl import OriginalStore, create_store

PAGE = Capture(datetime(2026, 3, 4, tzinfo=UTC), CaptureMethod.SAVED_PAGE, "text/html")
SIZE_BYTES = 100_000
BATCHES = {1: 100, 10: 300, 100: 1000, 1000: 2000}
MB = 1_000_000


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


def main() -> None:
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as place:
        folder = make_folder(Path(place) / "archive", "")
        with closing(sqlite3.connect(folder.database)) as connection:
            connection.execute("CREATE TABLE item (title TEXT)")
        create_store(folder.originals)
        archive = OriginalStore(folder.originals)
        peer = 300 / plain_files(Path(place) / "peer", 300)
        print(f"{'peer: bare files, each synced':40}{peer:10.0f}/s")
        for batch_size, count in BATCHES.items():
            rate = count / store(archive, count, batch_size)
            title = f"originals in batches of {batch_size}"
            print(f"{title:40}{rate:10.0f}/s{rate / peer:8.2f} x peer")
        total_mb = sum(BATCHES.values()) * SIZE_BYTES / MB
        start = time.perf_counter()
        assert not list(changed_objects(folder.originals))  # a bench of a broken store says nothing
        print(f"{'fixity':40}{total_mb / (time.perf_counter() - start):10.0f} MB/s")
        start = time.perf_counter()
        write_backup(folder.root, Path(place) / "file", "nine geese")
        print(f"{'backup':40}{total_mb / (time.perf_counter() - start):10.0f} MB/s")
        start = time.perf_counter()
        restore_backup(Path(place) / "file", Path(place) / "again", "nine geese")
        print(f"{'restore, with fixity':40}{total_mb / (time.perf_counter() - start):10.0f} MB/s")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(f"{'peak memory (most of it scrypt)':40}{peak:10.0f} MB")


if __name__ == "__main__":
    main()
