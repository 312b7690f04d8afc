"""EDTF as read, cut and made."""

from datetime import date

import pytest

from firsthand.core.codes import CalendarName, DateShown
from firsthand.core.dates import Edtf, Precision, cut_to, edtf_of, parse_edtf, qualified
from firsthand.core.errors import DateError

DAY, MONTH, YEAR = DateShown.DAY, DateShown.MONTH, DateShown.YEAR


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "precision"),
    [
        ("1977", date(1977, 1, 1), date(1977, 12, 31), Precision.YEAR),
        ("1996-02", date(1996, 2, 1), date(1996, 2, 29), Precision.MONTH),
        ("1977-09-23", date(1977, 9, 23), date(1977, 9, 23), Precision.DAY),
        ("197X", date(1970, 1, 1), date(1979, 12, 31), Precision.DECADE),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31), Precision.CENTURY),
        ("1977-XX", date(1977, 1, 1), date(1977, 12, 31), Precision.YEAR),
        ("1977-XX-XX", date(1977, 1, 1), date(1977, 12, 31), Precision.YEAR),
        ("1991-24", date(1991, 1, 1), date(1991, 12, 31), Precision.SEASON),
        ("1977-02-XX", date(1977, 2, 1), date(1977, 2, 28), Precision.MONTH),
        ("1977/1978-03", date(1977, 1, 1), date(1978, 3, 31), Precision.MONTH),
        ("1977/..", date(1977, 1, 1), None, Precision.YEAR),
        ("../1977", None, date(1977, 12, 31), Precision.YEAR),
        ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31), Precision.DAY),
    ],
)
def test_what_a_date_says(value, earliest, latest, precision):
    expected = Edtf(value, earliest, latest, precision, uncertain=False, approximate=False)
    assert parse_edtf(value) == expected


@pytest.mark.parametrize(
    ("value", "uncertain", "approximate"),
    [("1977?", True, False), ("1977-09~", False, True), ("1977%/1978", True, True)],
)
def test_how_surely_a_date_says_it(value, uncertain, approximate):
    parsed = parse_edtf(value)
    assert (parsed.uncertain, parsed.approximate) == (uncertain, approximate)


@pytest.mark.parametrize(
    "value",
    [
        *["", "77", "0000", "1977-13", "1977-00", "1977-04-31", "1900-02-29", "1977-9-1"],
        *[
            "1977-XX-05",
            "197X-05",
            "1XXX",
            "X977",
            "1977-21-01",
            "1977-25",
            "1977-09-23T10:00",
            "1977 ",
            "-1977",
        ],
        *["1977/", "/1977", "../..", "..", "1978/1977", "1977/1978/1979", "1977??", "?1977"],
        *["۱۹۷۷", "1977-0X", "Y12000"],
    ],
)
def test_what_is_not_edtf_as_read_here(value):
    with pytest.raises(DateError) as refused:
        parse_edtf(value)
    assert not value or value not in str(refused.value)


@pytest.mark.parametrize(
    ("value", "shown", "cut"),
    [
        ("1977-09-23", DAY, "1977-09-23"),
        ("1977-09-23", MONTH, "1977-09"),
        ("1977-09-23?", YEAR, "1977?"),
        ("1977", DAY, "1977"),
        ("1977-XX-XX", MONTH, "1977-XX"),
        ("1991-24", MONTH, "1991-24"),
        ("1991-24", YEAR, "1991"),
        ("1977-XX", YEAR, "1977"),
        ("197X", MONTH, "197X"),
        ("1977-09-23/1977-10-22", DAY, "1977-09-23/1977-10-22"),
        ("1977-09-23/1977-10-22", MONTH, "1977-09/1977-10"),
        ("1977-09-23/1977-10-22", YEAR, "1977"),
        ("1990-01-28~/1990-02-26~", MONTH, "1990-01~/1990-02~"),
        ("1990-01-28?/1990-02-26~", YEAR, "1990%"),
        ("1977-09-23/..", YEAR, "1977/.."),
        ("../1977-09-23", MONTH, "../1977-09"),
        ("1977-09-23", DateShown.NONE, ""),
        ("", DAY, ""),
    ],
)
def test_a_date_cut_to_what_may_be_shown(value, shown, cut):
    assert cut_to(value, shown) == cut


def test_what_is_no_date_is_not_cut_either():
    for shown in DateShown:
        with pytest.raises(DateError):
            cut_to("31 April 1990", shown)


@pytest.mark.parametrize(
    ("value", "mark", "expected"),
    [
        ("1977", "?", "1977?"),
        ("1977~", "?", "1977%"),
        ("1977/..", "~", "1977~/.."),
        ("1977/1978?", "?", "1977?/1978?"),
        ("1977%", "", "1977%"),
    ],
)
def test_a_qualifier_is_added_to_each_end(value, mark, expected):
    assert qualified(value, mark) == expected
    with pytest.raises(DateError):
        qualified(value, "!")


@pytest.mark.parametrize(
    ("parts", "calendar", "expected"),
    [
        ((1977, None, None), CalendarName.GREGORIAN, "1977"),
        ((1977, 9, None), CalendarName.GREGORIAN, "1977-09"),
        ((1977, 9, 3), CalendarName.GREGORIAN, "1977-09-03"),
        ((1356, 7, 1), CalendarName.SOLAR_HIJRI, "1977-09-23"),
        ((1356, 7, None), CalendarName.SOLAR_HIJRI, "1977-09-23/1977-10-22"),
        ((1356, None, None), CalendarName.SOLAR_HIJRI, "1977-03-21/1978-03-20"),
        ((1242, 1, 1), CalendarName.SOLAR_HIJRI, "1863-03-21~"),
        ((1410, 7, 1), CalendarName.LUNAR_HIJRI, "1990-01-28~"),
        ((1410, 7, None), CalendarName.LUNAR_HIJRI, "1990-01-28~/1990-02-26~"),
        ((1410, None, None), CalendarName.LUNAR_HIJRI, "1989-08-04~/1990-07-23~"),
    ],
)
def test_the_edtf_of_what_was_written(parts, calendar, expected):
    assert edtf_of(*parts, calendar) == expected


@pytest.mark.parametrize(
    ("parts", "calendar"),
    [
        ((1364, 12, 30), CalendarName.SOLAR_HIJRI),
        ((1990, 4, 31), CalendarName.GREGORIAN),
        ((1990, 0, None), CalendarName.GREGORIAN),
        ((0, None, None), CalendarName.GREGORIAN),
        ((10000, None, None), CalendarName.GREGORIAN),
        ((1364, 13, None), CalendarName.SOLAR_HIJRI),
        ((1990, None, 3), CalendarName.GREGORIAN),
        ((-5, None, None), CalendarName.LUNAR_HIJRI),
    ],
)
def test_what_does_not_exist_is_refused(parts, calendar):
    with pytest.raises(DateError):
        edtf_of(*parts, calendar)
