"""Files of pictures in a bundle: named by public id and width, checked whenever they are moved."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from firsthand.public.errors import BundleDigestError, BundleVersionError
from firsthand.public.records import Picture, PictureFile, PublishedItem

PICTURES = "pictures"
MEDIA_TYPE = "image/webp"
PATH = re.compile(rf"{PICTURES}/[0-9a-v]{{26}}-[1-9][0-9]{{0,4}}\.webp")
BLOCK_BYTES = 1 << 20


def picture_path(picture_id: str, width: int) -> str:
    """Where a size of a picture lies, in a bundle and in an edition alike."""
    return f"{PICTURES}/{picture_id}-{width}.webp"


def file_name(file: PictureFile) -> str:
    """The last part of its path, by which it lies in the archive's `renditions/` too."""
    return file.path.rpartition("/")[2]


def files_of(pictures: Iterable[Picture]) -> list[PictureFile]:
    """All files of *pictures*, in order."""
    return [file for picture in pictures for file in picture.files]


def is_intact(folder: Path, file: PictureFile) -> bool:
    """Whether *file* lies in *folder* (by its name) with the bytes that were signed."""
    try:
        return sha512_of(folder / file_name(file)) == file.sha512
    except OSError:
        return False


def sha512_of(path: Path) -> str:
    """The digest of the file *path*."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha512").hexdigest()


def take_picture(folder: Path, file: PictureFile, bundle: Path) -> None:
    """Nothing; the bundle holds *file*, copied from *folder* and no other file than was signed.

    Raises: BundleDigestError.
    """
    digest, target = hashlib.sha512(), bundle / file.path
    if not PATH.fullmatch(file.path):
        raise BundleDigestError(PICTURES)
    target.parent.mkdir(exist_ok=True)
    try:
        with (folder / file_name(file)).open("rb") as source, target.open("xb") as out:
            while block := source.read(BLOCK_BYTES):
                digest.update(block)
                out.write(block)
    except OSError:
        raise BundleDigestError(file.path) from None
    if digest.hexdigest() != file.sha512:
        raise BundleDigestError(file.path)


def taking(
    items: Iterable[PublishedItem], pictures: Path, bundle: Path, taken: dict[str, str]
) -> Iterator[PublishedItem]:
    """*items*, the files of their pictures copied into *bundle* as they pass.

    The digest of each is noted in *taken*, by its path.

    Raises: BundleDigestError.
    """
    for item in items:
        for file in files_of(item.record.pictures):
            if taken.get(file.path) != file.sha512:
                take_picture(pictures, file, bundle)
                taken[file.path] = file.sha512
        yield item


def check_pictures(bundle: Path, said: object) -> dict[str, str]:
    """The digest of each file of a picture by its path, as the manifest says, all checked.

    Raises: BundleVersionError where the manifest says something else, BundleDigestError.
    """
    listed = _listed(said)
    for path, sha512 in listed.items():
        try:
            found = sha512_of(bundle / path)
        except OSError:
            found = ""
        if found != sha512:
            raise BundleDigestError(path)
    return listed


def _listed(said: Any) -> dict[str, str]:
    match said:
        case dict() if all(
            isinstance(path, str) and PATH.fullmatch(path) and isinstance(digest, str)
            for path, digest in said.items()
        ):
            return said
        case _:
            raise BundleVersionError
