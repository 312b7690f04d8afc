"""Dates as the edition says them: EDTF (Gregorian) in the words and digits of the page.

Source: EDTF (ISO 8601-2) levels 0 and 1, as far as sources need it; the rest stands as written.
"""

import re
from datetime import date
from functools import lru_cache

from markupsafe import Markup

from firsthand.edition.inline import filled
from firsthand.edition.words import Words

DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
DECADE = re.compile(r"(\d{3})X")
QUALIFIED = {"~": "about {date}", "?": "perhaps {date}", "%": "perhaps about {date}"}
OPEN = frozenset({"", ".."})


def date_words(edtf: str, words: Words) -> str:
    """*edtf* in the language of *words*; its own signs where it is richer than we can say."""
    first, slash, last = edtf.partition("/")
    if slash:
        return _interval(first, last, words)
    plain, sign = (edtf[:-1], edtf[-1]) if edtf[-1:] in QUALIFIED else (edtf, "")
    found = DATE.fullmatch(plain)
    if decade := DECADE.fullmatch(plain):
        said = words("the {decade}s", decade=words.number(decade[1] + "0"))
    else:
        said = _day(found, words) if found else words.number(plain)
    return words(QUALIFIED[sign], date=said) if sign else said


@lru_cache(maxsize=4096)
def date_html(edtf: str, words: Words) -> Markup:
    """*edtf* in words, inside a `time` element where HTML can say it too."""
    said = date_words(edtf, words)
    if DATE.fullmatch(edtf):
        return filled('<time datetime="{}">{}</time>', edtf, said)
    return filled("<span>{}</span>", said)


def day_html(day: date, words: Words) -> Markup:
    """One day, in a `time` element."""
    return date_html(day.isoformat(), words)


def sort_key(edtf: str) -> str:
    """A string by which dates stand oldest first; what has no beginning stands last."""
    found = DATE.match(edtf.replace("X", "0"))
    return found[0] if found else "~"


def _interval(first: str, last: str, words: Words) -> str:
    if first in OPEN:
        return words("until {date}", date=date_words(last, words))
    if last in OPEN:
        return words("from {date}", date=date_words(first, words))
    return words("{first} to {last}", first=date_words(first, words), last=date_words(last, words))


def _day(found: re.Match[str], words: Words) -> str:
    year, month, day = found.groups()
    if not month:
        return words.number(year)
    said = f"{words.months[int(month)]} {year}"
    if day:
        first = "1er" if (words.language, day) == ("fr", "01") else str(int(day))
        said = f"{first} {said}"
    return words.number(said)
