"""Puts a new folder in the place of an old one, in one step where the system can."""

import ctypes
import os
import shutil
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2


def swap_in(new: Path, place: Path) -> None:
    """Nothing; *place* is what *new* was, and what stood there is gone.

    Readers see the old or the new, never half: by renameat2 where the file system can, else by
    two renames.
    """
    if not place.exists():
        new.rename(place)
    elif not _exchanged(new, place):
        old = place.with_name(f"{place.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        place.rename(old)
        new.rename(place)
        shutil.rmtree(old)
    else:
        shutil.rmtree(new)
    _sync(place.parent)


def _exchanged(new: Path, place: Path) -> bool:
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    names = os.fsencode(new), os.fsencode(place)
    return bool(rename(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) == 0)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
