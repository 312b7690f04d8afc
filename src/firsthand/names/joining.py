"""Words of a text as suggesting reads them: over apostrophes, hyphens and ends of lines."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from firsthand.names.folding import ELISIONS, ENDINGS, Token

APOSTROPHES: Final = frozenset("'’ʼʿʾ‘`")
LINE_HYPHEN: Final = re.compile(r"[-‐¬]\s*\n\s*")
APOSTROPHE: Final = "'"
KEY_MAX: Final = 40  # letters of what is still joined: no name is longer
RIGHT_MIN: Final = 2  # letters behind the apostrophe of Sa'id
LINE_LETTERS: Final = range(40, 121)  # of the longest line where lines are wrapped
LINES_MIN: Final = 3
FULL: Final = 0.8
WRAPPED_SHARE: Final = 0.5


def joined(string: str, words: Iterable[Token], is_word: Callable[[str], bool]) -> list[Token]:
    """*words* of *string*, those run together that a line end or an apostrophe parts.

    A hyphen at a line's end parts one word where small letters go on. An apostrophe parts one
    name (Sa'id, Ra'ouf) unless an elision or a word is there (qu'il, aujourd'hui); its key keeps
    the apostrophe, so that it is not taken for a word (said). *is_word*: whether a key is a word
    and no name.
    """
    kept: list[Token] = []
    for word in words:
        left = kept[-1] if kept else word
        between = _between(string, left, word)
        if between is None or (between and is_word(left.key + word.key)):
            kept.append(word)
        else:
            kept[-1] = Token(left.start, word.end, f"{left.key}{between}{word.key}")
    return kept


def _between(string: str, left: Token, right: Token) -> str | None:
    """What joins two words in a key, if they are one; None where they are two."""
    gap = string[left.end : right.start]
    if not gap or len(left.key) > KEY_MAX or not string[right.start].islower():
        return None
    if "\n" in gap:
        return "" if LINE_HYPHEN.fullmatch(gap) else None
    if gap not in APOSTROPHES or not string[left.start].isupper():
        return None
    return APOSTROPHE if _may_be_name(left.key, right.key) else None


def _may_be_name(left: str, right: str) -> bool:
    is_long = len(left) > 1 and len(right) >= RIGHT_MIN
    return is_long and left not in ELISIONS and right not in ENDINGS


def wrapped_ends(string: str) -> frozenset[int]:
    """Where the line ends of *string* stand that only part its lines, not its sentences.

    A line end is one if the next word would not have fitted into the line, in a text most lines
    of which are about as long. No line end of a text with long lines is one.
    """
    lines = string.split("\n")
    width = max(map(len, lines))
    full = sum(len(line) >= FULL * width for line in lines)
    written = sum(bool(line.strip()) for line in lines)
    if width not in LINE_LETTERS or len(lines) < LINES_MIN:
        return frozenset()
    return frozenset(_ends(lines, width)) if full >= WRAPPED_SHARE * written else frozenset()


def _ends(lines: Sequence[str], width: int) -> Iterator[int]:
    end = -1
    for at in range(len(lines) - 1):
        end += len(lines[at]) + 1
        words = lines[at + 1].split(maxsplit=1)
        if words and len(lines[at]) + 1 + len(words[0]) > width:
            yield end
