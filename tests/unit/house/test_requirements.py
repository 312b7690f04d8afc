"""What we install is pinned by hash and names no address (control `pinned`)."""

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[3]
SETS = sorted((REPOSITORY / "requirements").glob("*.txt"))
PINNED = re.compile(r"^[a-z0-9][a-z0-9._-]*==\S+( ; .+)?$")
ADDRESS = re.compile(
    r"(https?|file|git\+\w+)://|@ |--(extra-)?index-url|--find-links", re.IGNORECASE
)


def faults(requirements: str) -> list[str]:
    """The entries of *requirements* that are not one version with hashes, or hold an address."""
    joined = re.sub(r"\s*\\\n\s*", " ", re.sub(r"^\s*#.*\n?", "", requirements, flags=re.MULTILINE))
    return [line for line in joined.splitlines() if line and not _is_pinned(line)]


def _is_pinned(line: str) -> bool:
    entry, *hashes = re.split(r"\s+--hash=", line)
    good = all(re.fullmatch(r"sha256:[0-9a-f]{64}", word) for word in hashes)
    return bool(hashes and good and PINNED.match(entry) and not ADDRESS.search(line))


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_pinned_with_hashes_and_no_address(path: Path) -> None:
    content = path.read_text("utf-8")
    assert faults(content) == []
    assert not ADDRESS.search(content)


def test_each_set_of_wishes_is_compiled() -> None:
    wishes = {path.stem for path in (REPOSITORY / "requirements").glob("*.in")}
    assert {path.stem for path in SETS} == wishes


SITE = "https://example.org"
HASH = "--hash=sha256:" + "0" * 64


@pytest.mark.parametrize(
    "planted",
    [
        "django==5.2.19",
        f"django>=5.2 \\\n    {HASH}",
        f"django @ {SITE}/django.whl \\\n    {HASH}",
        f"--index-url {SITE}\ndjango==5.2.19 \\\n    {HASH}",
        "django==5.2.19 \\\n    --hash=md5:00",
    ],
)
def test_a_planted_fault_is_found(planted: str) -> None:
    assert len(faults(planted + "\n")) == 1


def test_a_good_entry_passes() -> None:
    assert faults(f"django==5.2.19 ; python_version < '3.14' \\\n    {HASH}\n    # via x\n") == []
