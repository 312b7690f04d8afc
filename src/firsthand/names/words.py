"""The words of a text with their keys at once, and their places where they are asked for."""

import re
from collections.abc import Iterable
from copy import copy
from functools import cached_property
from typing import Final, Self

from firsthand.names.folding import (
    INNER,
    MARKS,
    ZWNJ,
    Token,
    letters_end,
    parted,
    word_key,
    word_keys,
)

STRIDE: Final = 256  # words from one remembered place to the next
_PLAIN: Final = re.compile(r"(\w+)")
_SIGNS: Final = re.compile(f"[{MARKS}{INNER}]")


class Words:
    """The words of one string as `atoms` reads them, as written and folded, and what parts them.

    A word may have an empty key here (a lone tatweel). A text in which nothing is found never
    counts its letters.
    """

    def __init__(self, string: str) -> None:
        """*string*: any string."""
        self.string = string
        self._parts = _parted(string)
        self.written = self._parts[1::2]
        self.readings: dict[str, str] = {}

    @cached_property
    def keys(self) -> list[str]:
        """The key of each word."""
        return self.keys_of(self.written)

    @cached_property
    def gaps(self) -> list[str]:
        """What stands before the first word, between each two, and behind the last."""
        return self._parts[::2]

    @cached_property
    def distinct(self) -> frozenset[str]:
        """Every different word, as written."""
        return frozenset(self.written)

    def key_of(self, written: str) -> str:
        """The key of a word, as *written*."""
        return self.readings.get(written) or word_key(written)

    def keys_of(self, written: list[str]) -> list[str]:
        """The keys of words, as *written*."""
        return list(map(self.key_of, written)) if self.readings else word_keys(written)

    def key(self, word: int) -> str:
        """The key of word number *word*."""
        return self.key_of(self.written[word])

    def read(self, readings: dict[str, str]) -> Self:
        """The same words, some of them, as written, with other keys."""
        other = copy(self)
        other.readings = readings
        other.__dict__.pop("keys", None)
        return other

    @cached_property
    def _marks(self) -> list[int]:
        """Where every so many words what stands before the word begins."""
        parts, places = self._parts, [0]
        for at in range(0, len(parts), 2 * STRIDE):
            places.append(places[-1] + len("".join(parts[at : at + 2 * STRIDE])))
        return places

    def _edge(self, parts: int) -> int:
        """How many letters the first *parts* parts have, words and what stands between."""
        stride = parts // (2 * STRIDE)
        return self._marks[stride] + len("".join(self._parts[2 * STRIDE * stride : parts]))

    def start(self, word: int) -> int:
        """Where word number *word* begins, in code points."""
        return self._edge(2 * word + 1)

    def end(self, word: int) -> int:
        """Where word number *word* ends, in code points."""
        return self._edge(2 * word + 2)

    def token(self, word: int) -> Token:
        """Word number *word*, with its span."""
        return Token(self.start(word), self.end(word), self.key(word))

    def place(self, word: int, letters: int) -> int:
        """Where the first *letters* letters of word number *word* end."""
        if not letters:
            return self.start(word)
        if letters == len(self.key(word)):
            return self.end(word)
        return letters_end(self.string, self.token(word), letters)

    def gap(self, word: int) -> str:
        """What stands between word number *word* and the next; empty after the last.

        An underscore reads as a space.
        """
        return self._parts[2 * word + 2] if word + 1 < len(self.written) else ""

    def behind(self, word: int) -> str:
        """The character behind word number *word*; empty at the end of the string."""
        return self._parts[2 * word + 2][:1]


def _parted(string: str) -> list[str]:
    """What `parted` gives, sooner: only what has marks or inner signs is read by its rule."""
    parts = _PLAIN.split(string.replace("_", " "))
    gaps = parts[::2]
    signed = {gap for gap in set(gaps) if gap != ZWNJ and _SIGNS.search(gap)}
    if not signed:
        return parts
    return _mended(parts, (2 * at for at, gap in enumerate(gaps) if gap in signed))


def _mended(parts: list[str], signed: Iterable[int]) -> list[str]:
    """*parts* with the words around the gaps number *signed* read anew."""
    mended: list[str] = []
    done = 0
    for at in signed:
        first = max(at - 1, 0)
        if first < done:  # the word before was read with the gap before it
            read = [mended.pop()]
        else:
            mended += parts[done:first]
            read = parts[first:at]
        done = at + 2
        found = parted("".join((*read, *parts[at:done])))
        mended += found[min(first, 1) : -1 if done <= len(parts) else None]
    return mended + parts[done:]
