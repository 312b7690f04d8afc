"""Floors of what names are told apart by, at the one threshold; a little below what was measured.

The sets, their hard negatives and the measures were frozen before the scorer; peers run beside it
in `bench/bench_names.py`. A floor may only rise.
"""

from statistics import fmean

import _names_ours as ours
import _names_sets as sets
import pytest
from _names_measures import chance_in_first, rate, rate_blocks, scored

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not sets.NAMES.is_dir(), reason="the shared data are not here"),
]

F1_FLOORS = {
    "name_bench": (sets.labelled_pairs, 0.855),
    "google_ar2en": (lambda: sets.single_pairs("google_ar2en"), 0.945),
    "wd_arabic_en": (lambda: sets.single_pairs("wd_arabic_en"), 0.90),
    "spellings": (sets.spelled_pairs, 0.96),
}
FIRST_FLOORS = [("wd_hebrew_en", 0.91), ("wd_russian_en", 0.90)]
WORDS = 300  # of each set, the first as they are shuffled; all of them in bench/bench_names.py


@pytest.mark.parametrize(("pairs", "floor"), F1_FLOORS.values(), ids=F1_FLOORS)
def test_pairs(pairs, floor):
    asked = pairs()
    assert rate(asked, scored(ours.scores, asked), ours.threshold()).f1 >= floor


@pytest.mark.slow
def test_an_altered_name_is_among_the_first_five():
    search = sets.typo_search()
    pairs = [(query, target) for query in search.queries for target in search.targets]
    scores, width = ours.scores(pairs, "Person"), len(search.targets)
    found = [
        chance_in_first(scores[at * width : (at + 1) * width], right, 5)
        for at, right in enumerate(search.right)
    ]
    assert fmean(found) >= 0.98


@pytest.mark.slow
@pytest.mark.parametrize(("name", "floor"), FIRST_FLOORS)
def test_a_word_finds_its_own_among_all(name, floor):
    search = sets.word_search(name, WORDS)
    found = [
        chance_in_first(ours.word_scores([(query, one) for one in search.targets], ""), right, 1)
        for query, right in zip(search.queries, search.right, strict=True)
    ]
    assert fmean(found) >= floor


@pytest.mark.skipif(not ours.has("block"), reason="no blocking yet")
def test_blocks_reach_the_same_names_at_a_twentieth_of_all_pairs():
    crowd = sets.full_names()
    blocked = rate_blocks(ours.blocks(crowd.names), crowd.truth, len(crowd.names))
    assert min(blocked.recall.values()) >= 0.97
    assert blocked.share <= 0.05
