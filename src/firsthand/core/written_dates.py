"""Reading a date as its source writes it, as a suggestion that a person confirms.

Only whole dates of which every word is known are read; "after", "between", a season, a year of
two digits or 12.03.1996 give nothing, because any reading would add what the source does not say.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from firsthand.core.calendars import MONTHS
from firsthand.core.codes import CalendarName
from firsthand.core.dates import edtf_of, qualified
from firsthand.core.errors import DateError
from firsthand.core.written_words import Word, WordKind, fold_date, words_of

_NUMERIC = re.compile(
    r"(?<![0-9])(?P<a>[0-9]{1,4})\s?(?P<sign>[/.\-])\s?(?P<b>[0-9]{1,4})"
    r"(?:\s?(?P=sign)\s?(?P<c>[0-9]{1,4}))?(?![0-9]|\s?[/.\-]\s?[0-9])"
)
_PERSIAN_DIGIT = re.compile("[\u06f0-\u06f9]")
_ARABIC_DIGIT = re.compile("[\u0660-\u0669]")
_PLACE_MAX_WORDS = 4
_YEAR_DIGITS = 4
_DAY_DIGITS = 2
_MONTH_MAX_DAYS = 31
_HIJRI_YEARS = range(1200, 1500)
_GREGORIAN_YEARS = range(1500, 2100)
_DROPPED = {WordKind.FILLER, WordKind.WEEKDAY, WordKind.YEAR_WORD}
_KNOWN = {WordKind.MONTH, WordKind.DAY, WordKind.NUMBER}
_SIGNS = {",", "،", "(", ")", "?", "؟", "~", ";", "؛", "/"}


@dataclass(frozen=True, slots=True)
class WrittenReading:
    """What a written date seems to say, in the *calendar* guessed.

    *edtf* is Gregorian, and empty where *exists* is False: such a day is flagged, never moved.
    """

    edtf: str
    calendar: CalendarName
    year: int
    month: int | None
    day: int | None
    exists: bool


@dataclass(frozen=True, slots=True)
class _Parts:
    """Year, month, day as found; *calendar* only where the month's name tells it."""

    year: int
    month: int | None = None
    day: int | None = None
    calendar: CalendarName | None = None


def read_written(words: str) -> WrittenReading | None:
    """The one date that *words* say, in English, Persian, Arabic or French; None where unsure."""
    folded = fold_date(words)
    numeric = _NUMERIC.search(folded)
    if numeric:
        rest = words_of(f"{folded[: numeric.start()]} {folded[numeric.end() :]}")
        parts = (
            _numeric_parts(numeric, day_first=_is_day_first(words)) if _only_around(rest) else None
        )
    else:
        rest = _without_place(words_of(folded))
        parts = _named_parts(rest)
    calendar = _calendar(words, rest, parts) if parts else None
    return _reading(parts, calendar, _qualifier(rest)) if parts and calendar else None


def _is_day_first(words: str) -> bool:
    """True for digits of Arabic script: with the year last, the day always comes first there."""
    return bool(_PERSIAN_DIGIT.search(words) or _ARABIC_DIGIT.search(words))


def _only_around(rest: list[Word]) -> bool:
    allowed = {*_DROPPED, WordKind.ERA, WordKind.ABOUT}
    return all(word.kind in allowed or word.folded in _SIGNS for word in rest)


def _numeric_parts(found: re.Match[str], *, day_first: bool) -> _Parts | None:
    a, b, c = found["a"], found["b"], found["c"]
    match len(a) == _YEAR_DIGITS, len(b) == _YEAR_DIGITS, len(c or "") == _YEAR_DIGITS:
        case True, False, False:
            return _checked(int(a), int(b), int(c) if c else None)
        case False, True, False if not c:
            return _checked(int(b), int(a), None)
        case False, False, True:
            return _day_and_month(int(a), int(b), int(c), day_first=day_first)
        case _:
            return None


def _day_and_month(first: int, second: int, year: int, *, day_first: bool) -> _Parts | None:
    if day_first or first > MONTHS or first == second:
        return _checked(year, second, first)
    return _checked(year, first, second) if second > MONTHS else None


def _checked(year: int, month: int, day: int | None) -> _Parts | None:
    fits = 1 <= month <= MONTHS and (day is None or 1 <= day <= _MONTH_MAX_DAYS)
    return _Parts(year, month, day) if fits else None


