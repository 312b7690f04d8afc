"""The demo's correction, and what `publish` says when a correction would go."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.integration.cli.conftest import firsthand

WRONG, RIGHT = "kept the letters safe", "held the letters back"
CHANGED = """update archive_item set connection = 'CN2'
    where id in (select item_id from archive_correctionnote)"""


def records(demo: Path) -> list[dict]:
    lines = (demo / "releases/last/items.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["record"] for line in lines]


@pytest.fixture
def changed(demo: Path, tmp_path: Path) -> Path:
    """A copy of the demo in which the corrected Item was changed after its approval."""
    copy = tmp_path / "demo"
    shutil.copytree(demo, copy)
    with closing(sqlite3.connect(copy / "workroom.sqlite3")) as database, database:
        assert database.execute(CHANGED).rowcount == 1
    return copy


def test_the_translation_is_mended_and_says_so(demo):
    corrected = [record for record in records(demo) if record["corrections"]]
    assert {record["language"] for record in corrected} >= {"en", "fa"}
    for record in corrected:
        (correction,) = record["corrections"]
        assert (correction["before"], correction["after"]) == (WRONG, RIGHT)
        assert correction["language"] == record["language"]
    (english,) = [record for record in corrected if record["language"] == "en"]
    assert english["translated_from"] == "fa"
    assert RIGHT in english["text"]["string"]
    assert WRONG not in english["text"]["string"]


def test_publish_names_a_correction_that_goes(changed):
    ids = {record["item_id"] for record in records(changed) if record["corrections"]}
    ran = firsthand("publish", "--archive", changed, "--json")
    assert ran.code == 0, ran.err
    dropped = ran.rows[0]["dropped"]
    assert {each["id"] for each in dropped} == ids
    assert {each["language"] for each in dropped} >= {"en", "fa"}
    assert {(each["kind"], each["why"]) for each in dropped} == {
        ("correction", "changed_since_approval")
    }


def test_publish_names_it_in_words_too(changed):
    ran = firsthand("publish", "--archive", changed)
    told = [line for line in ran.out.splitlines() if line.startswith("dropped correction ")]
    assert any(" en: changed_since_approval" in line for line in told)
