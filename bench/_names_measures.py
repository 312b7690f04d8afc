"""How well names are told apart, looked up and blocked: measures without a scorer of their own.

Each takes what some scorer answered beside what is right, so that ours and its peers are measured
alike. Frozen before the scorer.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple


class Pair(NamedTuple):
    """Two names, whether they name the same, and what they are measured under.

    *group* is a person where the measure is a mean over people, else empty; *schema* as
    FollowTheMoney names it.
    """

    left: str
    right: str
    same: bool
    group: str = ""
    schema: str = "Person"


# Pairs of names of one FollowTheMoney schema to a score each, 0 to 1.
Scorer = Callable[[Sequence[tuple[str, str]], str], list[float]]


def scored(scorer: Scorer, pairs: Sequence[Pair]) -> list[float]:
    """The scores of *pairs*, which may be of several schemas, in their order."""
    places, found = defaultdict(list), [0.0] * len(pairs)
    for at, pair in enumerate(pairs):
        places[pair.schema].append(at)
    for schema, at_places in places.items():
        scores = scorer([pairs[at][:2] for at in at_places], schema)
        for at, score in zip(at_places, scores, strict=True):
            found[at] = score
    return found


class Rated(NamedTuple):
    """Precision, recall and F1, each a mean over the groups, at a threshold."""

    threshold: float
    precision: float
    recall: float
    f1: float


class _Tally:
    """The counts of one group: right and wrong answers of *same* so far, and pairs to find."""

    def __init__(self) -> None:
        self.found = self.wrong = self.to_find = 0

    def rates(self) -> tuple[float, float, float]:
        said = self.found + self.wrong
        precision = self.found / said if said else 0.0
        return precision, self.found / self.to_find, 2 * self.found / (said + self.to_find)


def _tallies(pairs: Sequence[Pair]) -> dict[str, _Tally]:
    tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
    for pair in pairs:
        tallies[pair.group].to_find += pair.same
    empty = [group for group, tally in tallies.items() if not tally.to_find]
    if empty or not pairs:
        raise ValueError(f"groups without a pair to find: {len(empty)}")
    return dict(tallies)


def rate(pairs: Sequence[Pair], scores: Sequence[float], threshold: float) -> Rated:
    """What calling every pair with a score of at least *threshold* the same comes to."""
    tallies = _tallies(pairs)
    for pair, score in zip(pairs, scores, strict=True):
        if score >= threshold:
            _count(tallies[pair.group], pair)
    rates = [tally.rates() for tally in tallies.values()]
    return Rated(threshold, *(math.fsum(part) / len(rates) for part in zip(*rates, strict=True)))


def _count(tally: _Tally, pair: Pair) -> None:
    if pair.same:
        tally.found += 1
    else:
        tally.wrong += 1


def rate_at_best(pairs: Sequence[Pair], scores: Sequence[float]) -> Rated:
    """As `rate`, at the threshold that does best on these very pairs: a peer's advantage."""
    tallies, total, best = _tallies(pairs), 0.0, (-1.0, math.inf)
    ranked = sorted(zip(scores, pairs, strict=True), key=lambda item: -item[0])
    for at, (score, pair) in enumerate(ranked):
        tally = tallies[pair.group]
        total -= tally.rates()[2]
        _count(tally, pair)
        total += tally.rates()[2]
        last_of_its_score = at + 1 == len(ranked) or ranked[at + 1][0] != score
        if last_of_its_score and total > best[0]:
            best = (total, score)
    return rate(pairs, scores, best[1])


def chance_in_first(scores: Sequence[float], right: Collection[int], places: int) -> float:
    """How probably one of the *right* positions is among the *places* best *scores*.

    Only ties leave anything to chance: those that share a score stand in an order drawn by lot.
    """
    best = max(scores[at] for at in right)
    ahead = sum(score > best for score in scores)
    tied = sum(score == best for score in scores)
    good = sum(scores[at] == best for at in right)
    free = min(places - ahead, tied)
    if free <= 0:
        return 0.0
    return 1.0 - math.comb(tied - good, free) / math.comb(tied, free)


def assign(proposals: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """One target to a source and one source to a target, the best scores first.

    *proposals* are (score, source, target). Equal scores go in the order of source and target, so
    whoever numbers them must do it in an order that does not give the answer away.
    """
    given: dict[int, int] = {}
    taken: set[int] = set()
    for _, source, target in sorted(proposals, key=lambda item: (-item[0], item[1], item[2])):
        if source not in given and target not in taken:
            given[source] = target
            taken.add(target)
    return given


class Blocked(NamedTuple):
    """The share of true pairs that share a block, and of all pairs that do."""

    recall: Mapping[str, float]
    share: float


def rate_blocks(
    candidates: Iterable[tuple[int, int]], truth: Mapping[str, set[frozenset[int]]], count: int
) -> Blocked:
    """*candidates* are positions among *count* names, in any order, repeats allowed.

    *truth* holds the pairs that must be reached, by the set they come from.
    """
    reached, total = {name: set() for name in truth}, 0
    wanted = {pair: name for name, pairs in truth.items() for pair in pairs}
    for pair in _distinct(candidates):
        total += 1
        if (name := wanted.get(pair)) is not None:
            reached[name].add(pair)
    recall = {name: len(found) / len(truth[name]) for name, found in reached.items()}
    return Blocked(recall, total / math.comb(count, 2))


def _distinct(candidates: Iterable[tuple[int, int]]) -> Iterable[frozenset[int]]:
    """Each pair once; a name is no candidate for itself."""
    seen: set[int] = set()
    for left, right in candidates:
        low, high = min(left, right), max(left, right)
        if low != high and (key := low << 32 | high) not in seen:
            seen.add(key)
            yield frozenset((low, high))
