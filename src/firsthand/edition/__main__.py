"""`python -m firsthand.edition BUNDLE OUT`: builds inside the fence, prints the report as JSON.

Exit: 0 built, 1 could not be built (the code on stderr), 2 wrong use.
"""

import json
import os
import sys
from pathlib import Path

from firsthand.core.errors import FirsthandError
from firsthand.edition.build import BuildReport, build
from firsthand.edition.confine import confine
from firsthand.edition.words import CATALOGUES, words

USAGE = "usage: python -m firsthand.edition BUNDLE OUT"
FORBIDDEN_AT_THE_END = ("django", "sqlite3", "socket")


def main(arguments: list[str]) -> int:
    """The exit code, after the edition of one bundle was built or refused."""
    try:
        bundle, out = (Path(argument).resolve() for argument in arguments)
    except ValueError:
        sys.stderr.write(f"{USAGE}\n")
        return 2
    try:
        report = _build(bundle, out)
    except (FirsthandError, OSError) as error:
        sys.stderr.write(f"{_code(error)}\n")
        return 1
    sys.stdout.write(json.dumps(_as_json(report)) + "\n")
    return 0


def _build(bundle: Path, out: Path) -> BuildReport:
    """Everything is imported and parsed before the fence stands; the bundle is read after."""
    for language in CATALOGUES:
        words(language)
    out.mkdir(mode=0o755, parents=True, exist_ok=True)
    fence = confine(bundle, out)
    return build(bundle, out, fence=fence, workers=_cores())


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
        "unwelcome_modules": [name for name in FORBIDDEN_AT_THE_END if name in sys.modules],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
