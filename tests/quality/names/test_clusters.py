"""Floors on clusters of spellings that were written before a look at the code.

`clusters.tsv` holds the names and its rule; `clusters_negatives.json` the rows (from 0) that are
hard to tell from each row: the four nearest of its kind by Jaro-Winkler on a romanised form, and
two at random. A floor stands a little below what was measured, and may only rise.
"""

import csv
import json
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

from firsthand.names.matching import THRESHOLD, score_pairs

HERE = Path(__file__).parent
KINDS = [("person", 0.955, 0.99), ("organization", 0.975, 0.98), ("place", 0.91, 0.99)]


class Row(NamedTuple):
    """A spelling, whose name it is, and of what kind."""

    cluster: str
    kind: str
    name: str


def rows() -> list[Row]:
    with (HERE / "clusters.tsv").open(encoding="utf-8", newline="") as lines:
        told = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t")
        next(told)
        return [Row(*row) for row in told]


def pairs(kind: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The pairs of *kind* that are one name, and those that are two."""
    known = rows()
    same = [
        (left.name, right.name)
        for left, right in combinations(known, 2)
        if left.cluster == right.cluster and left.kind == kind
    ]
    hard = json.loads((HERE / "clusters_negatives.json").read_text(encoding="utf-8"))
    other = [
        (known[int(left)].name, known[right].name)
        for left, rights in hard.items()
        for right in rights
        if known[int(left)].kind == kind
    ]
    return same, other


@pytest.mark.parametrize(("kind", "f1", "precision"), KINDS)
def test_spellings_meet_at_the_one_threshold(kind: str, f1: float, precision: float) -> None:
    same, other = pairs(kind)
    found = sum(score >= THRESHOLD for score in score_pairs(same, kind))
    wrong = sum(score >= THRESHOLD for score in score_pairs(other, kind))
    assert 2 * found / (len(same) + found + wrong) >= f1
    assert found / (found + wrong) >= precision


def test_no_row_is_its_own_contrary() -> None:
    known = rows()
    hard = json.loads((HERE / "clusters_negatives.json").read_text(encoding="utf-8"))
    for left, rights in hard.items():
        assert all(known[int(left)].cluster != known[right].cluster for right in rights)
        assert all(known[int(left)].kind == known[right].kind for right in rights)
