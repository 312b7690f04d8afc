"""What is known of one token before it meets another; kept for the tokens met lately."""

from functools import lru_cache
from typing import Final, NamedTuple

from firsthand.names.folding import fold
from firsthand.names.sounds.pairing import NUMBERS
from firsthand.names.sounds.reading import Group, groups_of
from firsthand.names.sounds.tables import Script

MEMO_TOKENS: Final = 200_000
LONGEST: Final = 60  # groups; what follows is not compared
ARTICLE: Final = ("^ا", "ل")
STEM_MIN: Final = 2


class Profile(NamedTuple):
    """A token: its folded key, script, and readings (numbers of letter groups), article or not."""

    key: str
    script: Script
    readings: tuple[tuple[int, ...], ...]


@lru_cache(MEMO_TOKENS)
def profile(token: str) -> Profile:
    """The profile of *token*."""
    script, groups = groups_of(token)
    numbers = NUMBERS[script]
    whole = tuple(numbers.get(group.entry, 0) for group in groups[:LONGEST])
    readings = [whole]
    if has_article(script, groups):
        readings.append(whole[2:])
    return Profile(fold(token).replace(" ", ""), script, tuple(readings))


def has_article(script: Script, groups: list[Group]) -> bool:
    """True where a token begins with the Arabic article, and a word is left without it."""
    if script is not Script.ARABIC or len(groups) < len(ARTICLE) + STEM_MIN:
        return False
    return (groups[0].entry, groups[1].entry) == ARTICLE
