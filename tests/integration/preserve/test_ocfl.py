import io
import re
import tracemalloc

import ocfl
import pytest

from firsthand.preserve.errors import (
    ContentUnreadableError,
    InventoryError,
    NotAStoreError,
    OriginalNotFoundError,
)
from firsthand.preserve.layout import new_object_id, object_path, shard_of
from firsthand.preserve.ocfl import OriginalStore, create_store
from firsthand.preserve.staging import staging_of

MIB = 1 << 20


class Source(io.RawIOBase):
    """A long file that never lies in memory; it can break off."""

    def __init__(self, size, breaks_at=None):
        super().__init__()
        self.left, self.breaks_at = size, breaks_at

    def read(self, size=-1):
        assert 0 < size <= MIB
        if self.breaks_at is not None and self.left <= self.breaks_at:
            raise OSError(5, "no words of ours", "/home/somebody/Sara.html")
        piece = min(size, self.left)
        self.left -= piece
        return b"\xa7" * piece


def warnings_of(root):
    """What a second implementation of OCFL has against the store and its objects."""
    other = ocfl.StorageRoot(root=str(root))
    assert other.validate(log_warnings=True)
    assert other.num_objects == other.good_objects
    return set(re.findall(r"\[([EW]\d+\w?)\]", str(other.errors)))


def test_a_new_store_is_a_valid_root(root):
    assert warnings_of(root) == set()


def test_a_store_is_not_made_over_anything(root):
    with pytest.raises(NotAStoreError):
        create_store(root)


def test_a_store_is_made_in_an_empty_folder(tmp_path):
    (tmp_path / "originals").mkdir()
    create_store(tmp_path / "originals")
    assert [path.name for path in tmp_path.iterdir()] == ["originals"]
    assert list(OriginalStore(tmp_path / "originals").object_ids()) == []


@pytest.mark.parametrize("content", [b"", b"<p>Sara saw Karim.</p>", bytes(3 * MIB + 1)])
def test_another_implementation_finds_every_object_valid(root, add, content):
    add(content, b"another", content)
    # Our ids are bare UUIDs, as their folders are named; OCFL would like URIs better.
    assert warnings_of(root) == {"W005"}


def test_another_implementation_finds_each_object_where_the_layout_says(root, add):
    (stored,) = add(b"words")
    other = ocfl.StorageRoot(root=str(root))
    assert root / other.object_path(stored.object_id) == object_path(root, stored.object_id)


def test_an_original_comes_back_byte_for_byte(store, add, capture):
    content = bytes(range(256)) * 5000
    (stored,) = add(content)
    with store.open_content(stored.object_id) as file:
        assert file.read() == content
    assert store.capture(stored.object_id) == capture
    assert store.inventory(stored.object_id).original_sha512 == stored.sha512
    assert stored.size_bytes == len(content)
    assert store.stored(stored.object_id) == stored


