"""OCFL inventories of our one-version objects, written and read."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from firsthand.preserve.capture import CAPTURE_NAME
from firsthand.preserve.errors import InventoryError
from firsthand.preserve.layout import ObjectId

INVENTORY_NAME = "inventory.json"
SIDECAR_NAME = "inventory.json.sha512"
OBJECT_DECLARATION = "0=ocfl_object_1.1"
OBJECT_DECLARATION_CONTENT = b"ocfl_object_1.1\n"
CONTENT_FOLDER = "v1/content"
_TYPE = "https://ocfl.io/1.1/spec/#inventory"
_USER = {"name": "Firsthand", "address": "urn:x-firsthand:software"}


@dataclass(frozen=True, slots=True)
class Inventory:
    """What one object holds: the original and its capture record, with their SHA-512."""

    object_id: ObjectId
    original_name: str
    original_sha512: str
    capture_sha512: str

    def content_sha512(self) -> dict[str, str]:
        """The SHA-512 of each content file, by its path inside the object."""
        return {
            f"{CONTENT_FOLDER}/{self.original_name}": self.original_sha512,
            f"{CONTENT_FOLDER}/{CAPTURE_NAME}": self.capture_sha512,
        }


def write_inventory(inventory: Inventory, *, created: datetime) -> bytes:
    """*inventory* as the JSON of an OCFL object of one version. Source: OCFL 1.1, section 3.5."""
    manifest: dict[str, list[str]] = {}
    for path, sha512 in inventory.content_sha512().items():
        manifest.setdefault(sha512, []).append(path)
    state = {
        sha512: [path.removeprefix(f"{CONTENT_FOLDER}/") for path in paths]
        for sha512, paths in manifest.items()
    }
    version = {
        "created": created.astimezone(UTC).isoformat(timespec="seconds"),
        "message": "Received",
        "state": state,
        "user": _USER,
    }
    record = {
        "digestAlgorithm": "sha512",
        "head": "v1",
        "id": inventory.object_id,
        "manifest": manifest,
        "type": _TYPE,
        "versions": {"v1": version},
    }
    return (json.dumps(record, indent=2) + "\n").encode("ascii")


def write_sidecar(inventory_sha512: str) -> bytes:
    """The sidecar of an inventory with this digest; `sha512sum -c` reads it too."""
    return f"{inventory_sha512}  {INVENTORY_NAME}\n".encode("ascii")


def read_inventory(content: bytes, *, object_id: ObjectId) -> Inventory:
    """The Inventory that *content* holds, if it is that of *object_id*.

    Raises: InventoryError if it is not as we write them.
    """
    try:
        record = json.loads(content)
        by_path = {path: sha for sha, paths in record["manifest"].items() for path in paths}
        capture_sha512 = by_path.pop(f"{CONTENT_FOLDER}/{CAPTURE_NAME}")
        ((path, original_sha512),) = by_path.items()
        head, found_id = record["head"], record["id"]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise InventoryError(object_id) from None
    folder, _, name = path.rpartition("/")
    if (head, found_id, folder) != ("v1", object_id, CONTENT_FOLDER) or name in {"", ".", ".."}:
        raise InventoryError(object_id)
    return Inventory(object_id, name, original_sha512, capture_sha512)
