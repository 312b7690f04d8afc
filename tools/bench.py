"""Runs every script of bench/ and prints their rows as one table: ours, its peers, the ratio.

A script prints one JSON object a line: {"measure": ..., "who": "ours" | a peer, "size": ...,
"value": ..., "unit": ..., "goal": ..., "met": true | false | null}; other lines are its remarks. It
exits 0 even where a goal is missed or its data are not there. Exit code 1: a script failed, or a
goal was missed.

The ratio is ours by the peer's: whether more is better depends on the unit.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

BENCH = Path(__file__).resolve().parents[1] / "bench"
COLUMNS = ("what", "of", "ours", "peer", "ratio", "unit", "goal", "met")
NUMBERS = ("ours", "peer", "ratio")
WIDTH = 160  # of the table in a file or a pipe
MET = {True: "met", False: "missed", None: ""}
WHOLE_FROM = 10_000  # from here on, a number is printed without decimals
OURS = "ours"
FAILED = {"measure": "the script failed", "who": OURS, "met": False}
NOTHING = {"measure": "nothing was measured: see its remark", "who": OURS}
Row = dict[str, object]


def rows_of(script: Path, console: Console) -> list[Row] | None:
    """The rows *script* prints, None where it fails; its remarks go to *console*."""
    console.print(f"bench: {script.stem}")
    done = subprocess.run(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, check=False
    )
    rows = []
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            rows.append(json.loads(line))
        else:
            console.print(f"  {line}", markup=False, highlight=False)
    return None if done.returncode else rows


def beside(rows: list[Row]) -> Iterator[list[Row]]:
    """Rows of one measure and unit, ours first, in the order in which they began.

    Of ours in several sizes each begins a group; a peer's row joins the last before it.
    """
    groups: list[list[Row]] = []
    for row in rows:
        key = (row["measure"], row.get("unit"))
        same = [each for each in groups if (each[0]["measure"], each[0].get("unit")) == key]
        if row["who"] == OURS or not same:
            groups.append([row])
        else:
            same[-1].append(row)
    yield from groups


def cells_of(row: Row, first: Row) -> tuple[str, ...]:
    """A line of the table: ours, or a peer's below it with the ratio."""
    value = text_of(row.get("value"))
    size, unit, goal = (str(row.get(name) or "") for name in ("size", "unit", "goal"))
    measure = str(row["measure"]) if row is first else ""
    if row["who"] == OURS:
        return (measure, size, value, "", "", unit, goal, MET[row.get("met")])  # type: ignore[index]
    return (measure, size, "", f"{row['who']} {value}", ratio_of(first, row), unit, goal, "")


def text_of(value: object) -> str:
    """A number as it is read: 136,215 and 0.37."""
    if not isinstance(value, int | float):
        return ""
    return f"{value:,.0f}" if abs(value) >= WHOLE_FROM else f"{value:,}"


def ratio_of(ours: Row, peer: Row) -> str:
    """Ours by the peer's, where both are there."""
    mine, theirs = ours.get("value"), peer.get("value")
    is_known = ours["who"] == OURS and isinstance(mine, int | float)
    if not (is_known and isinstance(theirs, int | float) and theirs):
        return ""
    return f"{mine / theirs:.2f}"  # type: ignore[operator]


def table_of(results: dict[str, list[Row] | None]) -> Table:
    """One table, a section a script."""
    table = Table(title=f"{os.cpu_count()} cores")
    for column in COLUMNS:
        table.add_column(column, justify="right" if column in NUMBERS else "left")
    for name, rows in results.items():
        table.add_row(f"[bold]{name}[/bold]")
        for group in beside([FAILED] if rows is None else rows or [NOTHING]):
            for row in group:
                table.add_row(*cells_of(row, group[0]))
        table.add_section()
    return table


def main() -> int:
    """Run what is named on the command line, else all."""
    wanted = sys.argv[1:]
    scripts = sorted(path for path in BENCH.glob("[!_]*.py") if not wanted or path.stem in wanted)
    if not scripts:
        sys.exit("no such bench in bench/")
    results = {script.stem: rows_of(script, Console(stderr=True)) for script in scripts}
    Console(width=None if sys.stdout.isatty() else WIDTH).print(table_of(results))
    missed = any(
        rows is None or any(r.get("met") is False for r in rows) for rows in results.values()
    )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
