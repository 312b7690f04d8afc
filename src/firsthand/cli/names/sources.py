"""Files that the names commands read: as lines of bytes, or as one text, with a bar of progress."""

import codecs
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from firsthand.cli.names.complaints import Complaints

STEP: Final = 1 << 16  # bytes between two moves of the bar
LONG: Final = 1 << 18  # bytes from which there is a bar
WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
NOT_UTF8: Final = "it is not UTF-8; save it again as UTF-8"

Advance = Callable[[int], None]


@contextmanager
def bar_for(*paths: Path) -> Iterator[Advance]:
    """A bar over the bytes of *paths*, for a person who does not see the output pass by.

    Gives what moves it by so many bytes; that does nothing where nobody watches, or little comes.
    """
    total = None if any(_is_dash(path) for path in paths) else sum(map(_size, paths))
    if not sys.stderr.isatty() or sys.stdout.isatty() or (total is not None and total < LONG):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda count: bar.advance(task, count)


def byte_lines(path: Path, advance: Advance) -> Iterator[bytes]:
    """The lines of *path* with their ends, one at a time; LF, CRLF and CR end a line."""
    stream = sys.stdin.buffer if _is_dash(path) else path.open("rb")
    with stream:
        since = 0
        for block in stream:
            yield from block.splitlines(keepends=True)
            since += len(block)
            if since >= STEP:
                advance(since)
                since = 0


def text_of(path: Path, complaints: Complaints) -> str | None:
    """The whole text of *path*, a byte order mark left out; None, and a complaint, if not UTF-8."""
    data = sys.stdin.buffer.read() if _is_dash(path) else path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        complaints.about(path, data.count(b"\n", 0, wrong.start) + 1, NOT_UTF8)
        return None


def _is_dash(path: Path) -> bool:
    return str(path) == "-"


def _size(path: Path) -> int:
    return path.stat().st_size
