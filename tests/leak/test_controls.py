"""T2: a fault breaks each control and is caught; a control that nobody breaks is none."""

import importlib
import re
from functools import reduce
from pathlib import Path

import pytest
from tests.leak.detectors import DETECTORS, Lab
from tests.leak.faults import FAULTS, Fault
from tools.docs import REPOSITORY, controls, stale

from firsthand.disclosure.controls import CONTROLS, Control
from firsthand.importers.run import Worker

ROW = re.compile(r"^\| (\d+) \|.*?\| `([a-z-]+)`", re.MULTILINE)
CODES = [control.code for control in CONTROLS]


def test_every_row_of_the_threat_model_has_its_control_and_no_other() -> None:
    rows = ROW.findall((REPOSITORY / "docs/threat-model.md").read_text("utf-8"))
    assert [(int(row), code) for row, code in rows] == [(c.row, c.code) for c in CONTROLS]


def test_every_control_has_a_fault_and_a_detector() -> None:
    assert len(set(CODES)) == len(CODES)
    assert {fault.code for fault in FAULTS} == set(CODES)
    assert set(DETECTORS) == set(CODES)


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.code)
def test_the_guard_of_a_control_stands_where_it_says(control: Control) -> None:
    if (REPOSITORY / control.guard).is_file():
        return
    module, names = _imported(control.guard)
    assert callable(reduce(getattr, names, module))


def _imported(path: str) -> tuple[object, list[str]]:
    """The module that a dotted *path* begins with, and the names behind it."""
    parts = path.split(".")
    is_module = (
        Path(REPOSITORY, "src", *parts[:n]).with_suffix(".py").is_file() for n in (3, 4, 5)
    )
    length = next(n for n, found in zip((3, 4, 5), is_module, strict=True) if found)
    return importlib.import_module(".".join(parts[:length])), parts[length:]


@pytest.mark.parametrize("page", ["docs/reference/controls.md", "docs/reference/disclosure.md"])
def test_the_pages_of_controls_and_classes_are_fresh(page: str) -> None:
    assert not stale(page)
    assert all(f"`{code}`" in controls() for code in CODES)


def caught(fault: Fault, lab: Lab) -> list[object]:
    """What the detectors of a fault's control find while it is planted."""
    with pytest.MonkeyPatch.context() as patch:
        fault.plant(patch)
        return [each for detect in DETECTORS[fault.code] for each in detect(lab)]


@pytest.mark.django_db
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code}:{fault.name}")
def test_the_fault_is_caught(worker: Worker, fault: Fault) -> None:
    assert caught(fault, Lab(worker)) != [], "nothing catches this fault"


def test_a_fault_that_breaks_nothing_is_not_caught(worker: Worker) -> None:
    assert caught(Fault("pinned", "harmless", lambda _patch: None), Lab(worker)) == []
