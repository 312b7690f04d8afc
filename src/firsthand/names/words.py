"""The words of a text with their keys at once, and their spans where they are asked for."""

from functools import cached_property

from firsthand.names.folding import Token, letters_end, raw_words, word_keys, word_spans


class Words:
    """The words of one string as `atoms` reads them, as written and folded.

    A word may have an empty key here (a lone tatweel). Making the spans costs more than the rest,
    so a text in which nothing is found never makes them.
    """

    def __init__(self, string: str) -> None:
        """*string*: any string."""
        self.string = string
        self.written = raw_words(string)
        self.keys = word_keys(self.written)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands: code points, half-open."""
        return word_spans(self.string)

    def token(self, word: int) -> Token:
        """Word number *word*, with its span."""
        return Token(*self.spans[word], self.keys[word])

    def place(self, word: int, letters: int) -> int:
        """Where the first *letters* letters of word number *word* end."""
        return letters_end(self.string, self.token(word), letters)

    def gap(self, word: int) -> str:
        """What stands between word number *word* and the next; empty after the last."""
        if word + 1 >= len(self.keys):
            return ""
        return self.string[self.spans[word][1] : self.spans[word + 1][0]]
