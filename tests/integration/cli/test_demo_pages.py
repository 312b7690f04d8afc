"""The demo's pages of people and organizations; a theme laid over it from the command line."""

import json
import shutil
from pathlib import Path

import pytest
from tests.integration.cli.conftest import firsthand

FOOTER = '{% include "firsthand/footer.html" %}<p class="theirs">Port Ostrel</p>'
WITHHELD = ("Pelvand", "Tavashkan", "Orkashti", "پلوند", "تاوشکان", "اورکشتی")


def pages(demo: Path) -> dict[str, dict]:
    lines = (demo / "releases/last/agents.jsonl").read_text("utf-8").splitlines()
    return {page["names"]["en"]: page for page in map(json.loads, lines)}


def test_organizations_officials_and_named_narrators_have_pages(demo):
    found = pages(demo)
    assert {"Yekshakheh", "Zelmarand Ombuds Office", "Golrokh A.", "Noushine"} <= set(found)
    assert {"Touraj Qashnavi", "Nader Kelvashi"} <= set(found)
    registers = {form["register"] for form in found["Yekshakheh"]["forms"]}
    assert {"self", "hostile", "acronym", "keyboard", "misspelling", "translation"} <= registers
    assert found["Yekshakheh"]["forms"][-1]["register"] == "hostile"
    assert found["Golrokh A."]["narrated"]
    assert found["Golrokh A."]["roles"] == {}
    for page in found.values():
        path = demo / "edition/fa/agent" / f"{page['agent_id']}.html"
        assert page["names"]["fa"] in path.read_text("utf-8")


def test_nobody_private_is_on_one(demo):
    told = (demo / "releases/last/agents.jsonl").read_text("utf-8")
    assert [name for name in WITHHELD if name in told] == []


@pytest.fixture
def themed(demo: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "demo"
    shutil.copytree(demo, copy)
    (copy / "theme/templates").mkdir(parents=True)
    with (copy / "firsthand.toml").open("a", encoding="utf-8") as file:
        file.write('\n[theme.light]\nlink = "#7a1f3d"\n')
    return copy


def test_a_theme_is_published_and_a_broken_one_leaves_what_stands(themed):
    footer = themed / "theme/templates/footer.html"
    footer.write_text(FOOTER, encoding="utf-8")
    ran = firsthand("publish", "--archive", themed)
    assert ran.code == 0, ran.err
    front = themed / "edition/en/index.html"
    before = front.read_text("utf-8")
    assert "theirs" in before
    assert "#7a1f3d" in (themed / "edition/style/theme.css").read_text("utf-8")
    footer.write_text("\n{{ nobody }}", encoding="utf-8")
    ran = firsthand("publish", "--archive", themed)
    assert ran.code == 1
    assert "theme/templates/footer.html line 2: UndefinedError" in ran.err
    assert "The earlier edition still stands." in ran.err
    assert front.read_text("utf-8") == before


def test_a_template_that_is_none_of_ours_is_answered_with_the_list(themed):
    (themed / "theme/templates/itme.html").write_text("x")
    ran = firsthand("release", themed / "bundle", "--archive", themed)
    assert ran.code == 1
    assert "itme.html: there is no such template; there are agent.html, " in ran.err
