"""What stands in and on names in running text, as the data file holds it; every word folded."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, cast
from unicodedata import normalize

from firsthand.names.clitics import (
    heads,
    is_arabic,
    is_cyrillic,
    stems,
    without_article,
    without_case,
)
from firsthand.names.folding import character_key, fold
from firsthand.names.lexicon import LEXICON, read_json

_FILE: Final = cast(dict[str, list[str]], read_json("finding/writing.json"))


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


ARTICLES: Final = _keys(_FILE["articles"])
PARTICLES: Final = _keys(_FILE["particles"])
BEFORE_ARABIC: Final = tuple(map(fold, _FILE["before_arabic"]))
AFTER_ARABIC: Final = tuple(map(fold, _FILE["after_arabic"]))
SPOKEN_STEM_MIN: Final = 4
ALEF_MIN: Final = 3  # letters of a word that ends in alef, which may be written as ى
EZAFE_AFTER_VOWEL: Final = ("ای", "وی")
EZAFE: Final = _keys(_FILE["ezafe"])
ABD: Final = _keys(_FILE["abd"])
BEFORE_VERBS: Final = _keys(_FILE["before_verbs"])
# Each word for the one that stands for all of its kind in its script: أبي and أبا for أبو.
KUNYA: Final = {
    fold(word): fold(first)
    for first, others in cast(dict[str, str], _FILE["kunya"]).items()
    for word in (first, *others.split())
}
HONORIFICS: Final = _keys(_FILE["honorifics"]) | LEXICON.all_titles
_ABD: Final = re.compile(
    r"(?<=^abd)[aeiou](?:l(?=.{3})|(?P<sun>[dnrstz])(?=(?P=sun).{2}))"
    r"|(?<=^абд)[аеиоуэ](?:ль?(?=.{3})|(?P<solntse>[дзнрст])(?=(?P=solntse).{2}))"
    r"|(?<=^عبد)ال(?=.{2})"
)
_GLUED_ARTICLE: Final = re.compile(r"^[ae](?:(?P<sun>[dnrstz])(?=(?P=sun).{3})|sh(?=sh)|ch(?=ch))")


_WITHIN: Final = re.compile(r"(?<=.{2})ال(?=.{3})")
_CAPITAL: Final = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_A-Z]{3})")


def within_compound(word: str) -> str:
    """*word*, in Arabic letters, without the article inside it: نورالدین is نوردین."""
    return _WITHIN.sub("", word)


class Reading(NamedTuple):
    """What a word may be as part of a name; the letters of its key before it and behind it."""

    text: str
    before: int = 0
    behind: int = 0


def plain(word: str) -> str:
    """*word* with its compound of abd written in one way: abdurrahman is abdrahman."""
    if word in ABD:
        return word[:3]
    if word in KUNYA:
        return KUNYA[word]
    return _ABD.sub("", word, count=1)


def readings(written: str, key: str) -> Iterator[Reading]:
    """What *written*, with its *key*, may be as part of a name; itself first."""
    lowered = plain(normalize("NFC", written.lower()))
    yield Reading(lowered)
    if is_arabic(key):
        yield from _arabic(written, key)
        return
    if written[:1].islower() or not written[1:].islower():
        yield from _after_capital(written)
    if is_cyrillic(key):
        yield from (Reading(plain(stem)) for stem in without_case(lowered))
    else:
        bare = _GLUED_ARTICLE.sub("", key)
        if bare != key:
            yield Reading(bare)
        yield from (Reading(stem, 0, len(key) - len(stem)) for stem in stems(key))


def _after_capital(written: str) -> Iterator[Reading]:
    """The name glued to a word before it: byNoosheen."""
    for found in _CAPITAL.finditer(written):
        before = sum(len(character_key(each)) for each in written[: found.start()])
        yield Reading(plain(written[found.start() :].lower()), before)


def _arabic(written: str, key: str) -> Iterator[Reading]:
    yield from _otherwise_ended(written, key)
    if key.startswith(BEFORE_ARABIC):
        yield from _without_two(key)
    for head, before in heads(key):
        bare = without_article(head)
        if before or bare != key:
            yield Reading(plain(bare), before)
        for stem in (*stems(bare), *_without_spoken(bare)):
            yield Reading(plain(stem), before, len(bare) - len(stem))


def _without_two(key: str) -> Iterator[Reading]:
    for clitics in BEFORE_ARABIC:
        if key.startswith(clitics) and len(key) - len(clitics) > len(clitics):
            yield Reading(plain(key[len(clitics) :]), len(clitics))


def _otherwise_ended(written: str, key: str) -> Iterator[Reading]:
    """Feminine ة as ت, alef at the end as ى, and what stands before the ezafe of a vowel."""
    if written.endswith("ة"):
        yield Reading(f"{written[:-1]}ت")
    if key.endswith("ا") and len(key) >= ALEF_MIN:
        yield Reading(f"{key[:-1]}ى")
    if key.endswith(EZAFE_AFTER_VOWEL) and len(key) > ALEF_MIN:
        yield Reading(plain(key[:-1]), 0, 1)


def _without_spoken(key: str) -> Iterator[str]:
    for behind in AFTER_ARABIC:
        if key.endswith(behind) and len(key) - len(behind) >= SPOKEN_STEM_MIN:
            yield key[: -len(behind)]
