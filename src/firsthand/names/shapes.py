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
from firsthand.names.frequencies import person_words, rated_words

WORDS_MAX: Final = 20_000  # the commonest words of a language show how it writes
ORDER: Final = 5  # letters looked at together
WORD_LEAST: Final = 2  # ORDER letters that stand in one word alone tell little
ALPHABET: Final = 45  # a letter that was never met has one chance in so many
EDGE: Final = "#"


class Letters:
    """How likely each letter is after those before it, in words of one kind."""

    def __init__(self, words: Iterable[str], least: int) -> None:
        """*words*: folded; *least*: ORDER letters in a row that stand less often tell nothing."""
        counts: Counter[str] = Counter()
        for word in words:
            counts.update(_pieces(word))
        kept = {p: n for p, n in counts.items() if n >= least or len(p) < ORDER}
        after, kinds = Counter[str](), Counter[str]()
        for piece, count in kept.items():
            after[piece[:-1]] += count
            kinds[piece[:-1]] += 1
        self._other = {before: kinds[before] / (after[before] + kinds[before]) for before in after}
        self._chances: dict[str, float] = {}
        for piece in sorted(kept, key=len):
            before = piece[:-1]
            share = kept[piece] / (after[before] + kinds[before])
            self._chances[piece] = share + self._other[before] * self._chance(piece[1:])

    def likelihood(self, key: str) -> float:
        """The logarithm of the likelihood of the folded word *key*."""
        edged = EDGE * (ORDER - 1) + key + EDGE
        pieces = (edged[at - ORDER + 1 : at + 1] for at in range(ORDER - 1, len(edged)))
        return sum(math.log(self._chance(piece)) for piece in pieces)

    def _chance(self, piece: str) -> float:
        """The chance of the last letter of *piece* after the others; of any letter if empty."""
        factor = 1.0
        while piece:
            chance = self._chances.get(piece)
            if chance is not None:
                return factor * chance
            factor *= self._other.get(piece[:-1], 1.0)
            piece = piece[1:]
        return factor / ALPHABET


class Shapes:
    """Letters of names against letters of words."""

    def __init__(self, names: Letters, words: Letters) -> None:
        """The models to compare."""
        self._names, self._words = names, words

    def odds(self, key: str) -> float:
        """How much likelier *key* is a name than a word, a letter: above 0 more like a name."""
        return (self._names.likelihood(key) - self._words.likelihood(key)) / (len(key) + 1)


def _pieces(word: str) -> Iterator[str]:
    edged = EDGE * (ORDER - 1) + word + EDGE
    for at in range(ORDER - 1, len(edged)):
        yield from (edged[at - before : at + 1] for before in range(ORDER))


@cache
def _arabic_names() -> Letters:
    """The letters of words in Arabic script that name persons, of whatever language."""
    return Letters((key for key in person_words() if is_arabic(key)), least=1)


@cache
def arabic_shapes(language: str) -> Shapes:
    """The shapes of *language* ("fa" or "ar"), of words in Arabic script."""
    persons = person_words()
    words = (word for word, _ in islice(rated_words(language), WORDS_MAX) if is_arabic(word))
    return Shapes(_arabic_names(), Letters((w for w in words if w not in persons), WORD_LEAST))
