"""Running texts in which names are measured: labelled mentions, known forms, and text for speed."""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from _names_sets import ASSIGNMENTS, BESIDE_THE_TESTS, SHARED, SINGLES, rows_of
from _names_spans import Placed

MENTIONS = {
    "litbank-en": SHARED / "mentions" / "litbank-en.jsonl",
    "europeana-fr": SHARED / "mentions" / "europeana-fr.jsonl",
    "mentions_fa": BESIDE_THE_TESTS / "mentions_fa.jsonl",
    "mentions_ar": BESIDE_THE_TESTS / "mentions_ar.jsonl",
    "mentions_fa_ordinary": BESIDE_THE_TESTS / "mentions_fa_ordinary.jsonl",
    "mentions_ar_ordinary": BESIDE_THE_TESTS / "mentions_ar_ordinary.jsonl",
}
CORPUS = BESIDE_THE_TESTS / "find_corpus.jsonl"
GIVEN = Path(__file__).resolve().parents[1] / "src/firsthand/names/given_names.json"
FORMS_SEED = 5
ARABIC_SHARE = 0.4
ARABIC_LETTERS = re.compile(r"[\u0600-\u06ff]")


class Page(NamedTuple):
    """A text in whose *persons* (start, end in code points, half-open) somebody is named."""

    text: str
    language: str
    persons: list[tuple[int, int]]


def lines_of(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def pages(name: str) -> list[Page]:
    """The labelled texts of a set of MENTIONS."""
    return [
        Page(line["text"], line["language"], [(start, end) for start, end in line["persons"]])
        for line in lines_of(MENTIONS[name])
    ]


class Known(NamedTuple):
    """A text and where whose known name stands in it, with the kind of each place."""

    text: str
    places: list[Placed]
    kinds: list[str]


def corpus() -> tuple[list[tuple[str, str]], list[Known]]:
    """All known forms (whose, as written), and the texts; its first line holds the forms."""
    first, *lines = lines_of(CORPUS)
    texts = [
        Known(
            line["text"],
            [(start, end, agent) for start, end, agent in line["spans"]],
            line["kinds"],
        )
        for line in lines
    ]
    return [(agent, form) for agent, form in first["forms"]], texts


# --- speed -------------------------------------------------------------------------------------
def paragraphs() -> list[str]:
    """Every paragraph of the books, the interviews and our labelled texts, none repeated."""
    books = [
        path.read_text(encoding="utf-8")
        for folder in ("congo", "wpa_narratives")
        for path in sorted((SHARED / folder / "text").glob("*.txt"))
    ]
    ours = [page.text for name in ("mentions_fa", "mentions_ar") for page in pages(name)]
    return [part for text in (*books, *ours) for part in text.split("\n\n") if part.strip()]


def a_part_of(found: list[str], one_in: int) -> str:
    """One paragraph in so many as one text."""
    return "\n\n".join(found[::one_in])


def in_arabic_script(found: list[str]) -> list[str]:
    """The paragraphs that are mostly in Arabic script, Persian and Arabic."""
    return [part for part in found if 2 * len(ARABIC_LETTERS.findall(part)) > len(part)]


def informants() -> Iterator[str]:
    """The people interviewed, as the volumes name them: names that do stand in the texts."""
    for path in sorted((SHARED / "wpa_narratives" / "accounts").glob("*.jsonl")):
        for line in lines_of(path):
            surname, _, given = line["informant"].partition(", ")
            if given:
                yield f"{given} {surname}"


def invented_forms(count: int) -> list[tuple[str, str]]:
    """So many different names, (whose, as written): informants, and given names with surnames.

    Given names are our lists', surnames the words of the sets of single names, by how often they
    occur there; two in five are in Arabic script.
    """
    chance = random.Random(FORMS_SEED)  # noqa: S311 - the same names in each run
    given = json.loads(GIVEN.read_text("utf-8"))
    rows = [row for file in (*SINGLES.values(), *ASSIGNMENTS.values()) for row in rows_of(file)]
    arabic_rows = [row for file in SINGLES.values() for row in rows_of(file)]
    latin = (words(given, "en", "fr"), [row["latin"].title() for row in rows], weights(rows))
    arabic = (
        words(given, "fa", "ar"),
        [row["native"] for row in arabic_rows],
        weights(arabic_rows),
    )
    names = dict.fromkeys(informants())
    while len(names) < count:
        first, last, often = arabic if chance.random() < ARABIC_SHARE else latin
        surnames = chance.choices(last, often, k=1000)
        names |= dict.fromkeys(f"{chance.choice(first)} {surname}" for surname in surnames)
    return [(str(at), name) for at, name in enumerate(list(names)[:count])]


def words(lists: dict[str, list[str]], *languages: str) -> list[str]:
    return [word for language in languages for line in lists[language] for word in line.split()]


def weights(rows: list[dict[str, str]]) -> list[float]:
    return [float(row.get("freq") or 1) for row in rows]
