"""Whether a word is written like a name or like a word, by its letters alone.

Two models of letters are compared, each of the likelihood of a letter after up to four before it
(Witten and Bell 1991, method C): one of words that name persons, one of the words of a language.
Both are counted from the distilled tables at the first call.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Final

from firsthand.names.clitics import is_arabic
from firsthand.names.frequencies import frequencies, person_words, rated_words

WORDS_MAX: Final = 40_000  # the commonest words of a language show how it writes
NAME_TENTHS_MAX: Final = 45  # a name that is commoner is a word too
ORDER: Final = 5  # letters looked at together
ALPHABET: Final = 45  # a letter that was never met has one chance in so many
EDGE: Final = "#"


class Letters:
    """How likely each letter is after those before it, in words of one kind."""

    def __init__(self, words: Iterable[str], order: int) -> None:
        """*words*: folded; *order*: how many letters are looked at together."""
        self.order = order
        self._counts: Counter[str] = Counter()
        for word in words:
            self._counts.update(_pieces(word, order))
        self._after: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter()
        for piece, count in self._counts.items():
            self._after[piece[:-1]] += count
            self._kinds[piece[:-1]] += 1

    def likelihood(self, key: str) -> float:
        """The logarithm of the likelihood of the folded word *key*."""
        edged = EDGE * (self.order - 1) + key + EDGE
        return sum(
            math.log(self._chance(edged[at - self.order + 1 : at], edged[at]))
            for at in range(self.order - 1, len(edged))
        )

    def _chance(self, before: str, letter: str) -> float:
        chance = 1 / ALPHABET
        for length in range(len(before) + 1):
            history = before[len(before) - length :]
            after = self._after.get(history)
            if not after:
                break
            kinds = self._kinds[history]
            chance = (self._counts.get(history + letter, 0) + kinds * chance) / (after + kinds)
        return chance


class Shapes:
    """Letters of names against letters of words."""

    def __init__(self, names: Iterable[str], words: Iterable[str], order: int) -> None:
        """*names* and *words*: folded; *order*: as for `Letters`."""
        self._names, self._words = Letters(names, order), Letters(words, order)

    def odds(self, key: str) -> float:
        """How much likelier *key* is a name than a word, a letter: above 0 more like a name."""
        return (self._names.likelihood(key) - self._words.likelihood(key)) / (len(key) + 1)


def _pieces(word: str, order: int) -> Iterator[str]:
    edged = EDGE * (order - 1) + word + EDGE
    for at in range(order - 1, len(edged)):
        yield from (edged[at - before : at + 1] for before in range(order))


@cache
def arabic_shapes(language: str) -> Shapes:
    """The shapes of *language* ("fa" or "ar"), of words in Arabic script."""
    common, persons = frequencies(language), person_words()
    names = (key for key in persons if is_arabic(key) and common.tenths(key) <= NAME_TENTHS_MAX)
    words = (word for word, _ in islice(rated_words(language), WORDS_MAX) if is_arabic(word))
    return Shapes(names, (word for word in words if word not in persons), ORDER)
