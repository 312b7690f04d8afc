"""The few system calls that make a file last: write new, sync many, never overwrite."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from firsthand.preserve.errors import StoreFailedError

CHUNK_BYTES = 1 << 20
"""How much of a file is in memory at a time."""
FOLDER_MODE = 0o700
"""The rights of a private folder."""
FOR_EVER = 0o400
"""The rights of a file that nothing shall alter."""
FOR_WORK = 0o600
"""The rights of a private file that is written again."""
# Syncs that wait at the same time share the journal's commits; more threads gained nothing.
_SYNCS_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Written:
    """What a file came to hold: its SHA-512 in hexadecimal, and its size."""

    sha512: str
    size_bytes: int


@contextmanager
def store_errors() -> Iterator[None]:
    """Turns the system's refusals inside it into StoreFailedError, which names no path."""
    try:
        yield
    except OSError as failure:
        raise StoreFailedError.of(failure) from None


def write_new(path: Path, chunks: Iterable[bytes], *, mode: int = FOR_EVER) -> Written:
    """What *path*, which must not exist yet, holds afterwards; not yet synced.

    Raises: OSError; what was written by then stays for the caller to remove.
    """
    digest, size_bytes = hashlib.sha512(), 0
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    file = os.open(path, flags, mode)
    try:
        for chunk in chunks:
            _write_all(file, chunk)
            digest.update(chunk)
            size_bytes += len(chunk)
    finally:
        os.close(file)
    return Written(digest.hexdigest(), size_bytes)


def _write_all(file: int, chunk: bytes) -> None:
    rest = memoryview(chunk)
    while rest:
        rest = rest[os.write(file, rest) :]


def sync_all(paths: Sequence[Path]) -> None:
    """Nothing, once all of *paths* (files or folders) are on the disk; in no order.

    Raises: OSError, the first that any of them met.
    """
    if not paths:
        return
    with ThreadPoolExecutor(min(_SYNCS_AT_ONCE, len(paths))) as pool:
        for _done in pool.map(_sync, paths):
            pass


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def sync_tree(folder: Path) -> None:
    """Nothing, once all below *folder* and it itself are on the disk: files first, then folders."""
    files: list[Path] = []
    folders: list[Path] = []
    for place, _names, file_names in os.walk(folder):
        folders.append(Path(place))
        files.extend(Path(place, name) for name in file_names)
    sync_all(files)
    sync_all(folders)
