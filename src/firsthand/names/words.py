"""The words of a text with their keys at once, and their places where they are asked for."""

from functools import cached_property
from itertools import accumulate

from firsthand.names.folding import Token, letters_end, parted, word_keys


class Words:
    """The words of one string as `atoms` reads them, as written and folded, and what parts them.

    A word may have an empty key here (a lone tatweel). A text in which nothing is found never
    counts its letters.
    """

    def __init__(self, string: str) -> None:
        """*string*: any string."""
        self.string = string
        self._parts = parted(string)
        self.written = self._parts[1::2]
        self.keys = word_keys(self.written)

    @cached_property
    def _edges(self) -> list[int]:
        """Where each word begins and ends, in turns; then the end of the string."""
        return list(accumulate(map(len, self._parts)))

    def start(self, word: int) -> int:
        """Where word number *word* begins, in code points."""
        return self._edges[2 * word]

    def end(self, word: int) -> int:
        """Where word number *word* ends, in code points."""
        return self._edges[2 * word + 1]

    def token(self, word: int) -> Token:
        """Word number *word*, with its span."""
        return Token(self.start(word), self.end(word), self.keys[word])

    def place(self, word: int, letters: int) -> int:
        """Where the first *letters* letters of word number *word* end."""
        if not letters:
            return self.start(word)
        if letters == len(self.keys[word]):
            return self.end(word)
        return letters_end(self.string, self.token(word), letters)

    def gap(self, word: int) -> str:
        """What stands between word number *word* and the next; empty after the last.

        An underscore reads as a space.
        """
        return self._parts[2 * word + 2] if word + 1 < len(self.keys) else ""

    def behind(self, word: int) -> str:
        """The character behind word number *word*; empty at the end of the string."""
        return self._parts[2 * word + 2][:1]
