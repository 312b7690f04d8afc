"""Dates as sources write them, in four languages and three calendars."""

from collections import defaultdict
from importlib.resources import files

import pytest
from babel import Locale

from firsthand.core import written_words
from firsthand.core.codes import CalendarName
from firsthand.core.dates import edtf_of
from firsthand.core.written_dates import WrittenReading, read_written
from firsthand.core.written_words import LONGEST_WORD, fold_date

SOLAR, LUNAR, COMMON = (
    CalendarName.SOLAR_HIJRI,
    CalendarName.LUNAR_HIJRI,
    CalendarName.GREGORIAN,
)


@pytest.mark.parametrize(
    ("words", "edtf", "calendar"),
    [
        ("9 November 1995", "1995-11-09", COMMON),
        ("Thursday, 9 Nov. 1995", "1995-11-09", COMMON),
        ("May 3rd, 1994", "1994-05-03", COMMON),
        ("3-May-1994", "1994-05-03", COMMON),
        ("early May 1994", "1994-05", COMMON),
        ("le 3 mai 1994", "1994-05-03", COMMON),
        ("1er août 1994", "1994-08-01", COMMON),
        ("Port Ostrel, le 3 février 1994", "1994-02-03", COMMON),
        ("ژانویهٔ ۱۹۷۹", "1979-01", COMMON),
        ("١٢ كانون الثاني ١٩٩٠", "1990-01-12", COMMON),
        ("١ كانون الثاني/يناير ١٩٩٠", "1990-01-01", COMMON),
        ("٣ آب ١٩٩٠", "1990-08-03", COMMON),
        ("٢٨ يناير ١٩٩٠ م", "1990-01-28", COMMON),
        ("1977", "1977", COMMON),
        ("circa 1977", "1977~", COMMON),
        ("vers 1977 ?", "1977%", COMMON),
        ("1977?", "1977?", COMMON),
        ("1994-05-03", "1994-05-03", COMMON),
        ("03/1994", "1994-03", COMMON),
        ("13.03.1996", "1996-03-13", COMMON),
        ("03/13/1996", "1996-03-13", COMMON),
        ("11.11.1995", "1995-11-11", COMMON),
        ("١٢/٣/١٩٩٦", "1996-03-12", COMMON),
        ("\u200f١٢\u200f/٣\u200f/١٩٩٦", "1996-03-12", COMMON),
        ("۱ مهر ۱۳۵۶", "1977-09-23", SOLAR),
        ("۱ مهرماه ۱۳۵۶", "1977-09-23", SOLAR),
        ("اول مهر ماه سال ۱۳۵۶", "1977-09-23", SOLAR),
        ("بیست و یکم آذر ۱۳۵۶", "1977-12-12", SOLAR),
        ("سه‌شنبه ۱ آذر ۱۳۵۶ خورشیدی", "1977-11-22", SOLAR),
        ("حدود مهر ۱۳۵۶", "1977-09-23~/1977-10-22~", SOLAR),
        ("1356/7/1", "1977-09-23", SOLAR),
        ("۱/۷/۱۳۵۶", "1977-09-23", SOLAR),
        ("سال ۱۳۵۶", "1977-03-21/1978-03-20", SOLAR),
        ("سال ١٣٥٦", "1977-03-21/1978-03-20", SOLAR),
        ("12 Mehr 1356", "1977-10-04", SOLAR),
        ("رجب ١٤١٠", "1990-01-28~/1990-02-26~", LUNAR),
        ("1 Rajab 1410 AH", "1990-01-28~", LUNAR),
        ("۱ ذی‌الحجهٔ ۱۴۱۰", "1990-06-25~", LUNAR),
        ("١ ربيع الأول ١٤١٠ هـ", "1989-10-02~", LUNAR),
        ("۱۴۱۰ ه.ق", "1989-08-04~/1990-07-23~", LUNAR),
    ],
)
def test_what_a_written_date_says(words, edtf, calendar):
    reading = read_written(words)
    assert reading is not None
    assert (reading.edtf, reading.calendar, reading.exists) == (edtf, calendar, True)


@pytest.mark.parametrize(
    ("words", "calendar", "parts"),
    [
        ("۳۰ اسفند ۱۳۶۴", SOLAR, (1364, 12, 30)),
        ("سی‌ام اسفند ۱۳۶۴", SOLAR, (1364, 12, 30)),
        ("1356/7/31", SOLAR, (1356, 7, 31)),
        ("31 April 1990", COMMON, (1990, 4, 31)),
        ("29 février 1995", COMMON, (1995, 2, 29)),
    ],
)
def test_a_day_that_does_not_exist_is_said_and_not_moved(words, calendar, parts):
    assert read_written(words) == WrittenReading("", calendar, *parts, exists=False)


@pytest.mark.parametrize(
    "words",
    [
        *["", "May", "9 November", "12.03.1996", "3/5/94", "9 Nov 95", "1994-1996", "1977-78"],
        *["after 1977", "avant mai 1994", "قبل از ۱۳۵۶", "منذ ١٩٩٠", "between May and June 1994"],
        *[
            "the spring after the flood",
            "spring 1977",
            "printemps 1994",
            "After the flood, 3 May 1994",
        ],
        *[
            "Room 5, May 1994",
            "page 1994",
            "1356",
            "9 November 1356",
            "1 Mehr 1977",
            "early 3 May 1994",
        ],
        *[
            "1994/5/3/7",
            "1994/13/1",
            "100/3/1994",
            "1 رجب ۱۳۵۶ خورشیدی",
            "May/June 1994",
            "\ud800 1994",
        ],
        *["۱ مهر ۱۳۵۶ (23 September 1977)", "1" * 5000, "² May 1994"],
    ],
)
def test_what_says_no_one_date_gives_none(words):
    assert read_written(words) is None


@pytest.mark.parametrize("language", ["en", "fr", "fa", "ar", "ar_LB", "ar_MA", "ar_DZ"])
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
def test_every_month_name_of_babel_is_read(language, width):
    months = Locale.parse(language).months["format"][width]
    read = {number: read_written(f"{name} 1990") for number, name in months.items()}
    assert {number: each and each.edtf for number, each in read.items()} == {
        number: edtf_of(1990, number, None, COMMON) for number in range(1, 13)
    }


def test_no_word_of_the_table_is_longer_than_the_reader_looks():
    assert max(map(len, written_words._table())) <= LONGEST_WORD


def test_every_word_has_one_meaning():
    meanings = defaultdict(set)
    source = files("firsthand.core").joinpath("written_dates.tsv").read_text(encoding="utf-8")
    for line in source.splitlines()[1:]:
        kind, calendar, number, _, words = line.split("\t")
        for word in words.split("|"):
            meanings[fold_date(word).replace("-", " ")].add((kind, calendar, number))
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}
