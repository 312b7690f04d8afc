"""Renditions: whole or not there; kept with their row or taken out with it; none left over."""

from hashlib import sha512

import pytest

from firsthand.preserve import renditions
from firsthand.preserve.errors import DiskFullError, RenditionNameError
from firsthand.preserve.fixity import ChangeKind
from firsthand.preserve.renditions import (
    changed_renditions,
    drop_left_over,
    drop_renditions,
    keep_renditions,
    rendition_names,
)

ONE, TWO = "0" * 26 + "-480.webp", "0" * 26 + "-960.webp"
FILES = {ONE: b"small", TWO: b"larger"}
DIGESTS = {name: sha512(content).hexdigest() for name, content in FILES.items()}


@pytest.fixture
def root(tmp_path):
    with keep_renditions(tmp_path / "renditions", FILES) as digests:
        assert digests == DIGESTS
    return tmp_path / "renditions"


def test_they_lie_under_their_names_and_nothing_else_does(root):
    assert {name: (root / name).read_bytes() for name in rendition_names(root)} == FILES
    assert [path.name for path in root.parent.iterdir()] == ["renditions"]
    assert list(changed_renditions(root, DIGESTS.items())) == []


def test_an_error_in_the_block_takes_them_out_again(tmp_path):
    def fail():
        with keep_renditions(tmp_path / "renditions", FILES):
            assert len(rendition_names(tmp_path / "renditions")) == 2
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert rendition_names(tmp_path / "renditions") == []
    assert [path.name for path in tmp_path.iterdir()] == ["renditions"]


@pytest.mark.parametrize("name", ["../out.webp", "a.webp", ONE + "/x", ONE[:-5] + ".svg", ""])
def test_another_name_is_refused(tmp_path, name):
    with pytest.raises(RenditionNameError), keep_renditions(tmp_path / "r", {name: b"x"}):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing(tmp_path, monkeypatch):
    def full(_path, _chunks):
        raise OSError(28, "full")

    monkeypatch.setattr(renditions, "write_new", full)
    with pytest.raises(DiskFullError), keep_renditions(tmp_path / "renditions", FILES):
        pass
    assert rendition_names(tmp_path / "renditions") == []


def test_files_are_synced_before_they_are_named_and_the_folder_after(tmp_path, monkeypatch):
    calls = []
    sync_all, rename = renditions.sync_all, type(tmp_path).rename
    monkeypatch.setattr(
        renditions,
        "sync_all",
        lambda paths: calls.append([p.name for p in paths]) or sync_all(paths),
    )
    monkeypatch.setattr(
        type(tmp_path), "rename", lambda self, to: calls.append("rename") or rename(self, to)
    )
    with keep_renditions(tmp_path / "renditions", FILES):
        assert calls == [[ONE, TWO], "rename", "rename", ["renditions"]]


def test_what_is_missing_changed_or_extra_is_named(root):
    (root / ONE).unlink()
    (root / TWO).chmod(0o600)
    (root / TWO).write_bytes(b"other")
    (root / "notes.txt").write_text("x")
    assert dict(changed_renditions(root, DIGESTS.items())) == {
        ONE: ChangeKind.MISSING,
        TWO: ChangeKind.CHANGED,
        "notes.txt": ChangeKind.EXTRA,
    }


def test_a_link_is_no_rendition(root):
    (root / ONE).unlink()
    (root / ONE).symlink_to(root / TWO)
    assert dict(changed_renditions(root, DIGESTS.items())) == {ONE: ChangeKind.UNREADABLE}


def test_what_a_crash_left_is_dropped_but_not_while_somebody_writes(root):
    third = {"1" * 26 + "-480.webp": b"x"}
    with keep_renditions(root, third):
        assert drop_left_over(root, lambda: {ONE, TWO}) == []
    assert drop_left_over(root, lambda: {ONE, TWO}) == list(third)
    assert rendition_names(root) == [ONE, TWO]


def test_a_row_that_comes_in_between_keeps_its_file(root):
    answers = iter([{ONE}, {ONE, TWO}])
    assert drop_left_over(root, lambda: next(answers)) == []
    assert rendition_names(root) == [ONE, TWO]


def test_dropping_is_sure_of_what_is_gone_already(root):
    drop_renditions(root, FILES)
    drop_renditions(root, FILES)
    assert rendition_names(root) == []
    drop_renditions(root.parent / "nowhere", FILES)
