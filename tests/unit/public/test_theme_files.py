"""Files of a theme in a bundle: written with their digests, checked, and no others."""

import json

import pytest
from tests.unit.edition import sample

from firsthand.core.canonical import canonical_json, digest_of
from firsthand.public.bundle import MANIFEST, read_bundle, write_bundle
from firsthand.public.errors import BundleDigestError, BundleVersionError

FILES = {
    "templates/cite.html": "<p>نقل</p>\n".encode(),
    "extra.css": b"p { color: var(--ink) }\n",
    "logo.svg": b"<svg/>",
}


@pytest.fixture
def folder(tmp_path):
    write_bundle(tmp_path / "bundle", **sample.contents(theme=FILES))
    return tmp_path / "bundle"


def manifest(folder):
    return json.loads((folder / MANIFEST).read_text())


def test_what_was_written_is_read(folder):
    assert read_bundle(folder).theme == {f"theme/{place}": FILES[place] for place in sorted(FILES)}
    assert sorted(manifest(folder)["theme"]) == [f"theme/{place}" for place in sorted(FILES)]


def test_without_a_theme_there_is_no_folder(tmp_path):
    write_bundle(tmp_path, **sample.contents())
    assert read_bundle(tmp_path).theme == {}
    assert not (tmp_path / "theme").exists()


def test_the_release_id_seals_them(tmp_path):
    one = write_bundle(tmp_path / "one", **sample.contents(theme=FILES))
    again = write_bundle(tmp_path / "again", **sample.contents(theme=dict(reversed(FILES.items()))))
    other = write_bundle(
        tmp_path / "other", **sample.contents(theme={**FILES, "logo.svg": b"<svg />"})
    )
    assert one == again
    assert one != other


@pytest.mark.parametrize("place", sorted(FILES))
def test_another_byte_or_no_file_is_found(folder, place):
    path = folder / "theme" / place
    path.write_bytes(FILES[place] + b" ")
    with pytest.raises(BundleDigestError, match=f"theme/{place}"):
        read_bundle(folder)
    path.unlink()
    with pytest.raises(BundleDigestError, match=f"theme/{place}"):
        read_bundle(folder)


@pytest.mark.parametrize(
    "place", ["../evil.css", "templates/../x.html", "a.js", "templates/a.svg", "/etc/passwd"]
)
def test_no_file_lies_elsewhere(tmp_path, folder, place):
    with pytest.raises(BundleVersionError):
        write_bundle(tmp_path / "new", **sample.contents(theme={place: b"x"}))
    with pytest.raises(BundleVersionError):
        _tamper(folder, {f"theme/{place}": "0" * 128})


def _tamper(folder, theme):
    said = manifest(folder) | {"theme": theme}
    del said["release_id"]
    said["release_id"] = digest_of(said)
    (folder / MANIFEST).write_bytes(canonical_json(said))
    read_bundle(folder)


@pytest.mark.parametrize("theme", [[], "x", None, {"theme/logo.svg": 1}])
def test_a_manifest_that_says_something_else_is_refused(folder, theme):
    with pytest.raises((BundleVersionError, BundleDigestError)):
        _tamper(folder, theme)
