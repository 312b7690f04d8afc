"""The files of an edition: new ones only, all with one fixed time, so that equal is equal.

The time is the edition's day and, within it, a second drawn from the release: two editions of one
day differ in it, or caches would keep serving the older one (a recalled name among it).
"""

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path

from firsthand.edition.errors import AddressError, OutputExistsError

SAFE_PATH = re.compile(r"(?:[A-Za-z0-9-]+/)*[A-Za-z0-9-]+\.[a-z0-9]+")
AT_THE_ROOT = frozenset({"_headers", ".well-known/security.txt"})  # the names are others' choice
FIRST_DAY = date(1980, 1, 1)  # before it, some archive formats have no times
DAY_SECONDS = 86_400
SECOND_DIGITS = 12
FILE_MODE = 0o644
FOLDER_MODE = 0o755
NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


class Output:
    """A new folder that receives files; each path once."""

    def __init__(self, folder: Path, day: date | None, release_id: str) -> None:
        """*folder* (new or empty); *day* and *release_id* (hexadecimal) give all files their time.

        Raises: OutputExistsError.
        """
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise OutputExistsError
        self.folder = str(folder.absolute())
        moment = datetime.combine(day or FIRST_DAY, datetime.min.time(), UTC)
        second = int(release_id[:SECOND_DIGITS], 16) % DAY_SECONDS
        self._time_ns = (int(moment.timestamp()) + second) * 1_000_000_000
        self._folders: set[str] = {""}

    def write(self, path: str, content: bytes) -> None:
        """Write the file at *path* (from the edition's root).

        Raises: AddressError for a path that could leave the folder; FileExistsError.
        """
        if not SAFE_PATH.fullmatch(path) and path not in AT_THE_ROOT:
            raise AddressError("path")
        self.prepare(path.rpartition("/")[0])
        descriptor = os.open(f"{self.folder}/{path}", NEW_FILE, FILE_MODE)
        try:
            _write_all(descriptor, content)
            os.fchmod(descriptor, FILE_MODE)
            os.utime(descriptor, ns=(self._time_ns, self._time_ns))
        finally:
            os.close(descriptor)

    def prepare(self, folder: str) -> None:
        """Make *folder* (below the edition's root), where it is not there yet."""
        if folder not in self._folders:
            self.prepare(folder.rpartition("/")[0])
            os.mkdir(f"{self.folder}/{folder}", FOLDER_MODE)  # noqa: PTH102 - hot path, and plain
            self._folders.add(folder)

    def close(self) -> None:
        """Give the folders the edition's time too; nothing is written after this."""
        for folder in sorted(self._folders, reverse=True):
            path = f"{self.folder}/{folder}"
            os.chmod(path, FOLDER_MODE)  # noqa: PTH101 - as above
            os.utime(path, ns=(self._time_ns, self._time_ns))


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
