import os
import shutil

import pytest

from firsthand.preserve.fixity import Change, ChangeKind, changed_objects
from firsthand.preserve.layout import new_object_id, object_path

CONTENT = "v1/content/original.html"


@pytest.fixture
def folder(root, add):
    """One object among others."""
    add(b"before", b"after")
    return object_path(root, add(b"<p>Sara saw Karim.</p>")[0].object_id)


def rewrite(path, content):
    path.chmod(0o600)
    path.write_bytes(content)


def test_a_whole_store_has_no_changes(root, folder):
    assert folder.is_dir()
    assert list(changed_objects(root)) == []


def test_every_changed_object_is_named(root, add):
    stored = add(b"one", b"two", b"three")
    for each in stored[:2]:
        rewrite(object_path(root, each.object_id) / CONTENT, b"forged")
    expected = {Change(each.object_id, CONTENT, ChangeKind.CHANGED) for each in stored[:2]}
    assert set(changed_objects(root)) == expected


def test_an_original_changed_with_its_inventory_is_noticed(root, folder):
    """A forger who forgets the second inventory, or the sidecars."""
    inventory = (folder / "inventory.json").read_bytes()
    rewrite(folder / "inventory.json", inventory.replace(b'"Received"', b'"Improved"'))
    assert list(changed_objects(root)) == [
        Change(folder.name, "inventory.json", ChangeKind.CHANGED)
    ]


def test_both_inventories_changed_leave_their_sidecars_to_tell(root, folder):
    for name in ("inventory.json", "v1/inventory.json"):
        rewrite(folder / name, b"{}")
    found = set(changed_objects(root))
    assert Change(folder.name, "inventory.json", ChangeKind.CHANGED) in found
    assert Change(folder.name, "v1/inventory.json", ChangeKind.CHANGED) in found


def test_an_object_put_in_the_place_of_another_is_noticed(root, folder, add):
    (other,) = add(b"<p>Nobody saw anybody.</p>")
    shutil.rmtree(folder)
    shutil.copytree(object_path(root, other.object_id), folder)
    assert Change(folder.name, "inventory.json", ChangeKind.CHANGED) in changed_objects(root)


@pytest.mark.parametrize("path", ["note.txt", "v1/content/second.html", "v2/inventory.json"])
def test_what_was_put_in_is_named(root, folder, path):
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_bytes(b"new")
    assert Change(folder.name, path, ChangeKind.EXTRA) in changed_objects(root)


@pytest.mark.parametrize("path", ["note.txt", "abc/note.txt", "extensions/note.txt", "abcd/x"])
def test_what_was_put_in_beside_the_objects_is_named(root, folder, path):
    assert folder.is_dir()
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_bytes(b"new")
    named = path if path != "abcd/x" else "abcd"
    assert Change(None, named, ChangeKind.EXTRA) in changed_objects(root)


def test_an_empty_folder_is_named(root):
    (root / "abc").mkdir()
    assert list(changed_objects(root)) == [Change(None, "abc", ChangeKind.EXTRA)]


def test_an_object_in_the_wrong_folder_is_named(root, folder):
    wrong = "000" if folder.parent.name != "000" else "001"
    (root / wrong).mkdir()
    folder.rename(root / wrong / folder.name)
    assert Change(None, f"{wrong}/{folder.name}", ChangeKind.EXTRA) in changed_objects(root)


def test_an_empty_object_misses_all(root):
    object_id = new_object_id()
    object_path(root, object_id).mkdir(parents=True)
    found = set(changed_objects(root))
    assert Change(object_id, "inventory.json", ChangeKind.MISSING) in found
    assert Change(object_id, "0=ocfl_object_1.1", ChangeKind.MISSING) in found


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_is_no_plain_file_is_not_followed(root, folder, tmp_path, kind):
    path = folder / CONTENT
    (tmp_path / "copy").write_bytes(path.read_bytes())
    path.unlink()
    match kind:
        case "link":
            path.symlink_to(tmp_path / "copy")
        case "pipe":
            os.mkfifo(path)
        case _:
            path.mkdir()
    assert list(changed_objects(root)) == [Change(folder.name, CONTENT, ChangeKind.CHANGED)]


def test_each_object_is_announced(root, add):
    stored = add(b"one", b"two")
    seen = []
    assert list(changed_objects(root, on_object=seen.append)) == []
    assert sorted(seen) == sorted(each.object_id for each in stored)


def test_a_folder_that_cannot_be_listed_is_named(root, folder, monkeypatch):
    real = type(folder).iterdir

    def refusing(path):
        if path == folder.parent:
            raise PermissionError(13, "no")
        return real(path)

    monkeypatch.setattr(type(folder), "iterdir", refusing)
    expected = Change(None, folder.parent.name, ChangeKind.UNREADABLE)
    assert list(changed_objects(root)) == [expected]


def test_what_cannot_be_read_is_named_and_the_rest_checked(root, folder, monkeypatch):
    refused = folder / CONTENT
    real = type(refused).open

    def refusing(path, *args, **kwargs):
        if path == refused:
            raise PermissionError(13, "no")
        return real(path, *args, **kwargs)

    monkeypatch.setattr(type(refused), "open", refusing)
    assert list(changed_objects(root)) == [Change(folder.name, CONTENT, ChangeKind.UNREADABLE)]
