"""Pairs a second of one scorer on one core, in a process of its own; prints CPU seconds and pairs.

Warm: the scorer has scored other names of the same kinds before, so that its code and tables are
loaded; the names that are timed are new to it, so that making their keys counts.

    python bench/_names_speed.py SCORER each|batch
"""

import os
import sys
import time
from collections import defaultdict

import _names_ours as ours
from _names_measures import Pair
from _names_peers import PEERS
from _names_sets import labelled_pairs, spelled_pairs, typo_search

QUERIES = 20
OURS = "ours"


def named(scorer: str):
    return ours.scores if scorer == OURS else PEERS[scorer][1]()


def by_schema(pairs: list[Pair]) -> dict[str, list[tuple[str, str]]]:
    found = defaultdict(list)
    for pair in pairs:
        found[pair.schema].append(pair[:2])
    return found


def work(what: str) -> tuple[list[Pair], list[Pair]]:
    """What warms, and what is timed: labelled pairs, or queries against many names."""
    search, labelled = typo_search(), labelled_pairs()
    if what == "each":
        people = [Pair(name, name, same=True) for name in search.targets]
        return [*people, *(pair._replace(schema="Company") for pair in people)], labelled
    crossed = [
        Pair(query, target, same=False)
        for query in search.queries[:QUERIES]
        for target in search.targets
    ]
    return [*spelled_pairs(), *labelled], crossed


def main() -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    scorer = named(sys.argv[1])
    warming, timed = work(sys.argv[2])
    for schema, pairs in by_schema(warming).items():
        scorer(pairs, schema)
    parts = by_schema(timed)
    started = time.process_time()
    for schema, pairs in parts.items():
        scorer(pairs, schema)
    print(time.process_time() - started, len(timed))


if __name__ == "__main__":
    main()
