"""What an extractor drops from the middle of an article stands in its text all the same."""

import pytest

from firsthand.core.codes import FlagCode
from firsthand.core.text import MarkKind, Text
from firsthand.importers.drafts import Draft
from firsthand.importers.recovery import recovered
from firsthand.importers.tree import parse_page
from firsthand.importers.webpage import parsed_page

PROSE = {
    "en": "The clerk came to the gate in the spring, he says in letter {}, and asked for the book.",
    "fr": "Le greffier est venu à la porte au printemps, dit la lettre {}, et demanda le livre.",
    "fa": "منشی در بهار به دروازه آمد، چنان‌که در نامهٔ {} آمده است، و دفتر نام‌ها را خواست و رفت.",
    "ar": "جاء الكاتب إلى البوابة في الربيع، كما تقول الرسالة {}، وطلب دفتر الأسماء ثم مضى.",
}
SHORT = {
    "en": ["one mug", "one lamp glass", "half an almanac"],
    "fr": ["une tasse", "un verre de lampe", "un demi-almanach"],
    "fa": ["یک لیوان", "شیشهٔ چراغ", "نیمی از یک سال‌نامه"],
    "ar": ["كوب واحد", "زجاجة مصباح", "نصف تقويم"],
}
LANGUAGES = sorted(PROSE)
KEPT_ELSEWHERE = "a lamp, a mug and half an almanac"
LAYOUT = "<table width=100%><tr><td><font face=Arial size=2>{}</font></td></tr></table>"


def prose(language: str, first: int, count: int = 6) -> str:
    told = (PROSE[language].format(n) * 2 for n in range(first, first + count))
    return "".join(f"<p>{words}</p>" for words in told)


def listed(language: str, tag: str = "ul") -> str:
    return f"<{tag}>" + "".join(f"<li>{one}</li>" for one in SHORT[language]) + f"</{tag}>"


def draft(inside: str, title: str = "<h1>The list</h1>") -> Draft:
    page = f"<html><body>{title}{inside}</body></html>"
    (only,) = parsed_page(page, base_url="http://a.example/").drafts
    return only


def marked(text: Text, kind: MarkKind) -> list[str]:
    return [text.quote(mark.span) for mark in text.marks if mark.kind is kind]


def in_order(text: Text, *wanted: str) -> bool:
    lines = text.string.split("\n")
    places = [lines.index(one) if lines.count(one) == 1 else -1 for one in wanted]
    return -1 not in places and places == sorted(places)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tag", ["ul", "ol"])
