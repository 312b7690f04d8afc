"""Words that stand in and around names, by language; every one of them folded."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final, TypedDict, cast

from firsthand.names.folding import fold


class _LexiconFile(TypedDict):
    """The data file as it stands."""

    joining: list[str]
    loose: list[str]
    closing: list[str]
    clitics_before: list[str]
    clitics_after: list[str]
    clitics_after_latin: list[str]
    case_endings: list[str]
    case_endings_feminine: list[str]
    titles: dict[str, list[str]]
    namers: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Keys of words: parts of compound names, clitics (longest first), titles, "called".

    Case endings are no keys, which have no й: they are as small letters write them.
    """

    joining: frozenset[str]
    loose: frozenset[str]
    closing: frozenset[str]
    clitics_before: tuple[str, ...]
    clitics_after: tuple[str, ...]
    clitics_after_latin: tuple[str, ...]
    case_endings: tuple[str, ...]
    case_endings_feminine: frozenset[str]
    titles: Mapping[str, frozenset[str]]
    namers: Mapping[str, frozenset[str]]

    @property
    def all_titles(self) -> frozenset[str]:
        """The titles of every language."""
        return frozenset().union(*self.titles.values())


def read_json(name: str) -> object:
    """The data file *name* of this room."""
    return json.loads(files("firsthand.names").joinpath(name).read_text(encoding="utf-8"))


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(_keys(words), key=lambda word: (-len(word), word)))


def _load() -> Lexicon:
    source = cast(_LexiconFile, read_json("lexicon.json"))
    return Lexicon(
        joining=_keys(source["joining"]),
        loose=_keys(source["loose"]),
        closing=_keys(source["closing"]),
        clitics_before=_longest_first(source["clitics_before"]),
        clitics_after=_longest_first(source["clitics_after"]),
        clitics_after_latin=_longest_first(source["clitics_after_latin"]),
        case_endings=tuple(sorted(source["case_endings"], key=lambda word: (-len(word), word))),
        case_endings_feminine=frozenset(source["case_endings_feminine"]),
        titles={language: _keys(words) for language, words in source["titles"].items()},
        namers={language: _keys(words) for language, words in source["namers"].items()},
    )


LEXICON: Final = _load()
