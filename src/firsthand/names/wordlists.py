"""Given names, common words and well-known places, folded: what `suggesting` goes by."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final, cast

from firsthand.names.folding import atoms
from firsthand.names.lexicon import read_json

LANGUAGES: Final = ("en", "fr", "fa", "ar")


@dataclass(frozen=True, slots=True)
class WordLists:
    """Keys of words: given names of all scripts; common words by language; what is no person.

    *small_words*: written in small letters, these are words of English or French, no names.
    """

    given_names: frozenset[str]
    common: dict[str, frozenset[str]]
    not_persons: frozenset[str]
    small_words: frozenset[str]

    def common_in(self, language: str) -> frozenset[str]:
        """The common words of *language*; of all languages where it is not one of ours."""
        return self.common.get(language, frozenset().union(*self.common.values()))


@cache
def word_lists() -> WordLists:
    """The lists, read once, at the first call."""
    names = cast(dict[str, list[str]], _without_about(read_json("given_names.json")))
    words = cast(dict[str, dict[str, list[str]]], read_json("common_words.json"))
    common = {language: _keys(lines) for language, lines in words["common"].items()}
    also_names = _keys(cast(list[str], words["also_names"]))
    return WordLists(
        given_names=_keys(line for lines in names.values() for line in lines),
        common=common,
        not_persons=_keys(cast(list[str], words["not_persons"])),
        small_words=also_names | common["en"] | common["fr"],
    )


def _without_about(source: object) -> object:
    return {key: value for key, value in cast(dict[str, object], source).items() if key != "about"}


def _keys(lines: Iterable[str]) -> frozenset[str]:
    """The words of *lines*, which spaces part; a word over ZWNJ gives its key run together."""
    words = (word for line in lines for word in line.split())
    return frozenset("".join(atom.key for atom in atoms(word)) for word in words)
