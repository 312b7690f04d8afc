"""Names told apart, looked up and blocked: how well, ours beside its peers.

Ours runs at its one threshold, each peer at the threshold that does best on the very set: the
comparison leans to the peers. Sets and measures: _names_sets.py, _names_measures.py. Speed stands
in bench_names_speed.py, texts in bench_names_text.py.

    python bench/bench_names.py
"""

import heapq
import os
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import _names_ours as ours
import _names_sets as sets
from _names_measures import (
    Pair,
    Rated,
    Scorer,
    assign,
    chance_in_first,
    rate,
    rate_at_best,
    rate_blocks,
    scored,
)
from _names_peers import PEERS_OF_PAIRS, is_missing, metaphone_keys, peers, romanised
from _rows import print_row

# How many of the native words are looked up; all, which takes some minutes, unless it is said.
QUERIES = int(os.environ.get("FIRSTHAND_BENCH_WORDS", "0")) or None
PROPOSALS = 10  # the best targets of a source, in an assignment
PEERS_OF_SEARCH = (*PEERS_OF_PAIRS, "sorted words on ICU")
PERCENT = 100


def of_ours(title: str, measure: Callable[[], None]) -> None:
    """Runs *measure*; where what it calls is not there, a row that misses its goal."""
    try:
        measure()
    except ours.NOT_THERE as error:
        print_row(f"{title} @ours", f"not there: {error}", 0, "", ("to be there", False))


# --- pairs -------------------------------------------------------------------------------------
def print_rated(title: str, size: str, rated: Rated, goal: float | None = None) -> None:
    at = f"P {rated.precision:.3f} R {rated.recall:.3f} at {rated.threshold:.3f}"
    verdict = (f"{goal:g}", rated.f1 * PERCENT >= goal) if goal else ("", None)
    print_row(title, f"{size}; {at}", rated.f1 * PERCENT, "F1 %", verdict)


def bench_pairs(title: str, pairs: list[Pair], goal: float | None = None) -> None:
    size = f"{sum(pair.same for pair in pairs):,} same, {len(pairs):,} in all"

    def measure() -> None:
        rated = rate(pairs, scored(ours.scores, pairs), ours.threshold())
        print_rated(f"{title} @ours", size, rated, goal)

    of_ours(title, measure)
    for name, scorer in peers(PEERS_OF_PAIRS, title):
        print_rated(f"{title} @{name}", size, rate_at_best(pairs, scored(scorer, pairs)))


def bench_frozen(pairs: list[Pair]) -> None:
    """What its authors froze for logic-v2 at its own threshold, on the pairs that they scored."""
    rows = [(p, r) for p, r in zip(pairs, sets.rows_of(sets.PAIRS), strict=True) if r[FROZEN]]
    rated = rate([p for p, _ in rows], [float(r[FROZEN]) for _, r in rows], 0.7)
    print_rated("name_bench @logic-v2 as frozen", f"{len(rows)} in all", rated)


FROZEN = "logicv2_score"


# --- one among many ----------------------------------------------------------------------------
Rows = Callable[[Sequence[str], Sequence[str]], Iterator[list[float]]]  # a row of scores a query


def row_by_row(scorer: Scorer) -> Rows:
    def rows(queries: Sequence[str], targets: Sequence[str]) -> Iterator[list[float]]:
        for query in queries:
            yield scorer([(query, target) for target in targets], "Person")

    return rows


def at_once(scorer: Scorer) -> Rows:
    """In one call, so that a name is prepared once; for what fits into memory."""

    def rows(queries: Sequence[str], targets: Sequence[str]) -> Iterator[list[float]]:
        scores = scorer([(query, target) for query in queries for target in targets], "Person")
        for start in range(0, len(scores), len(targets)):
            yield scores[start : start + len(targets)]

    return rows


def on_icu(measure: str) -> Rows:
    """rapidfuzz's table of a measure of its `distance` on romanised words."""

    def rows(queries: Sequence[str], targets: Sequence[str]) -> Iterator[list[float]]:
        from rapidfuzz import distance, process

        similarity = getattr(distance, measure).normalized_similarity
        right = romanised(targets)
        for query in romanised(queries):
            yield process.cdist([query], right, scorer=similarity)[0].tolist()

    return rows


def bench_typos() -> None:
    search = sets.typo_search()
    title = "altered names in the first 5"
    size = f"{len(search.queries)} among {len(search.targets):,}"

    def share(rows: Rows) -> float:
        scores = rows(search.queries, search.targets)
        asked = zip(scores, search.right, strict=True)
        found = [chance_in_first(row, right, 5) for row, right in asked]
        return PERCENT * statistics.fmean(found)

    def measure() -> None:
        value = share(at_once(ours.scores))
        print_row(f"{title} @ours", size, value, "%", ("98", value >= 98))

    of_ours(title, measure)
    for name, scorer in peers(PEERS_OF_SEARCH, title):
        print_row(f"{title} @{name}", size, share(at_once(scorer)), "%")


