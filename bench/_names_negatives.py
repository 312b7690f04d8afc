"""Draws the hard negatives of the names sets and freezes them beside the quality tests.

Near is Jaro-Winkler (rapidfuzz) on names romanised by ICU. Single words: to each pair the two Latin
words nearest to its Latin word ("like the answer", the measure); and to each native word the two
nearest to itself ("like the query", a second one that no scorer near to Jaro-Winkler on ICU can
pass). People: to each label the four nearest of other people and two at random
(seed 1). Words that stand beside one another in any row, spelled alike but for letter variants,
marks and case, are the same name, and so are all that hang together so: none is a negative of
another, or a right answer would be called wrong (a native word may have several Latin ones).

    python bench/_names_negatives.py
"""

import json
import random
import unicodedata

from _names_peers import romanised
from _names_sets import (
    LIKE_ANSWER,
    LIKE_NAME,
    LIKE_QUERY,
    NEGATIVES,
    PEOPLE,
    SINGLES,
    digest,
    labels,
    rows_of,
)
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cdist

NEAREST_WORDS = 2
NEAREST_LABELS = 4
AT_RANDOM = 2
LETTERS = str.maketrans("يىكةأإآٱؤئ", "ییکهاااایی")
PEOPLES_SEED = 1


def plain(word: str) -> str:
    """*word* without marks, letter variants and case; nothing of any scorer's."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).translate(LETTERS))
    return "".join(one for one in parts.casefold() if one.isalpha())


def same_names(rows: list[dict[str, str]]) -> list[str]:
    """By row, a token of the name it belongs to."""
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        while parent.setdefault(one, one) != one:
            one = parent[one]
        return one

    for row in rows:
        parent[root("n" + plain(row["native"]))] = root("l" + plain(row["latin"]))
    return [root("l" + plain(row["latin"])) for row in rows]


def nearest(scores, allowed: list[int], count: int) -> list[int]:
    """The *allowed* positions with the best scores; of equals the first."""
    return sorted(allowed, key=lambda at: (-scores[at], at))[:count]


def of_words(name: str, kind: str) -> list[list[int]]:
    """By row, near the right answer or near the query; a query that came before has none more."""
    rows, seen, found = rows_of(name), set(), []
    tokens, right = same_names(rows), romanised([row["latin"] for row in rows])
    near_to = right if kind == LIKE_ANSWER else romanised([row["native"] for row in rows])
    for at, row in enumerate(rows):
        if kind == LIKE_QUERY and row["native"] in seen:
            found.append([])
            continue
        seen.add(row["native"])
        scores = cdist([near_to[at]], right, scorer=JaroWinkler.similarity)[0]
        allowed = [other for other in range(len(rows)) if tokens[other] != tokens[at]]
        found.append([other + 1 for other in nearest(scores, allowed, NEAREST_WORDS)])
    return found


def of_people(name: str) -> list[list[int]]:
    """By row; labels that are left out have none."""
    known, chance = labels(), random.Random(PEOPLES_SEED)  # noqa: S311 - frozen
    names = romanised([label.name for label in known])
    table = cdist(names, names, scorer=JaroWinkler.similarity)
    found = [[] for _ in rows_of(name)]
    for at, label in enumerate(known):
        others = [other for other, one in enumerate(known) if one.person != label.person]
        near = nearest(table[at], others, NEAREST_LABELS)
        far = chance.sample([other for other in others if other not in near], AT_RANDOM)
        found[label.row - 1] = [known[other].row for other in near + far]
    return found


def make(name: str, kind: str) -> list[list[int]]:
    """The hard negatives of the file *name*, by row."""
    return of_people(name) if name == PEOPLE else of_words(name, kind)


def frozen(name: str) -> dict[str, object]:
    kinds = (LIKE_NAME,) if name == PEOPLE else (LIKE_ANSWER, LIKE_QUERY)
    return {"sha256": digest(name), **{kind: make(name, kind) for kind in kinds}}


def main() -> None:
    about = "Rows of hard negatives by row (the first is 1); made by bench/_names_negatives.py."
    sets = {name: frozen(name) for name in (PEOPLE, *SINGLES.values())}
    text = json.dumps({"about": about, "sets": sets}, separators=(",", ":"))
    NEGATIVES.write_text(text.replace('},"', '},\n"') + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
