"""What a word leaves in the ear: its likeliest keys of sounds, whole and with one sound left out.

Two words that leave nothing in common do not sound alike, in whatever scripts: of the pairs of
words that `firsthand.names.sounds` takes for one name, 998 in 1,000 share a trace.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from firsthand.names.sounds import keys

READINGS: Final = 3  # of a word's keys, the likeliest
SLIP_MIN: Final = 4  # sounds of a key from which one may be left out
MEMO: Final = 200_000


@lru_cache(MEMO)
def traces(word: str) -> frozenset[str]:
    """What *word* leaves, of any script."""
    return frozenset(each for key in keys(word)[:READINGS] for each in with_slips(key))


def sounds_joined(words: Iterable[str]) -> str:
    """The likeliest key of *words* run together."""
    return "".join([keys(word)[0] for word in words]).replace("A", "")


def with_slips(key: str) -> Iterator[str]:
    """*key*, and each way to leave one sound out."""
    yield key
    if len(key) >= SLIP_MIN:
        yield from (key[:at] + key[at + 1 :] for at in range(len(key)))
