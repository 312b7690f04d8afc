"""`firsthand names block`: which names of a list are worth comparing?"""

from array import array
from collections.abc import Iterator
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
  firsthand names block --titles people.csv | firsthand names score --keep -"""
)
@click.argument("names", metavar="NAMES", type=INPUT)
@kind_option
@click.option("--column", metavar="HEADING", help="The heading over the names.",
              show_default="name, else the first column")  # fmt: skip
@layout_options
@wants_options
def command(*, names: Path, kind: str, layout: Layout, wants: Wants) -> None:
    """Print the pairs of NAMES that are worth comparing: their two lines, then the two names.

    Lines count from 1, a heading too. Each pair comes once, the earlier name first. Two names are
    worth comparing that share a key which not too many have; all other pairs are left out unseen,
    so the list of pairs grows far slower than the square of the names.
    """
    from firsthand.names.matching import block

    check([], layout.encoding, lists=[names])
    complaints = Complaints()
    reader = _Names(Table(names, layout, complaints))
    with bar_for(names) as advance:
        found = block(reader.read(advance), kind)
        pair = next(found, None)
    printer = Printer(wants, TITLES)
    while pair is not None:
        cells = [reader.lines[at] for at in pair] + [reader.names[at] for at in pair]
        printer.row(dict(zip(TITLES, cells, strict=True)), cells)
        pair = next(found, None)
    complaints.finish()


class _Names:
    """The names of a list, kept with the line of each."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.names: list[str] = []
        self.lines = array("Q")

    def read(self, advance: Advance) -> Iterator[str]:
        """Each name that can be compared, in order."""
        for line, name in names_of(self.table, advance):
            self.names.append(name)
            self.lines.append(line)
            yield name
