"""Dates as the edition says them: EDTF in the calendar, words and digits of the page's reader.

A day has its own name in the reader's calendar. A Gregorian month or year has none there: it stays
Gregorian, and the months or years that it touches are named beside it.
On a page no line ends inside one date: its day, month and year hang together.
Source: EDTF (ISO 8601-2) levels 0 and 1, as far as sources need it; the rest stands as written.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

from markupsafe import Markup

from firsthand.core.calendars import in_calendar
from firsthand.core.codes import CalendarName
from firsthand.core.errors import DateError
from firsthand.edition.inline import filled
from firsthand.edition.words import Words, capital

ONE_DAY = timedelta(days=1)

DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
SEASON = re.compile(r"(\d{4})-2([1-4])")
SEASONS = ("spring {year}", "summer {year}", "autumn {year}", "winter {year}")
DECADE = re.compile(r"(\d{3})X")
QUALIFIED = {"~": "about {date}", "?": "perhaps {date}", "%": "perhaps about {date}"}
OPEN = frozenset({"", ".."})
TIED = "\u00a0"


def date_words(edtf: str, words: Words) -> str:
    """*edtf* in the language of *words*; its own signs where it is richer than we can say."""
    return _said(edtf, words).replace(TIED, " ")


def _said(edtf: str, words: Words) -> str:
    first, slash, last = edtf.partition("/")
    if slash:
        return _own_stretch(first, last, words) or _interval(first, last, words)
    plain, sign = (edtf[:-1], edtf[-1]) if edtf[-1:] in QUALIFIED else (edtf, "")
    found = DATE.fullmatch(plain)
    if decade := DECADE.fullmatch(plain):
        said = words("the {decade}s", decade=words.number(decade[1] + "0"))
    elif season := SEASON.fullmatch(plain):
        said = words(SEASONS[int(season[2]) - 1], year=words.number(season[1]))
    else:
        said = _day(found, words) if found else words.number(plain)
    return words(QUALIFIED[sign], date=said) if sign else said


@lru_cache(maxsize=4096)
def date_html(edtf: str, words: Words) -> Markup:
    """*edtf* in words, inside a `time` element where HTML can say it too."""
    return _html(edtf, _said(edtf, words))


@lru_cache(maxsize=4096)
def date_start_html(edtf: str, words: Words) -> Markup:
    """As `date_html`, where it begins a sentence or a line."""
    return _html(edtf, capital(_said(edtf, words)))


def day_html(day: date, words: Words) -> Markup:
    """One day, in a `time` element."""
    return date_html(day.isoformat(), words)


@lru_cache(maxsize=4096)
def sort_key(edtf: str) -> str:
    """A string by which dates stand oldest first; what has no beginning stands last."""
    found = DATE.match(edtf.replace("X", "0"))
    return found[0] if found else "~"


def _html(edtf: str, said: str) -> Markup:
    if DATE.fullmatch(edtf):
        return filled('<time datetime="{}">{}</time>', edtf, said)
    return filled("<span>{}</span>", said)


def _interval(first: str, last: str, words: Words) -> str:
    if first in OPEN:
        return words("until {date}", date=_said(last, words))
    if last in OPEN:
        return words("from {date}", date=_said(first, words))
    return words("{first} to {last}", first=_said(first, words), last=_said(last, words))


def _day(found: re.Match[str], words: Words) -> str:
    said = _gregorian(found, words)
    if words.calendar is CalendarName.GREGORIAN:
        return said
    if found[3]:
        return _in_own_calendar(found[0], words) or said
    return _with_own_beside(found, said, words)


def gregorian_words(edtf: str, words: Words) -> str:
    """A day in Gregorian words, for a reader who counts by another calendar; empty otherwise."""
    found = DATE.fullmatch(edtf)
    if words.calendar is CalendarName.GREGORIAN or not found or not found[3]:
        return ""
    return _gregorian(found, words)


def _tied(*parts: object) -> str:
    """The parts of one date, as words that no line divides."""
    return " ".join(map(str, parts)).replace(" ", TIED)


def own_years(year: int, words: Words) -> str:
    """The years of the reader's calendar that a Gregorian *year* touches; empty where it is one."""
    if words.calendar is CalendarName.GREGORIAN:
        return ""
    try:
        return _touched(date(year, 1, 1), date(year, 12, 31), words, months=False)
    except (ValueError, DateError):
        return ""


def _gregorian(found: re.Match[str], words: Words) -> str:
    year, month, day = found.groups()
    if not month:
        return words.number(year)
    said = [words.months[int(month)], year]
    if day:
        first = "1er" if (words.language, day) == ("fr", "01") else str(int(day))
        said = [first, *said]
    return words.number(_tied(*said))


def _in_own_calendar(iso: str, words: Words) -> str:
    """A whole day in the reader's own calendar; empty for a month, a year, or no such day."""
    try:
        year, month, day = in_calendar(date.fromisoformat(iso), words.calendar)
    except (ValueError, DateError):
        return ""
    return words.number(_tied(day, words.own_months[month], year))


def _with_own_beside(found: re.Match[str], said: str, words: Words) -> str:
    """A Gregorian month or year, and what it is in the reader's calendar, in brackets."""
    try:
        first = date(int(found[1]), int(found[2] or 1), 1)
        last = date(first.year, 12, 31) if not found[2] else _month_end(first)
        beside = _touched(first, last, words, months=bool(found[2]))
    except (ValueError, OverflowError, DateError):
        return said
    return f"{said} ({beside})"


def _month_end(first: date) -> date:
    return (first.replace(day=28) + 4 * ONE_DAY).replace(day=1) - ONE_DAY


def _touched(first: date, last: date, words: Words, *, months: bool) -> str:
    (year, month, _), (year_2, month_2, _) = (
        in_calendar(day, words.calendar) for day in (first, last)
    )
    if not months:
        one, other = str(year), str(year_2)
    else:
        one, other = _tied(words.own_months[month]), _tied(words.own_months[month_2], year_2)
        one = one if year == year_2 else _tied(one, year)
    both = words("{one} and {other}", one=one, other=other)
    return words.number(both if months else _tied(both))


def _own_stretch(first: str, last: str, words: Words) -> str:
    """A stretch that is just one year or month of the reader's calendar, by its own name."""
    if words.calendar is CalendarName.GREGORIAN:
        return ""
    try:
        begins, ends = date.fromisoformat(first), date.fromisoformat(last)
        year, month, day = in_calendar(begins, words.calendar)
        following = in_calendar(ends + ONE_DAY, words.calendar)
    except (ValueError, OverflowError, DateError):
        return ""
    if (month, day, following) == (1, 1, (year + 1, 1, 1)):
        return words.number(year)
    is_month = day == 1 and following == (year + month // 12, month % 12 + 1, 1)
    return words.number(_tied(words.own_months[month], year)) if is_month else ""
