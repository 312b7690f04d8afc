"""Which part of a series a text says it is: "Part one", "قسمت اول", "Première partie", "(2)"."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from firsthand.core.text import MarkKind, Text

LONGEST_LINE_CP = 300
LONGEST_WRITTEN_CP = 60
EARLY_BLOCKS = 3
LARGEST_PART = 999
_LISTS = json.loads(files(__package__).joinpath("parts_words.json").read_text("utf-8"))
# One code point for one, so that positions hold: yeh, kaf, alef and teh marbuta in one letter each.
_FOLD = str.maketrans("يىكأإآة٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ییکاااه01234567890123456789")


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(_folded(word)) for word in sorted(words, key=len, reverse=True))


def _folded(words: str) -> str:
    return "".join(letter.lower()[:1] for letter in words).translate(_FOLD)


_KINDS = _any_of(_LISTS["kinds"].split())
_BEFORE = {_folded(word): number for word, number in _LISTS["before"].items()}
_AFTER = {_folded(word): number for word, number in _LISTS["after"].items()}
# A part stands at an edge of its line or between separators, never inside a sentence.
_OPENS = r"(?:^|[\s]*[:.,،؛;|/(\[–—-]\s*|\s+)"
_CLOSES = r"(?=\s*(?:$|[:.,،؛;|/)\]–—-]|(?:of|sur|de|از|من)\s+\w+\s*(?:$|[):.,])))"
_NUMBER = rf"(?P<after>\d{{1,3}}|{_any_of(list(_AFTER))})"
_PHRASE = re.compile(
    rf"{_OPENS}[(\[]?(?P<written>(?:the\s+|la\s+)?"
    rf"(?:(?P<before>{_any_of(list(_BEFORE))})\s+(?:{_KINDS})"
    rf"|(?:{_KINDS})\s*(?:no\.?|n°|شماره)?\s*{_NUMBER})"
    rf"(?:\s*(?:\s(?:of|sur|از|من)\s|/)\s*\w+)?){_CLOSES}[)\]]?"
)
_IN_BRACKETS = re.compile(
    r"\s*(?P<written>[(\[]\s*(?P<after>\d{1,2})\s*(?:/\s*\d{1,2}\s*)?[)\]])\s*$"
)
_EDGES = " \t:.,،؛;|/()[]–—-"


@dataclass(frozen=True, slots=True)
class Part:
    """A part's number, the words that say it, and the words that name the whole ("" if none)."""

    number: int
    written: str
    series_title: str


def part_of(text: Text) -> Part | None:
    """The part that *text* says it is: in its headline, else in a short line of only that."""
    title, *lines = _early_lines(text)
    in_title = part_in(title)
    if in_title:
        return in_title
    for line in lines:
        found = part_in(line)
        if found and not found.series_title:
            return Part(found.number, found.written, title.strip(_EDGES))
    return None


def _early_lines(text: Text) -> Iterator[str]:
    heading = next((mark.span for mark in text.marks if mark.kind is MarkKind.HEADING), None)
    yield text.quote(heading)[:LONGEST_LINE_CP] if heading else ""
    blocks = (block for block in text.blocks() if block != heading)
    for _, block in zip(range(EARLY_BLOCKS), blocks, strict=False):
        if block.end - block.start <= LONGEST_WRITTEN_CP:
            yield text.quote(block)


def part_in(line: str) -> Part | None:
    """The part that one line names, and what else the line says as the title of the whole."""
    folded = _folded(line)
    found = _PHRASE.search(folded) or _IN_BRACKETS.search(folded)
    if not found or len(folded) != len(line):
        return None
    number = _number(found)
    if not 0 < number <= LARGEST_PART:
        return None
    written = line[slice(*found.span("written"))].strip()
    before, after = line[: found.start()].strip(_EDGES), line[found.end() :].strip(_EDGES)
    return Part(number, written[:LONGEST_WRITTEN_CP], before or after)


def _number(found: re.Match[str]) -> int:
    before, after = found.groupdict().get("before"), found["after"]
    if before:
        return int(_BEFORE[before])
    return int(after) if after.isdigit() else int(_AFTER[after])