def bench_search(title: str, search: sets.Search, rows: Rows, goal: float | None = None) -> None:
    """The right one first, or among the first three, of all; and each given to one alone.

    Given are the best scores first, one target to a query and one query to a target, among the
    targets that are right for some query. Every score is made once.
    """
    kept = sorted(frozenset().union(*search.right))
    first, third, proposals = [], [], []
    scores = rows(search.queries, search.targets)
    for at, (row, right) in enumerate(zip(scores, search.right, strict=True)):
        first.append(chance_in_first(row, right, 1))
        third.append(chance_in_first(row, right, 3))
        best = heapq.nlargest(PROPOSALS, kept, key=row.__getitem__)
        proposals += [(row[target], at, target) for target in best]
    value = PERCENT * statistics.fmean(first)
    verdict = (f"{goal:g}", value >= goal) if goal else ("", None)
    size = f"{len(search.queries):,} to {len(search.targets):,}"
    print_row(f"{title}, 1-best", size, value, "%", verdict)
    print_row(f"{title}, 3-best", size, PERCENT * statistics.fmean(third), "%")
    given = assign(proposals)
    told = [given.get(at) in right for at, right in enumerate(search.right)]
    size = f"{len(search.queries):,} to {len(kept):,}"
    print_row(f"{title}, one to one", size, PERCENT * statistics.fmean(told), "%")


def bench_assignments() -> None:
    for name in sets.ASSIGNMENTS:
        search = sets.word_search(name, QUERIES)
        rows = row_by_row(ours.word_scores)
        of_ours(name, partial(bench_search, f"{name} @ours", search, rows, 70))
        for kind in ("JaroWinkler", "Indel"):
            title = f"{name} @{kind} on ICU"
            if not is_missing(title, "rapidfuzz", "icu", "numpy"):
                bench_search(title, search, on_icu(kind))


# --- blocking ----------------------------------------------------------------------------------
def metaphone_blocks(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Names of which two words share their metaphone."""
    blocks = defaultdict(list)
    for at, keys in enumerate(metaphone_keys(names)):
        for key in keys:
            blocks[key].append(at)
    for members in blocks.values():
        for at, left in enumerate(members):
            for right in members[at + 1 :]:
                yield left, right


def print_blocks(title: str, crowd: sets.Crowd, candidates, *, with_goal: bool) -> None:
    blocked = rate_blocks(candidates, crowd.truth, len(crowd.names))
    size = f"{len(crowd.names):,} names"
    for name, recall in blocked.recall.items():
        verdict = ("97", recall >= 0.97) if with_goal else ("", None)
        of = f"{size}, {len(crowd.truth[name]):,} pairs"
        print_row(f"{title}, recall of {name}", of, PERCENT * recall, "%", verdict)
    verdict = ("at most 5", blocked.share <= 0.05) if with_goal else ("", None)
    print_row(f"{title}, candidates", size, PERCENT * blocked.share, "% of pairs", verdict)


def print_our_blocks(title: str, crowd: sets.Crowd, *, with_goal: bool) -> None:
    print_blocks(f"{title} @ours", crowd, ours.blocks(crowd.names), with_goal=with_goal)


def bench_blocking() -> None:
    crowds = {"blocking": sets.full_names(), "blocking, single": sets.single_names("google_ar2en")}
    for title, crowd in crowds.items():
        goal = title == "blocking"
        of_ours(title, partial(print_our_blocks, title, crowd, with_goal=goal))
        if not is_missing(f"{title} @metaphone on ICU", "jellyfish", "icu"):
            found = metaphone_blocks(crowd.names)
            print_blocks(f"{title} @metaphone on ICU", crowd, found, with_goal=False)


def main() -> None:
    if not sets.NAMES.is_dir():
        print("no names: FIRSTHAND_SHARED_DATA names no folder with names in it")
        return
    labelled = sets.labelled_pairs()
    bench_pairs("name_bench", labelled, 82)
    bench_frozen(labelled)
    for name in sets.SINGLES:
        bench_pairs(name, sets.single_pairs(name), 90)
        like_query = sets.single_pairs(name, sets.LIKE_QUERY)
        bench_pairs(f"{name}, false ones like the query", like_query)
    bench_pairs("spellings of people", sets.spelled_pairs(), 93)
    bench_pairs("spellings, inside a script", sets.spelled_pairs(sets.inside))
    bench_pairs("spellings, across scripts", sets.spelled_pairs(sets.across))
    bench_typos()
    bench_assignments()
    bench_blocking()


if __name__ == "__main__":
    main()
