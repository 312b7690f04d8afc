"""How the names commands print: one line a finding, for people and for programs."""

import csv
import io
import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from firsthand.cli.names.options import Wants

UNSAFE: Final = ("Cc", "Cs")  # what could steer a terminal


class Printer:
    """Prints rows as JSON or as columns parted by tabs, in UTF-8, to standard output."""

    def __init__(self, wants: Wants, titles: Sequence[str]) -> None:
        """*titles*: the columns; those are printed where they are wanted, and never as JSON."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        self._out, self._as_json = sys.stdout, wants.as_json
        self._tsv = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
        self._is_watched = sys.stdout.isatty()
        if wants.titles and not wants.as_json:
            self.cells(titles)

    def row(self, values: Mapping[str, object], cells: Sequence[object]) -> None:
        """One finding: *values* as JSON, or *cells* as columns."""
        if self._as_json:
            self._out.write(f"{json.dumps(values, ensure_ascii=False)}\n")
        else:
            self.cells(cells)

    def cells(self, cells: Iterable[object]) -> None:
        """One line of columns; line ends and tabs inside of one become a space."""
        written = [" ".join(str(cell).split()) for cell in cells]
        self._tsv.writerow(map(_harmless, written) if self._is_watched else written)


def _harmless(cell: str) -> str:
    """*cell* without signs that a terminal would obey."""
    return "".join("\ufffd" if unicodedata.category(each) in UNSAFE else each for each in cell)
