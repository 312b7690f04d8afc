"""Names in running text: what is suggested, what is found, and how fast; ours and plain search.

python bench/bench_names_text.py
"""

import os
import resource
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

import _names_ours as ours
import _names_texts as texts
from _names_peers import FoldedSearch, gazetteer
from _names_spans import Known, all_known, all_lit, light, meet
from _rows import print_row

PERCENT = 100
LIKELY = "likely"
# By set: recall and burden (distinct suggestions a thousand words) to reach. The first Persian and
# Arabic texts are hard on purpose and hold about 80 and 100 different names a thousand words, so
# that whatever finds them suggests more than the goal allows: the burden's goal stands on the texts
# of ordinary density, which were written and labelled when the rules stood.
GOALS = {
    "litbank-en": (98, 15),
    "europeana-fr": (98, 60),
    "mentions_fa_ordinary": (96, 60),
    "mentions_ar_ordinary": (93, 70),
    "mentions_fa": (96, None),
    "mentions_ar": (93, None),
}
FORMS = (2_000, 20_000, 200_000)
ONE_IN = (100, 10, 1)
GOAL_FORMS, GOAL_SPEED, GOAL_SLOWER = 20_000, 3.0, 1.5
Suggester = Callable[[str, str], list[tuple[int, int, str]]]


# --- suggest -----------------------------------------------------------------------------------
def bench_suggesting(name: str, who: str, suggester: Suggester) -> None:
    """Both tiers together against the goals, then the likely ones alone."""
    pages = texts.pages(name)
    said = [list(suggester(page.text, page.language)) for page in pages]
    recall, burden = GOALS[name] if who == "ours" else (None, None)
    title = f"suggest, {name} @{who}"
    print_lit(title, pages, said, (recall, burden))
    if any(tier for spans in said for _, _, tier in spans):
        likely = [[each for each in spans if each[2] == LIKELY] for spans in said]
        print_lit(f"{title}, likely alone", pages, likely)


def print_lit(title: str, pages, said, goals: tuple[int | None, int | None] = (None, None)) -> None:
    lit = all_lit(
        light(page.text, page.persons, [each[:2] for each in spans])
        for page, spans in zip(pages, said, strict=True)
    )
    size = f"{lit.words:,} words, {lit.persons:,} names"
    recall = PERCENT * lit.recall
    at_least = (f"{goals[0]}", recall >= goals[0]) if goals[0] else ("", None)
    at_most = (f"at most {goals[1]}", lit.burden <= goals[1]) if goals[1] else ("", None)
    print_row(f"{title}, recall", size, recall, "%", at_least)
    print_row(f"{title}, burden", size, lit.burden, "a 1,000 words", at_most)
    print_row(f"{title}, in vain", size, lit.idleness, "a 1,000 words")


# --- find --------------------------------------------------------------------------------------
Finder = Callable[[str], Sequence[tuple[int, int, str]]]


def bench_finding(who: str, make: Callable[[Sequence[tuple[str, str]]], Finder]) -> None:
    forms, known = texts.corpus()
    finder = make(forms)
    counts, missed, kinds = [], Counter(), Counter()
    for text in known:
        said = finder(text.text)
        counts.append(meet(text.places, said))
        kinds.update(text.kinds)
        missed.update(
            kind
            for place, kind in zip(text.places, text.kinds, strict=True)
            if not meet([place], said).found
        )
    print_known(f"find @{who}", all_known(counts), with_goal=who == "ours")
    by_kind = ", ".join(f"{kind} {missed[kind]}/{all_}" for kind, all_ in sorted(kinds.items()))
    print(f"find, {who}, missed by kind: {by_kind}")


def print_known(title: str, found: Known, *, with_goal: bool) -> None:
    size = f"{found.known:,} places, {found.said:,} findings"
    for kind, share in (("recall", found.recall), ("precision", found.precision)):
        verdict = ("97", share >= 0.97) if with_goal else ("", None)
        print_row(f"{title}, {kind}", size, PERCENT * share, "%", verdict)


# --- speed -------------------------------------------------------------------------------------
def timed(call: Callable[[], object]) -> tuple[float, object]:
    started = time.process_time()
    answer = call()
    return time.process_time() - started, answer


def bench_speed() -> None:
    """Forms at 1x, 10x, 100x over all text; text at 1x, 10x, 100x for one number of forms."""
    paragraphs, speeds = texts.paragraphs(), {}
    everything = texts.a_part_of(paragraphs, 1)
    for count in FORMS:
        forms = texts.invented_forms(count)
        seconds, finder = timed(partial(ours.Finder, forms))
        print_row("find, forms made ready", f"{count:,} forms", seconds, "s")
        speeds[count] = speed_of(
            finder, everything, f"{count:,} forms", with_goal=count == GOAL_FORMS
        )
        if count == GOAL_FORMS:
            parts = [texts.a_part_of(paragraphs, one_in) for one_in in ONE_IN[:-1]]
            # Each with a finder of its own, for which all words are new as they are at 100x.
            sizes = [speed_of(ours.Finder(forms), part, f"{count:,} forms") for part in parts]
            title = "find, text at 1x to 100x"
            print_slower(title, [*sizes, speeds[count]], GOAL_SLOWER)
            own_text = texts.a_part_of(texts.in_arabic_script(paragraphs), 1)
            speed_of(ours.Finder(forms), own_text, f"{count:,} forms, Persian and Arabic alone")
    print_slower("find, forms at 1x to 100x", list(speeds.values()))


def speed_of(finder: Finder, text: str, size: str, *, with_goal: bool = False) -> float:
    megabytes = len(text.encode()) / 1e6
    seconds, found = timed(lambda: finder(text))
    speed = megabytes / seconds
    verdict = (f"{GOAL_SPEED:g}", speed >= GOAL_SPEED) if with_goal else ("", None)
    size = f"{size}, {megabytes:.2f} MB, {len(found):,} found"
    print_row("find, speed", size, speed, "MB per CPU s", verdict)
    return speed


def print_slower(title: str, speeds: list[float], goal: float | None = None) -> None:
    """How many times slower a megabyte is at the greatest size than at the least: linear is 1."""
    slower = speeds[0] / speeds[-1]
    verdict = (f"at most {goal:g}", slower <= goal) if goal else ("", None)
    print_row(title, "first / last", slower, "times slower", verdict)


def main() -> None:
    if not texts.SHARED.is_dir():
        print("no texts: FIRSTHAND_SHARED_DATA names no folder")
        return
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for name in texts.MENTIONS:
        bench_suggesting(name, "ours", ours.suggested)
        bench_suggesting(name, "given names alone", gazetteer)
    bench_finding("ours", ours.Finder)
    bench_finding("plain folded search", FoldedSearch)
    bench_speed()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print_row("names in text, peak memory", "", peak, "MB")


if __name__ == "__main__":
    main()
