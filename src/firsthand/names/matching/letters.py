"""A written name as folded words, fast; the words' places where they are asked for.

The folding is that of `firsthand.names.folding`. Four things differ, because a name is no running
text: an apostrophe parts nothing (Mo'in, O'Brien), a zero-width non-joiner does, and scripts that
`names.sounds` does not know are read as Latin. What folding takes from a letter (ş, ğ, й, ی of ى)
is kept beside it, for how the word sounds.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from firsthand.names.folding import APOSTROPHES, ZWNJ, character_key
from firsthand.names.matching.errors import SurrogateError
from firsthand.names.matching.romanising import romanised

GERESH: Final = "׳״"
SILENT: Final = frozenset(APOSTROPHES) | frozenset(GERESH)
JOINING_CATEGORIES: Final = frozenset({"Mn", "Mc", "Me", "Cf", "Lm", "Lo", "Ll", "Lu", "Lt"})
FIRST_SURROGATE: Final = 0xD800
LAST_SURROGATE: Final = 0xDFFF
ASCII_END: Final = 0x80
MEMO: Final = 100_000


class Word(NamedTuple):
    """One folded word and where it stands in the name: code points, half-open."""

    key: str
    start: int
    end: int


class _Letters(dict[int, str]):
    """What each code point gives to its word; a space where it parts words."""

    def __missing__(self, code_point: int) -> str:
        if FIRST_SURROGATE <= code_point <= LAST_SURROGATE:
            raise SurrogateError(f"{code_point:04x}")
        letters = self[code_point] = _letters_of(chr(code_point))
        return letters


def _letters_of(character: str) -> str:
    latin = romanised(character)
    if latin is not None:
        return latin
    key = "".join(romanised(each) or each for each in character_key(character))
    if key or character in SILENT:
        return key
    is_joining = character != ZWNJ and unicodedata.category(character) in JOINING_CATEGORIES
    return "" if is_joining else " "


LETTERS: Final = _Letters()


# What `LETTERS` gives to ASCII, as bytes: names are mostly that, and it is four times as fast.
_ASCII: Final = bytes(
    ord(LETTERS[byte] or " ") if byte < ASCII_END else byte for byte in range(256)
)
_DROPPED: Final = bytes(byte for byte in range(ASCII_END) if not LETTERS[byte])


def split(name: str) -> list[str]:
    """The folded words of *name* in order. Raises: SurrogateError."""
    if name.isascii():
        return name.encode().translate(_ASCII, _DROPPED).decode().split()
    return name.translate(LETTERS).split()


class _Written(dict[int, str]):
    """The same, the letters as written where the script has a table of sounds."""

    def __missing__(self, code_point: int) -> str:
        letters, character = LETTERS[code_point], chr(code_point)
        is_read = letters == " " or romanised(character) is not None
        written = self[code_point] = letters if is_read else character
        return written


_WRITTEN: Final = _Written()


def heard(name: str, keys: Sequence[str]) -> Sequence[str]:
    """The words of *name*, whose folded ones are *keys*, in small letters with their signs.

    The folded ones where a sign stands alone between them.
    """
    words = unicodedata.normalize("NFC", name.lower()).translate(_WRITTEN).split()
    return words if len(words) == len(keys) else keys


@lru_cache(MEMO)
def folded(word: str) -> str:
    """One heard word, folded."""
    return word if word.isascii() else word.translate(LETTERS)


def words_of(name: str) -> list[Word]:
    """The same words with their places; marks and signs inside a word belong to it."""
    found: list[Word] = []
    key, start, end = "", 0, 0
    for at, character in enumerate(name):
        letters = LETTERS[ord(character)]
        if letters == " ":
            found += [Word(key, start, end)] if key else []
            key = ""
        elif letters or key:
            start = start if key else at
            key, end = key + letters, at + 1
    return [*found, Word(key, start, end)] if key else found
