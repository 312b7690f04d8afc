"""A bundle: same records, same bytes; anything odd is refused."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.unit.edition import sample

from firsthand.core.canonical import canonical_json, digest_of, sha512_hex
from firsthand.public.bundle import FILES, read_bundle, write_bundle
from firsthand.public.errors import (
    BundleDigestError,
    BundleExistsError,
    BundleOrderError,
    BundleVersionError,
    RecordShapeError,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_bundle(tmp_path / "bundle", **sample.contents())
    return tmp_path / "bundle"


def test_what_was_written_is_read(folder: Path) -> None:
    bundle = read_bundle(folder)
    assert list(bundle.items()) == sample.items()
    assert bundle.archive == sample.ARCHIVE
    assert bundle.series == sample.SERIES
    assert set(bundle.fronts) == set(sample.FRONTS)
    assert set(bundle.pages) == set(sample.PAGES)
    assert bundle.item_count == len(sample.items())


def test_the_release_id_is_that_of_the_records_alone(tmp_path: Path) -> None:
    one = write_bundle(tmp_path / "one", **sample.contents())
    two = write_bundle(
        tmp_path / "two",
        **sample.contents(pages=reversed(sample.PAGES), series=sample.SERIES[::-1]),
    )
    other = write_bundle(
        tmp_path / "three", **sample.contents(archive=replace(sample.ARCHIVE, invented=False))
    )
    assert one == two == read_bundle(tmp_path / "one").release_id
    assert other != one
    for name in (*FILES, "manifest.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(BundleExistsError):
        write_bundle(tmp_path, **sample.contents())
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("order", [lambda items: items[::-1], lambda items: [*items, items[-1]]])
def test_items_out_of_order_or_said_twice_are_refused(tmp_path: Path, order: object) -> None:
    with pytest.raises(BundleOrderError):
        write_bundle(tmp_path / "b", **sample.contents(items=order(sample.items())))
    with pytest.raises(BundleVersionError):
        read_bundle(tmp_path / "b")


@pytest.mark.parametrize("name", FILES)
def test_any_changed_byte_is_found(folder: Path, name: str) -> None:
    path = folder / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(BundleDigestError):
        read_bundle(folder)


def test_a_missing_file_is_found(folder: Path) -> None:
    (folder / "series.jsonl").unlink()
    with pytest.raises(BundleDigestError):
        read_bundle(folder)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"format":"firsthand-bundle/2"}'])
def test_another_format_is_refused(folder: Path, content: bytes) -> None:
    (folder / "manifest.json").write_bytes(content)
    with pytest.raises(BundleVersionError):
        read_bundle(folder)


def test_a_manifest_whose_release_id_is_not_that_of_its_files_is_refused(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_bytes())
    manifest["release_id"] = "0" * 128
    (folder / "manifest.json").write_bytes(canonical_json(manifest))
    with pytest.raises(BundleDigestError):
        read_bundle(folder)


def rewrite_items(folder: Path, change: object) -> None:
    """*change* on the first Item's object, under a manifest that agrees with it."""
    lines = (folder / "items.jsonl").read_bytes().splitlines()
    first = json.loads(lines[0])
    change(first)
    body = b"\n".join([canonical_json(first), *lines[1:]]) + b"\n"
    (folder / "items.jsonl").write_bytes(body)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    manifest["files"]["items.jsonl"]["sha512"] = sha512_hex(body)
    sealed = {name: value for name, value in manifest.items() if name != "release_id"}
    manifest["release_id"] = digest_of(sealed)
    (folder / "manifest.json").write_bytes(canonical_json(manifest))


@pytest.mark.parametrize(
    "change",
    [
        lambda item: item.update(private_note="x"),
        lambda item: item["record"].pop("genre"),
        lambda item: item["record"].update(note="x"),
        lambda item: item["record"].update(genre="gossip"),
        lambda item: item["record"].update(part="1"),
        lambda item: item["record"].update(part=True),
        lambda item: item["record"].update(cut_start=0),
        lambda item: item["record"].update(title="\u202eevil"),
        lambda item: item["record"].update(warnings="W1"),
        lambda item: item["record"]["text"].update(marks=[["script", 0, 1, ""]]),
        lambda item: item["record"]["text"].update(marks=[["emphasis", 0, 9999, ""]]),
        lambda item: item["record"]["text"].update(html="<b>"),
        lambda item: item.update(approved_on="20260314"),
        lambda item: item.update(approved_on="yesterday"),
    ],
)
def test_a_record_of_another_shape_is_refused(folder: Path, change: object) -> None:
    rewrite_items(folder, change)
    with pytest.raises(RecordShapeError):
        list(read_bundle(folder).items())


def test_control_characters_are_not_written(tmp_path: Path) -> None:
    item = sample.published(replace(sample.PLAIN, headline="a\x00b"))
    with pytest.raises(RecordShapeError) as caught:
        write_bundle(tmp_path / "b", **sample.contents(items=[item]))
    assert str(caught.value) == "FH501 ItemRecord.headline"


def test_an_empty_edition_is_a_bundle(tmp_path: Path) -> None:
    archive = replace(sample.ARCHIVE, edition_date=None)
    write_bundle(tmp_path / "b", archive=archive, items=(), series=(), fronts=(), pages=())
    bundle = read_bundle(tmp_path / "b")
    assert bundle.archive.edition_date is None
    assert list(bundle.items()) == []


def test_items_are_read_one_by_one(folder: Path) -> None:
    first = next(iter(read_bundle(folder).items()))
    assert first.approved_on == date(2026, 3, 14)
