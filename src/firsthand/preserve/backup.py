"""Backups: one sealed file of an archive: database, settings, secret, files, its own theme."""

import os
import re
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import IO, BinaryIO

from firsthand.preserve.durable import (
    CHUNK_BYTES,
    FOLDER_MODE,
    FOR_EVER,
    FOR_WORK,
    store_errors,
    sync_all,
    sync_tree,
    write_new,
)
from firsthand.preserve.errors import (
    BackupExistsError,
    DamagedBackupError,
    DatabaseUnreadableError,
    DiskFullError,
    NotABackupError,
    NothingToBackUpError,
    TargetNotEmptyError,
    UnsafeBackupError,
    symbol,
)
from firsthand.preserve.fixity import Change, changed_objects
from firsthand.preserve.folder import ArchiveFolder
from firsthand.preserve.reader import OriginalReader
from firsthand.preserve.renditions import NAME
from firsthand.preserve.sealing import seal, unsealed
from firsthand.preserve.staging import staged, staging_of, sweep
from firsthand.preserve.theme_files import PLACE

_HERE = ArchiveFolder(Path())
DATABASE_NAME = _HERE.database.name
SETTINGS_NAME = _HERE.config_file.name
SECRET_NAME = _HERE.secret_file.name
ORIGINALS_NAME = _HERE.originals.name
RENDITIONS_NAME = _HERE.renditions.name
THEME_NAME = _HERE.theme.name
_WORK_NAMES = (DATABASE_NAME, SETTINGS_NAME, SECRET_NAME)
_ORIGINAL = re.compile(rf"{ORIGINALS_NAME}(/[A-Za-z0-9=_-][A-Za-z0-9=._-]*)+")
_RENDITION = re.compile(rf"{RENDITIONS_NAME}/{NAME.pattern}")
_THEME = re.compile(rf"{THEME_NAME}/(?:{PLACE.pattern})")
_BUSY_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore brought back; *changes* were in the originals when they were backed up."""

    original_count: int
    changes: tuple[Change, ...]


def write_backup(archive_folder: Path, out_path: Path, passphrase: str) -> int:
    """The size in bytes of *out_path*, which now holds the archive as it was at one instant.

    The database is copied first and the files after it, so every original that it names
    is there, however much is imported meanwhile. Memory does not grow with the archive; the
    copy of the database lies in the archive's folder until the end.

    Raises: BackupError and its kinds, StoreFailedError. Then *out_path* does not exist.
    """
    archive_folder, out_path = archive_folder.resolve(), out_path.resolve()
    for name in (*_WORK_NAMES, ORIGINALS_NAME):
        if not (archive_folder / name).exists():
            raise NothingToBackUpError(name)
    if out_path.exists():
        raise BackupExistsError
    working, writing = staging_of(archive_folder / "backup"), staging_of(out_path)
    with store_errors():
        for place in (working, writing):
            sweep(place)
        with staged(working) as work, staged(writing) as fresh:
            copy = _copied_database(archive_folder / DATABASE_NAME, work / DATABASE_NAME)
            sealed = fresh / "backup"
            _write_sealed(sealed, partial(_write_tar, archive_folder, copy), passphrase)
            size_bytes = sealed.stat().st_size
            sealed.rename(out_path)
            sync_all([out_path.parent])
    return size_bytes


def _copied_database(database: Path, copy: Path) -> Path:
    """*copy*, a database without the free pages of *database* that may hold erased names."""
    try:
        source = f"{database.as_uri()}?mode=ro"
        with closing(sqlite3.connect(source, timeout=_BUSY_SECONDS, uri=True)) as connection:
            connection.execute("VACUUM INTO ?", (str(copy),))
    except sqlite3.Error as failure:
        if getattr(failure, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            raise DiskFullError("SQLITE_FULL") from None
        name = getattr(failure, "sqlite_errorname", "SQLITE_ERROR")
        raise DatabaseUnreadableError(name) from None
    return copy


def _write_sealed(path: Path, write_plain: partial[None], passphrase: str) -> None:
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, FOR_WORK), "r+b") as out:
        seal(write_plain, out, passphrase)
        out.flush()
        os.fsync(out.fileno())


def _write_tar(archive_folder: Path, database: Path, out: BinaryIO) -> None:
    with tarfile.open(fileobj=out, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        _add_file(tar, database, DATABASE_NAME)
        for name in (SETTINGS_NAME, SECRET_NAME):
            _add_file(tar, archive_folder / name, name)
        for part in (ORIGINALS_NAME, RENDITIONS_NAME):
            for path in _files(archive_folder / part):
                _add_file(tar, path, path.relative_to(archive_folder).as_posix())
        for path in _files(archive_folder / THEME_NAME):
            name = path.relative_to(archive_folder).as_posix()
            if _THEME.fullmatch(name):
                _add_file(tar, path, name)


def _files(folder: Path) -> Iterator[Path]:
    """The plain files below *folder*, in order of names; links are left out."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        paths = (Path(place, name) for name in sorted(names))
        yield from (path for path in paths if path.is_file() and not path.is_symlink())


