"""Originals read back; nothing here can write."""

from collections.abc import Iterator
from dataclasses import dataclass
from os import SEEK_END
from pathlib import Path
from typing import BinaryIO

from firsthand.preserve.capture import CAPTURE_NAME, Capture, read_capture
from firsthand.preserve.durable import store_errors
from firsthand.preserve.errors import OriginalNotFoundError
from firsthand.preserve.inventory import (
    CONTENT_FOLDER,
    INVENTORY_NAME,
    Inventory,
    read_inventory,
)
from firsthand.preserve.layout import ObjectId, check_root, object_id_of, object_path, object_paths


@dataclass(frozen=True, slots=True)
class Stored:
    """One original in the store: its id, the SHA-512 of its bytes in hexadecimal, their number."""

    object_id: ObjectId
    sha512: str
    size_bytes: int


class OriginalReader:
    """The originals under one OCFL root, for reading.

    Raises: NotAStoreError if *root* is no store in our layout.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        check_root(self.root)

    def object_ids(self) -> Iterator[ObjectId]:
        """Every object in the store, in the order of its folders; one shard in memory at a time."""
        with store_errors():
            for path in object_paths(self.root):
                yield object_id_of(path.name)

    def holds(self, object_id: ObjectId) -> bool:
        """Whether the store has *object_id*."""
        return (object_path(self.root, object_id) / INVENTORY_NAME).is_file()

    def stored(self, object_id: ObjectId) -> Stored:
        """What `Batch.add` gave for *object_id*: enough, with its capture, to make its row anew.

        Raises: OriginalNotFoundError, InventoryError, StoreFailedError.
        """
        with self.open_content(object_id) as file, store_errors():
            size_bytes = file.seek(0, SEEK_END)
        return Stored(object_id, self.inventory(object_id).original_sha512, size_bytes)

    def inventory(self, object_id: ObjectId) -> Inventory:
        """The names and SHA-512 digests of the two files of *object_id*, as written at receipt.

        Raises: OriginalNotFoundError, InventoryError, StoreFailedError.
        """
        return read_inventory(self._read(object_id, INVENTORY_NAME), object_id=object_id)

    def capture(self, object_id: ObjectId) -> Capture:
        """How *object_id* came to us.

        Raises: OriginalNotFoundError, InventoryError, StoreFailedError.
        """
        content = self._read(object_id, f"{CONTENT_FOLDER}/{CAPTURE_NAME}")
        return read_capture(content, object_id=object_id)

    def open_content(self, object_id: ObjectId) -> BinaryIO:
        """The original bytes of *object_id* as an open file; the caller closes it.

        The digest is not checked here: that is what `fixity` is for.

        Raises: OriginalNotFoundError, InventoryError, StoreFailedError.
        """
        name = self.inventory(object_id).original_name
        return self._open(object_id, f"{CONTENT_FOLDER}/{name}")

    def _read(self, object_id: ObjectId, name: str) -> bytes:
        with self._open(object_id, name) as file, store_errors():
            return file.read()

    def _open(self, object_id: ObjectId, name: str) -> BinaryIO:
        path = object_path(self.root, object_id_of(object_id)) / name
        with store_errors():
            try:
                return path.open("rb")
            except FileNotFoundError:
                raise OriginalNotFoundError(object_id) from None
