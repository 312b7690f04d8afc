"""Commands run as a person would run them: in processes of their own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PASSWORD = "nine boats under the causeway"  # noqa: S105 - tests only


@dataclass(frozen=True)
class Ran:
    """What a command left: exit code, standard output and error."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines()]


def firsthand(*arguments: object, cwd: Path | None = None, given: bytes = b"") -> Ran:
    """`firsthand ARGUMENTS`, run to its end."""
    environment = {
        **os.environ,
        "FIRSTHAND_PASSWORD": PASSWORD,
        "FIRSTHAND_PASSPHRASE": "orchard wall clock",
    }
    run = subprocess.run(
        [sys.executable, "-m", "firsthand.cli", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=cwd,
        env=environment,
        input=given,
    )
    return Ran(run.returncode, run.stdout.decode(), run.stderr.decode())


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo archive, built once; tests read it and copy it before they change it."""
    folder = tmp_path_factory.mktemp("demo") / "archive"
    ran = firsthand("demo", folder, "--no-serve")
    assert ran.code == 0, ran.err
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A new, empty archive."""
    folder = tmp_path / "archive"
    ran = firsthand("init", folder, "--name", "Causeway Circle", "--member", "anise")
    assert ran.code == 0, ran.err
    return folder
