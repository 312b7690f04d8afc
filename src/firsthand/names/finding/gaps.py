"""What may stand between two words of one name."""

import re
from enum import Enum
from typing import Final

from firsthand.names.folding import APOSTROPHES, INNER, MARKS, ZWNJ

INITIAL_MAX: Final = 3
_TIGHT: Final = re.compile(rf"[\-‐‑_{''.join(APOSTROPHES)}{INNER}{MARKS}]{{0,3}}")
_LOOSE: Final = re.compile(
    rf"(?!.*\n.*\n)[\s\-‐-―·_{''.join(APOSTROPHES)}{INNER}]{{1,4}}", re.DOTALL
)
_DOT: Final = re.compile(r"\.\s?")
_COMMA: Final = re.compile(r"[,،](?!\n\n)\s{0,2}")
_HYPHENS: Final = re.compile(r"[\-‐‑\u00ad]")


class Gap(Enum):
    """How two words hang together."""

    TIGHT = "tight"
    LOOSE = "loose"
    COMMA = "comma"


def gap_of(between: str, left: str) -> Gap | None:
    """How what stands *between* joins a word to the one on its *left*; None where it parts them."""
    if between == " ":
        return Gap.LOOSE
    if _TIGHT.fullmatch(between):
        return Gap.TIGHT
    if _LOOSE.fullmatch(between):
        return Gap.LOOSE
    if _DOT.fullmatch(between) and len(left) <= INITIAL_MAX:
        return Gap.LOOSE
    return Gap.COMMA if _COMMA.fullmatch(between) else None


def is_one_word(between: str) -> bool:
    """True where a hyphen or a ZWNJ *between* two words makes them one, also at a line's end."""
    return ZWNJ in between or has_hyphen(between)


def has_hyphen(between: str) -> bool:
    """True where a hyphen stands *between* two words, also one at the end of a line."""
    return _HYPHENS.search(between) is not None
