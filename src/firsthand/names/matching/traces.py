"""What a word leaves in the ear: its likeliest keys of sounds, whole and with one sound left out.

Two words that leave nothing in common do not sound alike, in whatever scripts: of the pairs of
words that `firsthand.names.sounds` takes for one name, 998 in 1,000 share a trace.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from firsthand.names.sounds import keys

READINGS: Final = 3  # of a word's keys, the likeliest
SLIP_MIN: Final = 4  # sounds of a key from which each may leave one out (Garbe's deletions)
SHORT: Final = 3  # of a key with so many, one may be left out where the other has them all
MEMO: Final = 200_000


class Traces(NamedTuple):
    """What is left, as it is asked about (*mine*) and as it is met by another word (*theirs*).

    Two short keys must not meet by what both leave out, so the two sides are marked.
    """

    mine: frozenset[str]
    theirs: frozenset[str]

    def meet(self, other: "Traces") -> bool:
        """Whether two words share a trace; the same in both orders."""
        return not self.mine.isdisjoint(other.theirs)


@lru_cache(MEMO)
def traces(word: str) -> Traces:
    """What *word* leaves, of any script."""
    return traces_of(keys(word)[:READINGS])


@lru_cache(MEMO)
def traces_together(words: tuple[str, ...]) -> Traces:
    """What *words* leave run together."""
    found = frozenset(slips("".join([keys(word)[0] for word in words])))
    return Traces(found, found)


def slips(key: str) -> list[str]:
    """A key of words run together, and what it leaves; where it is short, itself alone."""
    key = key.replace("A", "")
    if len(key) < SLIP_MIN:
        return [key]
    return [key, *[key[:at] + key[at + 1 :] for at in range(len(key))]]


def traces_of(sounds: Sequence[str]) -> Traces:
    """What the keys *sounds* leave."""
    both, short, whole = [*sounds], list[str](), list[str]()
    for key in sounds:
        size = len(key)
        if size >= SLIP_MIN:
            both += [key[:at] + key[at + 1 :] for at in range(size)]
        elif size == SHORT:
            short += (key[1:], key[0] + key[2], key[:2])
        elif size == SHORT - 1:
            whole.append(key)
    if not (short or whole):
        found = frozenset(both)
        return Traces(found, found)
    mine = [*both, *["+" + key for key in short], *["-" + key for key in whole]]
    theirs = [*both, *["-" + key for key in short], *["+" + key for key in whole]]
    return Traces(frozenset(mine), frozenset(theirs))
