"""Commands load lazily: the build command pulls in neither Django nor a database (wall 5)."""

import subprocess
import sys
from pathlib import Path

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


@pytest.mark.parametrize(
    ("name", "rest"),
    [("score", ""), ("block", ""), ("find", "LIST"), ("suggest", "--language fa")],
)
def test_names_run_without_an_archive(name: str, rest: str, tmp_path: Path) -> None:
    path = tmp_path / "list.tsv"
    path.write_text("Nader Kelvashi\tNader Calvashi\n" * 2)
    arguments = ["names", name, *rest.replace("LIST", str(path)).split(), str(path)]
    statements = [
        "import sys",
        "sys.stdout, out = sys.stderr, sys.stdout",
        "from firsthand.cli.main import firsthand",
        f"firsthand.main({arguments}, standalone_mode=False)",
        "sys.stdout = out",
    ]
    assert loaded_by("\n".join(statements)) == set()


def test_a_planted_import_is_seen() -> None:
    assert loaded_by("import sqlite3") == {"sqlite3", "_sqlite3"}
