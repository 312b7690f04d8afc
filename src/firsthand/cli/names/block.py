"""`firsthand names block`: which names of a list are worth comparing?"""

from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from firsthand.cli.names.complaints import Complaints
from firsthand.cli.names.named import names_of
from firsthand.cli.names.options import INPUT, Wants, kind_option, layout_options, wants_options
from firsthand.cli.names.printing import Printer
from firsthand.cli.names.sources import Advance, bar_for, check
from firsthand.cli.names.tables import Layout, Table

TITLES: Final = ("left_line", "right_line", "left", "right")


@click.command(
    epilog="""\b
Examples:
  firsthand names block people.csv
  firsthand names block --column "Full name" --json people.csv
  firsthand names block witnesses.csv press.csv
  firsthand names block --titles people.csv | firsthand names score --keep -"""
)
@click.argument("names", metavar="NAMES", type=INPUT)
@click.argument("others", metavar="[OTHERS]", type=INPUT, required=False)
@kind_option
@click.option("--column", metavar="HEADING", help="The heading over the names.",
              show_default="name, else the first column")  # fmt: skip
@layout_options
@wants_options
def command(*, names: Path, others: Path | None, kind: str, layout: Layout, wants: Wants) -> None:
    """Print the pairs of NAMES that are worth comparing: their two lines, then the two names.

    With OTHERS, a second list, a pair has its left name in NAMES and its right one in OTHERS. Lines
    count from 1, a heading too. Each pair comes once, the earlier name first. Two names are worth
    comparing that share a key which not too many have; all other pairs are left out unseen, so the
    list of pairs grows far slower than the square of the names. Where all names are made of few
    words, it is long nevertheless.
    """
    paths = [names] if others is None else [names, others]
    check([], layout.encoding, lists=paths)
    complaints = Complaints()
    reader = _Names([Table(path, layout, complaints) for path in paths])
    found, printer = reader.pairs(kind), Printer(wants, TITLES)
    for pair in found:
        cells = [reader.lines[at] for at in pair] + [reader.names[at] for at in pair]
        printer.row(dict(zip(TITLES, cells, strict=True)), cells)
    complaints.finish()


class _Names:
    """The names of one list or two, kept with the line of each."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.tables = tables
        self.names: list[str] = []
        self.lines = array("Q")
        self._second = 0  # where the names of the second list begin

    def pairs(self, kind: str) -> Iterator[tuple[int, int]]:
        """The pairs worth comparing: positions, of two lists one from each."""
        from firsthand.names.matching import block

        with bar_for(*(table.path for table in self.tables)) as advance:
            found = block(self._read(advance), kind)
        if len(self.tables) == 1:
            return found
        return (pair for pair in found if pair[0] < self._second <= pair[1])

    def _read(self, advance: Advance) -> Iterator[str]:
        """Each name that can be compared, in order."""
        for table in self.tables:
            self._second = len(self.names)
            for line, name in names_of(table, advance):
                self.names.append(name)
                self.lines.append(line)
                yield name
