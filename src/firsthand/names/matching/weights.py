"""What a word weighs as evidence: a rare one more than a common one."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Self

from firsthand.names.matching.kinds import NameKind
from firsthand.names.matching.letters import split
from firsthand.names.matching.vocabulary import vocabulary

FULL: Final = 1.0  # any other word
COMMON: Final = 0.7  # Mohammad, Maria: half of a village may bear it; national, east, oil
GENERIC: Final = 0.4  # company, city
HONORIFIC: Final = 0.2  # khan, doctor
INITIAL: Final = 0.4  # a letter that stands for a name
STRONG: Final = 0.6  # a word of this weight can tell people apart
LEAST: Final = 0.45  # the weight of a word that every name of a corpus has


@dataclass(frozen=True, slots=True)
class Corpus:
    """How many of the names of one collection have each word (inverse document frequency)."""

    names: int = 0
    holders: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, names: Iterable[str]) -> Self:
        """The counts of *names*, each name counted once a word. Raises: SurrogateError."""
        holders: Counter[str] = Counter()
        total = 0
        for name in names:
            holders.update(set(split(name)))
            total += 1
        return cls(total, holders)

    def rarity(self, word: str) -> float:
        """From 0, a word that all names have, to 1, a word of one name or none."""
        if self.names <= 1:
            return 1.0
        return 1.0 - math.log(max(1, self.holders[word])) / math.log(self.names)


class Weights(dict[str, float]):
    """The weight of each word met so far, in names of one kind."""

    def __init__(self, kind: NameKind, corpus: Corpus | None = None) -> None:
        """*corpus*: where the names come from; a small table of common names without it."""
        super().__init__()
        self._kind = kind
        self._corpus = corpus

    def __missing__(self, word: str) -> float:
        weight = self[word] = self._weight(word)
        return weight

    def _weight(self, word: str) -> float:
        words = vocabulary()
        if self._kind is NameKind.PERSON:
            if word in words.honorifics or word in words.titles:
                return HONORIFIC
            if is_initial(word):
                return INITIAL
        elif word in words.generic[self._kind]:
            return GENERIC
        elif word in words.shared:
            return COMMON
        if self._corpus is not None and self._corpus.names > 1:
            return LEAST + (FULL - LEAST) * self._corpus.rarity(word)
        is_common = self._kind is NameKind.PERSON and word in words.common
        return COMMON if is_common else FULL


def is_initial(word: str) -> bool:
    """True for one letter of an alphabet; one ideograph is a whole name."""
    return len(word) == 1 and word < "\u2e80"
