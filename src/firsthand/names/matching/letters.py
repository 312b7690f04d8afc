"""A written name as folded words, fast; the words' places where they are asked for.

The folding is that of `firsthand.names.folding`. Four things differ, because a name is no running
text: an apostrophe parts nothing (Mo'in, O'Brien), a zero-width non-joiner does, and scripts that
`names.sounds` does not know are read as Latin, and Cyrillic ё and й keep their sound.
"""

import unicodedata
from typing import Final, NamedTuple

from firsthand.names.folding import APOSTROPHES, ZWNJ, character_key
from firsthand.names.matching.errors import SurrogateError
from firsthand.names.matching.romanising import romanised

GERESH: Final = "׳״"
SILENT: Final = frozenset(APOSTROPHES) | frozenset(GERESH)
# Letters that sound otherwise than folded, and what they are folded to.
CYRILLIC: Final = {"ё": "е", "й": "и", "ў": "у"}
JOINING_CATEGORIES: Final = frozenset({"Mn", "Mc", "Me", "Cf", "Lm", "Lo", "Ll", "Lu", "Lt"})
FIRST_SURROGATE: Final = 0xD800
LAST_SURROGATE: Final = 0xDFFF
ASCII_END: Final = 0x80


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
    if character.lower() in CYRILLIC:
        return character.lower()
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
