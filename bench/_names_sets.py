"""The sets on which names are measured, read from the shared data; nothing of them is copied here.

What is drawn from them (hard negatives, labels left out) stands beside the quality tests by row
number, each under the digest of the file it belongs to, so that it can be read without ICU. Row 1
is the first below the header. Frozen before the scorer.
"""

import csv
import hashlib
import json
import os
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from _names_measures import Pair

SHARED = Path(os.environ.get("FIRSTHAND_SHARED_DATA", "../shared/data"))
NAMES = SHARED / "names"
BESIDE_THE_TESTS = Path(__file__).resolve().parents[1] / "tests" / "quality" / "names"
NEGATIVES = BESIDE_THE_TESTS / "negatives.json"
ALIASES = BESIDE_THE_TESTS / "aliases.tsv"
PEOPLE = "iran_public_figures_variants.csv"
PAIRS = "name_bench.csv"
TYPOS = "un_list_typo_pairs.csv"
OTHERS = "negatives_global_sample.csv"
SINGLES = {"google_ar2en": "google_ar2en-eval.tsv", "wd_arabic_en": "wd_arabic_en.csv"}
ASSIGNMENTS = {"wd_hebrew_en": "wd_hebrew_en.csv", "wd_russian_en": "wd_russian_en.csv"}
LIKE_ANSWER, LIKE_QUERY, LIKE_NAME = "like_answer", "like_query", "like_name"
SCRIPTS = ("Latn", "Arab", "Cyrl", "Hebr")


class Label(NamedTuple):
    """A label of a person: its row in the file, as written, and its script."""

    row: int
    person: str
    name: str
    script: str


class Search(NamedTuple):
    """Each query against all targets; the positions of the targets that are right for it."""

    queries: list[str]
    targets: list[str]
    right: list[frozenset[int]]


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a set; one without a header has the columns native and latin."""
    with (NAMES / name).open(encoding="utf-8", newline="") as lines:
        if name.endswith(".tsv"):
            tab = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            return [{"native": native, "latin": latin} for native, latin in tab]
        return list(csv.DictReader(lines))


def digest(name: str) -> str:
    return hashlib.sha256((NAMES / name).read_bytes()).hexdigest()


Maker = Callable[[str, str], list[list[int]]]


def negatives(name: str, kind: str, make: Maker | None = None) -> list[list[int]]:
    """By row, the rows whose right side is a hard negative; those that are frozen.

    Where the file is another than the frozen one, *make* draws them anew (it needs ICU).
    """
    frozen = json.loads(NEGATIVES.read_text("utf-8"))["sets"].get(name)
    if frozen and frozen["sha256"] == digest(name):
        return frozen[kind]
    if make is None:
        raise ValueError(f"{name} is not the file that was frozen: its negatives are not known")
    return make(name, kind)


# --- pairs -------------------------------------------------------------------------------------
def labelled_pairs() -> list[Pair]:
    """name_bench as it stands; its Vessels and LegalEntities too."""
    return [
        Pair(row["name1"], row["name2"], row["is_match"] == "true", schema=row["schema"])
        for row in rows_of(PAIRS)
    ]


def single_pairs(name: str, kind: str = LIKE_ANSWER, make: Maker | None = None) -> list[Pair]:
    """Native left, Latin right: each row, and each native word with hard negatives of *kind*."""
    file = SINGLES[name]
    rows, hard = rows_of(file), negatives(file, kind, make)
    same = [Pair(row["native"], row["latin"], same=True) for row in rows]
    other = [
        Pair(row["native"], rows[at - 1]["latin"], same=False)
        for row, found in zip(rows, hard, strict=True)
        for at in found
    ]
    return same + other


# --- people in several spellings ---------------------------------------------------------------
def aliases() -> set[str]:
    """The digests of the labels that are no spellings."""
    lines = ALIASES.read_text("utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return {row["sha256"] for row in rows}


def labels() -> list[Label]:
    """The labels in the four scripts that are spellings of a person's name."""
    left_out = aliases()
    return [
        Label(row, each["person"], each["name"], each["script"])
        for row, each in enumerate(rows_of(PEOPLE), 1)
        if each["script"] in SCRIPTS
        and hashlib.sha256(each["name"].encode()).hexdigest()[:16] not in left_out
    ]


Wanted = Callable[[Label, Label], bool]


def anywhere(left: Label, right: Label) -> bool:  # noqa: ARG001 - a Wanted
    return True


