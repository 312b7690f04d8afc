"""What is known of one token before it meets another; kept for the tokens met lately."""

from functools import lru_cache
from typing import Final, NamedTuple, cast

from firsthand.names.folding import fold
from firsthand.names.sounds.pairing import ENTRIES, NUMBERS
from firsthand.names.sounds.reading import Group, groups_of
from firsthand.names.sounds.tables import SPELLINGS, Script, read
from firsthand.names.sounds.weights import Kind, gap, kind_of, sounds_of

MEMO_TOKENS: Final = 200_000
LONGEST: Final = 60  # groups; what follows is not compared
ARTICLE: Final = ("^ا", "ل")
STEM_MIN: Final = 2
POSSIBLE: Final = 0.03  # the share of a letter's readings from which it counts
QUIET: Final = 0.15  # the chance of not being written from which no letter is sure


class Profile(NamedTuple):
    """A token: its folded key, script, and readings (numbers of letter groups), article or not.

    `needed`: bits of the classes of near consonants that it surely has; `possible`: of all that it
    may have.
    """

    key: str
    script: Script
    readings: tuple[tuple[int, ...], ...]
    needed: int
    possible: int


@lru_cache(MEMO_TOKENS)
def profile(token: str) -> Profile:
    """The profile of *token*."""
    script, groups = groups_of(token)
    numbers = NUMBERS[script]
    whole = tuple(numbers.get(group.entry, 0) for group in groups[:LONGEST])
    readings = [whole]
    if has_article(script, groups):
        readings.append(whole[2:])
    bits = _BITS[script]
    needed = possible = 0
    for number in whole:
        surely, maybe = bits[number]
        needed |= surely
        possible |= maybe
    return Profile(fold(token).replace(" ", ""), script, tuple(readings), needed, possible)


def _class_bits() -> dict[str, int]:
    classes = cast(list[str], read("inventory.json")["near_consonants"])
    return {sound: 1 << place for place, sounds in enumerate(classes) for sound in sounds}


_CLASS_BITS: Final = _class_bits()


def _bits(script: Script, entry: str) -> tuple[int, int]:
    """The classes of consonants that *entry* surely has, and those that it may have."""
    sounds = set(SPELLINGS[script].groups.get(entry, ()))
    sounds |= {sound for sound, share in sounds_of(script, entry).items() if share >= POSSIBLE}
    maybe = 0
    for sound in sounds:
        maybe |= _CLASS_BITS.get(sound, 0)
    is_one_class = maybe.bit_count() == 1 and kind_of(script, entry) is Kind.CONSONANT
    unwritten = max(gap(script, entry, other) for other in Script if other is not script)
    return (maybe if is_one_class and unwritten < QUIET else 0), maybe


_BITS: Final = {
    script: [_bits(script, entry) for entry in entries] for script, entries in ENTRIES.items()
}


def has_article(script: Script, groups: list[Group]) -> bool:
    """True where a token begins with the Arabic article, and a word is left without it."""
    if script is not Script.ARABIC or len(groups) < len(ARTICLE) + STEM_MIN:
        return False
    return (groups[0].entry, groups[1].entry) == ARTICLE
