"""Codes with labels in the languages of the edition (data: vocabulary.tsv)."""

import csv
from functools import cache
from importlib.resources import files

from firsthand.core.errors import CodeError
from firsthand.core.languages import primary

LANGUAGES = ("en", "fa", "ar", "fr")
GROUPS = ("ITM", "CN", "CI", "CAP", "PUB", "WA")


@cache
def _table() -> dict[str, dict[str, str]]:
    source = files("firsthand.core").joinpath("vocabulary.tsv").read_text(encoding="utf-8")
    return {
        row["code"]: dict(row)
        for row in csv.DictReader(source.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    }


def label(code: str, language: str) -> str:
    """The words for *code* in *language*, English where that language has none.

    Raises: CodeError where no vocabulary has the code.
    """
    row = _table().get(code)
    if row is None:
        raise CodeError(code)
    spoken = primary(language)
    return (row[spoken] if spoken in LANGUAGES else "") or row["en"]


def codes(group: str) -> tuple[str, ...]:
    """All codes of one group, such as ITM, CN, CI or CAP, in the order of the list."""
    return tuple(code for code in _table() if code.rstrip("0123456789") == group)
