"""Letters of the scripts that `names.sounds` has no table for, one by one in Latin letters."""

from functools import cache
from typing import Final, TypedDict, cast

from firsthand.names.lexicon import read_json

SILENT: Final = "-"
ALPHABETS: Final = ("greek", "armenian", "georgian", "katakana", "hiragana", "devanagari")
DEVANAGARI: Final = range(0x0900, 0x0980)
INDIC: Final = range(0x0900, 0x0D80)  # Devanagari to Malayalam, each as Devanagari is laid out
HANGUL: Final = range(0xAC00, 0xD7A4)


class _Hangul(TypedDict):
    first: str
    middle: str
    last: str


@cache
def _letters() -> dict[str, str]:
    source = cast(dict[str, str], read_json("matching/romanising.json"))
    letters: dict[str, str] = {}
    for alphabet in ALPHABETS:
        words = source[alphabet].split()
        letters.update(zip(words[::2], words[1::2], strict=True))
    return {letter: "" if latin == SILENT else latin for letter, latin in letters.items()}


@cache
def _hangul() -> tuple[list[str], list[str], list[str]]:
    source = cast(dict[str, _Hangul], read_json("matching/romanising.json"))["hangul"]
    first, middle, last = source["first"], source["middle"], source["last"]
    return _parts(first), _parts(middle), _parts(last)


def _parts(line: str) -> list[str]:
    return ["" if part == SILENT else part for part in line.split()]


def romanised(character: str) -> str | None:
    """*character* in Latin letters, none for a silent one; None where it needs no such table."""
    code_point = ord(character)
    if code_point in HANGUL:
        return _syllable(code_point - HANGUL.start)
    if code_point in INDIC:
        character = chr(DEVANAGARI.start + code_point % len(DEVANAGARI))
    return _letters().get(character.lower())


def _syllable(number: int) -> str:
    """A hangul syllable. Source: Unicode 3.12, conjoining jamo behaviour."""
    first, middle, last = _hangul()
    number, at_end = divmod(number, len(last))
    at_front, inside = divmod(number, len(middle))
    return first[at_front] + middle[inside] + last[at_end]
