"""The lines of a list as text, numbered, and given again where a row went astray."""

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Self

from firsthand.cli.names.complaints import Complaints
from firsthand.cli.names.sources import NOT_UTF8, WIDE, Advance, byte_lines

ROW_LINES: Final = 20  # lines that one row may run over


class OpenQuoteError(Exception):
    """A row runs over too many lines."""


class Lines:
    """The lines of *path*; those that are not UTF-8 go to *complaints*."""

    def __init__(self, path: Path, complaints: Complaints, advance: Advance) -> None:
        """*advance*: what moves the bar of progress."""
        self._path, self._complaints = path, complaints
        self._fresh = self._decoded(byte_lines(path, advance))
        self._again: deque[tuple[int, str]] = deque()
        self._row: list[tuple[int, str]] = []

    @property
    def first(self) -> int:
        """The line on which the row begins, from 1; 0 before it does."""
        return self._row[0][0] if self._row else 0

    @property
    def text(self) -> str:
        """That line."""
        return self._row[0][1] if self._row else ""

    def begin_row(self) -> None:
        """What comes from here on is another row."""
        self._row.clear()

    def back_to_second(self) -> None:
        """Gives the lines of the row again, the first left out."""
        self._again.extendleft(reversed(self._row[1:]))

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        numbered = self._again.popleft() if self._again else next(self._fresh)
        self._row.append(numbered)
        if len(self._row) > ROW_LINES:
            raise OpenQuoteError
        return numbered[1]

    def _decoded(self, lines: Iterator[bytes]) -> Iterator[tuple[int, str]]:
        for number, data in enumerate(lines, start=1):
            if number == 1 and data.startswith(WIDE):
                self._complaints.about(self._path, number, NOT_UTF8)
                return
            try:
                yield number, data.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                self._complaints.about(self._path, number, NOT_UTF8)
