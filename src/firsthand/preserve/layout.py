"""Where things lie in the store: an OCFL 1.1 root whose folders are named by random ids."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NewType
from uuid import uuid4

from firsthand.preserve.errors import NotAStoreError, ObjectIdError

ObjectId = NewType("ObjectId", str)
"""A random UUID (version 4) in its plain form of 36 characters; the OCFL id of one object."""

_UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_SHARD = re.compile(r"[0-9a-f]{3}")

LAYOUT_EXTENSION = "0003-hash-and-id-n-tuple-storage-layout"
ROOT_DECLARATION = "0=ocfl_1.1"
_CONFIG = {
    "extensionName": LAYOUT_EXTENSION,
    "digestAlgorithm": "sha256",
    "tupleSize": 3,
    "numberOfTuples": 1,
}
_LAYOUT = {
    "extension": LAYOUT_EXTENSION,
    "description": (
        "Each folder AAA/ID is one original as received: v1/content/original.* holds its bytes, "
        "v1/content/capture.json how it came. ID is a random UUID; AAA are the first 3 "
        "hexadecimal digits of the SHA-256 of ID. inventory.json lists the SHA-512 of both files."
    ),
}


def _pretty(record: dict[str, object]) -> bytes:
    return (json.dumps(record, indent=2) + "\n").encode("ascii")


ROOT_FILES: dict[str, bytes] = {
    ROOT_DECLARATION: b"ocfl_1.1\n",
    "ocfl_layout.json": _pretty(dict(_LAYOUT)),
    f"extensions/{LAYOUT_EXTENSION}/config.json": _pretty(dict(_CONFIG)),
}
"""The files of the root itself, by path, and their only content."""


def new_object_id() -> ObjectId:
    """A fresh random id."""
    return ObjectId(str(uuid4()))


def object_id_of(untrusted_id: str) -> ObjectId:
    """*untrusted_id* as an ObjectId; so no other string ever becomes part of a path.

    Raises: ObjectIdError.
    """
    if not _UUID4.fullmatch(untrusted_id):
        raise ObjectIdError
    return ObjectId(untrusted_id)


def is_object_id(name: str) -> bool:
    """Whether *name* is an ObjectId as we write them."""
    return _UUID4.fullmatch(name) is not None


def is_shard(name: str) -> bool:
    """Whether *name* is that of a folder that holds objects."""
    return _SHARD.fullmatch(name) is not None


def shard_of(object_id: ObjectId) -> str:
    """The folder that holds *object_id*. Source: OCFL extension 0003, procedure."""
    return hashlib.sha256(object_id.encode("ascii")).hexdigest()[:3]


def object_path(root: Path, object_id: ObjectId) -> Path:
    """Where *object_id* lies, whether or not it is there."""
    return root / shard_of(object_id) / object_id


def object_paths(root: Path) -> Iterator[Path]:
    """Every folder that is named as an object should be, shard by shard, in order of names."""
    shards = sorted(entry for entry in root.iterdir() if is_shard(entry.name) and entry.is_dir())
    for shard in shards:
        yield from sorted(path for path in shard.iterdir() if is_object_id(path.name))


def check_root(root: Path) -> None:
    """Nothing, if *root* is a store in our layout.

    Raises: NotAStoreError (id: the file that is missing or other than ours).
    """
    for name, content in ROOT_FILES.items():
        try:
            found = (root / name).read_bytes()
        except OSError:
            raise NotAStoreError(name) from None
        if found != content:
            raise NotAStoreError(name)
