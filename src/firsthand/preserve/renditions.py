"""The folder of renditions: public files re-made from originals, each whole or not there at all."""

import hashlib
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from firsthand.preserve.durable import FOLDER_MODE, store_errors, sync_all, write_new
from firsthand.preserve.errors import RenditionNameError
from firsthand.preserve.fixity import ChangeKind
from firsthand.preserve.staging import staged, staging_of, sweep

NAME = re.compile(r"[0-9a-v]{26}-[1-9][0-9]{0,4}\.webp")


@contextmanager
def keep_renditions(root: Path, files: Mapping[str, bytes]) -> Iterator[dict[str, str]]:
    """The SHA-512 of each of *files*, which are safe in *root* under their names.

    Write the database row inside the block: an error there takes the files out again, and until
    its end nobody takes them for left over.

    Raises: RenditionNameError, StoreFailedError (DiskFullError, ReadOnlyStoreError).
    """
    if not all(NAME.fullmatch(name) for name in files):
        raise RenditionNameError
    with store_errors():
        root.mkdir(FOLDER_MODE, exist_ok=True)
        with staged(staging_of(root)) as stage:
            try:
                yield _placed(root, stage, files)
            except BaseException:
                drop_renditions(root, files)
                raise


def _placed(root: Path, stage: Path, files: Mapping[str, bytes]) -> dict[str, str]:
    digests = {name: write_new(stage / name, [files[name]]).sha512 for name in files}
    sync_all([stage / name for name in files])
    for name in files:
        (stage / name).rename(root / name)
    sync_all([root])
    return digests


def drop_renditions(root: Path, names: Iterable[str]) -> None:
    """Nothing; no file of *names* is in *root*, which may be sure of it after a power cut too.

    Raises: StoreFailedError.
    """
    with store_errors():
        for name in names:
            with suppress(FileNotFoundError):
                (root / name).unlink()
        if root.is_dir():
            sync_all([root])


def drop_left_over(root: Path, listed: Callable[[], Collection[str]]) -> list[str]:
    """The names of the files that no row listed, and that are gone now; a crash leaves such.

    *listed* is asked twice, because somebody may be writing; while they are, nothing is dropped.
    """
    left = _others(root, listed())
    with store_errors():
        if not left or sweep(staging_of(root)):
            return []
    left = sorted(set(left) - set(listed()))
    drop_renditions(root, left)
    return left


def rendition_names(root: Path) -> list[str]:
    """The names of what lies in *root*, in order; none where there is no such folder."""
    return sorted(path.name for path in root.iterdir()) if root.is_dir() else []


def changed_renditions(
    root: Path, expected: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, ChangeKind]]:
    """Each file that is missing, changed or unreadable, then each that nobody expects.

    *expected* gives names and digests.
    """
    known = set()
    for name, sha512 in expected:
        known.add(name)
        kind = _compared(root / name, sha512)
        if kind:
            yield name, kind
    yield from ((name, ChangeKind.EXTRA) for name in _others(root, known))


def _compared(path: Path, sha512: str) -> ChangeKind | None:
    try:
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        with os.fdopen(file, "rb") as content:
            found = hashlib.file_digest(content, "sha512").hexdigest()
    except FileNotFoundError:
        return ChangeKind.MISSING
    except OSError:
        return ChangeKind.UNREADABLE
    return None if found == sha512 else ChangeKind.CHANGED


def _others(root: Path, known: Collection[str]) -> list[str]:
    return [name for name in rendition_names(root) if name not in known]
