"""Pairs of names a second on one core, ours beside its peers; keys' time included.

Twice: the labelled pairs, where nearly every name is new, and few names against many, where a name
comes up again and again. Each figure is the median of processes of their own (_names_speed.py).

    python bench/bench_names_speed.py
"""

import statistics
import subprocess
import sys
from pathlib import Path

from _names_peers import PEERS_OF_PAIRS, peers
from _names_sets import NAMES
from _rows import print_row

ONE_ROUND = Path(__file__).with_name("_names_speed.py")
ROUNDS = 5


def pairs_a_second(scorer: str, what: str) -> float:
    """The median of a few processes; 0 where it failed."""
    found = []
    for _ in range(ROUNDS):
        command = [sys.executable, str(ONE_ROUND), scorer, what]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{scorer}: {done.stderr.strip().splitlines()[-1]}")
            return 0.0
        seconds, count = done.stdout.split()[-2:]
        found.append(int(count) / float(seconds))
    return statistics.median(found)


def bench_speed(what: str, size: str) -> None:
    """Pairs a second, and how many times a peer's; keys' time included."""
    title = f"pairs a second, {what}"
    rates = {"ours": pairs_a_second("ours", what)}
    rates |= {name: pairs_a_second(name, what) for name, _ in peers(PEERS_OF_PAIRS, title)}
    for name, value in rates.items():
        print_row(f"{title}, {name}", size, value, "pairs per CPU s")
    for peer, goal in (("logic-v2", 20), ("name-based", 3)):
        value = rates["ours"] / rates[peer] if rates.get(peer) else 0.0
        print_row(f"{title}, ours / {peer}", size, value, "x", (f"{goal}", value >= goal))


def main() -> None:
    if not NAMES.is_dir():
        sys.exit("no names: FIRSTHAND_SHARED_DATA names no folder with names in it")
    bench_speed("each", "name_bench, each name new")
    bench_speed("batch", "20 altered names against 2,302")


if __name__ == "__main__":
    main()
