"""Whatever a Text holds, its HTML is well nested, holds its words, and is no markup of theirs."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from firsthand.core.text import Mark, MarkKind, Span, Text, make_text
from firsthand.edition.inline import CUT_SIGN
from firsthand.edition.rendering import Setting, body_html, run_html

VALUES = {
    MarkKind.HEADING: st.sampled_from("123456"),
    MarkKind.LINK: st.sampled_from(
        ["https://a.example/?x=1&y=<", "https://a.example/", "javascript:alert(1)", "x"]
    ),
    MarkKind.LANGUAGE: st.sampled_from(["fa", "en", "fr", "ar"]),
    MarkKind.REPLACED: st.sampled_from(["role", "pseudonym", "withheld", "general"]),
}
ALLOWED = {
    *("p", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "li"),
    *("em", "strong", "b", "span", "a"),
}
ATTRIBUTES = {"class", "lang", "dir", "href", "rel"}
LETTERS = st.text(st.sampled_from("ab <>&\"'/\n\u200c\u00a0می"), max_size=60)


@st.composite
def texts(draw: st.DrawFn, kinds: frozenset[MarkKind] = frozenset(MarkKind)) -> Text:
    string = draw(LETTERS)
    marks = []
    for _ in range(draw(st.integers(0, 8)) if string else 0):
        start = draw(st.integers(0, len(string) - 1))
        end = draw(st.integers(start + 1, len(string)))
        kind = draw(st.sampled_from(sorted(kinds)))
        marks.append(Mark(kind, Span(start, end), draw(VALUES.get(kind, st.just("")))))
    return make_text(string, marks)


def parsed(html: str) -> etree._Element:
    return etree.fromstring(f"<main>{html}</main>".encode())


@given(texts())
def test_html_is_well_nested_and_of_the_closed_list(text: Text) -> None:
    tree = parsed(body_html(text, Setting("en", "Cut.")))
    for element in tree.iterdescendants():
        assert element.tag in ALLOWED
        assert set(element.attrib) <= ATTRIBUTES
        assert element.get("href", "https://a.example").startswith("https://a.example")
        assert not (element.tag == "a" and element.xpath(".//a"))


@given(texts(frozenset(MarkKind) - {MarkKind.CUT, MarkKind.REPLACED}))
def test_every_word_stands_there_once_and_in_order(text: Text) -> None:
    tree = parsed(body_html(text, Setting("en", "Cut.")))
    blocks = tree.xpath("//p | //h2 | //h3 | //h4 | //h5 | //h6")
    shown = ["".join(block.itertext()) for block in blocks]
    assert shown == [text.quote(block) for block in text.blocks()]


@given(texts(frozenset({MarkKind.CUT, MarkKind.EMPHASIS, MarkKind.LANGUAGE})))
def test_what_is_cut_is_not_there(text: Text) -> None:
    kept = list(text.string)
    for mark in text.marks:
        if mark.kind is MarkKind.CUT:
            kept[mark.span.start : mark.span.end] = [""] * (mark.span.end - mark.span.start)
    tree = parsed(body_html(text, Setting("en", "")))
    shown = "".join(tree.itertext()).replace(CUT_SIGN, "")
    left = "".join(kept)
    assert sorted(shown.replace("\n", "").replace(" ", "")) == sorted(
        left.replace("\n", "").replace(" ", "")
    )


@given(texts(), st.integers(0, 50), st.integers(1, 50))
def test_a_run_is_well_nested_too(text: Text, start: int, length: int) -> None:
    if start < len(text.string):
        parsed(run_html(text, Span(start, min(len(text.string), start + length)), "en"))
