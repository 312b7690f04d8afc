"""docs/reference/bundle.md names all that a bundle has, and its example checks a real one."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.edition import sample

from firsthand.public.bundle import FILES, MANIFEST, write_bundle
from firsthand.public.manifest import FORMAT, SEALED
from firsthand.public.schema import bundle_schema

PAGE = Path(__file__).resolve().parents[3] / "docs/reference/bundle.md"


def test_every_file_and_every_record_is_named() -> None:
    page = PAGE.read_text("utf-8")
    assert [name for name in (*FILES, MANIFEST, FORMAT, *SEALED) if f"`{name}`" not in page] == []
    records = bundle_schema()["$defs"]
    assert [name for name in records if not re.search(rf"\b{name}\b", page)] == []


@pytest.mark.parametrize("is_whole", [True, False])
def test_its_example_tells_a_whole_bundle_from_another(tmp_path: Path, *, is_whole: bool) -> None:
    theme = {"extra.css": b"p{}"}
    write_bundle(tmp_path / "bundle", **sample.contents(theme=theme))
    if not is_whole:
        (tmp_path / "bundle/theme/extra.css").write_text("p{color:red}")
    (example,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), flags=re.DOTALL)
    run = subprocess.run(
        [sys.executable, "-I", "-c", example], cwd=tmp_path, check=False, capture_output=True
    )
    assert (run.returncode == 0) is is_whole


def test_the_order_it_says_is_the_order_of_lines(tmp_path: Path) -> None:
    write_bundle(tmp_path / "bundle", **sample.contents())
    rows = re.findall(r"\| `(\w+\.jsonl)` \|[^|]*\| ([^|]+) \|", PAGE.read_text("utf-8"))
    assert len(rows) == len(FILES) - 1
    for name, said in rows:
        keys = re.findall(r"`(\w+)`", said)
        lines = [
            json.loads(line) for line in (tmp_path / "bundle" / name).read_bytes().split(b"\n")[:-1]
        ]
        found = [tuple(line.get("record", line)[key] for key in keys) for line in lines]
        assert found == sorted(found), name
        assert len(set(found)) == len(found), name
