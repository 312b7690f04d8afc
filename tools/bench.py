"""Runs every script of bench/ and prints their rows as one table.

A script prints one JSON object a line: {"measure": ..., "size": ..., "value": ..., "unit": ...,
"goal": ..., "met": true | false | null}; other lines are its remarks. It exits 0 even where a goal
is missed. Exit code 1: a script failed, or a goal was missed.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

BENCH = Path(__file__).resolve().parents[1] / "bench"
COLUMNS = ("measure", "size", "value", "unit", "goal")
WIDTH = 140  # of the table in a file or a pipe
MET = {True: "met", False: "missed", None: ""}


def rows_of(script: Path, console: Console) -> list[dict[str, object]] | None:
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


def table_of(results: dict[str, list[dict[str, object]] | None]) -> Table:
    """One table, a section a script."""
    table = Table("bench", *COLUMNS, "verdict", title=f"{os.cpu_count()} cores")
    for name, rows in results.items():
        for row in rows if rows is not None else [{"measure": "the script failed", "met": False}]:
            cells = [str(row.get(column) or "") for column in COLUMNS]
            table.add_row(name, *cells, MET[row.get("met")])  # type: ignore[index]
        table.add_section()
    return table


def main() -> int:
    """Run what is named on the command line, else all."""
    wanted = sys.argv[1:]
    scripts = sorted(path for path in BENCH.glob("[!_]*.py") if not wanted or path.stem in wanted)
    results = {script.stem: rows_of(script, Console(stderr=True)) for script in scripts}
    Console(width=None if sys.stdout.isatty() else WIDTH).print(table_of(results))
    missed = any(
        rows is None or any(r.get("met") is False for r in rows) for rows in results.values()
    )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
