"""Pairs of names a second on one core, ours beside its peers; keys' time included.

Twice: the labelled pairs, where nearly every name is new, and few names against many, where a name
comes up again and again. Each figure is the median of processes of their own (_names_speed.py), in
turns, so that a busy minute of the machine falls on all. Then how the time of one batch and of
blocking grows with the names.

    python bench/bench_names_speed.py
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import _names_ours as ours
from _names_peers import PEERS_OF_PAIRS, peers
from _names_sets import NAMES, typo_search
from _names_texts import invented_forms
from _rows import print_row

ONE_ROUND = Path(__file__).with_name("_names_speed.py")
ROUNDS = 5
SIZES = (200, 2_000, 20_000)  # names that are compared with a few
BLOCKED = (500, 5_000, 50_000)  # names of one list
QUERIES = 20
ROUNDS_OF_GROWTH = 3


def pairs_a_second(scorer: str, what: str) -> float:
    """One process; 0 where it failed."""
    command = [sys.executable, str(ONE_ROUND), scorer, what]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{scorer}: {done.stderr.strip().splitlines()[-1]}")
        return 0.0
    seconds, count = done.stdout.split()[-2:]
    return int(count) / float(seconds)


def bench_speed(what: str, size: str) -> None:
    """Pairs a second, and how many times a peer's; keys' time included."""
    title = f"pairs a second, {what}"
    scorers = ["ours", *(name for name, _ in peers(PEERS_OF_PAIRS, title))]
    rounds = [[pairs_a_second(scorer, what) for scorer in scorers] for _ in range(ROUNDS)]
    found = map(statistics.median, zip(*rounds, strict=True))
    rates = dict(zip(scorers, found, strict=True))
    for name, value in rates.items():
        print_row(f"{title} @{name}", size, value, "pairs per CPU s")
    for peer, goal in (("logic-v2", 20), ("name-based", 3)):
        value = rates["ours"] / rates[peer] if rates.get(peer) else 0.0
        print_row(f"{title}, ours / {peer}", size, value, "x", (f"{goal}", value >= goal))


# --- growth ------------------------------------------------------------------------------------
def bench_growth() -> None:
    """The cost of one name more, at three sizes."""
    queries = typo_search().queries[:QUERIES]

    def compare(names: list[str]) -> int:
        return len(ours.scores([(query, name) for query in queries for name in names], "Person"))

    print_growth("batch, 20 names against", SIZES, compare, "pairs")
    print_growth(
        "blocking", BLOCKED, lambda names: sum(1 for _ in ours.blocks(names)), "candidates"
    )


def print_growth(
    title: str, sizes: tuple[int, ...], work: Callable[[list[str]], int], made: str
) -> None:
    """Time by size, and how much more one thing that is *made* costs at the greatest size."""
    costs = []
    for size in sizes:
        names = [name for _, name in invented_forms(size)]
        seconds, count = _timed(work, names)
        print_row(f"{title}, growth", f"{size:,} names, {count:,} {made}", seconds, "CPU s")
        costs.append(seconds / count)
    print_row(f"{title}, growth", f"last / first, for one of the {made}", costs[-1] / costs[0], "x")


def _timed(work: Callable[[list[str]], int], names: list[str]) -> tuple[float, int]:
    """The median of a few runs in CPU seconds, and what came of one."""
    taken, count = [], 0
    for _ in range(ROUNDS_OF_GROWTH):
        started = time.process_time()
        count = work(names)
        taken.append(time.process_time() - started)
    return statistics.median(taken), count


def main() -> None:
    if not NAMES.is_dir():
        print("no names: FIRSTHAND_SHARED_DATA names no folder with names in it")
        return
    bench_speed("each", "name_bench, each name new")
    bench_speed("batch", "20 altered names against 2,302")
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    bench_growth()


if __name__ == "__main__":
    main()
