"""`python -m firsthand.edition BUNDLE OUT [STATE [PREVIOUS]]`: builds inside the fence.

It prints the report as JSON. STATE tells how the edition in the folder PREVIOUS was built, whose
pages may be taken over; how the new one was built is written to STATE.new. Exit: 0 built, 1 could
not be built (the code on stderr), 2 wrong use.
"""

import gc
import json
import os
import sys
from pathlib import Path

from firsthand.core.errors import FirsthandError
from firsthand.edition.build import BuildReport, build
from firsthand.edition.confine import confine
from firsthand.edition.state import Earlier, read_state
from firsthand.edition.words import CATALOGUES, words

USAGE = "usage: python -m firsthand.edition BUNDLE OUT [STATE [PREVIOUS]]"
NEW_STATE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
FEWEST, MOST = 2, 4
FORBIDDEN_AT_THE_END = ("django", "sqlite3", "socket")


def main(arguments: list[str]) -> int:
    """The exit code, after the edition of one bundle was built or refused."""
    if not FEWEST <= len(arguments) <= MOST:
        sys.stderr.write(f"{USAGE}\n")
        return 2
    try:
        report = _build(*(Path(argument).resolve() for argument in arguments))
    except (FirsthandError, OSError) as error:
        sys.stderr.write(f"{_code(error)}\n")
        return 1
    sys.stdout.write(json.dumps(_as_json(report)) + "\n")
    return 0


def _build(
    bundle: Path, out: Path, state: Path | None = None, previous: Path | None = None
) -> BuildReport:
    """All is imported and parsed, and STATE.new opened, before the fence stands."""
    gc.disable()  # thousands of headers, of which none is ever freed, are not worth the counting
    for language in CATALOGUES:
        words(language)
    out.mkdir(mode=0o755, parents=True, exist_ok=True)
    earlier = Earlier(previous, read_state(state)) if state and previous else None
    new_state = os.open(f"{state}.new", NEW_STATE, 0o600) if state else None
    fence = confine(bundle, out, *([previous] if previous else []))
    report = build(bundle, out, fence=fence, workers=_cores(), earlier=earlier)
    if new_state is not None:
        with os.fdopen(new_state, "wb") as file:
            file.write(report.state.as_json())
    return report


def _cores() -> int:
    """On how many cores this process may run; one where it cannot fork."""
    if not hasattr(os, "fork"):
        return 1
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _code(error: Exception) -> str:
    """The code of *error*; of the system's errors their number and name, never a path."""
    if isinstance(error, FirsthandError):
        return str(error)
    return f"FH510 {type(error).__name__} {getattr(error, 'errno', '')}".rstrip()


def _as_json(report: BuildReport) -> dict[str, object]:
    return {
        "release_id": report.release_id,
        "items": report.items,
        "pages": report.pages,
        "edition_date": report.edition_date.isoformat() if report.edition_date else None,
        "fence": report.fence,
        "taken_over": report.taken_over,
        "unwelcome_modules": [name for name in FORBIDDEN_AT_THE_END if name in sys.modules],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
