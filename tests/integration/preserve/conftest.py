"""A store with a few originals, and the system calls that it makes."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from firsthand.preserve.capture import Capture, CaptureMethod
from firsthand.preserve.ocfl import OriginalStore, create_store
from firsthand.preserve.reader import Stored

PAGE = Capture(
    datetime(2026, 3, 4, 12, 0, tzinfo=UTC), CaptureMethod.SAVED_PAGE, "text/html", "oldgate.html"
)


@pytest.fixture
def capture() -> Capture:
    return PAGE


@pytest.fixture
def root(tmp_path: Path) -> Path:
    create_store(tmp_path / "originals")
    return tmp_path / "originals"


@pytest.fixture
def store(root: Path) -> OriginalStore:
    return OriginalStore(root)


@pytest.fixture
def add(store: OriginalStore) -> Callable[..., list[Stored]]:
    """Adds its arguments as one batch."""

    def add_all(*contents: bytes) -> list[Stored]:
        with store.batch() as batch:
            return [batch.add(content, PAGE) for content in contents]

    return add_all


@dataclass
class Calls:
    """The calls that change a disk, in order; *before* is asked ahead of each."""

    before: Callable[[int], None] = lambda _number: None
    made: list[tuple[str, str]] = field(default_factory=list)
    moved_from: dict[str, str] = field(default_factory=dict)

    def note(self, name: str, path: str) -> None:
        self.made.append((name, path))
        self.before(len(self.made) - 1)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Records os.mkdir, os.open for writing, os.write, os.fsync and os.rename."""
    noted = Calls()
    mkdir, open_, write, fsync, rename = os.mkdir, os.open, os.write, os.fsync, os.rename

    def path_of(file: int) -> str:
        return str(Path(f"/proc/self/fd/{file}").readlink())

    def noted_mkdir(path, *args, **kwargs):
        noted.note("mkdir", os.fspath(path))
        return mkdir(path, *args, **kwargs)

    def noted_open(path, flags, *args, **kwargs):
        if flags & os.O_CREAT:
            noted.note("create", os.fspath(path))
        return open_(path, flags, *args, **kwargs)

    def noted_write(file, content):
        noted.note("write", path_of(file))
        return write(file, content)

    def noted_fsync(file):
        noted.note("fsync", path_of(file))
        return fsync(file)

    def noted_rename(source, target, **kwargs):
        noted.moved_from[os.fspath(target)] = os.fspath(source)
        noted.note("rename", os.fspath(target))
        return rename(source, target, **kwargs)

    monkeypatch.setattr(os, "mkdir", noted_mkdir)
    monkeypatch.setattr(os, "open", noted_open)
    monkeypatch.setattr(os, "write", noted_write)
    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(os, "rename", noted_rename)
    return noted
