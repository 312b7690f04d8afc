"""Dates in words and digits of the page."""

import re

import pytest

from firsthand.edition.dates import date_html, date_words, gregorian_words, own_years, sort_key
from firsthand.edition.words import words

TAGS = re.compile("<[^>]*>")


@pytest.mark.parametrize(
    ("edtf", "language", "said"),
    [
        ("1975", "en", "1975"),
        ("1975-11", "en", "November 1975"),
        ("1975-11-09", "en", "9 November 1975"),
        ("1975-11-09", "fa", "۱۸ آبان ۱۳۵۴"),
        ("1975-11", "fa", "نوامبر ۱۹۷۵ (آبان و آذر ۱۳۵۴)"),
        ("1975-03", "fa", "مارس ۱۹۷۵ (اسفند ۱۳۵۳ و فروردین ۱۳۵۴)"),
        ("1975", "fa", "۱۹۷۵ (۱۳۵۳ و ۱۳۵۴)"),
        ("0001", "fa", "۰۰۰۱"),
        ("1975-02-30", "fa", "۳۰ فوریهٔ ۱۹۷۵"),
        ("1977-03-21/1978-03-20", "fa", "۱۳۵۶"),
        ("1977-09-23/1977-10-22", "fa", "مهر ۱۳۵۶"),
        ("1977-09-23/1977-10-23", "fa", "۱ مهر ۱۳۵۶ تا ۱ آبان ۱۳۵۶"),
        ("1975-11-09", "ar", "٩ نوفمبر ١٩٧٥"),
        ("1975-11-01", "fr", "1er novembre 1975"),
        ("1975-11-09", "fr", "9 novembre 1975"),
        ("1975~", "en", "about 1975"),
        ("1975?", "en", "perhaps 1975"),
        ("1975-11%", "en", "perhaps about November 1975"),
        ("197X", "en", "the 1970s"),
        ("197X", "fa", "دههٔ ۱۹۷۰"),
        ("1974/1976", "en", "1974 to 1976"),
        ("1974-03/1974-05~", "en", "March 1974 to about May 1974"),
        ("../1976", "en", "until 1976"),
        ("1974/", "en", "from 1974"),
        ("1974-21", "en", "spring 1974"),
        ("1974-22~", "fa", "حدود تابستان ۱۹۷۴"),
        ("1974-24", "ar", "شتاء ١٩٧٤"),
        ("1974-25", "en", "1974-25"),
        ("19XX", "fa", "۱۹XX"),
    ],
)
def test_a_date_is_said_in_the_language_of_the_page(edtf: str, language: str, said: str) -> None:
    assert date_words(edtf, words(language)) == said


def test_a_date_that_html_knows_is_a_time() -> None:
    assert date_html("1975-11", words("en")) == '<time datetime="1975-11">November\xa01975</time>'
    assert date_html("1975~", words("en")) == "<span>about 1975</span>"
    assert date_html("<i>", words("en")) == "<span>&lt;i&gt;</span>"


@pytest.mark.parametrize(
    ("edtf", "language", "said"),
    [
        ("1975-11-09/1976-01", "en", "9_November_1975 to January_1976"),
        ("1975-11/..", "en", "from November_1975"),
        ("1975-11", "fa", "نوامبر_۱۹۷۵ (آبان و آذر_۱۳۵۴)"),
        ("1975-01", "fa", "ژانویهٔ_۱۹۷۵ (دی و بهمن_۱۳۵۳)"),
    ],
)
def test_no_line_ends_inside_a_date(edtf: str, language: str, said: str) -> None:
    shown = TAGS.sub("", date_html(edtf, words(language)))
    assert shown == said.replace("_", "\xa0")


def test_only_a_day_is_said_in_gregorian_too_and_only_to_those_who_count_otherwise() -> None:
    assert gregorian_words("1975-11-09", words("fa")) == "۹\xa0نوامبر\xa0۱۹۷۵"
    assert gregorian_words("1975-11-09", words("en")) == ""
    assert gregorian_words("1975-11", words("fa")) == ""
    assert gregorian_words("", words("fa")) == ""


def test_a_year_touches_two_of_those_who_count_otherwise() -> None:
    assert own_years(1991, words("fa")) == "۱۳۶۹\xa0و\xa0۱۳۷۰"
    assert own_years(1991, words("fr")) == ""
    assert own_years(1, words("fa")) == ""


def test_dates_stand_oldest_first_and_undated_last() -> None:
    dates = ["", "1975-02-03", "1974/1976", "197X", "1975", "../1960", "nonsense"]
    assert sorted(dates, key=sort_key) == [
        "197X",
        "1974/1976",
        "1975",
        "1975-02-03",
        "",
        "../1960",
        "nonsense",
    ]
