"""Words that tell, in Persian and Arabic, whether a name stands near: read from `signals.json`."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, cast

from firsthand.names.clitics import ARTICLE
from firsthand.names.folding import atoms
from firsthand.names.lexicon import LEXICON, read_json

ARABIC_LANGUAGES: Final = ("fa", "ar")
PEOPLE_ENDINGS: Final = ("یون", "یین", "یان", "یه", "یا", "ی", "")
NEAR: Final = (  # the kinds that are looked for around a word
    *("roles", "kin", "namers", "places", "things", "works", "within", "calls", "introduces"),
    *("fathers", "starts", "sayers", "after", "endings", "title", "courtesy"),
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Folded words of one language, by what they tell of a name near them."""

    kinds: dict[str, frozenset[str]]
    by_word: dict[str, tuple[str, ...]]

    def of(self, kind: str) -> frozenset[str]:
        """The words of *kind*, a key of the data file."""
        return self.kinds[kind]

    def kinds_of(self, key: str) -> tuple[str, ...]:
        """The kinds of which *key* is a word; mostly none."""
        return self.by_word.get(key, ())

    def longest_first(self, kind: str) -> tuple[str, ...]:
        """The words of *kind*, the longest first; asked for again and again."""
        return _longest_first(self.kinds[kind])

    def is_place(self, key: str) -> bool:
        """True for a country or city, and for what or who is from there."""
        bare = key.removeprefix(ARTICLE)
        places = self.kinds["geography"]
        return any(
            key.endswith(ending) and (bare[: len(bare) - len(ending)] in places or key in places)
            for ending in PEOPLE_ENDINGS
        )


@cache
def _longest_first(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def surroundings(language: str) -> Surroundings:
    """The words of *language*, "fa" or "ar"; read once, at the first call."""
    source = cast(dict[str, dict[str, list[str]]], read_json("signals.json"))[language]
    kinds = {kind: frozenset(_keys(lines)) for kind, lines in source.items()}
    kinds["title"] = LEXICON.titles[language]
    kinds["roles"] |= kinds["title"]
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for kind in NEAR:
        for word in kinds[kind]:
            by_word[word].append(kind)
    return Surroundings(kinds, {word: tuple(of) for word, of in by_word.items()})


def _keys(lines: list[str]) -> Iterator[str]:
    """The words of *lines*; of one written over ZWNJ its run-together form and its last part."""
    for word in (word for line in lines for word in line.split()):
        parts = [atom.key for atom in atoms(word)]
        yield "".join(parts)
        yield from parts[1:] and parts[-1:]
