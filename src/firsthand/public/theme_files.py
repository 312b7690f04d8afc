"""The files of a theme in a bundle: templates, a style sheet, pictures, each with its digest."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from firsthand.public.errors import BundleDigestError, BundleVersionError

THEME = "theme"
PATH = re.compile(rf"{THEME}/(?:templates/[a-z][a-z0-9_]*\.html|extra\.css|[a-z0-9-]+\.svg)")


def write_theme(bundle: Path, files: Mapping[str, bytes]) -> dict[str, str]:
    """The digest of each of *files* (by its place below `theme/`), written into *bundle*.

    Raises: BundleVersionError for a place that a theme has not.
    """
    digests: dict[str, str] = {}
    for place, content in sorted(files.items()):
        path = f"{THEME}/{place}"
        if not PATH.fullmatch(path):
            raise BundleVersionError
        target = bundle / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        digests[path] = hashlib.sha512(content).hexdigest()
    return digests


def read_theme_files(bundle: Path, said: object) -> dict[str, bytes]:
    """The files of a theme by their path in *bundle*, as the manifest says, all checked.

    Raises: BundleVersionError where the manifest says something else, BundleDigestError.
    """
    if not isinstance(said, dict) or not all(map(_is_path, said)):
        raise BundleVersionError
    return {path: _checked(bundle, path, said[path]) for path in sorted(said)}


def _is_path(path: object) -> bool:
    return isinstance(path, str) and PATH.fullmatch(path) is not None


def _checked(bundle: Path, path: str, sha512: object) -> bytes:
    try:
        content = (bundle / path).read_bytes()
    except OSError:
        raise BundleDigestError(path) from None
    if hashlib.sha512(content).hexdigest() != sha512:
        raise BundleDigestError(path)
    return content
