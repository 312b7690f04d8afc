"""What makes the pages: our code, templates, styles and words, and the libraries that they use."""

import sys
from pathlib import Path

import jinja2

from firsthand.edition.confine import OWN_ROOMS
from firsthand.public.lines import digest_of_bytes

LEFT_OUT = frozenset({"__pycache__"})


def maker_digest() -> bytes:
    """A digest of all that turns a bundle into pages; equal as long as none of it changes."""
    package = Path(__file__).resolve().parents[1]
    libraries = Path(jinja2.__file__).parents[1].glob("*-info")  # each with its version
    found = [name.encode() for name in (sys.version, *sorted(path.name for path in libraries))]
    for path in _files(package):
        found += [path.relative_to(package).as_posix().encode(), path.read_bytes()]
    return digest_of_bytes(*found)


def _files(package: Path) -> list[Path]:
    """All files of the rooms that a build uses, in one order."""
    return sorted(
        path
        for room in OWN_ROOMS
        for path in (package / room).rglob("*")
        if path.is_file() and LEFT_OUT.isdisjoint(path.parts)
    )
