"""The one form of a bench's result: a line of JSON, which tools/bench.py puts into its table.

Who did what is measured stands behind "@" in the measure, up to a comma or the end ("blocking
@ours, recall"). Rows that differ in that alone stand together in the table, with their ratio.
"""

import json
import re

DIGITS = 2
OURS = "ours"
BY = re.compile(r" @(?P<who>[^,]+)")


def print_row(measure, size, value, unit, verdict=("", None)):
    """Print a row: what was measured, of how much; *verdict* is a goal and whether it was met."""
    goal, met = verdict
    found = BY.search(measure)
    who = found["who"] if found else OURS
    row = {"measure": BY.sub("", measure), "who": who, "size": size, "value": round(value, DIGITS)}
    print(json.dumps({**row, "unit": unit, "goal": goal, "met": met}), flush=True)
