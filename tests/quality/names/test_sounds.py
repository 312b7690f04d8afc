"""Floors of the sounds on the half of the pairs that their weights were not learnt from.

`tools/sound_weights.py` reads the words whose digest is even; what is measured here is the rest.
"""

import hashlib

import _names_sets as sets
import pytest
from _names_measures import rate

from firsthand.names.sounds import keys, token_similarity

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not sets.NAMES.is_dir(), reason="the shared data are not here"),
]

PERHAPS = 0.5
F1_FLOORS = [("google_ar2en", 0.945), ("wd_arabic_en", 0.90)]
MEETING_FLOORS = [
    ("google_ar2en-eval.tsv", 0.97),
    ("wd_arabic_en.csv", 0.97),
    ("wd_hebrew_en.csv", 0.97),
    ("wd_russian_en.csv", 0.95),
]


def was_not_read(latin: str) -> bool:
    return hashlib.sha256(latin.encode()).digest()[0] % 2 == 1


@pytest.mark.parametrize(("name", "floor"), F1_FLOORS)
def test_single_names_by_sound_alone(name: str, floor: float) -> None:
    pairs = [pair for pair in sets.single_pairs(name) if was_not_read(pair.right)]
    scores = [token_similarity(pair.left, pair.right) for pair in pairs]
    assert rate(pairs, scores, PERHAPS).f1 >= floor


@pytest.mark.parametrize(("name", "floor"), MEETING_FLOORS)
def test_spellings_of_one_name_share_a_key(name: str, floor: float) -> None:
    pairs = [(row["latin"], row["native"]) for row in sets.rows_of(name)]
    pairs = [
        (latin, native)
        for latin, native in pairs
        if was_not_read(latin) and token_similarity(latin, native) >= PERHAPS
    ]
    meeting = [bool({*keys(latin)} & {*keys(native)}) for latin, native in pairs]
    assert sum(meeting) / len(pairs) >= floor
