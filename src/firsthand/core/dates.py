"""EDTF dates: what is known of a day, never more (ISO 8601-2, level 0 and part of level 1).

Read: YYYY, YYYY-MM, YYYY-MM-DD; XX for unknown digits (197X, 19XX, 1977-XX, 1977-03-XX,
1977-XX-XX); seasons without a hemisphere (1991-21 spring, -22 summer, -23 autumn, -24 winter),
whose days are any of their year; ? uncertain, ~ approximate, % both, at the end; intervals a/b;
.. for an open end.
Not read: years beyond 9999 or before 1, times, sets, level 2.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from firsthand.core.calendars import gregorian_day, is_sure, month_end, month_start
from firsthand.core.codes import CalendarName, DateShown
from firsthand.core.errors import DateError

OPEN = ".."
SEASONS = frozenset({"21", "22", "23", "24"})
_POINT = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>0[0-9]|1[0-9]|2[1-4]|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<qualifier>[?~%]?)"
)


class Precision(IntEnum):
    """How finely a date is known; greater is finer."""

    CENTURY = 1
    DECADE = 2
    YEAR = 3
    SEASON = 4
    MONTH = 5
    DAY = 6


@dataclass(frozen=True, slots=True)
class Edtf:
    """What an EDTF string says: first and last possible day (None = open), and how surely."""

    value: str
    earliest: date | None
    latest: date | None
    precision: Precision
    uncertain: bool
    approximate: bool


@dataclass(frozen=True, slots=True)
class _Point:
    """One end, digits as written; month and day empty where not given."""

    year: str
    month: str = ""
    day: str = ""
    qualifier: str = ""

    def __str__(self) -> str:
        return "-".join(part for part in (self.year, self.month, self.day) if part) + self.qualifier

    @property
    def precision(self) -> Precision:
        if self.day.isdigit():
            return Precision.DAY
        if self.month in SEASONS:
            return Precision.SEASON
        if self.month.isdigit():
            return Precision.MONTH
        return Precision(Precision.YEAR - self.year.count("X"))

    @property
    def earliest(self) -> date:
        month = 1 if self.month in SEASONS else _number(self.month, 1)
        return date(max(1, int(self.year.replace("X", "0"))), month, _number(self.day, 1))

    @property
    def latest(self) -> date:
        year = int(self.year.replace("X", "9"))
        month = 12 if self.month in SEASONS else _number(self.month, 12)
        return date(year, month, _number(self.day, monthrange(year, month)[1]))

    def cut(self, shown: DateShown) -> "_Point":
        if shown is DateShown.YEAR:
            return replace(self, month="", day="")
        return self if shown is DateShown.DAY else replace(self, day="")


def parse_edtf(value: str) -> Edtf:
    """What *value* says of the days it names; an interval is as precise as its finer end.

    Raises: DateError where it is not EDTF as read here, or names a day that does not exist.
    Source: ISO 8601-2:2019, annex A (EDTF), levels 0 and 1.
    """
    start, end = _ends(value)
    points = [point for point in (start, end) if point]
    marks = "".join(point.qualifier for point in points)
    return Edtf(
        value=value,
        earliest=start.earliest if start else None,
        latest=end.latest if end else None,
        precision=max(point.precision for point in points),
        uncertain="?" in marks or "%" in marks,
        approximate="~" in marks or "%" in marks,
    )


def cut_to(value: str, shown: DateShown) -> str:
    """*value* no finer than *shown*, and never finer than given; empty for an empty one or NONE.

    Both ends of an interval are cut; where they then say the same, one is left.
    Raises: DateError where *value* is not EDTF as read here.
    """
    if not value:
        return ""
    ends = _ends(value)
    if shown is DateShown.NONE:
        return ""
    start, end = (point.cut(shown) if point else None for point in ends)
    if start and end and replace(start, qualifier="") == replace(end, qualifier=""):
        return str(replace(start, qualifier=_both(start.qualifier, end.qualifier)))
    return f"{start or OPEN}/{end or OPEN}"


def qualified(value: str, qualifier: str) -> str:
    """*value* with "?", "~" or "%" added to each end that is not open.

    Raises: DateError where either is not EDTF.
    """
    if qualifier not in {"", "?", "~", "%"}:
        raise DateError("qualifier")
    start, end = (
        replace(point, qualifier=_both(point.qualifier, qualifier)) if point else None
        for point in _ends(value)
    )
    return str(start) if start and start == end else f"{start or OPEN}/{end or OPEN}"


def edtf_of(year: int, month: int | None, day: int | None, calendar: CalendarName) -> str:
    """The Gregorian EDTF of what was written in *calendar*.

    A month or year of another calendar gives the interval of its first and last day. Lunar hijri,
    and solar hijri outside 1277-1499, are marked approximate (`calendars` says why).
    Raises: DateError where such a day, month or year does not exist: it is never moved (I23).
    """
    if month is None and day is not None:
        raise DateError(calendar)
    if calendar is CalendarName.GREGORIAN:
        parts = (f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None))
        return parse_edtf("-".join(parts)).value
    first, last = _stretch(year, month, day, calendar)
    value = str(first) if first == last else f"{first}/{last}"
    return value if is_sure(year, calendar) else qualified(value, "~")


def _stretch(
    year: int, month: int | None, day: int | None, calendar: CalendarName
) -> tuple[date, date]:
    if month is None:
        return month_start(year, 1, calendar), month_end(year, 12, calendar)
    if day is None:
        return month_start(year, month, calendar), month_end(year, month, calendar)
    only = gregorian_day(year, month, day, calendar)
    return only, only


def _ends(value: str) -> tuple[_Point | None, _Point | None]:
    """Start and end; the same twice where there is no interval; None where open."""
    first, slash, second = value.partition("/")
    if not slash:
        point = _point(first)
        return point, point
    start, end = (None if part == OPEN else _point(part) for part in (first, second))
    if not (start or end) or (start and end and start.earliest > end.latest):
        raise DateError("interval")
    return start, end


def _point(value: str) -> _Point:
    found = _POINT.fullmatch(value)
    if not found:
        raise DateError("edtf")
    point = _Point(**found.groupdict(default=""))
    if (point.month in SEASONS and point.day) or (point.month == "XX" and point.day.isdigit()):
        raise DateError("edtf")
    if "X" in point.year and point.month:
        raise DateError("edtf")
    try:
        _ = point.earliest, point.latest
    except ValueError:
        raise DateError("no such day") from None
    if point.year == "0000":
        raise DateError("edtf")
    return point


def _number(digits: str, otherwise: int) -> int:
    return int(digits) if digits.isdigit() else otherwise


def _both(left: str, right: str) -> str:
    marks = {mark for each in (left, right) for mark in ("?~" if each == "%" else each)}
    return "%" if marks == {"?", "~"} else "".join(marks)
