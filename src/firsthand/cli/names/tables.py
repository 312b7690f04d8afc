"""Lists of names: columns parted by tabs or commas, with or without a heading."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

import click

from firsthand.cli.names.complaints import Complaints
from firsthand.cli.names.lines import Lines, OpenQuoteError
from firsthand.cli.names.sources import Advance

MISQUOTED: Final = "its quotation marks do not fit, or a field is too long"

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a list is laid out; None = to be told from the list.

    *column*: the heading over the names, where there is one name a row.
    """

    heading: bool | None = None
    delimiter: str | None = None
    column: str | None = None


class Row(NamedTuple):
    """One row: the line it begins on, from 1, the cells asked for, and all it has."""

    line: int
    wanted: list[str]
    cells: list[str]


@dataclass(slots=True)
class Table:
    """The rows of one list, read as they are asked for; what is wrong goes to *complaints*.

    *lone*: a list of one column will do, which is then the last of those that are asked for.
    """

    path: Path
    layout: Layout
    complaints: Complaints
    lone: bool = False
    heading: list[str] = field(default_factory=list)

    def rows(self, columns: Sequence[Words], advance: Advance) -> Iterator[Row]:
        """Each row with the cells under the headings *columns*, else its first cells, stripped.

        A row with too few cells is left out. Raises: click.UsageError without the named column.
        """
        places: list[int] | None = None
        for line, cells in self._records(Lines(self.path, self.complaints, advance)):
            if places is None:
                places = self._begin(cells, columns)
                if self.heading:
                    continue
            if len(cells) <= max(places):
                why = f"it has {len(cells)} of {max(places) + 1} columns"
                self.complaints.about(self.path, line, why)
            else:
                yield Row(line, [cells[place] for place in places], cells)

    def _begin(self, cells: list[str], columns: Sequence[Words]) -> list[int]:
        """Where the wanted cells stand; keeps the heading where *cells* are one."""
        if self.lone and len(cells) == 1:
            columns = columns[-1:]
        named = self.layout.column
        wanted = columns if named is None else [frozenset({named.casefold()})]
        words = [cell.casefold() for cell in cells]
        found = [_place(words, each) for each in wanted]
        is_known = min(found) >= 0
        if named is not None and not is_known:
            raise click.UsageError("No column has the heading that --column names.")
        is_heading = is_known if self.layout.heading is None else self.layout.heading
        self.heading = cells if is_heading else []
        return found if is_heading and is_known else list(range(len(columns)))

    def _records(self, lines: Lines) -> Iterator[tuple[int, list[str]]]:
        reader = csv.reader(lines, delimiter=self._delimiter(), strict=True)
        while True:
            lines.begin_row()
            try:
                cells = [cell.strip() for cell in next(reader)]
            except StopIteration:
                return
            except (csv.Error, OpenQuoteError):
                cells = self._as_it_stands(lines)
            if len(cells) > 1 or any(cells):
                yield lines.first, cells

    def _as_it_stands(self, lines: Lines) -> list[str]:
        """The cells of a row whose quotation marks are part of a name (`"Aga" Kelvashi`).

        Empty, and a complaint, where one stays open; the lines after it are read again.
        """
        lines.back_to_second()
        if lines.text.count('"') % 2 == 0 and len(lines.text) < csv.field_size_limit():
            lenient = csv.reader([lines.text], delimiter=self._delimiter())
            return [cell.strip() for cell in next(lenient)]
        self.complaints.about(self.path, lines.first, MISQUOTED)
        return []

    def _delimiter(self) -> str:
        if self.layout.delimiter is not None:
            return self.layout.delimiter
        return "," if self.path.suffix.lower() == ".csv" else "\t"


def _place(words: list[str], wanted: Words) -> int:
    """Where the first of *words* stands that is wanted; -1 for none."""
    return next((at for at, word in enumerate(words) if word in wanted), -1)