@pytest.mark.parametrize("layout", ["{}", LAYOUT])
@pytest.mark.parametrize(("before", "after"), [(0, 6), (6, 6), (6, 0)])
def test_a_list_stands_where_it_stood(
    language: str, tag: str, layout: str, before: int, after: int
) -> None:
    inside = prose(language, 0, before) + listed(language, tag) + prose(language, 9, after)
    text = draft(layout.format(inside)).text
    around = [PROSE[language].format(n) * 2 for n in (5, 9)]
    first, second = around[: before > 0], around[1:] if after else []
    assert in_order(text, *first, *SHORT[language], *second)
    assert marked(text, MarkKind.LIST_ITEM) == SHORT[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_in_a_list_stays(language: str) -> None:
    outer, *inner = SHORT[language]
    nested = (
        f"<ul><li>{outer}<ul>" + "".join(f"<li>{one}</li>" for one in inner) + "</ul></li></ul>"
    )
    text = draft(prose(language, 0) + nested + prose(language, 9)).text
    assert in_order(text, *SHORT[language])
    assert marked(text, MarkKind.LIST_ITEM) == SHORT[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quote_in_a_layout_table_stays(language: str) -> None:
    quote = f"{SHORT[language][1]}, {SHORT[language][2]}."
    inside = f"{prose(language, 0)}<blockquote><p>{quote}</p></blockquote>{prose(language, 9)}"
    text = draft(LAYOUT.format(inside)).text
    assert in_order(text, PROSE[language].format(5) * 2, quote, PROSE[language].format(9) * 2)
    assert marked(text, MarkKind.QUOTE) == [quote]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", [2, 3, 6])
def test_subheadings_stay_with_their_level(language: str, level: int) -> None:
    one, two, _ = SHORT[language]
    inside = (
        f"{prose(language, 0)}<h{level}>{one}</h{level}>{prose(language, 9)}"
        f"<h{level}>{two}</h{level}>{prose(language, 20)}"
    )
    text = draft(LAYOUT.format(inside)).text
    assert in_order(text, one, PROSE[language].format(9) * 2, two)
    values = {text.quote(mark.span): mark.value for mark in text.marks if mark.value}
    assert (values[one], values[two]) == (str(level), str(level))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "written",
    [
        "<b>{}</b><br>{}<br>{}",
        "<dl><dt>{}</dt><dd>{}</dd><dd>{}</dd></dl>",
        "<pre>{}\n{}\n{}</pre>",
        "<p>{}</p><div>{}</div><center>{}</center>",
    ],
)
def test_short_lines_of_any_kind_stay(language: str, written: str) -> None:
    inside = prose(language, 0) + written.format(*SHORT[language]) + prose(language, 9)
    text = draft(f"<div>{inside}</div>").text
    assert in_order(text, PROSE[language].format(5) * 2, *SHORT[language])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", ["{}", LAYOUT])
def test_those_who_signed_a_letter_stay(language: str, layout: str) -> None:
    one, two, three = SHORT[language]
    text = draft(layout.format(f"{prose(language, 0)}<p>{one}<br>{two}<br>{three}</p>")).text
    assert in_order(text, PROSE[language].format(5) * 2, one, two, three)


def test_cells_of_one_row_are_one_line() -> None:
    rows = (
        "<table border=1><tr><td>1978</td><td>12</td></tr><tr><td>1979</td><td>9</td></tr></table>"
    )
    text = draft(f"<div>{prose('en', 0)}{rows}{prose('en', 9)}</div>").text
    assert in_order(text, "1978 12", "1979 9")


def row_put_back(*cells: str) -> list[str]:
    """The lines between two paragraphs of a text after a row of *cells* was put back there."""
    paragraphs = [PROSE["en"].format(n) for n in (1, 2)]
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    table = f"<table border=1><tr>{row}</tr></table>"
    before, after = (f"<p>{words}</p>" for words in paragraphs)
    page = parse_page(f"<html><body>{before}{table}{after}<p>{KEPT_ELSEWHERE}</p></body></html>")
    text = Text("\n".join([*paragraphs, f"So it is told: {KEPT_ELSEWHERE}"]))
    found = recovered(text, page, title_element=None, plain=lambda words: words or "").text
    lines = found.string.split("\n")
    return lines[lines.index(paragraphs[0]) + 1 : lines.index(paragraphs[1])]


@pytest.mark.parametrize("between", ["", " ", "&nbsp;", "–", "|"])
def test_cells_with_no_words_between_them_are_one_line(between: str) -> None:
    assert row_put_back("1978", between, "12") == ["1978 12"]


@pytest.mark.parametrize("between", [KEPT_ELSEWHERE, "<a href='/x'>1</a>", "Share"])
def test_no_line_goes_across_words_that_stand_elsewhere_or_nowhere(between: str) -> None:
    assert row_put_back("1978", "9", between, "12", "7") == ["1978 9", "12 7"]


def test_words_put_back_have_their_marks() -> None:
    item = '<li>the <b>lamp</b> of <a href="/x"><i>the</i> gate</a>, as the clerk said'
    text = draft(f"{prose('en', 0)}<ol>{item}</ol>").text
    assert text.string.endswith("\nthe lamp of the gate, as the clerk said")
    assert marked(text, MarkKind.STRONG) == ["lamp"]
    assert marked(text, MarkKind.EMPHASIS) == ["the"]
    assert [mark.value for mark in text.marks if mark.kind is MarkKind.LINK] == [
        "http://a.example/x"
    ]


BOXES = {
    "nav": "<nav><p>{}</p></nav>",
    "aside": "<aside><p>{}</p></aside>",
    "form": "<form>{}</form>",
    "class": "<div class='related-posts'><p>{}</p></div>",
    "hidden": "<p style='display: none'>{}</p>",
    "linked": "<ul><li><a href='/1'>{}</a></li><li><a href='/2'>Another</a></li></ul>",
    "headed": "<div><h4>Read more</h4><ul><li>{}</li></ul></div>",
}


@pytest.mark.parametrize("box", BOXES)
def test_what_serves_another_purpose_stays_out(box: str) -> None:
    inside = f"{prose('en', 0)}{BOXES[box].format('Letters of the month')}{prose('en', 9)}"
    made = draft(f"<div>{inside}</div>")
    assert "of the month" not in made.text.string
    assert FlagCode.MISSING_PART not in {flag.code for flag in made.flags}


def test_prose_that_stays_out_among_the_words_is_flagged() -> None:
    told = "Nobody asked what became of the book of names after that, nor of those in it. " * 3
    inside = f"{prose('en', 0)}<div class='infobox'><p>{told}</p></div>{prose('en', 9)}"
    made = draft(f"<article>{inside}</article>")
    assert ("Nobody asked" in made.text.string) != (
        FlagCode.MISSING_PART in {flag.code for flag in made.flags}
    )


def test_nothing_is_said_twice() -> None:
    text = draft(f"<div>{prose('fa', 0)}{listed('fa')}{prose('fa', 9)}</div>").text
    lines = text.string.split("\n")
    assert len(lines) == len(set(lines)) == 16


def test_a_page_too_contrived_to_look_through_is_flagged_and_stays_as_it_is() -> None:
    lines = [PROSE["en"].format(n % 600) for n in range(1200)]
    noise = [f"Nobody asked what became of the book {n}" for n in range(900)]
    page = parse_page("".join(f"<p>{words}</p>" for words in [*noise, *lines]))
    text = Text("\n".join(lines))
    found = recovered(text, page, title_element=None, plain=lambda words: words or "")
    assert (found.text, found.is_part_missing) == (text, True)


@pytest.mark.parametrize("depth", [200, 900])
def test_deep_nesting_is_no_harm(depth: int) -> None:
    nested = "<div>" * depth + "<ul><li>one mug</ul>" + "</div>" * depth
    assert draft(prose("en", 0) + nested + prose("en", 9)).text.string.count("letter 3") == 2
