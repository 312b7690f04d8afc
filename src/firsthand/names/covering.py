"""Whether the words of a span stand for a form of a name, and for no more than it."""

from collections.abc import Iterator
from typing import Final

from firsthand.names.clitics import heads, stems, without_article
from firsthand.names.folding import ELISIONS, ENDINGS, atoms
from firsthand.names.lexicon import LEXICON

_APART: Final = LEXICON.all_titles | ELISIONS | ENDINGS


def covers(form: str, words: str) -> bool:
    """True where every word of *words* is among those of *form*, titles and clitics apart.

    Words are compared folded. A span that is all title, or holds no word, stands for nobody.
    A compound that the span joins or parts otherwise than the form is met run together.
    """
    keys = [word.key for word in atoms(form)]
    known = {*keys, *map(without_article, keys)}
    asked = [word.key for word in atoms(words)]
    named = [key for key in asked if key not in _APART or key in known]
    if not named:
        return False
    return all(_readings(key) & known for key in named) or _run_together(named, keys)


def _readings(key: str) -> set[str]:
    return {stem for head, _ in heads(key) for stem in _with_stems(head)}


def _with_stems(head: str) -> Iterator[str]:
    yield head
    yield from stems(head)


def _run_together(named: list[str], keys: list[str]) -> bool:
    """Whether the span's words, joined, are the form's, joined, with clitics apart."""
    return "".join(keys) in _readings("".join(named))
