"""The checker of the W3C's HTML (vnu) finds no error on any page of an edition.

It comes by tools/system-parts.sh; without it, or without Java, these tests skip.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.integration.edition import editions, odd

JAR = Path(__file__).resolve().parents[3] / ".venv" / "vnu.jar"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not JAR.is_file(), reason="no .venv/vnu.jar: run `make system-parts`"),
    pytest.mark.skipif(not shutil.which("java"), reason="no Java: run `make system-parts`"),
]
# A sample with each kind of page, and what is hard to set save the long memoir, which is all one.
EDITIONS = {"the sample": dict} | {
    name: make for name, make in odd.ODD.items() if make is not odd.memoir
}


def errors(folder: Path) -> list[str]:
    """What vnu calls an error in the pages below *folder*, with the words it stands in."""
    command = [
        "java",
        "-Xss8m",
        "-jar",
        JAR,
        "--errors-only",
        "--skip-non-html",
        "--format",
        "json",
    ]
    done = subprocess.run([*command, folder], capture_output=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    return [f"{message['message']} {message.get('extract', '')}" for message in messages]


@pytest.mark.parametrize("name", EDITIONS)
def test_every_page_is_valid(tmp_path: Path, name: str) -> None:
    assert errors(editions.built(tmp_path, **EDITIONS[name]())) == []


def test_the_checker_would_see_a_fault(tmp_path: Path) -> None:
    edition = editions.built(tmp_path, **odd.one_item())
    page = edition / "en" / "about.html"
    page.write_text(page.read_text("utf-8").replace("<main", "<p><ul></p><main"), "utf-8")
    assert errors(edition)
