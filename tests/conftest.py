"""What every test may rely on, and the rule about tests that do not run.

With `CI=true` only tests marked `shared_data` may skip: they are counted and printed, and any
other skip fails the run. Elsewhere a skip is printed with its reason and nothing more.
"""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no fault of the code: speed is measured in bench/, never in tests.
settings.register_profile("firsthand", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("firsthand")

REPOSITORY = Path(__file__).resolve().parents[1]
MAY_SKIP = "shared_data"
BROWSERS = ("chromium", "chromium-browser")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of the real sets; skips where it is not there."""
    folder = REPOSITORY / os.environ.get("FIRSTHAND_SHARED_DATA", "../shared/data")
    if not folder.is_dir():
        pytest.skip("no shared data: set FIRSTHAND_SHARED_DATA")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; skips where there is none."""
    for name in filter(None, (os.environ.get("FIRSTHAND_CHROMIUM"), *BROWSERS)):
        found = shutil.which(name)
        if found:
            return found
    return pytest.skip("no Chromium: sudo apt install chromium")


class SkipRule:
    """Keeps account of what was skipped, and fails a CI run for what may not be."""

    def __init__(self, *, strict: bool) -> None:
        self.strict = strict
        self.allowed: list[str] = []
        self.others: list[str] = []

    def note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        """Count *report* where it is a skip; an expected failure is none."""
        if report.skipped and not hasattr(report, "wasxfail"):
            marks = getattr(report, "keywords", {})  # a module skipped whole has none
            kept = self.allowed if MAY_SKIP in marks else self.others
            kept.append(report.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self.note(report)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.strict and self.others and session.exitstatus in {0, 5}:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        write = terminalreporter.write_line
        if self.allowed:
            write(f"skipped for want of shared data: {len(self.allowed)}")
        if self.others:
            verdict = " (with CI=true this fails the run)" if self.strict else ""
            write(f"skipped for other reasons: {len(self.others)}{verdict}", red=self.strict)
            for nodeid in self.others:
                write(f"  {nodeid}")


def pytest_configure(config: pytest.Config) -> None:
    """Put the rule over the run; the worker processes of xdist report to it."""
    if not hasattr(config, "workerinput"):
        strict = os.environ.get("CI", "").lower() == "true"
        config.pluginmanager.register(SkipRule(strict=strict), "firsthand-skip-rule")
