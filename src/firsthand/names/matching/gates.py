"""A quick look at two names: can any word of one be alike to a word of the other at all?

Each name leaves the consonants of its words in coarse classes, and these with one left out; names
that have none of them in common are two. It saves the long comparison of nearly all pairs of a
list. Latin names are looked at by their letters, others by `firsthand.names.sounds`.
"""

import re
from collections.abc import Iterator
from typing import Final

from firsthand.names.matching.reading import Reading
from firsthand.names.matching.vocabulary import vocabulary
from firsthand.names.sounds import keys

CLASSES: Final = bytes.maketrans(b"bfvdgqcxz", b"pppt" + b"kkkk" + b"s")
VOICELESS: Final = b"aeiouhwyj"  # letters that are often written otherwise or not at all
SLIP_MIN: Final = 4  # consonants from which one may be left out
TWICE: Final = re.compile(r"(.)\1+")
MOST_WORDS: Final = 12
MEMO: Final = 500_000

Traces = dict[str, frozenset[str]]


class LatinTraces(dict[str, frozenset[str]]):
    """What words in ASCII leave."""

    def __missing__(self, word: str) -> frozenset[str]:
        bones = word.encode().translate(CLASSES, VOICELESS).decode()
        traces = self[word] = frozenset(_with_slips(TWICE.sub(r"\1", bones)))
        return traces


class SoundTraces(dict[str, frozenset[str]]):
    """What words of any script leave."""

    def __missing__(self, word: str) -> frozenset[str]:
        sounds = keys(word)
        meaning = vocabulary().meanings.get(word, "")
        traces = self[word] = frozenset([*sounds, *_with_slips(sounds[0]), f"= {meaning or word}"])
        return traces


def _with_slips(bones: str) -> Iterator[str]:
    yield bones
    if len(bones) >= SLIP_MIN:
        yield from (bones[:at] + bones[at + 1 :] for at in range(len(bones)))


class Gate:
    """Remembers what each name leaves."""

    def __init__(self) -> None:
        self._latin: dict[str, frozenset[str]] = {}
        self._sound: dict[str, frozenset[str]] = {}
        self._latin_words = LatinTraces()
        self._sound_words = SoundTraces()

    def is_open(self, left: str, right: str, mine: Reading, other: Reading) -> bool:
        """Whether a closer look at *left* and *right*, read as *mine* and *other*, may pay."""
        if len(mine.words) == len(other.words) == 1 or not set(mine.words).isdisjoint(other.words):
            return True
        if mine.is_latin and other.is_latin:
            traces: Traces = self._latin
            words: Traces = self._latin_words
        else:
            traces, words = self._sound, self._sound_words
        if len(traces) >= MEMO:
            traces.clear()
        one = traces.get(left)
        if one is None:
            one = traces[left] = _all(mine.words, words)
        two = traces.get(right)
        if two is None:
            two = traces[right] = _all(other.words, words)
        return not one.isdisjoint(two)


def _all(words: tuple[str, ...], traces: Traces) -> frozenset[str]:
    """What the words leave, one by one and run together."""
    found = traces["".join(words[:MOST_WORDS])]
    return found.union(*(traces[word] for word in words[:MOST_WORDS]))