def _add_file(tar: tarfile.TarFile, path: Path, name: str) -> None:
    with path.open("rb") as file:
        found = os.fstat(file.fileno())
        member = tarfile.TarInfo(name)
        member.size, member.mtime, member.mode = found.st_size, int(found.st_mtime), FOR_EVER
        tar.addfile(member, file)
    _forget_members(tar)


def restore_backup(file: Path, into_folder: Path, passphrase: str) -> Restored:
    """What was restored; *into_folder*, absent or empty before, is the archive of the backup.

    All is unpacked beside it, checked and synced before it takes its place in one step; on any
    error nothing has changed.

    Raises: BackupError and its kinds, StoreFailedError.
    """
    into_folder = into_folder.resolve()
    staging = staging_of(into_folder)
    with store_errors():
        if into_folder.exists() and (not into_folder.is_dir() or any(into_folder.iterdir())):
            raise TargetNotEmptyError
        sweep(staging)
        with staged(staging) as stage:
            new = stage / "archive"
            new.mkdir(FOLDER_MODE)
            with _opened(file) as sealed, unsealed(sealed, passphrase) as stream:
                _unpack(stream, new)
            restored = _checked(new)
            sync_tree(new)
            new.rename(into_folder)
            sync_all([into_folder.parent])
    return restored


def _opened(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except OSError as failure:
        raise NotABackupError(symbol(failure)) from None


def _unpack(stream: BinaryIO, folder: Path) -> None:
    try:
        with tarfile.open(fileobj=stream, mode="r|") as tar:
            for position in count():
                member = tar.next()
                if member is None:
                    return
                content = tar.extractfile(member) if member.isreg() else None
                _unpack_one(content, member.name, folder, position)
                _forget_members(tar)
    except tarfile.TarError:
        raise NotABackupError("stream") from None


def _forget_members(tar: tarfile.TarFile) -> None:
    """Nothing; *tar* lets go of the entries it has passed, of which there may be millions."""
    tar.members.clear()  # type: ignore[attr-defined]  # documented nowhere, there since Python 2


def _unpack_one(content: IO[bytes] | None, name: str, folder: Path, position: int) -> None:
    """Writes one entry; *content* is None where it is no plain file."""
    is_work = name in _WORK_NAMES
    is_kept = any(kept.fullmatch(name) for kept in (_ORIGINAL, _RENDITION, _THEME))
    if content is None or not (is_work or is_kept):
        raise UnsafeBackupError(position)
    path = folder / name
    try:
        path.parent.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
        write_new(path, _pieces(content), mode=FOR_WORK if is_work else FOR_EVER)
    except (FileExistsError, NotADirectoryError):
        raise UnsafeBackupError(position) from None


def _pieces(content: IO[bytes]) -> Iterator[bytes]:
    while piece := content.read(CHUNK_BYTES):
        yield piece


def _checked(folder: Path) -> Restored:
    """What *folder*, freshly unpacked, holds.

    Raises: NotABackupError if a part is missing, DamagedBackupError if the database is broken.
    """
    for name in _WORK_NAMES:
        if not (folder / name).is_file():
            raise NotABackupError(name)
    originals = folder / ORIGINALS_NAME
    _check_database(folder / DATABASE_NAME)
    changes = tuple(changed_objects(originals))
    original_count = sum(1 for _object_id in OriginalReader(originals).object_ids())
    return Restored(original_count, changes)


def _check_database(database: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
            (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.Error:
        verdict = "unreadable"
    if verdict != "ok":
        raise DamagedBackupError(DATABASE_NAME)
