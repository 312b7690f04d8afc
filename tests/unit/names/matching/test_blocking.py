"""Which names meet in a block, and that SQL says the same."""

import sqlite3
from contextlib import closing

import pytest

from firsthand.names.matching import Keys, block, block_sql
from firsthand.names.matching.blocking import FEWEST, MOST, SHARE, cap_of

NAMES = [
    "Mostafa Karimi",
    "Mustafa Kareemi",
    "مصطفی کریمی",
    "Иван Петров",
    "Ivan Petrov",
    "PETROV, Ivan Sergeyevich",
    "IvanPetrov",
    "Beatriz Gomez",
    "...",
]


def pairs(names):
    return {(names[left], names[right]) for left, right in block(names)}


def test_spellings_of_one_name_share_a_block():
    found = pairs(NAMES)
    assert ("Mostafa Karimi", "Mustafa Kareemi") in found
    assert ("Mostafa Karimi", "مصطفی کریمی") in found
    assert ("Иван Петров", "Ivan Petrov") in found
    assert ("Ivan Petrov", "PETROV, Ivan Sergeyevich") in found
    assert ("Ivan Petrov", "IvanPetrov") in found


def test_other_names_do_not():
    assert not [pair for pair in pairs(NAMES) if "Beatriz Gomez" in pair or "..." in pair]


@pytest.mark.parametrize(
    ("name", "altered"), [("Walijan", "Awlijan"), ("Gulmurod", "Gulmrod"), ("Dimas", "Dimass")]
)
def test_a_slip_in_a_name_of_one_word_leaves_a_key(name, altered):
    assert pairs([name, altered]) == {(name, altered)}


def test_a_key_that_too_many_share_brings_nobody_together():
    names = [f"Ivan {'bdfgklmnprstvz'[at % 14]}a{'bdgklmnprst'[at // 14]}o" for at in range(140)]
    alone = len(list(block(names)))
    assert alone < len(names) * (len(names) - 1) / 2 / 3
    assert cap_of(10) == FEWEST
    assert cap_of(10_000_000) == MOST


def test_sql_gives_the_same_pairs():
    keys = Keys("person")
    rows = [(at, key) for at, name in enumerate(NAMES) for key in keys.of(name)]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE name_keys (name_id INTEGER, name_key TEXT)")
        connection.executemany("INSERT INTO name_keys VALUES (?, ?)", rows)
        found = connection.execute(block_sql()).fetchall()
    assert found
    assert sorted(found) == sorted(block(NAMES))


def test_sql_and_python_cap_alike():
    sql = block_sql()
    assert f"WHEN names < {FEWEST} * {SHARE} THEN {FEWEST}" in sql
    assert f"WHEN names > {MOST} * {SHARE} THEN {MOST}" in sql
    assert f"(names - names % {SHARE}) / {SHARE}" in sql
