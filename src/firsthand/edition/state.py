"""What is remembered of a built edition, beside it: which page was made of what, and its bytes.

Digests and paths alone. A page of the earlier edition is taken over only where its inputs are the
same and its bytes are those that were written.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from firsthand.edition.dating import edition_html
from firsthand.edition.words import words
from firsthand.public.lines import digest_of_bytes

FORMAT = "firsthand-edition-state/1"
READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)
BLOCK_BYTES = 1 << 20


class Kept(NamedTuple):
    """A page that was built: the digests of its inputs and of its bytes, hexadecimal."""

    inputs: str
    content: str


@dataclass(frozen=True, slots=True)
class State:
    """How an edition was built: by what all pages share, on which day, and page by page."""

    shared: str = ""
    day: date | None = None
    pages: Mapping[str, Kept] = field(default_factory=dict)

    def as_json(self) -> bytes:
        """The file that holds it."""
        day = self.day.isoformat() if self.day else None
        content = {"format": FORMAT, "shared": self.shared, "day": day, "pages": self.pages}
        return json.dumps(content, separators=(",", ":")).encode() + b"\n"


def read_state(path: Path) -> State:
    """The state in the file *path*; an empty one where there is none, or none that we know."""
    try:
        match json.loads(path.read_bytes()):
            case {"format": str(form), "shared": str(shared), "day": day, "pages": dict(pages)} if (
                form == FORMAT
            ):
                kept = {str(page): Kept(str(a), str(b)) for page, (a, b) in pages.items()}
                return State(shared, date.fromisoformat(day) if day else None, kept)
    except (OSError, ValueError, TypeError, RecursionError):
        pass
    return State()


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier edition: its folder, and how it was built."""

    folder: Path
    state: State


@dataclass(frozen=True, slots=True)
class Source:
    """Pages of an earlier edition for a new one of *day* whose pages all share *shared*."""

    earlier: Earlier
    redating: tuple[tuple[bytes, bytes], ...]
    fits: bool

    def page(self, path: str, inputs: str) -> tuple[bytes, str] | None:
        """The page at *path* as it would be made now of *inputs*, and its digest.

        None where it must be made.
        """
        kept = self.earlier.state.pages.get(path) if self.fits else None
        if kept is None or kept.inputs != inputs:
            return None
        content = _read(f"{self.earlier.folder}/{path}")
        if content is None or digest_of_bytes(content).hex() != kept.content:
            return None
        if not self.redating:
            return content, kept.content
        for old, new in self.redating:
            content = content.replace(old, new)
        return content, digest_of_bytes(content).hex()


def source_of(
    earlier: Earlier | None, shared: str, day: date | None, languages: Iterable[str]
) -> Source:
    """The pages of *earlier* that an edition of *day* in *languages* may take over."""
    if earlier is None:
        return Source(Earlier(Path(), State()), (), fits=False)
    state = earlier.state
    dates = _redating(state.day, day, languages) if state.day != day else ()
    return Source(earlier, dates, fits=state.shared == shared)


def _redating(
    old: date | None, new: date | None, languages: Iterable[str]
) -> tuple[tuple[bytes, bytes], ...]:
    """What stands for the day *old* on pages in *languages*, and what shall stand for *new*."""
    forms = [None, *dict.fromkeys(words(language) for language in languages)]
    pairs = ((edition_html(old, form), edition_html(new, form)) for form in forms)
    return tuple((str(was).encode(), str(now).encode()) for was, now in pairs)


def _read(path: str) -> bytes | None:
    """The bytes of a plain file; None where it is none."""
    try:
        descriptor = os.open(path, READ)
    except OSError:
        return None
    blocks = []
    try:
        while block := os.read(descriptor, BLOCK_BYTES):
            blocks.append(block)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return b"".join(blocks)
