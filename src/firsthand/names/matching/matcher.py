"""Comparing names of one kind: each name is read once, each two words compared once."""

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Final

from firsthand.names.matching.aligning import align
from firsthand.names.matching.alike import Alike, make_ready
from firsthand.names.matching.bands import SAME_FROM, Band, band_of
from firsthand.names.matching.crowds import MOST_WORDS, Crowd
from firsthand.names.matching.gates import Gate, is_shut
from firsthand.names.matching.kinds import NameKind
from firsthand.names.matching.meeting import Alignment
from firsthand.names.matching.reading import Reader, Reading
from firsthand.names.matching.scoring import MISSING, score_of, strong_words
from firsthand.names.matching.weights import Corpus, Weights

MEMO: Final = 500_000
MANY: Final = 4  # names with which one is compared, for a first look to pay


class Matcher:
    """Compares names of one kind, and remembers what it has read and compared."""

    def __init__(self, kind: NameKind | str, *, corpus: Corpus | None = None) -> None:
        """*corpus*: where the names come from, for what is common there."""
        make_ready()
        self.kind = NameKind(kind)
        self._reader = Reader(self.kind, Weights(self.kind, corpus))
        self._missing = MISSING[self.kind]
        self._readings: dict[str, Reading] = {}
        self._alike = Alike(self.kind)
        self._gate = Gate(self.kind)
        self._crowd = Crowd([], [], self._gate)

    def score(self, left: str, right: str) -> float:
        """How much *left* and *right* are one name, from 0 to 1; the same in both orders.

        1 for the same words in the same order; 0 where one has no letter. Raises: SurrogateError.
        """
        mine = self._readings.get(left) or self.reading(left)
        other = self._readings.get(right) or self.reading(right)
        if mine.keys == other.keys:
            return 1.0 if mine.keys or left == right else 0.0
        if not mine.keys or not other.keys:
            return 0.0
        is_open = len(mine.words) == len(other.words) == 1
        if not is_open and set(mine.words).isdisjoint(other.words):
            look = self._gate.get(left) or self._gate.of(left, mine)
            if is_shut(look, self._gate.get(right) or self._gate.of(right, other)):
                return 0.0
        return self._closely(mine, other)

    def _closely(self, mine: Reading, other: Reading) -> float:
        """The score of two names word by word."""
        if other.keys < mine.keys:
            mine, other = other, mine
        return score_of(mine, other, align(mine, other, self._alike), missing=self._missing)

    def score_pairs(self, pairs: Iterable[tuple[str, str]]) -> list[float]:
        """The score of each pair, in order."""
        scores: list[float] = []
        for left, group in groupby(pairs, key=itemgetter(0)):
            scores += self._scores(left, [right for _, right in group])
        return scores

    def band(self, left: str, right: str) -> Band:
        """What the score of *left* and *right* calls for. Raises: SurrogateError."""
        return self._band(left, right, self.score(left, right))

    def bands(self, pairs: Iterable[tuple[str, str]]) -> list[Band]:
        """The band of each pair, in order."""
        pairs = list(pairs)
        scores = zip(pairs, self.score_pairs(pairs), strict=True)
        return [self._band(left, right, score) for (left, right), score in scores]

    def _band(self, left: str, right: str, score: float) -> Band:
        if score < SAME_FROM:
            return band_of(score, strong=0, kind=self.kind)
        mine, other = self.reading(left), self.reading(right)
        strong = strong_words(mine, other, align(mine, other, self._alike))
        return band_of(score, strong=strong, kind=self.kind)

    def _scores(self, left: str, rights: list[str]) -> list[float]:
        """The score of one name with each of *rights*; of many, those not near are not seen."""
        mine = self._readings.get(left) or self.reading(left)
        if len(rights) < MANY or not 1 < len(mine.words) <= MOST_WORDS:
            return [self.score(left, right) for right in rights]
        if rights != self._crowd.names:
            self._crowd = Crowd(rights, list(map(self.reading, rights)), self._gate)
        scores = [0.0] * len(rights)
        for at, other in self._crowd.near(mine, self._gate.of(left, mine)):
            scores[at] = self._closely(mine, other) if mine.keys != other.keys else 1.0
        for at in self._crowd.long:
            scores[at] = self.score(left, rights[at])
        return scores

    def reading(self, name: str) -> Reading:
        """*name* as it is compared."""
        reading = self._readings.get(name)
        if reading is None:
            if len(self._readings) >= MEMO:
                self._readings.clear()
            reading = self._readings[name] = self._reader.read(name)
        return reading

    def alignment(self, left: str, right: str) -> Alignment:
        """Which words met which."""
        return align(self.reading(left), self.reading(right), self._alike)
