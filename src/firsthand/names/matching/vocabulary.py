"""The words that weigh little in a name of each kind, read from `words.json` once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypedDict, cast

from firsthand.names.lexicon import LEXICON, read_json
from firsthand.names.matching.kinds import NameKind
from firsthand.names.matching.letters import split

Form = tuple[tuple[str, ...], str]


class _WordsFile(TypedDict):
    """The data file as it stands."""

    particles: list[str]
    articles: list[str]
    assimilated: list[str]
    not_first: list[str]
    fathers: list[str]
    heads: list[str]
    tails: list[str]
    prefixes: dict[str, list[str]]
    suffixes: dict[str, list[str]]
    honorifics: list[str]
    no_titles: list[str]
    legal_forms: dict[str, list[str]]
    generic: dict[str, dict[str, str]]
    shared: dict[str, str]
    silent: list[str]
    known: dict[str, str]
    common: list[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded words by what they do in a name.

    *legal_forms*: by the first word of a form, every form that begins so, longest first, with the
    class that forms of different languages share. *form_ends*: the same by the last word.
    *generic*: words for a kind of thing; *shared*: those that names of bodies and places are often
    made of. *meanings*: by kind, which well-known name, or which thing, each of its words stands
    for, so that two of one meaning meet in any language. *silent*: "the", "of", "and".
    *prefixes*, *suffixes*: what many compounds share, with its meaning, the longest first.
    """

    particles: frozenset[str]
    articles: frozenset[str]
    assimilated: frozenset[str]
    not_first: frozenset[str]
    fathers: tuple[str, ...]
    heads: frozenset[str]
    tails: frozenset[str]
    prefixes: Mapping[str, str]
    suffixes: Mapping[str, str]
    honorifics: frozenset[str]
    titles: frozenset[str]
    legal_forms: Mapping[str, tuple[Form, ...]]
    form_ends: Mapping[str, tuple[Form, ...]]
    generic: Mapping[NameKind, frozenset[str]]
    shared: frozenset[str]
    silent: frozenset[str]
    common: frozenset[str]
    meanings: Mapping[NameKind, Mapping[str, str]]

    @property
    def between(self) -> frozenset[str]:
        """What may stand between two words that are compared: "the", "of", an article."""
        return self.silent | self.articles | self.assimilated


def _keys(lines: Iterable[str]) -> frozenset[str]:
    """The words of *lines*, which spaces part; a word over ZWNJ gives its key run together."""
    return frozenset("".join(split(word)) for line in lines for word in line.split())


def _classed(source: Mapping[str, list[str]]) -> dict[str, str]:
    """The class of each affix, the longest affixes first."""
    pairs = [(word, name) for name, lines in source.items() for word in _keys(lines)]
    return dict(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def _meanings(*sources: Mapping[str, str]) -> dict[str, str]:
    """What each word stands for; the first source that has it wins."""
    pairs = [
        (word, name) for rows in sources for name, line in rows.items() for word in _keys([line])
    ]
    return dict(reversed(pairs))


def _forms(source: Mapping[str, list[str]], *, end: int) -> dict[str, tuple[Form, ...]]:
    """Every form by the word at its *end* (0 first, -1 last), longest first."""
    by_word: dict[str, list[Form]] = {}
    for form_class, forms in source.items():
        for words in map(tuple, map(split, forms)):
            by_word.setdefault(words[end], []).append((words, form_class))
    return {word: tuple(sorted(found, key=_longest)) for word, found in by_word.items()}


def _longest(form: Form) -> tuple[int, tuple[str, ...]]:
    return -len(form[0]), form[0]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once, at the first call."""
    source = cast(_WordsFile, read_json("matching/words.json"))
    known, shared = source["known"], source["shared"]
    things = {NameKind(kind): rows for kind, rows in source["generic"].items()}
    generic = {kind: _keys(rows.values()) for kind, rows in things.items()}
    bodies, places = things[NameKind.ORGANIZATION], things[NameKind.PLACE]
    return Vocabulary(
        particles=_keys(source["particles"]),
        articles=_keys(source["articles"]),
        assimilated=_keys(source["assimilated"]),
        not_first=_keys(source["not_first"]),
        fathers=tuple(sorted(_keys(source["fathers"]))),
        heads=_keys(source["heads"]),
        tails=_keys(source["tails"]),
        prefixes=_classed(source["prefixes"]),
        suffixes=_classed(source["suffixes"]),
        honorifics=_keys(source["honorifics"]),
        titles=LEXICON.all_titles - _keys(source["no_titles"]),
        legal_forms=_forms(source["legal_forms"], end=0),
        form_ends=_forms(source["legal_forms"], end=-1),
        generic={NameKind.PERSON: frozenset(), **generic},
        common=_keys([*source["common"], *known.values()]),
        shared=_keys([*shared.values(), *bodies.values(), *places.values()]),
        silent=_keys(source["silent"]),
        meanings={
            NameKind.PERSON: _meanings(known),
            NameKind.ORGANIZATION: _meanings(bodies, places, shared, known),
            NameKind.PLACE: _meanings(places, bodies, shared, known),
        },
    )
