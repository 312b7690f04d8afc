"""Each wall of pyproject.toml is shown falling on a planted import, and standing without it."""

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[3]
CONFIG = REPOSITORY / "pyproject.toml"
CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads(CONFIG.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
}

# (contract, the module that breaks it, the line planted there)
PLANTS = [
    ("corridor", "core/planted.py", "import firsthand.workroom"),
    ("corridor", "importers/planted.py", "import firsthand.preserve.layout"),
    ("corridor", "disclosure/planted.py", "import firsthand.edition"),
    ("corridor", "unplaced/__init__.py", ""),
    ("workroom", "workroom/members/planted.py", "import firsthand.workroom.archive"),
    ("workroom", "workroom/documentation/planted.py", "import firsthand.workroom.publishing"),
    ("workroom", "workroom/unplaced.py", ""),
    ("framework", "core/planted.py", "import django"),
    ("framework", "disclosure/planted.py", "from django.db import models"),
    ("framework", "cli/build.py", "from django.conf import settings"),
    ("public-side", "public/planted.py", "import firsthand.disclosure"),
    ("public-side", "edition/planted.py", "import firsthand.names"),
    ("public-side", "edition/planted.py", "import firsthand.preserve.layout"),
    ("edition-door", "workroom/archive/planted.py", "import firsthand.edition"),
    ("edition-door", "cli/planted.py", "import firsthand.edition"),
    ("build-door", "cli/build.py", "import firsthand.disclosure"),
    ("importers-door", "workroom/archive/planted.py", "import firsthand.importers.drafts"),
    ("formats", "importers/plaintext.py", "import firsthand.importers.webpage"),
    ("parsers", "workroom/archive/planted.py", "from lxml import etree"),
    ("parsers", "disclosure/planted.py", "import trafilatura"),
    ("parsers", "importers/run.py", "import markdown_it"),
    ("parsers", "workroom/archive/planted.py", "from PIL import Image"),
    ("parsers", "importers/remaking.py", "import PIL"),
]


def lint(folder: Path, contracts: Iterable[str] = ()) -> subprocess.CompletedProcess[str]:
    """lint-imports by our contracts over the package in *folder*."""
    only = [word for contract in contracts for word in ("--contract", contract)]
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    options = ["--config", str(CONFIG), "--no-cache", "--no-logo", *only]
    return subprocess.run(
        [sys.executable, "-c", program, *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A folder with a copy of our code, tests and data left out."""
    shutil.copytree(
        REPOSITORY / "src/firsthand",
        tmp_path / "firsthand",
        ignore=lambda folder, names: [
            name
            for name in names
            if not name.endswith(".py") and not (Path(folder) / name).is_dir()
        ],
    )
    return tmp_path


def plant(folder: Path, module: str, line: str) -> None:
    """*line* at the end of *module*, which is made where it is not there."""
    path = folder / "firsthand" / module
    path.parent.mkdir(exist_ok=True)
    for missing in {path.parent / "__init__.py", path}:
        missing.touch()
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")


def test_all_walls_stand() -> None:
    done = lint(REPOSITORY / "src")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("contract", "module", "line"), PLANTS)
def test_wall_falls_on_a_planted_import(
    copied: Path, contract: str, module: str, line: str
) -> None:
    plant(copied, module, line)
    done = lint(copied, [contract])
    assert done.returncode == 1, done.stdout
    assert f"{CONTRACTS[contract]} BROKEN" in " ".join(done.stdout.split())


def test_every_wall_has_a_plant() -> None:
    assert {contract for contract, _, _ in PLANTS} == set(CONTRACTS)
