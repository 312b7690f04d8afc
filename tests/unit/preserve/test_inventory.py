import json
from datetime import UTC, datetime

import pytest

from firsthand.preserve.errors import InventoryError
from firsthand.preserve.inventory import Inventory, read_inventory, write_inventory, write_sidecar
from firsthand.preserve.layout import ObjectId

ID = ObjectId("2f1b7a52-6c7e-4d2b-9f0a-0c5b8a1d3e4f")
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
PAGE = Inventory(ID, "original.html", "a" * 128, "b" * 128)


def changed(key, value):
    record = json.loads(write_inventory(PAGE, created=NOON))
    record[key] = value
    return json.dumps(record).encode()


def test_reads_back_what_was_written():
    assert read_inventory(write_inventory(PAGE, created=NOON), object_id=ID) == PAGE


def test_lists_both_names_where_the_two_files_are_the_same():
    twins = Inventory(ID, "original.json", "a" * 128, "a" * 128)
    assert read_inventory(write_inventory(twins, created=NOON), object_id=ID) == twins


def test_equal_inventories_are_equal_bytes():
    assert write_inventory(PAGE, created=NOON) == write_inventory(PAGE, created=NOON)


def test_a_sidecar_is_a_line_that_sha512sum_reads():
    assert write_sidecar("c" * 128) == b"c" * 128 + b"  inventory.json\n"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"null",
        changed("head", "v2"),
        changed("id", "another"),
        changed("manifest", {"a" * 128: ["v1/content/capture.json"]}),
        changed("manifest", {"a": ["v1/content/../x"], "b": ["v1/content/capture.json"]}),
        changed("manifest", {"a": ["v1/content/.."], "b": ["v1/content/capture.json"]}),
        changed("manifest", {"a": ["/etc/passwd"], "b": ["v1/content/capture.json"]}),
    ],
)
def test_refuses_what_is_no_inventory_of_this_object(content):
    with pytest.raises(InventoryError):
        read_inventory(content, object_id=ID)
