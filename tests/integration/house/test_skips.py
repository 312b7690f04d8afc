"""With CI=true only tests marked shared_data may skip (tests/conftest.py), shown on plants."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[3]
SHARED = """
import pytest

@pytest.mark.shared_data
def test_of_real_sets():
    pytest.skip("not here")

def test_that_runs():
    pass
"""
PLANTED = """
import pytest

def test_that_hides():
    pytest.skip("no reason good enough")
"""
WHOLE_MODULE = 'import pytest\npytest.skip("all of it", allow_module_level=True)\n'
EXPECTED_FAILURE = """
import pytest

@pytest.mark.xfail(strict=True)
def test_known_fault():
    raise AssertionError
"""


def run(
    folder: Path, *bodies: str, ci: str, workers: str = "0"
) -> subprocess.CompletedProcess[str]:
    """A pytest run of its own over *bodies*, under our conftest."""
    (folder / "conftest.py").write_text((REPOSITORY / "tests/conftest.py").read_text("utf-8"))
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = shared_data: real sets\n")
    for number, body in enumerate(bodies):
        (folder / f"test_{number}.py").write_text(body)
    plugins = ["-p", "no:django", "-p", "no:randomly", "-p", "no:cacheprovider", "-n", workers]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *plugins, str(folder)],
        env={**os.environ, "CI": ci},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_shared_data_may_skip_and_is_counted(tmp_path: Path) -> None:
    done = run(tmp_path, SHARED, ci="true")
    assert done.returncode == 0, done.stdout
    assert "skipped for want of shared data: 1" in done.stdout


@pytest.mark.parametrize(
    ("body", "workers"), [(PLANTED, "0"), (WHOLE_MODULE, "0"), (PLANTED, "2"), (WHOLE_MODULE, "2")]
)
def test_a_planted_skip_fails_the_run(tmp_path: Path, body: str, workers: str) -> None:
    done = run(tmp_path, SHARED, body, ci="true", workers=workers)
    assert done.returncode == 1, done.stdout
    assert "skipped for other reasons: 1 (with CI=true this fails the run)" in done.stdout
    assert "test_1.py" in done.stdout.rsplit("skipped for other reasons", 1)[1]


def test_the_same_skip_is_only_printed_elsewhere(tmp_path: Path) -> None:
    done = run(tmp_path, PLANTED, SHARED, ci="")
    assert done.returncode == 0, done.stdout
    assert "skipped for other reasons: 1\n" in done.stdout


def test_an_expected_failure_is_no_skip(tmp_path: Path) -> None:
    done = run(tmp_path, EXPECTED_FAILURE, ci="true")
    assert done.returncode == 0, done.stdout
    assert "skipped for" not in done.stdout
