"""The how-to on matching a list says what its commands print, and its SQL gives the same pairs."""

import re

import pytest
from tests.integration.cli.conftest import firsthand
from tools import docs, how_to_names

PAGE = (docs.REPOSITORY / "docs/how-to/match-a-list.md").read_text("utf-8")
SNIPPETS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def people(tmp_path, monkeypatch):
    path = tmp_path / "people.csv"
    path.write_text(how_to_names.LIST.search(PAGE)["rows"])
    monkeypatch.chdir(tmp_path)
    return path


def test_what_the_page_prints_is_what_the_commands_print():
    assert how_to_names.filled(PAGE) == PAGE, "run: make docs"


def test_a_changed_print_is_seen():
    changed = PAGE.replace("\tsame\n", "\task\n", 1)
    assert changed != PAGE
    assert how_to_names.filled(changed) == PAGE


def test_the_sql_gives_the_pairs_of_the_command(people):
    ran = firsthand("names", "block", "--json", people)
    lines = {(row["left_line"] - 1, row["right_line"] - 1) for row in ran.rows}
    snippet = next(each for each in SNIPPETS if "block_sql" in each)
    here = snippet.replace("import duckdb", "import sqlite3")  # the same SQL, where DuckDB is not
    spaces: dict = {}
    exec(here.replace("duckdb.connect()", "sqlite3.connect(':memory:')"), spaces)  # noqa: S102
    assert set(spaces["pairs"]) == lines
