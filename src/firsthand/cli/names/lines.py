"""The lines of a list as text, numbered, and given again where a row went astray."""

from collections import deque
from collections.abc import Iterable
from typing import Final, Self

ROW_LINES: Final = 20  # lines that one row may run over


class OpenQuoteError(Exception):
    """A row runs over too many lines."""


class Lines:
    """The lines of a list, from which one row after the other is made."""

    def __init__(self, found: Iterable[str]) -> None:
        """*found*: the lines with their ends."""
        self._fresh = enumerate(found, start=1)
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
