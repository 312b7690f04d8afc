"""Files of pictures in a bundle: copied whole, listed, checked, never led astray."""

import json
from dataclasses import replace
from hashlib import sha512
from pathlib import Path

import pytest
from tests.unit.edition import sample

from firsthand.core.canonical import canonical_json, digest_of
from firsthand.public.bundle import read_bundle, write_bundle
from firsthand.public.errors import BundleDigestError, BundleVersionError
from firsthand.public.pictures import PICTURES, is_intact, picture_path
from firsthand.public.records import Picture, PictureFile

ID = "0" * 25 + "g"
BYTES = b"RIFF pixels"
FILE = PictureFile(picture_path(ID, 480), "image/webp", 480, 320, sha512(BYTES).hexdigest())
PICTURE = Picture(ID, (FILE,), alt="A key")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / f"{ID}-480.webp").write_bytes(BYTES)
    return tmp_path / "store"


def write(folder: Path, store: Path, picture: Picture = PICTURE) -> str:
    first, *rest = sample.items()
    twins = [replace(first, record=replace(first.record, pictures=(picture,))), *rest]
    twins[1] = replace(twins[1], record=replace(twins[1].record, pictures=(picture,)))
    return write_bundle(folder, **sample.contents(items=twins, pictures=store))


def test_they_are_copied_once_and_listed(tmp_path: Path, store: Path) -> None:
    write(tmp_path / "b", store)
    bundle = read_bundle(tmp_path / "b")
    assert bundle.pictures == {FILE.path: FILE.sha512}
    assert (tmp_path / "b" / FILE.path).read_bytes() == BYTES
    assert [len(item.record.pictures) for item in bundle.items()][:3] == [1, 1, 0]


def test_a_release_has_another_id_with_another_picture(tmp_path: Path, store: Path) -> None:
    first = write(tmp_path / "a", store)
    (store / f"{ID}-480.webp").write_bytes(b"other")
    other = replace(FILE, sha512=sha512(b"other").hexdigest())
    assert write(tmp_path / "b", store, replace(PICTURE, files=(other,))) != first


def test_other_bytes_than_signed_are_not_taken(tmp_path: Path, store: Path) -> None:
    assert is_intact(store, FILE)
    (store / f"{ID}-480.webp").write_bytes(BYTES + b"\0")
    assert not is_intact(store, FILE)
    with pytest.raises(BundleDigestError):
        write(tmp_path / "b", store)


def test_a_missing_file_is_not_taken(tmp_path: Path, store: Path) -> None:
    (store / f"{ID}-480.webp").unlink()
    assert not is_intact(store, FILE)
    with pytest.raises(BundleDigestError):
        write(tmp_path / "b", store)


@pytest.mark.parametrize(
    "path", ["../out.webp", "pictures/../../out.webp", f"pictures/{ID}-480.png", f"x/{ID}-480.webp"]
)
def test_no_path_leads_out_of_the_bundle(tmp_path: Path, store: Path, path: str) -> None:
    with pytest.raises(BundleDigestError):
        write(tmp_path / "b", store, replace(PICTURE, files=(replace(FILE, path=path),)))


@pytest.mark.parametrize("change", [lambda path: path.unlink(), lambda path: path.write_bytes(b"")])
def test_a_changed_picture_in_a_bundle_is_found(tmp_path: Path, store: Path, change) -> None:
    write(tmp_path / "b", store)
    change(tmp_path / "b" / FILE.path)
    with pytest.raises(BundleDigestError) as caught:
        read_bundle(tmp_path / "b")
    assert str(caught.value) == f"FH502 {FILE.path}"


def seal_again(folder: Path, pictures: object) -> None:
    manifest = json.loads((folder / "manifest.json").read_bytes()) | {"pictures": pictures}
    manifest["release_id"] = digest_of({k: v for k, v in manifest.items() if k != "release_id"})
    (folder / "manifest.json").write_bytes(canonical_json(manifest))


@pytest.mark.parametrize("said", [[], {"../x": ""}, {"manifest.json": "0"}, {FILE.path: 1}, None])
def test_a_manifest_that_lists_something_else_is_refused(
    tmp_path: Path, store: Path, said: object
) -> None:
    write(tmp_path / "b", store)
    seal_again(tmp_path / "b", said)
    with pytest.raises(BundleVersionError):
        read_bundle(tmp_path / "b")


def test_a_record_may_only_show_what_the_manifest_lists(tmp_path: Path, store: Path) -> None:
    write(tmp_path / "b", store)
    seal_again(tmp_path / "b", {})
    bundle = read_bundle(tmp_path / "b")
    with pytest.raises(BundleDigestError):
        list(bundle.items())


def test_the_folder_has_the_name_that_paths_have() -> None:
    assert FILE.path.startswith(f"{PICTURES}/")
