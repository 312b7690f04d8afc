"""The words of dates in four languages, folded, and dates taken apart into them.

Data: written_dates.tsv (one row a meaning; words by "|"). Letters fold only as far as telling
words of dates apart needs; names have their own table, in `names`.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from firsthand.core.codes import CalendarName


class WordKind(StrEnum):
    """What a word does in a date; the last three are found, not listed."""

    MONTH = "month"
    DAY = "day"
    WEEKDAY = "weekday"
    FILLER = "filler"
    YEAR_WORD = "year_word"
    ERA = "era"
    ABOUT = "about"
    PART = "part"
    RELATIVE = "relative"
    NUMBER = "number"
    SIGN = "sign"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a date: the calendar it belongs to (None = any), its number, as folded.

    A *number* is that of the first four digits; more are no part of a date.
    """

    kind: WordKind
    calendar: CalendarName | None
    number: int
    folded: str


_SAME = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ە": "ه", "ہ": "ه"})
_GAPS = re.compile("[\u200c\u200d\u2010-\u2015\u00a0\u202f]")
_SILENT = re.compile("[\u0640\u200e\u200f\u061c\u00ad'’‘ʿʾ`]")
_RAISED = re.compile("[²³¹⁰⁴-⁹₀-₉]")  # the mark of a note, no part of a number
NUMBER_MAX_DIGITS = 4
LONGEST_WORD = 3  # of the table, in parts
_PART = re.compile(r"[0-9]+|[^\W\d_]+|[^\w\s]")


def fold_date(words: str) -> str:
    """*words* with Latin digits, one letter for its variants, no accents, no silent signs."""
    gapped = _RAISED.sub("*", _SILENT.sub("", _GAPS.sub(_gap, words)))
    bare = (
        each for each in unicodedata.normalize("NFKD", gapped) if not unicodedata.combining(each)
    )
    return "".join(_digit(each) for each in bare).translate(_SAME).casefold()


def _gap(found: re.Match[str]) -> str:
    return "-" if "\u2010" <= found[0] <= "\u2015" else " "


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def words_of(folded: str) -> list[Word]:
    """*folded* as words, the longest listed one first; hyphens and full stops are dropped."""
    parts = [part for part in _PART.findall(folded) if part not in ".-"]
    found, at = [], 0
    while at < len(parts):
        word, length = _longest(parts[at : at + LONGEST_WORD])
        found.append(word)
        at += length
    return found


def _longest(parts: list[str]) -> tuple[Word, int]:
    for length in range(len(parts), 0, -1):
        listed = _table().get(tuple(parts[:length]))
        if listed:
            return listed, length
    return _unlisted(parts[0]), 1


def _unlisted(part: str) -> Word:
    if part.isdecimal():
        return Word(WordKind.NUMBER, None, int(part[:NUMBER_MAX_DIGITS]), part)
    return Word(WordKind.UNKNOWN if part.isalpha() else WordKind.SIGN, None, 0, part)


@cache
def _table() -> dict[tuple[str, ...], Word]:
    source = files("firsthand.core").joinpath("written_dates.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(source.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {key: word for row in rows for key, word in _entries(row)}


def _entries(row: dict[str, str]) -> Iterator[tuple[tuple[str, ...], Word]]:
    calendar = CalendarName(row["calendar"]) if row["calendar"] else None
    for written in row["words"].split("|"):
        key = tuple(_PART.findall(fold_date(written).replace("-", " ")))
        yield key, Word(WordKind(row["kind"]), calendar, int(row["number"]), " ".join(key))