def test_content_comes_as_bytes_as_a_file_or_open(store, capture, tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(b"words")
    with store.batch() as batch, path.open("rb") as file:
        forms = [batch.add(content, capture) for content in (b"words", path, file)]
    assert len({stored.sha512 for stored in forms}) == 1
    assert len({stored.object_id for stored in forms}) == 3


def test_a_long_original_never_lies_in_memory(store, capture):
    tracemalloc.start()
    with store.batch() as batch:
        stored = batch.add(Source(200 * MIB), capture)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert stored.size_bytes == 200 * MIB
    assert peak < 8 * MIB


def test_ids_and_holding(store, add):
    stored = add(b"one", b"two")
    assert set(store.object_ids()) == {each.object_id for each in stored}
    assert store.holds(stored[0].object_id)
    assert not store.holds(new_object_id())


def test_originals_cannot_be_written(root, add):
    (stored,) = add(b"words")
    files = [path for path in object_path(root, stored.object_id).rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o400}


def test_a_source_that_breaks_off_leaves_no_trace_and_the_batch_goes_on(store, capture, tmp_path):
    with store.batch() as batch:
        kept = batch.add(b"kept", capture)
        with pytest.raises(ContentUnreadableError, match=r"^FH154 EIO$"):
            batch.add(Source(9 * MIB, breaks_at=3 * MIB), capture)
        with pytest.raises(ContentUnreadableError, match=r"^FH154 ENOENT$"):
            batch.add(tmp_path / "gone.html", capture)
    assert list(store.object_ids()) == [kept.object_id]
    assert warnings_of(store.root) == {"W005"}


def test_an_error_inside_a_batch_drops_it(store, capture):
    def fail():
        with store.batch() as batch:
            batch.add(b"words", capture)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(store.object_ids()) == []
    assert not staging_of(store.root).exists()


def test_what_was_committed_stays_when_the_batch_fails_later(store, capture):
    def fail():
        with store.batch() as batch:
            kept.append(batch.add(b"kept", capture).object_id)
            batch.commit()
            batch.add(b"dropped", capture)
            raise ZeroDivisionError

    kept = []
    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(store.object_ids()) == kept


def test_a_discarded_original_is_not_kept(store, capture):
    with store.batch() as batch:
        batch.discard(batch.add(b"held already", capture).object_id)
        kept = batch.add(b"new", capture)
    assert list(store.object_ids()) == [kept.object_id]


def test_originals_that_share_a_folder_join_it(store, capture, monkeypatch):
    same = [new_object_id()]
    while len(same) < 4:
        new = new_object_id()
        if shard_of(new) == shard_of(same[0]):
            same.append(new)
    ids = iter(same)
    monkeypatch.setattr("firsthand.preserve.batch.new_object_id", lambda: next(ids))
    for _batch in range(2):
        with store.batch() as batch:
            batch.add(b"one", capture)
            batch.add(b"two", capture)
    assert sorted(store.object_ids()) == sorted(same)
    assert warnings_of(store.root) == {"W005"}


def test_what_is_not_there_is_not_found(store):
    missing = new_object_id()
    for read in (store.open_content, store.capture, store.inventory, store.quarantine):
        with pytest.raises(OriginalNotFoundError, match=missing):
            read(missing)


def test_a_broken_inventory_is_told_apart(root, store, add):
    (stored,) = add(b"words")
    path = object_path(root, stored.object_id) / "inventory.json"
    path.chmod(0o600)
    path.write_bytes(b"{}")
    with pytest.raises(InventoryError):
        store.open_content(stored.object_id)


@pytest.mark.parametrize("name", ["0=ocfl_1.1", "ocfl_layout.json"])
def test_a_folder_in_another_layout_is_no_store_of_ours(root, name):
    (root / name).chmod(0o600)
    (root / name).write_text("other")
    with pytest.raises(NotAStoreError, match=name):
        OriginalStore(root)


def test_unclaimed_objects_are_named_unless_a_batch_is_open(store, add, capture):
    rows = {add(b"claimed")[0].object_id}
    orphan = add(b"no row")[0].object_id
    with OriginalStore(store.root).batch() as batch:
        late = batch.add(b"a row soon", capture).object_id
        batch.commit()
        assert store.unclaimed(rows.__contains__) == []
        rows.add(late)
    assert store.unclaimed(rows.__contains__) == [orphan]


def test_quarantine_moves_an_object_out_unaltered(store, add):
    (stored, other) = add(b"strange", b"kept")
    aside = store.quarantine(stored.object_id)
    assert (aside / "v1/content/original.html").read_bytes() == b"strange"
    assert list(store.object_ids()) == [other.object_id]
    assert warnings_of(store.root) == {"W005"}


def test_two_writers_do_not_disturb_each_other(store, capture):
    with store.batch() as batch:
        first = batch.add(b"first", capture)
        with OriginalStore(store.root).batch() as other:  # opening sweeps what is left behind
            second = other.add(b"second", capture)
    assert set(store.object_ids()) == {first.object_id, second.object_id}


def test_what_a_crash_left_is_swept_on_opening(root):
    left = staging_of(root) / "some-batch" / "abc"
    left.mkdir(parents=True)
    (left / "half").write_bytes(b"half")
    OriginalStore(root)
    assert not staging_of(root).exists()
