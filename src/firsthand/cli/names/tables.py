"""Lists of names: columns parted by tabs, commas or semicolons, with or without a heading."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

import click

from firsthand.cli.names.complaints import Complaints, shown
from firsthand.cli.names.lines import Lines, OpenQuoteError
from firsthand.cli.names.sources import UTF8, Advance, blocks
from firsthand.cli.names.sources import lines as lines_of

NO_COLUMN: Final = "no column has a heading that was named; see --delimiter too"
MISQUOTED: Final = "its quotation marks do not fit, or a field is too long"

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a list is written and laid out; None = to be told from the list.

    *column*: the heading over the names, where there is one name a row; *left*, *right*: those over
    the names of a pair.
    """

    heading: bool | None = None
    delimiter: str | None = None
    encoding: str = UTF8
    column: str | None = None
    left: str | None = None
    right: str | None = None

    def named(self) -> list[str | None]:
        """The headings over the names that were said, None for each that was not."""
        return [self.left, self.right] if self.left or self.right else [self.column]


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
    _delimiter: str = ""

    def rows(self, columns: Sequence[Words], advance: Advance) -> Iterator[Row]:
        """Each row with the cells under the headings *columns*, else its first cells, stripped.

        A row with too few cells is left out. Raises: click.ClickException without a named column,
        or for bytes in another encoding.
        """
        places: list[int] | None = None
        found = lines_of(blocks(self.path, self.layout.encoding, advance))
        for line, cells in self._records(found):
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
        wanted = self._wanted(columns)
        words = [cell.casefold() for cell in cells]
        found = [_place(words, each) for each in wanted]
        if self.lone and (len(cells) == 1 or (found[0] < 0 <= found[-1])):
            found = found[-1:]
        is_known = min(found) >= 0
        if not is_known and any(self.layout.named()):
            raise click.ClickException(f"{shown(self.path)}: {NO_COLUMN}")
        is_heading = is_known if self.layout.heading is None else self.layout.heading
        self.heading = cells if is_heading else []
        return found if is_heading and is_known else list(range(len(found)))

    def _wanted(self, columns: Sequence[Words]) -> list[Words]:
        """The headings of *columns*, or what was said in place of the last of them."""
        named = self.layout.named()
        said = [frozenset({name.strip().casefold()}) if name else None for name in named]
        kept = list(columns)
        for at, each in enumerate(said, start=len(kept) - len(said)):
            kept[at] = each or kept[at]
        return kept

    def _records(self, found: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
        first = next(found, "")
        self._delimiter = self.layout.delimiter or _delimiter(self.path, first)
        lines = Lines(chain([first] if first else [], found))
        reader = csv.reader(lines, delimiter=self._delimiter, strict=True)
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
            lenient = csv.reader([lines.text], delimiter=self._delimiter)
            return [cell.strip() for cell in next(lenient)]
        self.complaints.about(self.path, lines.first, MISQUOTED)
        return []


def _delimiter(path: Path, first: str) -> str:
    """What parts the columns of a list whose first line is *first*.

    A file that ends in .csv has commas, or what a spreadsheet puts where commas part decimals.
    """
    if path.suffix.lower() != ".csv":
        return "\t"
    return next((sign for sign in ",;\t" if sign in first), ",")


def _place(words: list[str], wanted: Words) -> int:
    """Where the first of *words* stands that is wanted; -1 for none."""
    return next((at for at, word in enumerate(words) if word in wanted), -1)
