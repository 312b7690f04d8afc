"""Whether every original is as it came: each digest computed anew, each difference named."""

import hashlib
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from firsthand.preserve.errors import InventoryError
from firsthand.preserve.inventory import (
    CONTENT_FOLDER,
    INVENTORY_NAME,
    OBJECT_DECLARATION,
    OBJECT_DECLARATION_CONTENT,
    SIDECAR_NAME,
    read_inventory,
    write_sidecar,
)
from firsthand.preserve.layout import (
    ROOT_FILES,
    ObjectId,
    is_object_id,
    is_shard,
    object_id_of,
    shard_of,
)

_INVENTORIES = (INVENTORY_NAME, f"v1/{INVENTORY_NAME}")
_SIDECARS = (SIDECAR_NAME, f"v1/{SIDECAR_NAME}")
_FOLDERS = {"v1", CONTENT_FOLDER}


class ChangeKind(StrEnum):
    """What became of a file."""

    CHANGED = "changed"
    MISSING = "missing"
    EXTRA = "extra"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Change:
    """One file that is not as it was written.

    *path* is relative to the object; where *object_id* is None, to the store's root.
    """

    object_id: ObjectId | None
    path: str
    kind: ChangeKind


def changed_objects(
    root: Path, *, on_object: Callable[[ObjectId], None] = lambda _object_id: None
) -> Iterator[Change]:
    """Each file in the store at *root* that differs from what was written, in order of folders.

    Every byte is read; *on_object* is told of each object before it is, to show progress. An
    object that is gone as a whole leaves nothing here: ask the store whether it `holds` what the
    database lists. Nothing is raised for a damaged file.

    Raises: OSError if *root* itself cannot be listed.
    """
    yield from _changed_root(root)
    for shard in sorted(root.iterdir()):
        if is_shard(shard.name) and _is_folder(shard):
            yield from _changed_shard(shard, on_object)
        elif shard.name not in ROOT_FILES and shard.name != "extensions":
            yield Change(None, shard.name, ChangeKind.EXTRA)


def _changed_root(root: Path) -> Iterator[Change]:
    for name, content in ROOT_FILES.items():
        kind = _compared(root / name, hashlib.sha512(content).hexdigest())
        if kind:
            yield Change(None, name, kind)
    for path in _walked(root / "extensions"):
        name = path.relative_to(root).as_posix()
        if name not in ROOT_FILES and not _is_folder(path):
            yield Change(None, name, ChangeKind.EXTRA)


def _changed_shard(shard: Path, on_object: Callable[[ObjectId], None]) -> Iterator[Change]:
    try:
        members = sorted(shard.iterdir())
    except OSError:
        yield Change(None, shard.name, ChangeKind.UNREADABLE)
        return
    for path in members:
        if is_object_id(path.name) and shard_of(object_id_of(path.name)) == shard.name:
            on_object(object_id_of(path.name))
            yield from changed_object(path)
        else:
            yield Change(None, f"{shard.name}/{path.name}", ChangeKind.EXTRA)
    if not members:
        yield Change(None, shard.name, ChangeKind.EXTRA)


def changed_object(folder: Path) -> Iterator[Change]:
    """Each file of the one object at *folder* that differs from what was written."""
    object_id = object_id_of(folder.name)
    expected = _expected(folder, object_id)
    for path, sha512 in expected.items():
        kind = _compared(folder / path, sha512)
        if kind:
            yield Change(object_id, path, kind)
    known = expected.keys() | _FOLDERS
    for found in _walked(folder):
        path = found.relative_to(folder).as_posix()
        if path not in known:
            yield Change(object_id, path, ChangeKind.EXTRA)


def _expected(folder: Path, object_id: ObjectId) -> dict[str, str]:
    """The SHA-512 that each file of the object should have, by path.

    The inventory is held twice, and so is its digest: what most of the four say is true.
    """
    truth = _inventory_sha512(folder)
    content = _content_sha512(folder, object_id, truth)
    if not content:
        truth = ""
    sidecar = hashlib.sha512(write_sidecar(truth)).hexdigest()
    expected = {OBJECT_DECLARATION: hashlib.sha512(OBJECT_DECLARATION_CONTENT).hexdigest()}
    expected |= dict.fromkeys(_INVENTORIES, truth) | dict.fromkeys(_SIDECARS, sidecar)
    return expected | content


def _inventory_sha512(folder: Path) -> str:
    computed = [_sha512(folder / path) for path in _INVENTORIES]
    noted = [_sidecar_digest(folder / path) for path in _SIDECARS]
    votes = Counter(vote for vote in [*noted, *computed] if vote)
    return votes.most_common(1)[0][0] if votes else ""


def _sidecar_digest(path: Path) -> str | None:
    return _read(path)[:128].decode("ascii", "replace") or None


def _content_sha512(folder: Path, object_id: ObjectId, truth: str) -> dict[str, str]:
    """The digests in the copy of the inventory that is true; empty if neither can be this object's.

    Then the inventories are reported as changed and the content as extra, for nothing says what
    it should be.
    """
    for path in _INVENTORIES:
        content = _read(folder / path)
        if hashlib.sha512(content).hexdigest() == truth:
            try:
                return read_inventory(content, object_id=object_id).content_sha512()
            except InventoryError:
                return {}
    return {}


def _compared(path: Path, sha512: str) -> ChangeKind | None:
    """How *path* differs from the file with this digest; None if it does not."""
    try:
        return None if _digest(path) == sha512 else ChangeKind.CHANGED
    except (FileNotFoundError, NotADirectoryError):
        return ChangeKind.MISSING
    except OSError:
        return ChangeKind.UNREADABLE


def _sha512(path: Path) -> str | None:
    try:
        return _digest(path)
    except OSError:
        return None


def _digest(path: Path) -> str:
    """The SHA-512 of the file *path*; empty for what is no plain file."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return ""
    with path.open("rb", buffering=0) as file:
        return hashlib.file_digest(file, "sha512").hexdigest()


def _read(path: Path) -> bytes:
    """What the file *path* holds; empty if it cannot be read, or is no plain file."""
    try:
        return path.read_bytes() if stat.S_ISREG(path.lstat().st_mode) else b""
    except OSError:
        return b""


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _walked(folder: Path) -> Iterator[Path]:
    """Everything below *folder*; links are not followed."""
    for place, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted([*folders, *files]):
            yield Path(place, name)
