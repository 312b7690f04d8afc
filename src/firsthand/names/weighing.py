"""How probably each word in Arabic script names a person, by a small logistic model in two steps.

First each word is weighed by itself and by what stands around it; then again, knowing how the
words beside it and the same word elsewhere were weighed. The weights stand in
`signal_weights.json`; `tools/suggesting_weights.py` fits them.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, cast

from firsthand.names.clitics import is_arabic
from firsthand.names.context import AND, COMMAS, STOPS, Context, context_signals
from firsthand.names.lexicon import read_json
from firsthand.names.neighbours import neighbour_signals, opens_verb
from firsthand.names.signals import Profile, head, profile, word_signals
from firsthand.names.wordlists import word_lists

HOPELESS: Final = -6.5  # a word so light by itself is not looked at in its context
NEVER_TENTHS: Final = 57  # words as common as these are no names, given names apart
MEMO_WORDS: Final = 100_000
FIRST: Final = "first"
ALWAYS: Final = "always"


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each signal: of a word and what surrounds it; of the words weighed near it."""

    alone: Mapping[str, float]
    near: Mapping[str, float]


@cache
def weights(language: str) -> Weights:
    """The weights of *language*, "fa" or "ar"."""
    source = cast(dict[str, dict[str, dict[str, float]]], read_json("signal_weights.json"))
    return Weights(source[language]["alone"], source[language]["near"])


class _WordScores(dict[str, tuple[int, float]]):
    """Of each word met lately: the letters of its clitics, and its weight without them."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.profile, self.weights = profile(language), weights(language)

    def __missing__(self, key: str) -> tuple[int, float]:
        if len(self) >= MEMO_WORDS:
            self.clear()
        skipped = head(key, self.profile)
        bare, score = key[skipped:], -math.inf
        if not is_never(key, self.profile) and not is_never(bare, self.profile):
            score = self.weights.alone[ALWAYS] + _sum(
                word_signals(bare, self.profile), self.weights.alone
            )
        self[key] = skipped, score
        return skipped, score


@cache
def word_scores(language: str) -> Mapping[str, tuple[int, float]]:
    """The scores of the words of *language*, made as they are asked for."""
    return _WordScores(language)


def is_never(key: str, profile: Profile) -> bool:
    """True for a word too common to be a name, a number, or what opens a Persian verb."""
    if key in profile.given_names:
        return False
    numbers = profile.near.of("numbers")
    if key in numbers or key.removeprefix(AND) in numbers or opens_verb(key, profile):
        return True
    is_common = key in word_lists().common.get(profile.language, ())
    return (
        is_common
        or profile.common.tenths(key) >= NEVER_TENTHS
        or not is_arabic(key)
        or key.isdigit()
    )


def _sum(signals: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(value * weights.get(signal, 0.0) for signal, value in signals.items())


def first_scores(context: Context, language: str) -> list[float]:
    """The weight of each word by itself and its context; minus infinity where it is no name."""
    scores, alone = word_scores(language), weights(language).alone
    found = [
        scores[word.key][1] if is_arabic(word.key) else -math.inf for word in context.reading.words
    ]
    return [
        score + sum(alone.get(signal, 0.0) for signal in around(context, at))
        if score > HOPELESS
        else -math.inf
        for at, score in enumerate(found)
    ]


def around(context: Context, at: int) -> Iterator[str]:
    """The signals of all that stands around word *at*."""
    yield from context_signals(context, at)
    yield from neighbour_signals(context, at)


def weigh(context: Context, language: str) -> list[float]:
    """The weight of each word: the logarithm of its odds to name a person, roughly."""
    first, near = first_scores(context, language), weights(language).near
    chances = [chance(score) for score in first]
    best = bests(context, chances)
    return [
        score
        if score == -math.inf
        else near[ALWAYS]
        + near[FIRST] * score
        + sum(
            value * near.get(signal, 0.0)
            for signal, value in near_signals(context, at, chances, best)
        )
        for at, score in enumerate(first)
    ]


def chance(score: float) -> float:
    """The probability of which *score* is the logarithm of the odds."""
    return 1 / (1 + math.exp(-score)) if score > -math.inf else 0.0


def bests(context: Context, chances: Sequence[float]) -> dict[str, tuple[float, float]]:
    """The best and the second best chance of each word that stands more than once."""
    found: dict[str, tuple[float, float]] = {}
    for key, value in zip(context.keys, chances, strict=True):
        if value and context.counts[key] > 1:
            best, second = found.get(key, (0.0, 0.0))
            found[key] = (value, best) if value > best else (best, max(second, value))
    return found


def near_signals(
    context: Context, at: int, chances: Sequence[float], best: Mapping[str, tuple[float, float]]
) -> Iterator[tuple[str, float]]:
    """How the words beside word *at* were weighed, and the same word elsewhere."""
    yield from _behind(context, at, chances)
    yield from _before(context, at, chances)
    first, second = best.get(context.keys[at], (0.0, 0.0))
    yield "best elsewhere", second if chances[at] == first else first


def _before(context: Context, at: int, chances: Sequence[float]) -> Iterator[tuple[str, float]]:
    if not at:
        return
    if context.reading.follows_on(at):
        yield "name before", chances[at - 1]
    elif _is_comma(context.gap(at)):
        yield "name before comma", chances[at - 1]
    if at > 1 and context.keys[at - 1] == AND and STOPS.isdisjoint(context.gap(at - 1)):
        yield "name and", chances[at - 2]


def _behind(context: Context, at: int, chances: Sequence[float]) -> Iterator[tuple[str, float]]:
    after = at + 1
    if after >= len(chances):
        return
    if context.reading.follows_on(after):
        is_and = context.skipped[after] and context.reading.words[after].key[0] == AND
        yield ("name behind and" if is_and else "name behind"), chances[after]
    elif _is_comma(context.gap(after)):
        yield "name behind comma", chances[after]
    if after + 1 < len(chances) and context.keys[after] == AND:
        yield "and name", chances[after + 1]


def _is_comma(gap: str) -> bool:
    return STOPS.isdisjoint(gap) and not COMMAS.isdisjoint(gap)
