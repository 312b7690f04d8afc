import pytest

from firsthand.importers.frontpage_words import (
    count_words,
    ends_cut,
    find_date,
    is_byline,
    is_counter_line,
    is_date_line,
    is_more,
    is_pager,
    is_posted_line,
    is_side_title,
    starts_cut,
)


@pytest.mark.parametrize(
    "words",
    [
        "Read more »",
        "ادامهٔ مطلب...",
        "ادامه\u200cی مطلب",
        "اقرأ المزيد",
        "Lire la suite…",
        "suite",
        "›",
        "...",
        "Continue reading →",
        "Read more about the ladder",
        "متن کامل",
        "تتمة",
        "on",
        "(more)",
        "Weiterlesen",
    ],
)
def test_words_that_lead_on(words: str) -> None:
    assert is_more(words)


@pytest.mark.parametrize(
    "words",
    ["", "Full moon", "The full story of the bell", "More letters", "نامه", "La suite royale"],
)
def test_words_that_do_not(words: str) -> None:
    assert not is_more(words)


@pytest.mark.parametrize(
    "words",
    ["a list (cont.)", "she ..", "comme…", "a [...]", 'said ..."', "می‌گفت ...", "(ادامه دارد)"],
)
def test_cut_ends(words: str) -> None:
    assert ends_cut(words)


@pytest.mark.parametrize("words", ["the end.", "No. 9", "a (continuous) line", "etc."])
def test_whole_ends(words: str) -> None:
    assert not ends_cut(words)


def test_cut_starts() -> None:
    assert starts_cut("... and the key")
    assert starts_cut("«… et la clef")
    assert not starts_cut("And the key ...")


@pytest.mark.parametrize(
    "line",
    [
        "12 March 2004",
        "۳ مهر ۱۳۸۵",
        "Posted on Monday, 3 March 2009",
        "le 3 mars 2009",
        "14/11/1995",
        "رجب ١٤١٠",
        "الخميس 7 تشرين الثاني 1996",
        "مهر ۱۳۷۵",
        "March 12, 2004",
        "2004-03-12",
    ],
)
def test_date_lines(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["Seventeen in March 2004", "12 mayors", "۲ مهاجر آمدند", "1996", ""]
)
def test_lines_with_more_than_a_date(line: str) -> None:
    assert not is_date_line(line)


def test_a_date_inside_a_byline() -> None:
    assert find_date("Vashandar Registry Bureau, 14 November 1995") == "14 November 1995"
    assert find_date("12 mayors") == ""


def test_lines_of_the_page_s_own_software() -> None:
    assert is_counter_line("3 comments")
    assert is_counter_line("Hits: 41")
    assert is_counter_line("۳ نظر")
    assert not is_counter_line("A reply to the Ombuds Office")
    assert not is_counter_line("نردبان پشت چاپخانه")
    assert is_posted_line("Submitted by admin on Sat, 01/12/2005 - 10:00")
    assert not is_posted_line("Posted without a stamp")


def test_titles_of_side_boxes() -> None:
    assert is_side_title("Most read")
    assert is_side_title("پربیننده‌ترین:")
    assert not is_side_title("Most read it twice")


def test_words_are_counted_in_scripts_without_spaces_too() -> None:
    assert count_words("نامه‌ها را نگه می‌داشت") == 4
    assert count_words("l'année") == 1
    assert count_words("手紙を返してください") > 3


@pytest.mark.parametrize("words", ["Older Posts »", "رسائل أقدم", "صفحه بعد", "Page suivante »"])
def test_links_to_more_of_the_same_page(words: str) -> None:
    assert is_pager(words)
    assert not is_pager(f"{words} of the bakery strike")


def test_lines_that_say_who_posted_and_when() -> None:
    assert is_posted_line("+ نوشته شده در جمعه ششم دی 1387 ساعت 21:10 توسط سیما")
    assert is_posted_line("Posted by admin on Monday, March 03 @ 12:34:11 CET (412 reads)")
    assert is_posted_line("Posté par Odile à 18h20 - Permalien")
    assert not is_posted_line("Posted to the mill at the age of nine")


def test_lines_that_say_who_wrote_and_when() -> None:
    assert is_byline("Par Tove le lundi 3 mars 2008, 10:12 - Clés")
    assert not is_byline("By 3 March 2004 nobody was left.")
    assert not is_byline("By and by the water rose")
