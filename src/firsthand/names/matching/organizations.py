"""The words of an organization's name, and the class of its legal form."""

from collections.abc import Mapping, Sequence
from typing import Final

from firsthand.names.matching.persons import is_article
from firsthand.names.matching.vocabulary import Form, Vocabulary
from firsthand.names.matching.weights import is_initial

Parsed = tuple[tuple[str, ...], tuple[str, ...], str]
NEUTRAL: Final = "company"  # a legal form that says no more than that there is one


def parse_organization(keys: Sequence[str], vocabulary: Vocabulary) -> Parsed:
    """The words without legal form and "the", "and", "of"; letters in a row are one word.

    A name that is nothing but a legal form keeps its words.
    """
    rest, form = list(keys), ""
    while taken := _form_at(rest, vocabulary):
        rest, form = taken[0], form or taken[1].removeprefix(NEUTRAL)
    words = tuple(_letters_joined(_telling(rest, vocabulary) or rest))
    return words, words, form


def parse_place(keys: Sequence[str], vocabulary: Vocabulary) -> Parsed:
    """The words without "the", "and", "of" and articles; all where there are no others."""
    words = tuple(_telling(keys, vocabulary)) or tuple(keys)
    return words, words, ""


def _telling(keys: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """*keys* without those that are silent before another word, and articles."""
    silent, last = vocabulary.silent, len(keys) - 1
    return [
        key
        for at, key in enumerate(keys)
        if at == last or not (key in silent or is_article(keys, at, vocabulary))
    ]


def _form_at(keys: list[str], vocabulary: Vocabulary) -> tuple[list[str], str] | None:
    """*keys* without the legal form at the end, or at the front; None where there is none."""
    if form := _found(keys, vocabulary.form_ends, end=-1):
        return keys[: -len(form[0])], form[1]
    if form := _found(keys, vocabulary.legal_forms, end=0):
        return keys[len(form[0]) :], form[1]
    return None


def _found(keys: list[str], forms: Mapping[str, tuple[Form, ...]], *, end: int) -> Form | None:
    for form in forms.get(keys[end], ()):
        length = len(form[0])
        part = keys[:length] if end == 0 else keys[-length:]
        if length < len(keys) and tuple(part) == form[0]:
            return form
    return None


def _letters_joined(keys: Sequence[str]) -> list[str]:
    """The words with letters in a row as one: jp morgan of j p morgan."""
    words: list[str] = []
    is_open = False
    for key in keys:
        if is_open and is_initial(key):
            words[-1] += key
        else:
            words.append(key)
        is_open = is_initial(key)
    return words
