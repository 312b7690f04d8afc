"""The two hijri calendars beside the Gregorian, by day and by month.

Solar hijri: the astronomical rule of Iran's law of 1925 (the year begins on the day whose noon in
Tehran follows the equinox), from convertdate. The 2820-year arithmetic of Birashk is not used: it
errs within our readers' lives (1403 was a leap year; by it, 1404 would be). From 1277 to 1499 the
astronomical rule agrees with the 33-year cycle and with Iran's printed calendars; outside, a day
may be off.
Lunar hijri: the tabular calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29
of 30). Months were and are begun by sighting, so a day may be off by one or two.
"""

from datetime import date, timedelta
from functools import cache

from convertdate import islamic, persian

from firsthand.core.codes import CalendarName
from firsthand.core.errors import DateError

SURE_SOLAR_YEARS = range(1277, 1500)
# The day of Nowruz after 19 March, for the years that sources bear most; as convertdate reckons it.
TABLE_YEARS = range(1277, 1421)
NOWRUZ = (
    "222233223322332233223322332233222322232223222322232223222322232222222222"
    "222222222222222222222222221222122212221222122212221222122211221122112211"
)
YEARS = {
    CalendarName.GREGORIAN: range(1, 9999),
    CalendarName.SOLAR_HIJRI: range(1, 2000),
    CalendarName.LUNAR_HIJRI: range(1, 2000),
}
FIRST_DAYS = {
    CalendarName.GREGORIAN: date.min,
    CalendarName.SOLAR_HIJRI: date(622, 3, 22),
    CalendarName.LUNAR_HIJRI: date(622, 7, 19),
}
MONTHS = 12
MONTHS_OF_31 = 6
DAYS_OF_SIGHTED_MONTH = 30


def gregorian_day(year: int, month: int, day: int, calendar: CalendarName) -> date:
    """The Gregorian day of a day written in *calendar*.

    Day 30 of a tabular month of 29 is the day after it: by sighting it may have existed.
    Raises: DateError where there is no such day.
    """
    if not 1 <= day <= month_days(year, month, calendar):
        raise DateError(calendar)
    return month_start(year, month, calendar) + timedelta(days=day - 1)


def month_start(year: int, month: int, calendar: CalendarName) -> date:
    """The Gregorian day on which a month of *calendar* begins.

    Raises: DateError where there is no such month.
    """
    _check_month(year, month, calendar)
    match calendar:
        case CalendarName.GREGORIAN:
            return date(year, month, 1)
        case CalendarName.SOLAR_HIJRI:
            return _nowruz(year) + timedelta(days=30 * (month - 1) + min(month - 1, MONTHS_OF_31))
        case CalendarName.LUNAR_HIJRI:
            return date(*islamic.to_gregorian(year, month, 1))


def month_end(year: int, month: int, calendar: CalendarName) -> date:
    """The Gregorian day on which a month of *calendar* ends (tabular, where lunar)."""
    _check_month(year, month, calendar)
    following = (year, month + 1) if month < MONTHS else (year + 1, 1)
    return _start(*following, calendar) - timedelta(days=1)


def month_days(year: int, month: int, calendar: CalendarName) -> int:
    """How many days a month may have: 30 for any lunar month, by sighting."""
    if calendar is CalendarName.LUNAR_HIJRI:
        _check_month(year, month, calendar)
        return DAYS_OF_SIGHTED_MONTH
    return (month_end(year, month, calendar) - month_start(year, month, calendar)).days + 1


def in_calendar(day: date, calendar: CalendarName) -> tuple[int, int, int]:
    """Year, month and day of the Gregorian *day* in *calendar* (lunar: tabular).

    Raises: DateError for a day before that calendar begins.
    """
    if day < FIRST_DAYS[calendar]:
        raise DateError(calendar)
    match calendar:
        case CalendarName.GREGORIAN:
            return day.year, day.month, day.day
        case CalendarName.SOLAR_HIJRI:
            return _solar(day)
        case CalendarName.LUNAR_HIJRI:
            year, month, number = islamic.from_gregorian(day.year, day.month, day.day)
            return int(year), int(month), int(number)


def is_sure(year: int, calendar: CalendarName) -> bool:
    """True where a day of that year has one Gregorian day, beyond doubt."""
    match calendar:
        case CalendarName.GREGORIAN:
            return True
        case CalendarName.SOLAR_HIJRI:
            return year in SURE_SOLAR_YEARS
        case CalendarName.LUNAR_HIJRI:
            return False


def _start(year: int, month: int, calendar: CalendarName) -> date:
    if calendar is CalendarName.SOLAR_HIJRI and month == 1:
        return _nowruz(year)
    return month_start(year, month, calendar)


def _check_month(year: int, month: int, calendar: CalendarName) -> None:
    if year not in YEARS[calendar] or not 1 <= month <= MONTHS:
        raise DateError(calendar)


@cache
def _nowruz(year: int) -> date:
    if year in TABLE_YEARS:  # else the equinox is reckoned: a fiftieth of a second each
        return date(year + 621, 3, 19 + int(NOWRUZ[year - TABLE_YEARS.start]))
    return date(*persian.to_gregorian(year, 1, 1))


def _solar(day: date) -> tuple[int, int, int]:
    year = day.year - 621
    if day < _nowruz(year):
        year -= 1
    passed = (day - _nowruz(year)).days
    long_days = 31 * MONTHS_OF_31
    if passed < long_days:
        return year, passed // 31 + 1, passed % 31 + 1
    return year, (passed - long_days) // 30 + MONTHS_OF_31 + 1, (passed - long_days) % 30 + 1
