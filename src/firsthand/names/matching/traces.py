"""What a word leaves when its vowels are gone: consonants in coarse classes, one left out or none.

Two words that share none of these are hardly alike. Latin words are read by their letters, which
is quick; words of any script by `firsthand.names.sounds`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from firsthand.names.matching.vocabulary import vocabulary
from firsthand.names.sounds import keys

CLASSES: Final = bytes.maketrans(b"bfvdgqcxz", b"pppt" + b"kkkk" + b"s")
VOICELESS: Final = b"aeiouhwyj"  # letters that are often written otherwise or not at all
SLIP_MIN: Final = 4  # consonants from which one may be left out
TWICE: Final = re.compile(r"(.)\1+")
MEMO: Final = 200_000


@lru_cache(MEMO)
def latin_traces(word: str) -> frozenset[str]:
    """What a word in ASCII leaves."""
    bones = word.encode().translate(CLASSES, VOICELESS).decode()
    return frozenset(_with_slips(TWICE.sub(r"\1", bones)))


@lru_cache(MEMO)
def sound_traces(word: str) -> frozenset[str]:
    """What a word of any script leaves; a well-known one its meaning too."""
    sounds = keys(word)
    meaning = vocabulary().meanings.get(word, "")
    return frozenset([*sounds, *_with_slips(sounds[0]), f"= {meaning or word}"])


def _with_slips(bones: str) -> Iterator[str]:
    yield bones
    if len(bones) >= SLIP_MIN:
        yield from (bones[:at] + bones[at + 1 :] for at in range(len(bones)))
