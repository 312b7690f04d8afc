"""One written name as the matcher reads it: its words, their weights, and what was set aside."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from firsthand.names.clitics import without_article
from firsthand.names.folding import ZWNJ
from firsthand.names.matching.kinds import NameKind
from firsthand.names.matching.letters import heard, split
from firsthand.names.matching.organizations import parse_organization, parse_place
from firsthand.names.matching.persons import parse_person
from firsthand.names.matching.vocabulary import Vocabulary, vocabulary
from firsthand.names.matching.weights import INITIAL, Weights

# Ezafe and iẓāfa, which tie a word to the next and are said or not: Anjoman-e Yaran, توده‌ی.
EZAFE: Final = re.compile(r"(?<=\w\w)[-\u200c](?:e|i|ye|yi|ی)(?=\s+\w)", re.IGNORECASE)


class Reading(NamedTuple):
    """A name's words, folded.

    *keys*: all of them, as written. *words*: what is compared: particles and legal form apart,
    compounds joined. *longs*: the same words with the particles before them. *form*: the class
    of the legal form. *is_inverted*: a comma says that the surname comes first. *total*: the
    weight of all words. *is_plain*: no word stands twice, has a particle, or is an initial.
    *is_simple*: no word has a particle or is a single letter. *heard*: the words as written, in
    small letters: by these they sound.
    """

    keys: tuple[str, ...]
    words: tuple[str, ...]
    longs: tuple[str, ...]
    weights: tuple[float, ...]
    form: str
    is_inverted: bool
    total: float
    is_plain: bool
    is_simple: bool
    heard: tuple[str, ...]


PARSERS: Final = {
    NameKind.PERSON: parse_person,
    NameKind.ORGANIZATION: parse_organization,
    NameKind.PLACE: parse_place,
}


class Reader:
    """Reads names of one kind."""

    def __init__(self, kind: NameKind, weights: Weights) -> None:
        """*weights*: what each word weighs."""
        self._vocabulary = vocabulary()
        self._weights = weights
        self._special = _special(self._vocabulary, kind)
        self._parse = PARSERS[kind]

    def read(self, name: str) -> Reading:
        """The reading of *name*; its words are empty where it has no letter.

        Raises: SurrogateError.
        """
        if "-" in name or ZWNJ in name:
            name = EZAFE.sub(" ", name)
        keys = tuple(split(name))
        words, longs, form = keys, keys, ""
        if not self._special.isdisjoint(keys):
            words, longs, form = self._parse(keys, self._vocabulary)
        heard_words = words
        if not name.isascii():
            heard_words = tuple(map(without_article, _heard(words, keys, heard(name, keys))))
            words = tuple(map(without_article, words))
        weights = tuple(map(self._weights.__getitem__, words))
        is_bare = words == longs
        is_plain = is_bare and len(set(words)) == len(words) and INITIAL not in weights
        is_simple = is_bare and min(map(len, words), default=0) > 1
        is_inverted = "," in name or "،" in name
        return Reading(
            keys,
            words,
            longs,
            weights,
            form,
            is_inverted,
            sum(weights),
            is_plain,
            is_simple,
            heard_words,
        )


def _heard(words: Sequence[str], keys: Sequence[str], written: Sequence[str]) -> list[str]:
    """Each of *words*, made of *keys*, as it is *written*."""
    known = dict(zip(keys, written, strict=True))
    return [known.get(word) or _joined(word, keys, written) for word in words]


def _joined(word: str, keys: Sequence[str], written: Sequence[str]) -> str:
    """The same of several keys in a row."""
    for at in range(len(keys)):
        joined = ""
        for end in range(at, len(keys)):
            joined += keys[end]
            if not word.startswith(joined):
                break
            if joined == word:
                return "".join(written[at : end + 1])
    return word


def _special(words: Vocabulary, kind: NameKind) -> frozenset[str]:
    """The words that call for a closer reading."""
    if kind is NameKind.PERSON:
        return words.particles | words.heads | words.tails
    little = words.between
    if kind is NameKind.PLACE:
        return little
    letters = map(chr, range(ord("a"), ord("z") + 1))
    return little.union(words.legal_forms, words.form_ends, letters)
