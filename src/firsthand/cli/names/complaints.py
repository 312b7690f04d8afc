"""What a list or a text has that cannot be read: said by file and line, and counted."""

import sys
from pathlib import Path
from typing import Final

from firsthand.cli.main import FOUND
from firsthand.cli.options import say

EMPTY: Final = "it is empty"


class Complaints:
    """Says what is wrong as it comes, and ends the command with 1 where there was anything."""

    def __init__(self) -> None:
        """None so far."""
        self.count = 0

    def about(self, path: Path, line: int, why: str) -> None:
        """Say *why* line *line* of *path* was left out; never what stands in it."""
        self.count += 1
        say(f"{shown(path)}, line {line}: {why}")

    def about_whole(self, path: Path, why: str) -> None:
        """Say *why* nothing of *path* was used."""
        self.count += 1
        say(f"{shown(path)}: {why}")

    def finish(self) -> None:
        """Exit code 1 where something was left out; else nothing."""
        if self.count:
            say(f"{self.count} left out, named above; the rest was done.")
            sys.exit(FOUND)


def shown(path: Path) -> str:
    """*path* as a person calls it."""
    return "standard input" if str(path) == "-" else str(path)
