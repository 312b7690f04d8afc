"""The same blocks by SQL on DuckDB as by Python, over thousands of real names."""

import _names_sets as sets
import duckdb
import pytest

from firsthand.names.matching import Keys, block, block_sql

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not sets.NAMES.is_dir(), reason="the shared data are not here"),
]


def test_duckdb_gives_the_same_pairs(tmp_path):
    names = sets.full_names().names
    keys = Keys("person")
    table = tmp_path / "name_keys.tsv"
    lines = (f"{at}\t{key}\n" for at, name in enumerate(names) for key in keys.of(name))
    table.write_text("".join(lines), encoding="utf-8")
    connection = duckdb.connect()
    connection.execute("CREATE TABLE name_keys (name_id BIGINT, name_key VARCHAR)")
    connection.execute(f"COPY name_keys FROM '{table}' (DELIMITER '\t', HEADER false, QUOTE '')")
    assert set(connection.execute(block_sql()).fetchall()) == set(block(names))
