"""The manifest of a bundle: every file with its digest, and the release id that seals them all."""

import hashlib
import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from firsthand.core.canonical import canonical_json, digest_of
from firsthand.public.errors import BundleDigestError, BundleVersionError

FORMAT = "firsthand-bundle/1"
MANIFEST = "manifest.json"
BLOCK_BYTES = 1 << 20
SEALED = ("files", "format", "pictures", "theme")


def write_manifest(
    folder: Path,
    files: Mapping[str, dict[str, object]],
    pictures: Mapping[str, str],
    theme: Mapping[str, str],
) -> str:
    """The release id, after the manifest was written into *folder*.

    *files* are those of records; *pictures* and *theme* give the digest of each other file.
    """
    content = {
        "files": dict(files),
        "format": FORMAT,
        "pictures": dict(pictures),
        "theme": dict(theme),
    }
    release_id = digest_of(content)
    sealed = content | {"release_id": release_id}
    (folder / MANIFEST).write_bytes(canonical_json(sealed) + b"\n")
    return release_id


def read_manifest(path: Path, names: Collection[str]) -> dict[str, Any]:
    """The manifest of a bundle that has the files *names*; its release id seals all else in it.

    Raises: BundleVersionError, BundleDigestError.
    """
    try:
        manifest = json.loads(path.read_bytes())
        sealed = digest_of({name: manifest[name] for name in SEALED})
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise BundleVersionError from None
    match manifest:
        case {"format": str(form), "files": dict(files), "release_id": str(said)} if (
            form == FORMAT
            and sorted(files) == sorted(names)
            and manifest.keys() == {*SEALED, "release_id"}
        ):
            pass
        case _:
            raise BundleVersionError
    if sealed != said:
        raise BundleDigestError(MANIFEST)
    return dict(manifest)


def check_file(path: Path, said: Mapping[str, Any]) -> None:
    """Nothing, where the file *path* has the digest and the number of lines that the manifest says.

    Raises: BundleDigestError.
    """
    digest, count = hashlib.sha512(), 0
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK_BYTES):
                digest.update(block)
                count += block.count(b"\n")
    except FileNotFoundError:
        raise BundleDigestError(path.name) from None
    if said != {"records": count, "sha512": digest.hexdigest()}:
        raise BundleDigestError(path.name)
