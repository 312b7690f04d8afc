"""The order of the calls that make an original last; each step is there for a power cut."""

from pathlib import Path

import pytest

from firsthand.preserve.layout import object_path
from firsthand.preserve.staging import staging_of

FILES = {
    "0=ocfl_object_1.1",
    "inventory.json",
    "inventory.json.sha512",
    "v1/inventory.json",
    "v1/inventory.json.sha512",
    "v1/content/original.html",
    "v1/content/capture.json",
}
FOLDERS = {"..", ".", "v1", "v1/content"}


def staged(calls, stored):
    """The paths of everything staged for *stored*: files, then folders."""
    (shard,) = {
        Path(path).parents[2].parent
        for name, path in calls.made
        if name == "create" and path.endswith(f"{stored.object_id}/v1/content/capture.json")
    }
    folder = shard / stored.object_id
    return (
        {str(folder / name) for name in FILES},
        {str(shard if name == ".." else folder / name) for name in FOLDERS},
    )


def test_files_then_folders_then_moves_then_parents(store, calls, capture):
    with store.batch() as batch:
        stored = [batch.add(f"words {number}".encode(), capture) for number in range(3)]
        calls.made.append(("commit", ""))
    made = calls.made[calls.made.index(("commit", "")) + 1 :]
    files = set().union(*(staged(calls, each)[0] for each in stored))
    folders = set().union(*(staged(calls, each)[1] for each in stored))
    shards = {object_path(store.root, each.object_id).parent for each in stored}
    steps = [
        {("fsync", path) for path in files},
        {("fsync", path) for path in folders},
        {("rename", str(shard)) for shard in shards},
        {("fsync", str(shard)) for shard in shards},
        {("fsync", str(store.root))},
    ]
    for step in steps:
        assert set(made[: len(step)]) == step
        made = made[len(step) :]
    assert made == []


def test_all_is_written_in_the_staging_folder(store, calls, capture):
    with store.batch() as batch:
        batch.add(b"words", capture)
    written = {path for name, path in calls.made if name in {"create", "write", "mkdir"}}
    assert written
    assert all(Path(path).is_relative_to(staging_of(store.root)) for path in written)


def test_a_folder_that_is_there_takes_the_object_alone(store, calls, capture, monkeypatch):
    with store.batch() as batch:
        first = batch.add(b"words", capture)
    shard = object_path(store.root, first.object_id).parent
    monkeypatch.setattr("firsthand.preserve.layout.shard_of", lambda _object_id: shard.name)
    with store.batch() as batch:
        second = batch.add(b"words", capture)
        calls.made.clear()
    assert ("rename", str(shard / second.object_id)) in calls.made
    assert calls.made[-2:] == [("fsync", str(shard)), ("fsync", str(store.root))]


@pytest.mark.parametrize("count", [1, 30])
def test_a_batch_shares_the_syncs_of_the_store(store, calls, capture, count):
    with store.batch() as batch:
        for _number in range(count):
            batch.add(b"words", capture)
    assert calls.made.count(("fsync", str(store.root))) == 1
