"""Importing against its peer: pages a second through one warm worker, and through trafilatura.

Both in this run, over the same pages, best of several rounds; the worker's figure has the pipe,
the decoding, the search for a front page, languages and faults in it. Needs the real pages of
FIRSTHAND_SHARED_DATA.

    python bench/bench_import.py [ROUNDS]
"""

import gzip
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from trafilatura import bare_extraction

from firsthand.importers.run import Parsed, Worker

DATA = Path(os.environ.get("FIRSTHAND_SHARED_DATA", "../shared/data"))


def pages() -> list[bytes]:
    """All saved pages of the extraction sets, unpacked."""
    return [gzip.open(path).read() for path in sorted(DATA.glob("web_extract/**/*.html.gz"))]


def seconds(task: Callable[[], None]) -> float:
    started = time.perf_counter()
    task()
    return time.perf_counter() - started


def peer(untrusted: list[bytes]) -> None:
    for page in untrusted:
        bare_extraction(page, include_formatting=True, include_links=True)


def ours(untrusted: list[bytes], worker: Worker) -> None:
    for page in untrusted:
        if not isinstance(worker.parse(page, name_hint="page.html"), Parsed):
            sys.exit("A page was refused.")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    untrusted = pages()
    if not untrusted:
        sys.exit("No pages: FIRSTHAND_SHARED_DATA names no folder with web_extract in it.")
    with Worker() as worker:
        ours(untrusted[:5], worker)
        peer(untrusted[:5])
        times = [
            (seconds(lambda: peer(untrusted)), seconds(lambda: ours(untrusted, worker)))
            for _ in range(rounds)
        ]
    theirs, own = (min(column) for column in zip(*times, strict=True))
    print(f"pages                     {len(untrusted)}")
    print(f"trafilatura, pages/s      {len(untrusted) / theirs:.1f}")
    print(f"import worker, pages/s    {len(untrusted) / own:.1f}")
    print(f"ratio (0.7 or better)     {theirs / own:.2f}")


if __name__ == "__main__":
    main()
