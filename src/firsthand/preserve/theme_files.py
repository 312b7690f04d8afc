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
ASCII_END = 128
MOST_FILES, MOST_BYTES, MOST_BYTES_IN_ALL = 100, 512 * 1024, 2 * 1024 * 1024
# What would reach for another place, or run: a page of the edition does neither. It says so early;
# what holds is the policy in each page, and the fence around the build.
ELSEWHERE = rb"\s*['\"]?\s*(?:[a-z][a-z0-9+.-]*:)?//"
REFUSED = {
    ".css": re.compile(
        rb"@import|expression\(|url\(\s*['\"]?\s*[a-z][a-z0-9+.-]*:|[('\"]" + ELSEWHERE,
        re.IGNORECASE,
    ),
    ".svg": re.compile(
        rb"<\s*(?:[\w.-]+:)?(?:script|foreignobject|iframe|handler)\b"
        rb"|<\s*(?:!doctype|!entity|\?xml-stylesheet)|\bon[a-z]+\s*="
        rb"|attributename\s*=\s*['\"]?\s*(?:on|(?:[\w.-]+:)?href)"
        rb"|(?:href|src)\s*=\s*['\"]?\s*(?!#)[^\s'\"#]|@import|url\(\s*['\"]?\s*(?!#)[^\s'\"#]",
        re.IGNORECASE,
    ),
    ".html": re.compile(
        rb"<\s*script(?!\s+type=\"application/ld\+json\"\s*>)|javascript:"
        rb"|<[a-z][^<>]*[\s/'\"]on[a-z]+\s*="
        rb"|<\s*(?:i?frame|object|embed|applet|portal|base|form)\b|http-equiv\s*=\s*['\"]?\s*refresh"
        rb"|(?:src|srcset|poster|data|ping|action)\s*="
        + ELSEWHERE
        + rb"|<\s*(?:link|image|use)\b[^<>]*href\s*="
        + ELSEWHERE,
        re.IGNORECASE,
    ),
}
CSS_COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
CSS_ESCAPE = re.compile(rb"\\([0-9a-f]{1,6})\s?|\\(.)", re.IGNORECASE)


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
    line = _refused_line(content, path.suffix)
    if line:
        raise ThemeFilesError(f"theme/{place}: line {line} runs something or reaches elsewhere")
    return content


def _refused_line(content: bytes, suffix: str) -> int:
    """The number of the first line that may not stand in such a file; 0 = there is none."""
    for read in (content, content if suffix == ".html" else _as_styles(content)):
        refused = REFUSED[suffix].search(read)
        if refused:
            return read.count(b"\n", 0, refused.start()) + 1
    return 0


def _as_styles(content: bytes) -> bytes:
    """*content* as a reader of styles takes it: comments apart, escaped letters as letters."""
    kept = CSS_COMMENT.sub(lambda found: b"\n" * found[0].count(b"\n"), content)
    return CSS_ESCAPE.sub(_letter, kept)


def _letter(found: re.Match[bytes]) -> bytes:
    code = int(found[1], 16) if found[1] else 0
    return found[2] or (bytes([code]) if 0 < code < ASCII_END else b"?")
