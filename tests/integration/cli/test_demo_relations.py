"""The demo's corrections, and what `publish` says when a correction would go."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.integration.cli.conftest import firsthand

MENDED = [
    ("kept the letters safe", "held the letters back", "en", "fa"),
    (
        "le surveillant actuel vide sur sa table le sac venu du port",
        "le sac venu du port est vidé sur la table du surveillant",
        "fr",
        "en",
    ),
]
CHANGED = """update archive_item set connection = 'CN2'
    where id in (select item_id from archive_correctionnote)"""


def records(demo: Path) -> list[dict]:
    lines = (demo / "releases/last/items.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["record"] for line in lines]


@pytest.fixture
def changed(demo: Path, tmp_path: Path) -> Path:
    """A copy of the demo in which the corrected Items were changed after their approval."""
    copy = tmp_path / "demo"
    shutil.copytree(demo, copy)
    with closing(sqlite3.connect(copy / "workroom.sqlite3")) as database, database:
        assert database.execute(CHANGED).rowcount == 2
    return copy


def test_a_mended_translation_says_so(demo):
    """In its own language the text has the right words, and says still what it is of."""
    for wrong, right, language, source in MENDED:
        (record,) = [
            record
            for record in records(demo)
            if record["language"] == language and right in record["text"]["string"]
        ]
        (correction,) = record["corrections"]
        assert (correction["before"], correction["after"]) == (wrong, right)
        assert correction["language"] == language
        assert record["translated_from"] == source
        assert wrong not in record["text"]["string"]


def test_every_language_of_a_mended_item_has_the_correction(demo):
    corrected = {}
    for record in records(demo):
        for correction in record["corrections"]:
            corrected.setdefault(correction["after"], set()).add(record["language"])
    assert corrected == {MENDED[0][1]: {"en", "fa", "ar"}, MENDED[1][1]: {"en", "fr"}}


def test_publish_names_a_correction_that_goes(changed):
    ids = {record["item_id"] for record in records(changed) if record["corrections"]}
    ran = firsthand("publish", "--archive", changed, "--json")
    assert ran.code == 0, ran.err
    dropped = ran.rows[0]["dropped"]
    corrections = [each for each in dropped if each["kind"] == "correction"]
    assert {each["id"] for each in corrections} == ids
    assert {each["language"] for each in corrections} == {"en", "fa", "fr", "ar"}
    assert {(each["kind"], each["why"]) for each in dropped} == {
        ("correction", "changed_since_approval"),
        ("reply", "answered_gone"),
    }


def test_publish_names_it_in_words_too(changed):
    ran = firsthand("publish", "--archive", changed)
    told = [line for line in ran.out.splitlines() if line.startswith("dropped correction ")]
    assert any(" en: changed_since_approval" in line for line in told)
