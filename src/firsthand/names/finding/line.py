"""A text as a line of codes, one for each word and each gap: where words stand that may be a name.

A regular expression over the codes finds them, so that no other word costs anything.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from firsthand.names.finding.gaps import Gap, gap_of, is_one_word
from firsthand.names.folding import APOSTROPHES
from firsthand.names.words import Words

# Words: what may be part of a name, an initial, what may stand between parts, and all others.
NAME, INITIAL, PARTICLE, OTHER = b"NIpo"
# Gaps: between two words of one name; one that makes them one word; an apostrophe; a comma; a dot,
# before which an initial may stand; one that parts them and begins with a dot; all others.
SPACE, HYPHEN, APOSTROPHE, COMMA, DOT, STOP, BREAK = b" -',.:|"
_RUN: Final = re.compile(rb"(?:N|I(?=[.]))(?:(?:[ \-',.]p)*(?:[ \-',.](?:N|I(?=[.:]))|[\-'][oI]))+")
ONE: Final = 2  # codes of a word and the gap behind it
LONGEST_GAP: Final = 8
MEMO_GAPS: Final = 10_000
DOTTED: Final = (DOT, STOP)


def line_of(words: Words, codes: dict[str, int]) -> bytes:
    """The codes of *words*, by *codes*, each before that of the gap behind it."""
    line = bytearray(ONE * len(words.written))
    line[::ONE] = bytes(map(codes.__getitem__, words.written))
    line[1::ONE] = bytes(map(_gap_codes(words).__getitem__, words.gaps[1:]))
    return bytes(line)


def runs_in(line: bytes) -> Iterator[range]:
    """The numbers of words, two and more, that may be a name."""
    for found in _RUN.finditer(line):
        yield range(found.start() // ONE, (found.end() + 1) // ONE)


def _gap_codes(words: Words) -> dict[str, int]:
    return {gap: _code_of(gap) for gap in set(words.gaps)}


def _code_of(gap: str) -> int:
    return _code(gap) if len(gap) <= LONGEST_GAP else STOP if gap[0] == "." else BREAK


@lru_cache(MEMO_GAPS)
def _code(gap: str) -> int:
    how = gap_of(gap, "")
    if how is None:
        return STOP if gap[:1] == "." else BREAK
    if gap[:1] == ".":
        return DOT
    if how is Gap.COMMA:
        return COMMA
    if is_one_word(gap):
        return HYPHEN
    return APOSTROPHE if gap in APOSTROPHES else SPACE
