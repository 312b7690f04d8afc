"""Forms of words in Arabic script: what is written before and behind a word, and its stem."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from firsthand.names.surroundings import surroundings

BASE_MIN: Final = 3  # letters that must be left of a word without its endings
ARABIC_CLITICS: Final = "وبلفک"
PERSON_LETTERS: Final = "یتنا"  # before the stem of an Arabic verb
OBJECTS: Final = ("", "ها", "ه", "هم", "وا", "ون", "ک", "نی", "نا", "ان", "ین")
VERB_LETTERS: Final = range(4, 10)
FORM_TENTHS: Final = 21
CLITIC_PAIRS: Final = ("وب", "ول", "فل", "فب")


def bases(key: str, language: str) -> Iterator[str]:
    """What the folded word *key* may be a form of: it without a beginning, an ending, or both."""
    for bare in _without_beginning(key, surroundings(language).longest_first("prefixes")):
        if bare != key:
            yield bare
        for ending in surroundings(language).longest_first("suffixes"):
            if bare.endswith(ending) and len(bare) - len(ending) >= BASE_MIN:
                yield bare[: -len(ending)]


def _without_beginning(key: str, prefixes: tuple[str, ...]) -> Iterator[str]:
    yield key
    for prefix in prefixes:
        if key.startswith(prefix) and len(key) - len(prefix) >= BASE_MIN:
            yield key[len(prefix) :]


def has_ending(key: str, language: str) -> bool:
    """True where *key* ends in two letters or more that are written onto words."""
    endings = _long_endings(language)
    return key.endswith(endings) and any(
        key.endswith(ending) and len(key) - len(ending) >= BASE_MIN for ending in endings
    )


@cache
def _long_endings(language: str) -> tuple[str, ...]:
    return tuple(each for each in surroundings(language).longest_first("suffixes") if len(each) > 1)


def is_verb(key: str, language: str) -> bool:
    """True for a form of a Persian verb: its stem with what is written before and behind it."""
    near = surroundings(language)
    past, present = near.of("past"), near.of("present")
    return any(stem in past or (stem in present and stem != key) for stem in _stems(key, language))


def _stems(key: str, language: str) -> Iterator[str]:
    near = surroundings(language)
    for prefix in ("", *near.longest_first("verb_prefixes")):
        bare = key.removeprefix(prefix)
        if key.startswith(prefix):
            yield bare
            yield from (
                bare[: -len(ending)]
                for ending in near.longest_first("verb_endings")
                if bare.endswith(ending)
            )


def verb_forms(key: str, tenths: Callable[[str], int]) -> int:
    """In how many other persons the Arabic word *key*, taken for a verb, is a known word.

    *tenths*: how common a word is (Frequencies.tenths). At most four.
    """
    if len(key) not in VERB_LETTERS:
        return 0
    stems = {key[1 : len(key) - len(e)] for e in OBJECTS if key.endswith(e)}
    return max(
        sum(tenths(f"{p}{s}") >= FORM_TENTHS for p in ("", *PERSON_LETTERS) if f"{p}{s}" != key)
        for s in stems
        if len(s) >= BASE_MIN
    )


def clitics(key: str) -> Iterator[int]:
    """How many letters of an Arabic word may be و ب ل ف ك before it, or two of them."""
    if key[0] in ARABIC_CLITICS and len(key) > BASE_MIN:
        yield 1
    if key[:2] in CLITIC_PAIRS and len(key) > BASE_MIN + 1:
        yield 2
