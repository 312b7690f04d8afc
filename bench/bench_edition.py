"""The edition beside Hugo: pages per CPU second, wall on two cores, memory, growth, one change.

The same invented Items for both, with the same lists: by date, by kind, Series, in each of four
languages all Items. Three feeds and the citations of a language are ours alone; Hugo has one feed.
Each in its own process, ours behind its fence. CPU is user and kernel; start-up is shown apart, and
in a ratio of its own. Without Hugo (Debian's package) our own figures alone.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from _hugo import write_site
from _invented import LANGUAGES, records, write
from _rows import print_row

SIZES = (1_000, 10_000, 100_000)
COMPARED = 10_000
ROUNDS = 3
GOAL_RATIO, GOAL_MB, GOAL_SECONDS = 1.2, 600, 2.0
NO_PEER = "edition / Hugo: not run, apt-get install hugo"
ROOMY = Path("/dev/shm")  # noqa: S108 - memory, so that no disk is measured
ROOM_BYTES = 6 << 30


class Run(NamedTuple):
    """What a process took: CPU and wall in seconds, memory at its peak in MB."""

    cpu: float
    wall: float
    peak: float


def run(command: Sequence[str], cores: int) -> Run:
    """What *command* took on so many cores."""
    all_cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(all_cores)[:cores])
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        env={"GOMAXPROCS": str(cores), "PATH": os.environ["PATH"], "HOME": "/nonexistent"},
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    os.sched_setaffinity(0, all_cores)
    if status:
        sys.exit(f"failed: {command[0]}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def ours(folder: Path, cores: int, bundle: str = "bundle", previous: str = "") -> Run:
    """Our edition of *bundle* in `out`, which goes with its state where there is a *previous*."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    command = [sys.executable, "-I", "-m", "firsthand.edition", folder / bundle, folder / "out"]
    command += [folder / "state", *([folder / previous] if previous else [])]
    return run([str(part) for part in command], cores)


def hugo(folder: Path, cores: int) -> Run:
    """Hugo's site."""
    shutil.rmtree(folder / "public", ignore_errors=True)
    command = ["hugo", "--quiet", "--source", folder / "site", "--destination", folder / "public"]
    return run([str(part) for part in command], cores)


def pages(folder: Path) -> int:
    """How many pages of HTML lie in *folder*."""
    return sum(1 for _ in folder.rglob("*.html"))


def items(count: int) -> str:
    """*count* as the size of a row."""
    return f"{count:,} Items"


def compare(folder: Path, count: int) -> None:
    """Ours and Hugo's by turns, the best of each."""
    write_site(folder / "site", records(count), LANGUAGES)
    turns = [(ours(folder, 1), hugo(folder, 1)) for _ in range(ROUNDS)]
    mine, theirs = (min(runs, key=lambda run: run.cpu) for runs in zip(*turns, strict=True))
    made, peers = pages(folder / "out"), pages(folder / "public")
    began = start_up()
    rate, peer = made / (mine.cpu - began[0]), peers / (theirs.cpu - began[1])
    print_row("edition @ours, one core, start-up apart", items(count), rate, "pages per CPU s")
    print_row("edition @Hugo, one core, start-up apart", items(count), peer, "pages per CPU s")
    goal, met = f">= {GOAL_RATIO}", rate / peer >= GOAL_RATIO
    print_row(
        "edition / Hugo by CPU, start-up apart", items(count), rate / peer, "ratio", (goal, met)
    )
    whole = made / mine.cpu / (peers / theirs.cpu)
    print_row("edition / Hugo by CPU, with start-up", items(count), whole, "ratio")
    print_row("edition @ours, wall on two cores", items(count), ours(folder, 2).wall, "s")
    print_row("edition @Hugo, wall on two cores", items(count), hugo(folder, 2).wall, "s")
    print_row("Hugo, peak memory", items(count), theirs.peak, "MB")


def one_change(folder: Path, count: int) -> None:
    """The seconds in which one retouched text becomes an edition, and whether it is the same."""
    ours(folder, 2)
    (folder / "out").rename(folder / "before")
    (folder / "state.new").rename(folder / "state")
    write(folder / "retouched", count, retouched=count // 2)
    turns = [ours(folder, 2, "retouched", "before") for _ in range(ROUNDS)]
    best = min(turns, key=lambda run: run.wall)
    goal, met = f"< {GOAL_SECONDS:.0f} s", best.wall < GOAL_SECONDS
    print_row("edition, one Item changed", items(count), best.wall, "s wall", (goal, met))
    print_row("edition, one Item changed", items(count), best.cpu, "CPU s")
    (folder / "out").rename(folder / "taken over")
    ours(folder, 2, "retouched")
    is_same = not subprocess.run(
        ["diff", "-rq", folder / "taken over", folder / "out"], check=False, capture_output=True
    ).stdout
    print_row("edition, equal to one built anew", items(count), is_same, "", ("1", is_same))


def growth(folder: Path, count: int) -> None:
    """Speed, memory and start-up as editions grow."""
    found = ours(folder, 1)
    print_row("edition, growth", items(count), pages(folder / "out") / found.cpu, "pages per CPU s")
    met = found.peak < GOAL_MB if count == COMPARED else None
    print_row("edition, peak memory", items(count), found.peak, "MB", (f"< {GOAL_MB} MB", met))


def measure(count: int) -> None:
    """All rows of one size."""
    is_roomy = ROOMY.is_dir() and shutil.disk_usage(ROOMY).free > ROOM_BYTES
    with tempfile.TemporaryDirectory(dir=ROOMY if is_roomy else None) as name:
        folder = Path(name)
        write(folder / "bundle", count)
        growth(folder, count)
        if count != COMPARED:
            return
        one_change(folder, count)
        if shutil.which("hugo"):
            compare(folder, count)
        else:
            print_row(NO_PEER, items(count), 0, "ratio", (f">= {GOAL_RATIO}", False))


def start_up() -> tuple[float, float]:
    """The CPU seconds that one Item takes, with us and with Hugo."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "bundle", 1)
        write_site(folder / "site", records(1), LANGUAGES)
        mine = min(ours(folder, 1).cpu for _ in range(ROUNDS))
        theirs = min(hugo(folder, 1).cpu for _ in range(ROUNDS))
    print_row("edition @ours, start-up", items(1), mine, "CPU s")
    print_row("edition @Hugo, start-up", items(1), theirs, "CPU s")
    return mine, theirs


if __name__ == "__main__":
    for size in [int(argument) for argument in sys.argv[1:]] or SIZES:
        measure(size)
