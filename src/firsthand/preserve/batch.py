"""One batch of originals: staged, synced together, moved into the store, then acknowledged."""

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from firsthand.preserve.capture import CAPTURE_NAME, Capture, write_capture
from firsthand.preserve.durable import (
    CHUNK_BYTES,
    FOLDER_MODE,
    Written,
    store_errors,
    sync_all,
    write_new,
)
from firsthand.preserve.errors import ContentUnreadableError, symbol
from firsthand.preserve.inventory import (
    CONTENT_FOLDER,
    INVENTORY_NAME,
    OBJECT_DECLARATION,
    OBJECT_DECLARATION_CONTENT,
    SIDECAR_NAME,
    Inventory,
    write_inventory,
    write_sidecar,
)
from firsthand.preserve.layout import ObjectId, new_object_id, object_path
from firsthand.preserve.media import extension_of
from firsthand.preserve.reader import Stored

Content = bytes | Path | BinaryIO
"""The bytes to keep: in memory, in a file, or in an open file that is read from where it stands."""


class Batch:
    """Originals that become safe together; made by `OriginalStore.batch`.

    The order of the syncs: all files, all folders, the moves into the store, the folders that
    took them in. Only then does `commit` return, and only then may anything be acknowledged.
    """

    def __init__(self, root: Path, stage: Path, now: Callable[[], datetime]) -> None:
        self._root = root
        self._stage = stage
        self._now = now
        self._waiting: list[ObjectId] = []

    def add(self, content: Content, capture: Capture) -> Stored:
        """The original that *content* becomes when the batch is committed; read once, in pieces.

        An original that fails leaves no trace, and the batch can go on.

        Raises: ContentUnreadableError, StoreFailedError (DiskFullError, ReadOnlyStoreError).
        """
        object_id = new_object_id()
        folder = object_path(self._stage, object_id)
        try:
            with _chunks(content) as chunks, store_errors():
                written = self._write_object(folder, chunks, capture)
        except BaseException:
            self._forget(folder)
            raise
        self._waiting.append(object_id)
        return Stored(object_id, written.sha512, written.size_bytes)

    def discard(self, object_id: ObjectId) -> None:
        """Nothing; *object_id*, added and not yet committed, is dropped (its bytes were held)."""
        self._waiting.remove(object_id)
        self._forget(object_path(self._stage, object_id))

    def commit(self) -> None:
        """Nothing, once every original added so far is safe; called again at the end of the batch.

        On failure none of them is kept.

        Raises: StoreFailedError (DiskFullError, ReadOnlyStoreError).
        """
        waiting, self._waiting = self._waiting, []
        placed: list[ObjectId] = []
        try:
            with store_errors():
                self._sync_staged(waiting)
                self._place(waiting, placed)
                self._sync_store(waiting)
        except BaseException:
            self._take_back(placed)
            raise

    def _write_object(self, folder: Path, chunks: Iterator[bytes], capture: Capture) -> Written:
        content = folder / CONTENT_FOLDER
        content.mkdir(FOLDER_MODE, parents=True)
        name = f"original.{extension_of(capture.media_type)}"
        original = write_new(content / name, chunks)
        described = write_new(content / CAPTURE_NAME, [write_capture(capture)])
        inventory = Inventory(ObjectId(folder.name), name, original.sha512, described.sha512)
        self._write_inventories(folder, write_inventory(inventory, created=self._now()))
        write_new(folder / OBJECT_DECLARATION, [OBJECT_DECLARATION_CONTENT])
        return original

    @staticmethod
    def _write_inventories(folder: Path, inventory: bytes) -> None:
        for place in (folder / "v1", folder):
            written = write_new(place / INVENTORY_NAME, [inventory])
            write_new(place / SIDECAR_NAME, [write_sidecar(written.sha512)])

    def _forget(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            folder.parent.rmdir()

    def _sync_staged(self, object_ids: list[ObjectId]) -> None:
        files: list[Path] = []
        folders: set[Path] = set()
        for object_id in object_ids:
            staged = object_path(self._stage, object_id)
            found = list(staged.rglob("*"))
            files += [path for path in found if path.is_file()]
            folders |= {path for path in found if path.is_dir()} | {staged, staged.parent}
        sync_all(files)
        sync_all(sorted(folders))

    def _place(self, object_ids: list[ObjectId], placed: list[ObjectId]) -> None:
        """Moves staged objects into the store and notes each in *placed*."""
        shards: dict[str, list[ObjectId]] = {}
        for object_id in object_ids:
            shards.setdefault(object_path(self._stage, object_id).parent.name, []).append(object_id)
        for shard, members in shards.items():
            if self._place_shard(shard):
                placed += members
                continue
            for object_id in members:
                object_path(self._stage, object_id).rename(object_path(self._root, object_id))
                placed.append(object_id)

    def _place_shard(self, shard: str) -> bool:
        """Whether the whole staged folder *shard* could be moved: the store had none of that name.

        Made in one step with its objects, so that no empty folder ever stands in the store.
        """
        if (self._root / shard).exists():
            return False
        try:
            (self._stage / shard).rename(self._root / shard)
        except OSError as failure:
            if failure.errno in {errno.ENOTEMPTY, errno.EEXIST}:
                return False
            raise
        return True

    def _sync_store(self, object_ids: list[ObjectId]) -> None:
        shards = {object_path(self._root, object_id).parent for object_id in object_ids}
        sync_all(sorted(shards))
        if shards:
            sync_all([self._root])

    def _take_back(self, placed: list[ObjectId]) -> None:
        """Moves *placed* objects out again; what cannot be moved is found as unclaimed later."""
        for object_id in placed:
            path = object_path(self._root, object_id)
            with suppress(OSError):
                path.rename(self._stage / object_id)
                path.parent.rmdir()


@contextmanager
def _chunks(content: Content) -> Iterator[Iterator[bytes]]:
    """The bytes of *content*, piece by piece; what opens here is closed here."""
    if isinstance(content, bytes):
        yield iter([content])
    elif isinstance(content, Path):
        with _open(content) as file:
            yield _pieces(file)
    else:
        yield _pieces(content)


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as failure:
        raise ContentUnreadableError(symbol(failure)) from None


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while True:
        try:
            piece = file.read(CHUNK_BYTES)
        except OSError as failure:
            raise ContentUnreadableError(symbol(failure)) from None
        if not piece:
            return
        yield piece
