"""The repository names no machine: no path of somebody's disk, no package registry."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[3]
NOT_OURS = {"__pycache__", "build", "dist", "demo-archive", "node_modules"}
# Written in pieces, so that this file does not find itself.
HOMES = r"(?:home/(?!somebody\b)|(?:root|opt|work|Users)/)"  # /home/somebody is invented
REGISTRIES = "|".join(("py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.(?:org|com)"))
ADDRESS_OPTION = r"(?:index-url|find-links)[ =]\S*/\w"
MACHINE = re.compile(rf"(?<![\w.*>\]])/{HOMES}\w|{REGISTRIES}|{ADDRESS_OPTION}".encode())


def our_files() -> Iterator[Path]:
    """Every file that could be committed: hidden folders and what is built are left out."""
    for path in REPOSITORY.iterdir():
        if path.name in NOT_OURS or (path.name.startswith(".") and path.name != ".ci"):
            continue
        yield from _below(path)


def _below(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir() and path.name not in NOT_OURS:
        for child in path.iterdir():
            yield from _below(child)


def test_no_file_names_a_machine() -> None:
    found = {
        f"{path.relative_to(REPOSITORY)}: {match.group().decode()}"
        for path in our_files()
        for match in MACHINE.finditer(path.read_bytes())
    }
    assert found == set()


@pytest.mark.parametrize(
    "planted",
    [
        "open('/ho" + "me/kim/x')",
        "cd /wo" + "rk/main",
        "https://py" + "pi.org/simple",
        "pip --extra-index-" + "url=file:///x",
    ],
)
def test_a_planted_machine_is_found(planted: str) -> None:
    assert MACHINE.search(planted.encode())


def test_what_is_invented_passes() -> None:
    assert not MACHINE.search(b"https://circle.example/work/letters.html")
    assert not MACHINE.search(b"/home/somebody/letters.html")
