"""Folders for work in progress, beside the store: locked while in use, swept when left behind."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from firsthand.preserve.durable import FOLDER_MODE


def staging_of(root: Path) -> Path:
    """The folder that holds the work in progress for the store at *root*.

    It lies beside the store, so that the store is valid OCFL at every instant, and on the
    same disk, so that a finished object moves into it in one step.
    """
    return root.with_name(root.name + ".staging")


@contextmanager
def staged(parent: Path) -> Iterator[Path]:
    """A fresh folder in *parent*, ours alone; removed with all it still holds at the end.

    Raises: OSError if it cannot be made.
    """
    with ExitStack() as stack:
        stack.callback(_remove_if_empty, parent)
        folder, lock = _claim(parent)
        stack.callback(os.close, lock)
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        yield folder


def _claim(parent: Path) -> tuple[Path, int]:
    """A new folder and the open file that holds its lock.

    A sweeper may take a folder in the instant before we lock it: then we make another.
    """
    while True:
        folder = parent / str(uuid4())
        parent.mkdir(FOLDER_MODE, exist_ok=True)
        with suppress(FileNotFoundError):
            folder.mkdir(FOLDER_MODE)
            lock = _lock(folder)
            if lock is not None:
                return folder, lock


def _lock(folder: Path) -> int | None:
    """The open file that locks *folder*; None if another process holds it or removed it."""
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC | os.O_NOFOLLOW)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(file), folder.stat()):
            return file
    except (BlockingIOError, FileNotFoundError):
        pass
    except BaseException:
        os.close(file)
        raise
    os.close(file)
    return None


def sweep(parent: Path) -> int:
    """How many folders in *parent* are in use; the others, left by a crash, are removed."""
    in_use = 0
    for folder in _folders(parent):
        try:
            lock = _lock(folder)
        except (FileNotFoundError, NotADirectoryError):
            continue
        if lock is None:
            in_use += folder.exists()
            continue
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)
    _remove_if_empty(parent)
    return in_use


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def _folders(parent: Path) -> list[Path]:
    try:
        return list(parent.iterdir())
    except FileNotFoundError:
        return []
