"""One text under scan: its letters run together, and the way back to its words and spans."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from firsthand.names.clitics import ARTICLE, is_arabic
from firsthand.names.folding import MARKS, raw_words
from firsthand.names.lexicon import LEXICON
from firsthand.names.words import Words

GAP_MAX: Final = 2  # code points that may part one word: ZWNJ, a hyphen and a line end
_JOINT: Final = re.compile(rf"(?<=[\w{MARKS}])(?:[^\w\s]{{1,{GAP_MAX}}}|-\s)(?=\w)")
WORD_MAX_CP: Final = 60
_BEFORE: Final = frozenset(LEXICON.clitics_before) | {
    prefix + article for prefix in ("", *LEXICON.clitics_before) for article in (ARTICLE, "ل")
}


def _start(found: re.Match[str]) -> int:
    return found.start()


class Stretch(NamedTuple):
    """Some letters that run on: their span, the number of the first word, the cuts between words.

    *embedded*: they begin or end inside other letters, clitics apart.
    """

    start: int
    end: int
    word: int
    parted: frozenset[int]
    embedded: bool


class Page(Words):
    """The words of one text under scan, and its letters run together."""

    def letters(self) -> str:
        """All keys run together."""
        return "".join(self.keys)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(map(len, self.keys)))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *self._ends[:-1]]

    def hanging_words(self) -> set[str]:
        """The words after which no space stands but a sign and a word: parts of one, perhaps."""
        text = self.string.replace("_", " ")
        before = (text[max(0, at - WORD_MAX_CP) : at] for at in map(_start, _JOINT.finditer(text)))
        unspaced = {stretch.rsplit(maxsplit=1)[-1] for stretch in before}
        return {word for stretch in unspaced for word in raw_words(stretch)[-1:]}

    def hangs_on(self, word: int) -> bool:
        """True where the word may be one with the word before: no space, or a broken line."""
        gap = self.gap(word - 1)
        if len(gap) > GAP_MAX:
            return False
        is_tight = gap.startswith("-") or not any(map(str.isspace, gap))
        return is_tight or is_arabic(self.keys[word])

    def stretch(self, begin: int, end: int) -> Stretch:
        """The letters from *begin* to *end* of `letters`, both numbers of letters."""
        first, last = bisect_right(self._starts, begin) - 1, bisect_left(self._ends, end)
        start_cp = self.place(first, begin - self._starts[first])
        end_cp = self.place(last, end - self._starts[last])
        parted = frozenset(self._ends[at] - begin for at in range(first, last))
        is_free = self._begins(first, begin, start_cp) and self._ends_free(last, end, end_cp)
        return Stretch(start_cp, end_cp, first, parted, embedded=not is_free)

    def _begins(self, word: int, begin: int, start_cp: int) -> bool:
        before = self.keys[word][: begin - self._starts[word]]
        return not before or before in _BEFORE or self._changes(start_cp)

    def _ends_free(self, word: int, end: int, end_cp: int) -> bool:
        key = self.keys[word]
        behind = key[len(key) - (self._ends[word] - end) :]
        if not behind or self._changes(end_cp):
            return True
        return behind in (LEXICON.clitics_after if is_arabic(key) else LEXICON.clitics_after_latin)

    def _changes(self, at: int) -> bool:
        """True where a word visibly begins at *at*: after a small letter or a digit."""
        left, right = self.string[at - 1 : at], self.string[at : at + 1]
        return left.isdigit() != right.isdigit() or (left.islower() and right.isupper())
