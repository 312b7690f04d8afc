"""Commands load lazily: the build command pulls in neither Django nor a database (wall 5)."""

import subprocess
import sys

import pytest

HEAVY = ("django", "sqlite3", "_sqlite3", "lxml", "trafilatura")


def loaded_by(statement: str) -> set[str]:
    """Which of the HEAVY modules a fresh interpreter holds after *statement*."""
    program = f"{statement}\nimport sys\nprint(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["firsthand.cli.build", "firsthand.cli.main"])
def test_command_loads_nothing_heavy(module: str) -> None:
    assert loaded_by(f"import {module}") == set()


def test_a_planted_import_is_seen() -> None:
    assert loaded_by("import sqlite3") == {"sqlite3", "_sqlite3"}
