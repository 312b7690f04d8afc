"""What compounds share: two names in Abd-, -ullah or -ovich are told apart by what is left."""

from functools import cache, lru_cache
from typing import Final

from firsthand.names.matching.vocabulary import vocabulary

CORE_MIN: Final = 3  # letters that must be left of a word
MEMO: Final = 100_000
SERVANT: Final = "servant of"
PATRONYMIC: Final = "of the father"


@lru_cache(MEMO)
def core_of(word: str) -> tuple[str, str]:
    """*word* without the part that many names share, and what that part means; else empty."""
    starts, ends = _affixes()
    if word.startswith(starts):
        for prefix, meaning in vocabulary().prefixes.items():
            if word.startswith(prefix) and len(word) - len(prefix) >= CORE_MIN:
                return word[len(prefix) :], meaning
    if word.endswith(ends):
        for suffix, meaning in vocabulary().suffixes.items():
            if word.endswith(suffix) and len(word) - len(suffix) >= CORE_MIN:
                return word[: -len(suffix)], meaning
    return word, ""


@cache
def _affixes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = vocabulary()
    return tuple(words.prefixes), tuple(words.suffixes)
