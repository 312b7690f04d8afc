"""The files in an archive's folder `theme/`: templates, one style sheet, pictures.

Only files of the kinds and sizes named here are read, by their place; what the build then does
with them it does inside its fence (ADR 23).
"""

import re
from collections.abc import Iterator
from pathlib import Path

from firsthand.preserve.errors import ThemeFilesError

PLACE = re.compile(
    r"templates/[a-z][a-z0-9_]{0,39}\.html|extra\.css|(?:[a-z0-9]{1,40}-){0,4}[a-z0-9]{1,40}\.svg"
)
MOST_FILES, MOST_BYTES, MOST_BYTES_IN_ALL = 100, 512 * 1024, 2 * 1024 * 1024
# What would reach for another place, or run: a page of the edition does neither.
REFUSED = {
    ".css": re.compile(
        rb"@import|expression\(|url\(\s*['\"]?\s*(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE
    ),
    ".svg": re.compile(
        rb"<\s*(?:script|foreignobject|!doctype|!entity|\?xml-stylesheet)|\bon[a-z]+\s*="
        rb"|(?:href|src)\s*=\s*['\"]?\s*(?!#)[^\s'\"#]|@import|url\(\s*['\"]?\s*(?!#)[^\s'\"#]",
        re.IGNORECASE,
    ),
    ".html": re.compile(
        rb"<\s*script(?!\s+type=\"application/ld\+json\")|\bon[a-z]+\s*=\s*['\"]|javascript:"
        rb"|(?:src|srcset|poster|data)\s*=\s*['\"]?\s*(?:https?:|//)",
        re.IGNORECASE,
    ),
}


def read_theme(folder: Path) -> dict[str, bytes]:
    """The files below *folder* by their place in it, in order; none where there is no folder.

    Raises: ThemeFilesError with the place, or how many there may be, and what is wrong.
    """
    found: dict[str, bytes] = {}
    for path in _files(folder):
        place = path.relative_to(folder).as_posix()
        if not PLACE.fullmatch(place):
            raise ThemeFilesError(f"theme/: only templates/*.html, extra.css and *.svg ({KINDLY})")
        found[place] = _content(path, place)
        if len(found) > MOST_FILES or sum(map(len, found.values())) > MOST_BYTES_IN_ALL:
            raise ThemeFilesError(f"theme/: at most {MOST_FILES} files, {MOST_BYTES_IN_ALL} bytes")
    return found


KINDLY = "names in small letters and digits"


def _files(folder: Path) -> Iterator[Path]:
    """Every file below *folder*, hidden ones left out: editors and systems leave such behind."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and not path.is_dir():
            yield path


def _content(path: Path, place: str) -> bytes:
    if path.is_symlink() or path.stat().st_size > MOST_BYTES:
        raise ThemeFilesError(f"theme/{place}: must be a plain file of at most {MOST_BYTES} bytes")
    content = path.read_bytes()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        raise ThemeFilesError(f"theme/{place}: must be UTF-8") from None
    refused = REFUSED[path.suffix].search(content)
    if refused:
        line = content.count(b"\n", 0, refused.start()) + 1
        raise ThemeFilesError(f"theme/{place}: line {line} runs something or reaches elsewhere")
    return content
