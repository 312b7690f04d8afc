"""One bit, anywhere in the store: found, and the right file named."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.preserve.capture import Capture, CaptureMethod
from firsthand.preserve.fixity import Change, ChangeKind, changed_objects
from firsthand.preserve.layout import is_object_id
from firsthand.preserve.ocfl import OriginalStore, create_store

PAGE = Capture(datetime(2026, 3, 4, tzinfo=UTC), CaptureMethod.SAVED_PAGE, "text/html", "a.html")


@dataclass(frozen=True)
class Shelf:
    root: Path
    files: list[Path]


@pytest.fixture(scope="module")
def shelf() -> Iterator[Shelf]:
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "originals"
        create_store(root)
        with OriginalStore(root).batch() as batch:
            for content in (b"<p>Sara saw Karim.</p>", b"", bytes(range(256)) * 3):
                batch.add(content, PAGE)
        files = sorted(path for path in root.rglob("*") if path.is_file())
        yield Shelf(root, [path for path in files if path.stat().st_size])


def named(root, path, kind):
    """How a change of the file *path* is reported."""
    parts = path.relative_to(root).parts
    if len(parts) > 2 and is_object_id(parts[1]):
        return Change(parts[1], "/".join(parts[2:]), kind)
    return Change(None, "/".join(parts), kind)


@settings(max_examples=300)
@given(data=st.data())
def test_a_flipped_bit_is_found_and_its_file_named(shelf, data):
    path = data.draw(st.sampled_from(shelf.files))
    whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole) * 8 - 1))
    flipped = bytearray(whole)
    flipped[place // 8] ^= 1 << place % 8
    path.chmod(0o600)
    path.write_bytes(flipped)
    try:
        found = list(changed_objects(shelf.root))
    finally:
        path.write_bytes(whole)
    assert found == [named(shelf.root, path, ChangeKind.CHANGED)]
    assert list(changed_objects(shelf.root)) == []


@settings(max_examples=60)
@given(data=st.data())
def test_a_file_cut_short_or_gone_is_named(shelf, data):
    path = data.draw(st.sampled_from(shelf.files))
    whole = path.read_bytes()
    kept = data.draw(st.none() | st.integers(0, len(whole) - 1))
    path.chmod(0o600)
    path.unlink() if kept is None else path.write_bytes(whole[:kept])
    try:
        found = list(changed_objects(shelf.root))
    finally:
        path.write_bytes(whole)
    kind = ChangeKind.MISSING if kept is None else ChangeKind.CHANGED
    assert found == [named(shelf.root, path, kind)]
