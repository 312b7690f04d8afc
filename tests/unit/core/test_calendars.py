"""Known days of three calendars, and the two reckonings of the solar one."""

from datetime import date

import pytest
from convertdate import persian

from firsthand.core.calendars import (
    NOWRUZ,
    TABLE_YEARS,
    gregorian_day,
    in_calendar,
    is_sure,
    month_days,
    month_end,
)
from firsthand.core.codes import CalendarName
from firsthand.core.errors import DateError

SOLAR, LUNAR, COMMON = (
    CalendarName.SOLAR_HIJRI,
    CalendarName.LUNAR_HIJRI,
    CalendarName.GREGORIAN,
)
# Leap years of Iran's printed calendars.
LEAP = {1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408}
REMAINDERS_OF_33 = {1, 5, 9, 13, 17, 22, 26, 30}


def is_leap_of_2820(year):
    return ((year - 474) % 2820 + 512) * 682 % 2816 < 682


@pytest.mark.parametrize(
    ("calendar", "written", "day"),
    [
        (SOLAR, (1356, 7, 1), date(1977, 9, 23)),
        (SOLAR, (1357, 11, 22), date(1979, 2, 11)),
        (SOLAR, (1304, 1, 11), date(1925, 3, 31)),
        (SOLAR, (1403, 12, 30), date(2025, 3, 20)),
        (SOLAR, (1404, 1, 1), date(2025, 3, 21)),
        (SOLAR, (1364, 12, 29), date(1986, 3, 20)),
        (LUNAR, (1410, 7, 1), date(1990, 1, 28)),
        (LUNAR, (1445, 1, 1), date(2023, 7, 19)),
        (LUNAR, (1, 1, 1), date(622, 7, 19)),
        (COMMON, (1996, 2, 29), date(1996, 2, 29)),
    ],
)
def test_days_that_are_known(calendar, written, day):
    assert gregorian_day(*written, calendar) == day
    assert in_calendar(day, calendar) == written


def test_leap_years_are_those_of_the_printed_calendar():
    assert {year for year in range(1374, 1412) if month_days(year, 12, SOLAR) == 30} == LEAP


@pytest.mark.parametrize("year", [1403, 1404, 1436, 1437, 1469, 1470])
def test_the_2820_year_arithmetic_is_not_used(year):
    assert (month_days(year, 12, SOLAR) == 30) == (year % 33 in REMAINDERS_OF_33)
    assert (month_days(year, 12, SOLAR) == 30) != is_leap_of_2820(year)


@pytest.mark.parametrize(
    ("calendar", "written"),
    [
        (SOLAR, (1364, 12, 30)),
        (SOLAR, (1364, 7, 31)),
        (SOLAR, (1364, 13, 1)),
        (SOLAR, (1364, 0, 1)),
        (SOLAR, (0, 1, 1)),
        (SOLAR, (2000, 1, 1)),
        (LUNAR, (1410, 7, 31)),
        (COMMON, (1990, 4, 31)),
        (COMMON, (1900, 2, 29)),
        (COMMON, (1990, 4, 0)),
        (COMMON, (9999, 1, 1)),
    ],
)
def test_days_that_do_not_exist(calendar, written):
    with pytest.raises(DateError):
        gregorian_day(*written, calendar)


def test_a_thirtieth_by_sighting_is_the_day_after_the_tabular_month():
    assert gregorian_day(1410, 8, 30, LUNAR) == gregorian_day(1410, 9, 1, LUNAR)
    assert month_end(1410, 8, LUNAR) == gregorian_day(1410, 8, 29, LUNAR)


@pytest.mark.parametrize("calendar", [SOLAR, LUNAR])
def test_no_day_before_a_calendar_begins(calendar):
    with pytest.raises(DateError):
        in_calendar(date(622, 3, 21), calendar)


def test_what_is_sure():
    assert is_sure(1356, SOLAR)
    assert is_sure(1977, COMMON)
    assert not is_sure(1242, SOLAR)
    assert not is_sure(1410, LUNAR)


@pytest.mark.parametrize("year", [1277, 1278, 1304, 1357, 1375, 1403, 1404, 1408, 1419, 1420])
def test_the_table_of_nowruz_is_what_convertdate_reckons(year):
    assert gregorian_day(year, 1, 1, SOLAR) == date(*persian.to_gregorian(year, 1, 1))


def test_the_table_holds_a_day_for_each_of_its_years():
    assert len(NOWRUZ) == len(TABLE_YEARS)
    assert set(NOWRUZ) <= set("123")
