"""The peers of the names bench, each as a scorer of pairs; a missing one says what is missing.

Trap: nomenklatura keeps what it analysed under an entity's id, so every entity here has its own.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import count
from pathlib import Path

from _names_measures import Scorer
from _rows import print_row

from firsthand.names.folding import tokens

Names = tuple[str, str]
ROMAN = "Any-Latin; NFD; [:Nonspacing Mark:] Remove; NFC; Latin-ASCII; Lower"
_ids = count()


def missing(*modules: str) -> str:
    """The first of *modules* that does not load, else empty."""
    for module in modules:
        try:
            import_module(module)
        except ImportError:
            return module
    return ""


@cache
def _transliterator():
    import icu

    return icu.Transliterator.createInstance(ROMAN)


def romanised(names: Sequence[str]) -> list[str]:
    """*names* in Latin letters without marks and capitals, as ICU writes them."""
    roman = _transliterator().transliterate
    return [roman(name) for name in names]


def _once(pairs: Sequence[Names]) -> list[str]:
    """Each name of *pairs* once."""
    return list(dict.fromkeys(name for pair in pairs for name in pair))


def jaro_winkler(pairs: Sequence[Names], schema: str) -> list[float]:  # noqa: ARG001 - a Scorer
    """rapidfuzz on names romanised by ICU, each name once."""
    from rapidfuzz.distance import JaroWinkler

    names = _once(pairs)
    roman = dict(zip(names, romanised(names), strict=True))
    return [JaroWinkler.similarity(roman[left], roman[right]) for left, right in pairs]


def token_sort(pairs: Sequence[Names], schema: str) -> list[float]:  # noqa: ARG001 - a Scorer
    """rapidfuzz's ratio of sorted words on names romanised by ICU."""
    from rapidfuzz.fuzz import token_sort_ratio

    names = _once(pairs)
    roman = dict(zip(names, (name.replace(",", " ") for name in romanised(names)), strict=True))
    return [token_sort_ratio(roman[left], roman[right]) / 100 for left, right in pairs]


def nomenklatura(algorithm: str) -> Scorer:
    """A matcher of nomenklatura with its own defaults, each name one entity."""
    from followthemoney import EntityProxy
    from nomenklatura.matching import get_algorithm
    from nomenklatura.matching.types import ScoringConfig

    matcher, config = get_algorithm(algorithm), ScoringConfig.defaults()

    def entity(name: str, schema: str):
        properties = {"name": [name]}
        return EntityProxy.from_dict(
            {"id": f"e{next(_ids)}", "schema": schema, "properties": properties}
        )

    def score(pairs: Sequence[Names], schema: str) -> list[float]:
        entities = {name: entity(name, schema) for name in _once(pairs)}
        return [
            matcher.compare(entities[left], entities[right], config).score for left, right in pairs
        ]

    return score


def metaphone_keys(names: Sequence[str]) -> list[set[str]]:
    """By name the metaphones of its words, romanised by ICU."""
    from jellyfish import metaphone

    return [{metaphone(word) for word in name.split()} - {""} for name in romanised(names)]


# Name, what must be there, and how to make its scorer.
PEERS: dict[str, tuple[tuple[str, ...], Callable[[], Scorer]]] = {
    "logic-v2": (("nomenklatura",), lambda: nomenklatura("logic-v2")),
    "name-based": (("nomenklatura",), lambda: nomenklatura("name-based")),
    "Jaro-Winkler on ICU": (("rapidfuzz", "icu"), lambda: jaro_winkler),
    "sorted words on ICU": (("rapidfuzz", "icu"), lambda: token_sort),
}


PEERS_OF_PAIRS = ("logic-v2", "name-based", "Jaro-Winkler on ICU")


def peers(names: Sequence[str], title: str) -> Iterator[tuple[str, Scorer]]:
    """Those that are there; a row of *title* for each other one."""
    for name in names:
        needed, make = PEERS[name]
        if not is_missing(f"{title} @{name}", *needed):
            yield name, make()


def is_missing(title: str, *modules: str) -> bool:
    """True, and a row that says so, where one of *modules* does not load."""
    absent = missing(*modules)
    if absent:
        print_row(title, f"no peer: {absent} is not installed", 0, "")
    return bool(absent)


# --- texts -------------------------------------------------------------------------------------
class FoldedSearch:
    """Plain search: the words of a form, folded, one after the other in the folded text."""

    def __init__(self, forms: Sequence[tuple[str, str]]) -> None:
        self.forms: dict[tuple[str, ...], list[str]] = {}
        for agent, form in forms:
            words = tuple(token.key for token in tokens(form))
            self.forms.setdefault(words, []).append(agent)
        self.lengths = sorted({len(words) for words in self.forms if words})

    def __call__(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, whose) of each finding."""
        words = tokens(text)
        keys = [word.key for word in words]
        return [
            (words[at].start, words[at + length - 1].end, agent)
            for at in range(len(words))
            for length in self.lengths
            for agent in self.forms.get(tuple(keys[at : at + length]), ())
        ]


@cache
def _given_names() -> frozenset[str]:
    path = Path(__file__).resolve().parents[1] / "src/firsthand/names/given_names.json"
    lists = json.loads(path.read_text("utf-8"))
    lines = [line for name, each in lists.items() if name != "about" for line in each]
    return frozenset(token.key for line in lines for token in tokens(line))


def gazetteer(text: str, language: str) -> list[tuple[int, int, str]]:  # noqa: ARG001 - a Suggester
    """Every word that is a given name of our lists, and nothing else."""
    known = _given_names()
    return [(word.start, word.end, "") for word in tokens(text) if word.key in known]
