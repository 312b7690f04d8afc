"""A text read once for suggesting: its words, how they hang together, how they are written."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from firsthand.names.clitics import is_arabic
from firsthand.names.folding import Token, atoms
from firsthand.names.frequencies import frequencies, person_words
from firsthand.names.joining import APOSTROPHE, joined, wrapped_ends
from firsthand.names.wordlists import word_lists

SENTENCE_ENDS: Final = frozenset('.!?…:;\n؟؛۔"“”«»„‹›()[]—–*|')
INSIDE_NAME: Final = frozenset(" \u00a0\u200c\u200d\u202f\t-‐‑'’ʼ.")
GAP_MAX: Final = 3
WORD_TENTHS: Final = 30  # from here on what an apostrophe parts is a word
LATIN: Final = ("en", "fr")  # languages in Latin letters of which we have a table


class Reason(StrEnum):
    """Why a span is suggested; shown beside it."""

    CAPITALS = "capitals"
    GIVEN_NAME = "given_name"
    TITLE = "title"
    NAMER = "namer"
    SURNAME = "surname"
    REPEATED = "repeated"
    RARE = "rare"


class Tier(StrEnum):
    """How sure a suggestion is; nothing that is not suggested is sure to be no name."""

    LIKELY = "likely"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Run:
    """Words *first* to *last* (included) of a Reading that read as a name, and how surely.

    *skipped*: letters of the first word that are clitics before the name.
    """

    first: int
    last: int
    reason: Reason
    tier: Tier = Tier.LIKELY
    skipped: int = 0


class Reading:
    """The words of one text, with what the rules ask of them."""

    def __init__(self, string: str, language: str) -> None:
        """*language* is a BCP 47 tag; it chooses the list of common words."""
        lists = word_lists()
        self.string = string
        self.language = language.split("-", maxsplit=1)[0].lower()
        self.words: list[Token] = joined(string, atoms(string), self._is_word)
        self._wrapped = wrapped_ends(string)
        self.common = lists.common_in(self.language)
        self.given_names, self.not_persons = lists.given_names, lists.not_persons

    def raw(self, at: int) -> str:
        """Word *at* as written."""
        word = self.words[at]
        return self.string[word.start : word.end]

    def gap(self, at: int) -> str:
        """What stands between word *at* and the one before; a line end before the first.

        An end of a line that is only wrapped reads as a space.
        """
        if at == 0:
            return "\n"
        start, end = self.words[at - 1].end, self.words[at].start
        gap = self.string[start:end]
        if self._wrapped and "\n" in gap and start + gap.index("\n") in self._wrapped:
            return gap.replace("\n", " ", 1)
        return gap

    def begins(self, at: int) -> bool:
        """True where word *at* may begin a sentence, a quotation or a line."""
        return not SENTENCE_ENDS.isdisjoint(self.gap(at))

    def follows_on(self, at: int) -> bool:
        """True where word *at* may belong to one name with the word before it."""
        gap = self.gap(at)
        if not (at and len(gap) <= GAP_MAX and INSIDE_NAME.issuperset(gap)):
            return False
        return "." not in gap or len(self.words[at - 1].key) <= GAP_MAX

    def is_capital(self, at: int) -> bool:
        """True where word *at* begins with a capital letter."""
        return self.string[self.words[at].start].isupper()

    def is_shouted(self, at: int) -> bool:
        """True where word *at* and a neighbour of it stand in capitals throughout."""
        return self._all_capitals(at) and (
            self._all_capitals(at - 1) or self._all_capitals(at + 1) or self._all_capitals(at + 2)
        )

    def _all_capitals(self, at: int) -> bool:
        if not 0 <= at < len(self.words):
            return False
        raw = self.raw(at)
        return len(raw) > 1 and raw.isupper()

    @cached_property
    def in_small_letters(self) -> Counter[str]:
        """How often each key stands in small letters."""
        small = (self.words[at].key for at in range(len(self.words)) if not self.is_capital(at))
        return Counter(small)

    @cached_property
    def in_capitals(self) -> Counter[str]:
        """How often each key begins with a capital within a sentence, headings apart."""
        return Counter(
            word.key
            for at, word in enumerate(self.words)
            if self.is_capital(at) and not self.begins(at) and not self.is_shouted(at)
        )

    def tenths(self, key: str) -> int:
        """How common the word *key* in Latin letters is: tenths of the Zipf scale."""
        languages = (self.language,) if self.language in LATIN else LATIN
        return max(frequencies(language).tenths(key) for language in languages)

    def _is_word(self, key: str) -> bool:
        return self.tenths(key) >= WORD_TENTHS and not self.is_person_word(key)

    def is_person_word(self, key: str) -> bool:
        """True where persons are named by *key*, perhaps besides something else."""
        return key.replace(APOSTROPHE, "") in person_words()

    def is_given_name(self, at: int) -> bool:
        """True where word *at* is a common given name and no common word of the language."""
        key = self.words[at].key
        if is_arabic(key) and self.raw(at).endswith("ى"):
            return False  # على (upon) and علي (a name) have one key
        return key in self.given_names and (key not in self.common or key == "علی")