def inside(left: Label, right: Label) -> bool:
    return left.script == right.script


def across(left: Label, right: Label) -> bool:
    return left.script != right.script


def spelled_pairs(wanted: Wanted = anywhere, make: Maker | None = None) -> list[Pair]:
    """Every two labels of a person, and each label with its hard negatives of other people.

    A pair belongs to the person of its left label. Of these, the pairs that are *wanted*; a person
    who has no two labels among them is left out with the negatives.
    """
    known = {label.row: label for label in labels()}
    same = [
        Pair(left.name, right.name, same=True, group=left.person)
        for left, right in combinations(known.values(), 2)
        if left.person == right.person and wanted(left, right)
    ]
    people = {pair.group for pair in same}
    hard = negatives(PEOPLE, LIKE_NAME, make)
    other = [
        Pair(label.name, known[at].name, same=False, group=label.person)
        for label in known.values()
        for at in hard[label.row - 1]
        if label.person in people and wanted(label, known[at])
    ]
    return same + other


# --- one among many ----------------------------------------------------------------------------
def typo_search() -> Search:
    """The altered names of the list among its clean names and the people of elsewhere."""
    rows = rows_of(TYPOS)
    targets = list(
        dict.fromkeys(
            [row["clean_name"] for row in rows] + [row["full_name"] for row in rows_of(OTHERS)]
        )
    )
    place = {name: at for at, name in enumerate(targets)}
    altered = [row for row in rows if row["changed"] == "true"]
    right = [frozenset({place[row["clean_name"]]}) for row in altered]
    return Search([row["treated_name"] for row in altered], targets, right)


def word_search(name: str, count: int | None = None) -> Search:
    """Each native word once against all Latin words; right is any that stands beside it.

    Both are shuffled (seed 1), so that their order tells nothing; the first *count* native words.
    """
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows_of(ASSIGNMENTS[name]):
        beside[row["native"]].add(row["latin"])
    queries = shuffled(beside)
    targets = shuffled({latin for found in beside.values() for latin in found})
    place = {latin: at for at, latin in enumerate(targets)}
    right = [frozenset(place[one] for one in beside[query]) for query in queries[:count]]
    return Search(queries[:count], targets, right)


def narrowed(search: Search) -> Search:
    """The same queries among those targets alone that are right for some of them."""
    kept = sorted(frozenset().union(*search.right))
    place = {at: new for new, at in enumerate(kept)}
    right = [frozenset(place[at] for at in found) for found in search.right]
    return Search(search.queries, [search.targets[at] for at in kept], right)


def shuffled(words: Iterable[str]) -> list[str]:
    ordered = sorted(words)
    random.Random(1).shuffle(ordered)  # noqa: S311 - the same order in each run
    return ordered


# --- blocking ----------------------------------------------------------------------------------
class Crowd(NamedTuple):
    """Names in one list, and by set the pairs of positions that name the same."""

    names: list[str]
    truth: dict[str, set[frozenset[int]]]


def full_names() -> Crowd:
    """All full names of persons in one list: spellings, altered names, pairs, and the others.

    A name written alike twice stands once; what is the same string needs no block.
    """
    typos = [(row["clean_name"], row["treated_name"]) for row in rows_of(TYPOS)]
    pairs = [pair for pair in labelled_pairs() if pair.schema == "Person"]
    sets = {
        "spellings": _same_names(spelled_pairs()),
        "altered": typos,
        "pairs": _same_names(pairs),
    }
    more = [row["full_name"] for row in rows_of(OTHERS)]
    return _crowd(sets, [*more, *(name for pair in pairs for name in pair[:2])])


def _same_names(pairs: Iterable[Pair]) -> list[tuple[str, str]]:
    return [(pair.left, pair.right) for pair in pairs if pair.same]


def single_names(name: str) -> Crowd:
    """Native and Latin words of a set of single names in one list."""
    rows = rows_of({**SINGLES, **ASSIGNMENTS}[name])
    return _crowd({name: [(row["native"], row["latin"]) for row in rows]}, [])


def _crowd(sets: dict[str, list[tuple[str, str]]], more: Sequence[str]) -> Crowd:
    in_pairs = [name for pairs in sets.values() for pair in pairs for name in pair]
    names = shuffled({*in_pairs, *more})
    place = {name: at for at, name in enumerate(names)}
    truth = {
        name: {frozenset((place[a], place[b])) for a, b in pairs if a != b}
        for name, pairs in sets.items()
    }
    return Crowd(names, truth)
