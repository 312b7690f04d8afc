"""`python -m firsthand.workroom.documentation.comparing`: compares the names of one archive.

The environment names the archive. It prints nothing: an error may name people, its exit code does
not.
"""

import os
import sys
from importlib import import_module
from typing import Final

import django

JOBS: Final = "firsthand.workroom.documentation.proposing_jobs"  # holds models: not before setup
KINDLY: Final = 10  # of `nice`: whoever works at a screen goes first


def main() -> int:
    """Compares all that is due; 1 where that failed."""
    os.nice(KINDLY)
    django.setup()
    return int(not import_module(JOBS).try_refresh())


if __name__ == "__main__":
    sys.exit(main())
