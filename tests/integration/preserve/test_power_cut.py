"""Power cuts at every call, with what was not synced kept or lost at random.

The calls of two batches are recorded and replayed on a disk in memory. What was synced is there
after the cut; of the rest, each write to a file and each new name in a folder may be there or
not, in any combination: less than real file systems promise.
"""

import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from firsthand.preserve.layout import object_path

CUTS_PER_CALL = 50
FILES_PER_OBJECT = 7


@dataclass
class Node:
    """A file or folder: what is synced, and what is not."""

    writes: int = 0
    writes_synced: int = 0
    names: dict[str, "Node"] = field(default_factory=dict)
    names_synced: dict[str, "Node"] = field(default_factory=dict)

    def sync(self):
        self.writes_synced, self.names_synced = self.writes, dict(self.names)


class Disk:
    """What the calls so far have made."""

    def __init__(self):
        self.root = Node()

    def find(self, path):
        """The node at *path*; folders from before the recording are on the disk."""
        node = self.root
        for name in Path(path).parts:
            if name not in node.names:
                node.names[name] = node.names_synced[name] = Node()
            node = node.names[name]
        return node

    def do(self, name, path, source):
        parent, last = Path(path).parent, Path(path).name
        match name:
            case "mkdir" | "create":
                self.find(parent).names[last] = Node()
            case "write":
                self.find(path).writes += 1
            case "fsync":
                self.find(path).sync()
            case "rename":
                self.find(parent).names[last] = self.find(source)
                del self.find(Path(source).parent).names[Path(source).name]


class Cut:
    """What a power cut leaves of a disk."""

    def __init__(self, chance):
        self.chance = chance

    def names(self, node):
        """The names in the folder *node* after the cut."""
        there = dict(node.names_synced)
        for name in there.keys() | node.names.keys():
            new = node.names.get(name)
            if new is not there.get(name) and self.chance.random() < 0.5:
                there[name] = new
        return {name: child for name, child in there.items() if child is not None}

    def find(self, disk, path):
        node = disk.root
        for name in Path(path).parts:
            node = self.names(node).get(name) if node else None
        return node

    def is_whole(self, node):
        """Whether all files of the object *node* are there, with all that was written to them."""
        return sum(self._files(node)) == FILES_PER_OBJECT

    def _files(self, node):
        for child in self.names(node).values():
            if child.names or child.names_synced:
                yield from self._files(child)
            else:
                kept = self.chance.randint(child.writes_synced, child.writes)
                yield child.writes > 0 and kept == child.writes


@pytest.fixture
def trace(store, calls, capture):
    """The calls of two batches of two, each object acknowledged when it is safe."""
    for content in (b"one", b"two"):
        with store.batch() as batch:
            stored = [batch.add(content * 1000, capture) for _number in range(2)]
            batch.commit()
            for each in stored:
                calls.note("ack", str(object_path(store.root, each.object_id)))
    return [(name, path, calls.moved_from.get(path, "")) for name, path in calls.made]


def losses(trace, root):
    """Of how many states after a cut: all, those that lost an object, those with a torn one."""
    disk, acknowledged, chance = Disk(), [], random.Random(7)  # noqa: S311  # no secret
    states = lost = torn = 0
    for name, path, source in trace:
        if name == "ack":
            acknowledged.append(path)
        else:
            disk.do(name, path, source)
        for _cut in range(CUTS_PER_CALL):
            cut = Cut(chance)
            found = [cut.find(disk, path) for path in acknowledged]
            states += 1
            lost += None in found
            torn += not all(cut.is_whole(node) for node in _objects(cut, disk, root))
    return states, lost, torn


def _objects(cut, disk, root):
    shards = cut.names(cut.find(disk, root) or Node()).values()
    return [node for shard in shards for node in cut.names(shard).values() if node.names]


def without(trace, kind, is_left_out):
    return [step for step in trace if not (step[0] == kind and is_left_out(Path(step[1])))]


def test_no_cut_loses_or_tears_anything(trace, root):
    states, lost, torn = losses(trace, root)
    assert states > 100 * CUTS_PER_CALL
    assert (lost, torn) == (0, 0)


def test_without_the_sync_of_files_objects_would_be_torn(trace, root):
    _states, _lost, torn = losses(
        without(trace, "fsync", lambda path: path.suffix == ".html"), root
    )
    assert torn


def test_without_the_sync_of_folders_objects_would_be_torn(trace, root):
    _states, _lost, torn = losses(without(trace, "fsync", lambda path: path.name == "v1"), root)
    assert torn


def test_without_the_sync_of_the_store_objects_would_be_lost(trace, root):
    _states, lost, _torn = losses(without(trace, "fsync", lambda path: path == root), root)
    assert lost
