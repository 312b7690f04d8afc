"""The one form of a bench's result: a line of JSON, which tools/bench.py puts into its table."""

import json

DIGITS = 2


def print_row(measure, size, value, unit, verdict=("", None)):
    """Print a row: what was measured, of how much; *verdict* is a goal and whether it was met."""
    goal, met = verdict
    row = {"measure": measure, "size": size, "value": round(value, DIGITS), "unit": unit}
    print(json.dumps({**row, "goal": goal, "met": met}), flush=True)
