"""The pages that are made from code are what the code says now; links lead somewhere."""

import re
from pathlib import Path

import pytest
from tools import docs

PROSE = sorted([*docs.REPOSITORY.glob("*.md"), *docs.REPOSITORY.glob("docs/**/*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", docs.PAGES)
def test_generated_page_is_fresh(page: str) -> None:
    assert not docs.stale(page), "run: make docs"


def test_every_package_says_what_it_is() -> None:
    silent = [p for p in docs.packages() if docs.first_line(p / "__init__.py").startswith("(")]
    assert silent == []


def test_a_new_room_makes_the_map_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = docs.module_map()
    (tmp_path / "planted").mkdir()
    (tmp_path / "planted/__init__.py").write_text('"""A room."""\n')
    monkeypatch.setattr(docs, "CODE", tmp_path)
    assert docs.module_map() != before
    assert "| `planted` | A room. | - |" in docs.module_map()


@pytest.mark.parametrize("page", PROSE, ids=lambda path: str(path.relative_to(docs.REPOSITORY)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = (target for target in LINK.findall(page.read_text("utf-8")) if "://" not in target)
    gone = [target for target in targets if not (page.parent / target).exists()]
    assert [target for target in gone if not target.startswith("mailto:")] == []
