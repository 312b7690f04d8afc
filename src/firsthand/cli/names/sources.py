"""Files that the names commands read: as blocks or lines of text, with a bar of progress."""

import codecs
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

import click

from firsthand.cli.names.complaints import shown

STEP: Final = 1 << 16  # bytes that are read at once
LONG: Final = 1 << 18  # bytes from which there is a bar
UTF8: Final = "utf-8"
MARK: Final = "\ufeff"  # byte order
MAY_BE_UTF16: Final = "It may be UTF-16: say --encoding utf-16."
NO_TEXT: Final = "It is no text: save the sheet as CSV, or the document as plain text, in UTF-8."
BEGINNINGS: Final = {
    codecs.BOM_UTF16_LE: MAY_BE_UTF16,
    codecs.BOM_UTF16_BE: MAY_BE_UTF16,
    b"PK\x03\x04": NO_TEXT,  # xlsx, ods, docx, odt
    b"\xd0\xcf\x11\xe0": NO_TEXT,  # xls, doc
    b"%PDF": NO_TEXT,
}
OTHERWISE: Final = (
    "Save it as UTF-8, or say how it is written, such as --encoding windows-1256 (Arabic, Persian) "
    "or windows-1252 (Western Europe)."
)

Advance = Callable[[int], None]


class UnreadableError(Exception):
    """A line is not written in the encoding that was said."""

    def __init__(self, line: int, way_out: str) -> None:
        """*line*, from 1; *way_out*: what the person may do."""
        super().__init__(line)
        self.line, self.way_out = line, way_out


@contextmanager
def bar_for(*paths: Path) -> Iterator[Advance]:
    """A bar over the bytes of *paths*, for a person who does not see the output pass by.

    Gives what moves it by so many bytes; that does nothing where nobody watches, or little comes.
    """
    total = sum(map(_size, paths)) if all(path.is_file() for path in paths) else None
    if not sys.stderr.isatty() or sys.stdout.isatty() or (total is not None and total < LONG):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda count: bar.advance(task, count)


def blocks(path: Path, encoding: str, advance: Advance) -> Iterator[str]:
    """The text of *path* as it is read, a byte order mark left out; CR and LF stay together.

    Raises: click.ClickException, which names the line, for bytes that are not of *encoding*.
    """
    try:
        with _opened(path) as stream:
            yield from _decoded(stream, encoding, advance)
    except UnreadableError as wrong:
        raise click.ClickException(_sentence(path, encoding, wrong)) from None


def lines(found: Iterator[str]) -> Iterator[str]:
    """The lines of blocks of text with their ends, one at a time; LF, CRLF and CR end a line."""
    open_line: list[str] = []
    for block in found:
        for line in io.StringIO(block, newline=""):
            open_line.append(line)
            if line[-1] in "\r\n":
                yield "".join(open_line)
                open_line.clear()
    if open_line:
        yield "".join(open_line)


def check(paths: Sequence[Path], encoding: str, *, lists: Sequence[Path] = ()) -> None:
    """Reads every file once before anything is printed; what comes through a pipe is not there yet.

    Raises: click.ClickException, which says of each file what is wrong: it is written in another
    encoding, or is one of *lists* and holds nothing.
    """
    if sum(str(path) == "-" for path in [*lists, *paths]) > 1:
        raise click.UsageError('"-", standard input, can be read once alone.')
    files = [path for path in dict.fromkeys([*lists, *paths]) if path.is_file()]
    faults = [_fault(path, encoding, must_hold=path in lists) for path in files]
    if any(faults):
        raise click.ClickException("\n".join(filter(None, faults)))


def _fault(path: Path, encoding: str, *, must_hold: bool) -> str:
    try:
        with _opened(path) as stream:
            texts = _decoded(stream, encoding, lambda _: None)
            holds = sum(not text.isspace() for text in texts)
    except UnreadableError as wrong:
        return _sentence(path, encoding, wrong)
    return f"{shown(path)}: it is empty." if must_hold and not holds else ""


def _decoded(stream: BinaryIO, encoding: str, advance: Advance) -> Iterator[str]:
    codec = "utf-8-sig" if encoding == UTF8 else encoding
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(codec)(), translate=False)
    ends, is_last, beginning, is_first = 0, False, b"", True
    while not is_last:
        data = stream.read(STEP)
        beginning = beginning or data[:4]
        is_last = not data
        try:
            text = decoder.decode(data, final=is_last)
        except UnicodeDecodeError as wrong:
            before = wrong.object[: wrong.start].decode(codec, "ignore")
            raise UnreadableError(ends + _ends(before) + 1, _way_out(beginning)) from None
        ends += _ends(text)
        advance(len(data))
        if is_first and text:
            text, is_first = text.removeprefix(MARK), False  # utf-16-le keeps it
        if text:
            yield text


def _ends(text: str) -> int:
    """How many lines end in *text*."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _way_out(beginning: bytes) -> str:
    """What to do with a file that begins so and cannot be read."""
    known = (words for start, words in BEGINNINGS.items() if beginning.startswith(start))
    return next(known, OTHERWISE)


def _sentence(path: Path, encoding: str, wrong: UnreadableError) -> str:
    called = "UTF-8" if encoding == UTF8 else encoding
    return f"{shown(path)}, line {wrong.line}: it is not {called}. {wrong.way_out}"


def _opened(path: Path) -> BinaryIO:
    return sys.stdin.buffer if str(path) == "-" else path.open("rb")


def _size(path: Path) -> int:
    return path.stat().st_size
