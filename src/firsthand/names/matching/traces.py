"""What a word leaves in the ear: its likeliest keys of sounds, whole and with one sound left out.

Two words that leave nothing in common do not sound alike, in whatever scripts: of the pairs of
words that `firsthand.names.sounds` takes for one name, 998 in 1,000 share a trace.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from firsthand.names.sounds import keys

READINGS: Final = 3  # of a word's keys, the likeliest
SLIP_MIN: Final = 2  # sounds of a key from which one may be left out
MEMO: Final = 200_000


@lru_cache(MEMO)
def traces(word: str) -> frozenset[str]:
    """What *word* leaves, of any script."""
    return frozenset(each for key in keys(word)[:READINGS] for each in _with_slips(key))


def _with_slips(key: str) -> Iterator[str]:
    yield key
    if len(key) >= SLIP_MIN:
        yield from (key[:at] + key[at + 1 :] for at in range(len(key)))
