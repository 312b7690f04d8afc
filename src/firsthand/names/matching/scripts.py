"""The script of a word, as Unicode names its first letter."""

import unicodedata
from functools import lru_cache
from typing import Final

MEMO: Final = 10_000


def script_of(word: str) -> str:
    """LATIN, ARABIC, CYRILLIC and so on; empty for a word that begins with no letter."""
    return _script(word[:1])


@lru_cache(MEMO)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""
