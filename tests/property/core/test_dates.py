"""Dates: no cut ever knows more than was given, and three calendars agree with their library."""

from datetime import date, timedelta

import pytest
from convertdate import islamic, persian
from hypothesis import given
from hypothesis import strategies as st

from firsthand.core.calendars import gregorian_day, in_calendar, month_days
from firsthand.core.codes import CalendarName, DateShown
from firsthand.core.dates import Precision, cut_to, edtf_of, parse_edtf
from firsthand.core.errors import DateError
from firsthand.core.written_dates import read_written

DAYS = st.dates(date(1850, 1, 1), date(2100, 12, 31))
QUALIFIERS = st.sampled_from(["", "?", "~", "%"])
POINTS = st.tuples(
    st.one_of(
        DAYS.map(str),
        DAYS.map(lambda day: str(day)[:7]),
        DAYS.map(lambda day: str(day)[:4]),
        DAYS.map(lambda day: f"{day:%Y}-XX"),
        DAYS.map(lambda day: f"{day:%Y}-XX-XX"),
        DAYS.map(lambda day: f"{day:%Y-%m}-XX"),
        DAYS.map(lambda day: f"{day.year // 10}X"),
        DAYS.map(lambda day: f"{day.year // 100}XX"),
    ),
    QUALIFIERS,
).map("".join)
SHOWN = st.sampled_from([DateShown.YEAR, DateShown.MONTH, DateShown.DAY])
FINEST = {
    DateShown.YEAR: Precision.YEAR,
    DateShown.MONTH: Precision.MONTH,
    DateShown.DAY: Precision.DAY,
}


@st.composite
def edtf(draw):
    start = draw(POINTS)
    if draw(st.booleans()):
        return start
    end = draw(st.one_of(POINTS, st.just("..")))
    if end == "..":
        return draw(st.sampled_from([f"{start}/..", f"../{start}"]))
    pair = sorted([start, end], key=lambda point: parse_edtf(point).earliest)
    return "/".join(pair)


@given(edtf(), SHOWN)
def test_a_cut_date_is_never_more_precise_than_given_or_shown(value, shown):
    given_, cut = parse_edtf(value), parse_edtf(cut_to(value, shown))
    assert cut.precision <= min(given_.precision, FINEST[shown])
    assert cut.earliest is None if given_.earliest is None else cut.earliest <= given_.earliest
    assert cut.latest is None if given_.latest is None else cut.latest >= given_.latest
    assert (cut.uncertain, cut.approximate) == (given_.uncertain, given_.approximate)


@given(edtf(), SHOWN)
def test_cutting_twice_is_cutting_once(value, shown):
    once = cut_to(value, shown)
    assert cut_to(once, shown) == once


@given(edtf())
def test_a_date_shown_not_at_all_is_empty(value):
    assert cut_to(value, DateShown.NONE) == ""


@given(st.text(st.sampled_from("0123456789X-/.?~%"), max_size=14))
def test_any_string_is_edtf_or_refused(value):
    try:
        parsed = parse_edtf(value)
    except DateError:
        return
    assert parsed.earliest is None or parsed.latest is None or parsed.earliest <= parsed.latest


@given(DAYS, st.sampled_from(CalendarName))
def test_a_day_goes_to_another_calendar_and_back(day, calendar):
    assert gregorian_day(*in_calendar(day, calendar), calendar) == day


@given(DAYS)
def test_our_days_are_those_of_convertdate(day):
    assert in_calendar(day, CalendarName.SOLAR_HIJRI) == persian.from_gregorian(
        day.year, day.month, day.day
    )
    assert in_calendar(day, CalendarName.LUNAR_HIJRI) == islamic.from_gregorian(
        day.year, day.month, day.day
    )


@given(st.integers(1277, 1499), st.integers(1, 12), st.sampled_from(list(CalendarName)[1:]))
def test_a_month_is_the_interval_of_its_days(year, month, calendar):
    stretch = parse_edtf(edtf_of(year, month, None, calendar))
    first = gregorian_day(year, month, 1, calendar)
    assert stretch.earliest == first
    following = in_calendar(stretch.latest + timedelta(days=1), calendar)
    assert following == ((year, month + 1, 1) if month < 12 else (year + 1, 1, 1))
    assert stretch.approximate == (calendar is CalendarName.LUNAR_HIJRI)


@given(
    st.sampled_from(CalendarName), st.integers(1277, 1499), st.integers(1, 12), st.integers(-3, 40)
)
def test_a_day_that_does_not_exist_is_refused_and_no_other_moved(calendar, year, month, day):
    if 1 <= day <= month_days(year, month, calendar):
        found = parse_edtf(edtf_of(year, month, day, calendar))
        assert found.earliest == found.latest
        expected = (year, month, day)
        is_sighted = calendar is CalendarName.LUNAR_HIJRI and day == 30
        assert in_calendar(found.earliest, calendar) == expected or is_sighted
    else:
        with pytest.raises(DateError):
            edtf_of(year, month, day, calendar)


PIECES = ["1", "31", "۱", "٣", "1977", "۱۳۵۶", "١٤١٠", "مهر", "رجب", "May", "mai", "يناير", "سال"]
PIECES += ["هـ", "about", "?", ",", "(", ")", "/", "-", "."]
WRITTEN = st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)


@given(st.one_of(st.text(max_size=30), WRITTEN))
def test_a_reading_says_no_number_that_was_not_written(words):
    reading = read_written(words)
    if reading is None:
        return
    digits = "".join(str(int(each)) if each.isdecimal() else " " for each in words).split()
    assert str(reading.year) in digits
    assert reading.exists == bool(reading.edtf)
    if reading.edtf:
        parse_edtf(reading.edtf)


@given(st.integers(1277, 1499))
def test_solar_leap_years_follow_the_33_year_cycle(year):
    is_leap = year % 33 in {1, 5, 9, 13, 17, 22, 26, 30}
    assert month_days(year, 12, CalendarName.SOLAR_HIJRI) == (30 if is_leap else 29)
