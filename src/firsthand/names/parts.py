"""The words of one person's name, each with its part: given name, surname, or neither."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from firsthand.names.folding import Token, atoms
from firsthand.names.lexicon import LEXICON


class Part(StrEnum):
    """What a hit, or a word of a name, stands for."""

    WHOLE = "whole"
    GIVEN = "given"
    MIDDLE = "middle"
    SURNAME = "surname"
    ONLY = "only"


class Order(StrEnum):
    """Which end of a name the surname stands at."""

    GIVEN_FIRST = "given_first"
    SURNAME_FIRST = "surname_first"


@dataclass(frozen=True, slots=True)
class FormWord:
    """One word of a name (a compound such as abd al-rahman is one): its key, place and part."""

    start: int
    end: int
    key: str
    part: Part


def form_words(name: str, *, order: Order = Order.GIVEN_FIRST) -> list[FormWord]:
    """The words of *name* that may stand for its bearer alone, in order, by position.

    Titles at the front, particles (de, bin, al-) and initials are left out; offsets are code
    points of *name*. In between of three and more is MIDDLE. A name that is all one word gives
    one ONLY; where but one word is left of a longer name, it is taken for the SURNAME.
    """
    every = [word for word in atoms(name) if len(word.key) > 1]
    words = [word for word in _compounds(list(atoms(name))) if len(word.key) > 1] or every
    if len(words) == 1:
        is_all = len(every) == 1 or words[0].key == "".join(word.key for word in every)
        return [FormWord(*words[0], part=Part.ONLY if is_all else Part.SURNAME)]
    last = len(words) - 1
    return [FormWord(*word, part=_part(at, last, order)) for at, word in enumerate(words)]


def _part(at: int, last: int, order: Order) -> Part:
    if 0 < at < last:
        return Part.MIDDLE
    is_first = at == 0
    return Part.GIVEN if is_first == (order is Order.GIVEN_FIRST) else Part.SURNAME


def _compounds(words: Sequence[Token]) -> list[Token]:
    joined: list[Token] = []
    pending: Token | None = None
    for word in _without_titles(words):
        whole = _joined(pending, word) if pending else word
        pending = None
        if word.key in LEXICON.joining or _is_article_in_compound(whole, word):
            pending = whole
        elif word.key in LEXICON.closing and joined:
            joined.append(_joined(joined.pop(), whole))
        elif word.key not in LEXICON.loose:
            joined.append(whole)
    return joined if joined or not pending else [pending]


def _is_article_in_compound(whole: Token, word: Token) -> bool:
    """True for the `al` of abd al-rahman: nothing that can end a name."""
    return whole is not word and word.key in LEXICON.loose


def _joined(left: Token, right: Token) -> Token:
    return Token(left.start, right.end, left.key + right.key)


def _without_titles(words: Sequence[Token]) -> Sequence[Token]:
    titles = LEXICON.all_titles
    first = next((at for at, word in enumerate(words) if word.key not in titles), 0)
    return words[first:]
