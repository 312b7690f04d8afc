"""A disk that refuses any one call, or every call from one on, costs nothing acknowledged."""

import errno
import os

import pytest

from firsthand.preserve.errors import DiskFullError, ReadOnlyStoreError, StoreFailedError
from firsthand.preserve.fixity import changed_objects
from firsthand.preserve.ocfl import OriginalStore, create_store
from firsthand.preserve.staging import staging_of

EXPECTED = {
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EROFS: ReadOnlyStoreError,
    errno.EIO: StoreFailedError,
    errno.EMFILE: StoreFailedError,
}


def add_two(store, capture):
    """The ids acknowledged: both or none."""
    with store.batch() as batch:
        stored = [batch.add(content, capture) for content in (b"one", bytes(5000))]
    return {each.object_id for each in stored}


def count_calls(store, calls, capture):
    add_two(store, capture)
    number = len(calls.made)
    calls.made.clear()
    return number


@pytest.mark.parametrize("number", EXPECTED)
@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "from then on"])
def test_at_every_call(store, calls, capture, number, for_ever):
    total = count_calls(store, calls, capture)
    acknowledged = set(store.object_ids())
    for place in range(total):
        calls.before = refuse(number, place, for_ever=for_ever)
        with pytest.raises(EXPECTED[number], match=errno.errorcode[number]):
            add_two(store, capture)
        calls.before, calls.made[:] = (lambda _number: None), []
        assert list(changed_objects(store.root)) == []
        assert not staging_of(store.root).exists()
        left = set(store.object_ids())
        assert left >= acknowledged
        # Where even taking back was refused, whole objects stay, and are found.
        assert set(store.unclaimed(acknowledged.__contains__)) == left - acknowledged
        assert for_ever or left == acknowledged
        acknowledged = left
    assert add_two(store, capture) <= set(store.object_ids())


def refuse(number, place, *, for_ever):
    def before(call):
        if call == place or (for_ever and call > place):
            raise OSError(number, os.strerror(number), "/home/somebody/Sara.html")

    return before


@pytest.mark.parametrize("place", range(3))
def test_a_store_that_cannot_be_made_leaves_nothing(tmp_path, calls, place):
    calls.before = refuse(errno.ENOSPC, place, for_ever=False)
    with pytest.raises(DiskFullError):
        create_store(tmp_path / "originals")
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_store_can_still_be_read(store, calls, capture):
    (stored, *_) = add_two(store, capture)
    calls.before = refuse(errno.EROFS, 0, for_ever=True)
    calls.made.clear()
    reader = OriginalStore(store.root)
    assert reader.capture(stored) == capture
    with pytest.raises(ReadOnlyStoreError):
        add_two(reader, capture)
