"""docs/how-to/match-a-list.md: its commands are run on its list, and what they print stands below.

A list is a block of `csv`, in a file whose name stands beside that word, else people.csv; a block
of `console` is a command a line, each after "$ ".
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

LIST = re.compile(r"```csv(?: (?P<file>\S+))?\n(?P<rows>.*?)```", re.DOTALL)
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


def filled(page: str) -> str:
    """*page* with what its commands print now."""
    with tempfile.TemporaryDirectory() as name:
        for listed in LIST.finditer(page):
            path = Path(name) / (listed["file"] or "people.csv")
            path.write_text(listed["rows"], encoding="utf-8")
        return CONSOLE.sub(lambda block: _ran(block[1], name), page)


def _ran(block: str, folder: str) -> str:
    """A block with each of its commands run in *folder*, and the output of each."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    shown = "".join(f"{line}\n{_output(line[2:], folder)}" for line in commands)
    return f"```console\n{shown}```"


def _output(command: str, folder: str) -> str:
    """What *command* prints, faults too."""
    paths = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],  # noqa: S607 -- the shell of whoever follows the page
        cwd=folder,
        env={**os.environ, "PATH": paths, "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        text=True,
        encoding="utf-8",
    )
    return done.stdout
