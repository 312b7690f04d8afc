"""Weights that tell one name in two spellings from two names that look alike.

The second step after `_sound_model`: the odds are tempered, then moved a little (AdaGrad, drawn
back to where they were) so that a logistic of their mean tells right pairs from hard wrong ones.
"""

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from _sound_model import Alone, Grid, Letter, Model, Steps, Word, add_steps, bounded, grid

from firsthand.names.sounds.tables import Script

EPOCHS = 5
RATE = 0.05
BACK = 0.02  # how strongly a weight is drawn back to where it was
TEMPER = 0.44  # the power of odds above 1: what differs tells twice what agrees does
SLOPE, OFFSET = 5.05, 0.3
LOGISTIC_RATE = 0.002
WRONG_LABEL = 0.03  # a right pair less likely than this is taken for an error of the list
WRONG_WEIGHS = 0.55
SMALL = 1e-4
MOST_MOVE = 1.0
FIRST_SQUARE = 0.01


class Example(NamedTuple):
    """Two words, and whether they are one name."""

    left: Word
    right: Word
    same: bool


def tempered(odds: float) -> float:
    """*odds*, drawn in where above 1."""
    return odds**TEMPER if odds > 1 else odds


@dataclass
class Weights:
    """Natural logarithms: moves of meeting letters from the model's odds, and letters alone."""

    model: Model
    met: dict[tuple[Letter, Letter], float] = field(default_factory=dict)
    alone: dict[Alone, float] = field(default_factory=dict)
    slope: float = SLOPE
    offset: float = OFFSET
    squares: dict[object, float] = field(default_factory=lambda: defaultdict(lambda: FIRST_SQUARE))

    def alone_at_first(self, letter: Letter, other: Script) -> float:
        """Where the weight of *letter* alone began."""
        return math.log(self.model.standing_alone(letter, other))

    def grid(self, left: Word, right: Word) -> Grid:
        """All alignments of two words, by these weights."""
        met = [
            [
                tempered(self.model.meeting(one, other)) * math.exp(self.met.get((one, other), 0))
                for other in right
            ]
            for one in left
        ]
        return grid(met, self._alone(left, right[0].script), self._alone(right, left[0].script))

    def _alone(self, word: Word, other: Script) -> list[float]:
        return [
            math.exp(self.alone.setdefault((one, other), self.alone_at_first(one, other)))
            for one in word
        ]

    def chance(self, ways: Grid) -> float:
        """How likely two words so laid side by side are one name."""
        return 1 / (1 + math.exp(-self.slope * _mean(ways) + self.offset))


def _mean(ways: Grid) -> float:
    return math.log(ways.total) / (len(ways.left_alone) + len(ways.right_alone))


def train(model: Model, examples: Sequence[Example]) -> Weights:
    """The weights after EPOCHS rounds over *examples*, each time in another mixed order."""
    weights = Weights(model)
    for epoch in range(EPOCHS):
        for place in sorted(range(len(examples)), key=lambda place: _mixed(place, epoch)):
            _learn(weights, examples[place])
    for pair, move in weights.met.items():
        weights.met[pair] = max(-MOST_MOVE, min(MOST_MOVE, move))
    for (letter, other), weight in weights.alone.items():
        weights.alone[letter, other] = math.log(bounded(letter, other, math.exp(weight)))
    return weights


def _mixed(place: int, epoch: int) -> bytes:
    return hashlib.sha256(f"{epoch} {place}".encode()).digest()


def _learn(weights: Weights, example: Example) -> None:
    ways = weights.grid(example.left, example.right)
    chance = weights.chance(ways)
    if example.same and chance < WRONG_LABEL:
        return
    wrong = chance - 1 if example.same else chance * WRONG_WEIGHS
    mean = _mean(ways)
    weights.offset += LOGISTIC_RATE * wrong
    weights.slope -= LOGISTIC_RATE * wrong * mean
    letters = len(example.left) + len(example.right)
    steps = Steps(defaultdict(float), defaultdict(float))
    add_steps(steps, example.left, example.right, ways, wrong * weights.slope / letters)
    _move(weights, weights.met, steps.met.items(), {})
    first = {key: weights.alone_at_first(*key) for key in steps.alone}
    _move(weights, weights.alone, steps.alone.items(), first)


def _move(
    weights: Weights,
    moved: dict[Any, float],
    slopes: Iterable[tuple[Any, float]],
    first: dict[Any, float],
) -> None:
    for key, each in slopes:
        if abs(each) < SMALL:
            continue
        now = moved.get(key, 0.0)
        slope = each + BACK * (now - first.get(key, 0.0))
        weights.squares[key] += slope * slope
        moved[key] = now - RATE * slope / math.sqrt(weights.squares[key])