def _without_place(words: list[Word]) -> list[Word]:
    """*words* without a place before the first comma ("Port Ostrel, le 3 mai 1994")."""
    commas = [at for at, word in enumerate(words) if word.folded in {",", "،"}]
    place = words[: commas[0]] if commas else []
    is_place = any(word.kind is WordKind.UNKNOWN for word in place) and all(
        word.kind in {WordKind.UNKNOWN, WordKind.FILLER} for word in place
    )
    has_month = any(word.kind is WordKind.MONTH for word in words)
    fits = is_place and has_month and len(place) <= _PLACE_MAX_WORDS
    return words[commas[0] + 1 :] if fits else words


def _named_parts(words: list[Word]) -> _Parts | None:
    allowed = {*_KNOWN, *_DROPPED, WordKind.ERA, WordKind.ABOUT, WordKind.PART}
    if not all(word.kind in allowed or word.folded in _SIGNS for word in words):
        return None
    core = _once([word for word in words if word.kind in _KNOWN])
    shape = "".join(_shape(word) for word in core)
    if shape not in {"dMY", "MdY", "YMd", "YdM", "MY", "YM", "Y"}:
        return None
    has_part = any(word.kind is WordKind.PART for word in words)
    return None if has_part and "d" in shape else _by_shape(core, shape)


def _once(core: list[Word]) -> list[Word]:
    """*core* with a month said twice running in two words (كانون الثاني/يناير) once."""
    kept = core[:1]
    kept += [word for before, word in pairwise(core) if not _same_month(before, word)]
    return kept


def _same_month(one: Word, other: Word) -> bool:
    are_months = one.kind is other.kind is WordKind.MONTH
    return are_months and (one.calendar, one.number) == (other.calendar, other.number)


def _shape(word: Word) -> str:
    if word.kind is WordKind.NUMBER:
        digits = len(word.folded)
        return "Y" if digits == _YEAR_DIGITS else "d" if digits <= _DAY_DIGITS else "x"
    return "M" if word.kind is WordKind.MONTH else "d"


def _by_shape(core: list[Word], shape: str) -> _Parts:
    by_letter = dict(zip(shape, core, strict=True))
    month, day = by_letter.get("M"), by_letter.get("d")
    return _Parts(
        by_letter["Y"].number,
        month.number if month else None,
        day.number if day else None,
        month.calendar if month else None,
    )


def _calendar(words: str, rest: list[Word], parts: _Parts) -> CalendarName | None:
    """The calendar: told by month or era, else guessed by the year and the writing."""
    told = {word.calendar for word in rest if word.kind is WordKind.ERA} | {parts.calendar}
    told.discard(None)
    if len(told) > 1:
        return None
    if parts.year in _GREGORIAN_YEARS:
        return CalendarName.GREGORIAN if told <= {CalendarName.GREGORIAN} else None
    if parts.year not in _HIJRI_YEARS or CalendarName.GREGORIAN in told:
        return None
    return next(iter(told), None) or _hijri(words, rest, parts)


def _hijri(words: str, rest: list[Word], parts: _Parts) -> CalendarName | None:
    """Which hijri year: by the word for year, by the digits; 1356/7/1 in any digits is solar."""
    by_word = [word.calendar for word in rest if word.kind is WordKind.YEAR_WORD]
    if by_word:
        return by_word[0]
    if _ARABIC_DIGIT.search(words):
        return CalendarName.LUNAR_HIJRI
    is_solar = _PERSIAN_DIGIT.search(words) or parts.month
    return CalendarName.SOLAR_HIJRI if is_solar else None


def _qualifier(rest: list[Word]) -> str:
    is_about = any(word.kind is WordKind.ABOUT or word.folded == "~" for word in rest)
    is_doubted = any(word.folded in {"?", "؟"} for word in rest)
    return {(True, True): "%", (True, False): "~", (False, True): "?"}.get(
        (is_about, is_doubted), ""
    )


def _reading(parts: _Parts, calendar: CalendarName, qualifier: str) -> WrittenReading:
    try:
        edtf = qualified(edtf_of(parts.year, parts.month, parts.day, calendar), qualifier)
    except DateError:
        edtf = ""
    return WrittenReading(edtf, calendar, parts.year, parts.month, parts.day, exists=bool(edtf))
