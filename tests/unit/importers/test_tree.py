import pytest

from firsthand.core.text import Mark, MarkKind, Span
from firsthand.importers.errors import RefusalCode, RefusalError
from firsthand.importers.tree import DEEPEST, absolute, inline_text, parse_page

KEPT = "\u200c\u200d\u00a0\u202f\u00ad\u200e\u200f"


def paragraph(untrusted: str, base_url: str = "") -> tuple[str, tuple[Mark, ...]]:
    root = parse_page(f"<html><body><p>{untrusted}</p></body></html>").root
    found = root.find(".//p")
    assert found is not None
    return inline_text(found, base_url=base_url)


@pytest.mark.parametrize("kept", KEPT)
def test_code_points_that_must_stay_stay(kept: str) -> None:
    assert paragraph(f"a{kept}b")[0] == f"a{kept}b"
    assert paragraph(f"a&#{ord(kept)};b")[0] == f"a{kept}b"


def test_marks_inside_a_paragraph() -> None:
    string, marks = paragraph(
        'The <b>locked <i>room</i></b> <a href="../q.htm" lang="fr">de poste</a>',
        base_url="http://a.example/x/y.htm",
    )
    assert string == "The locked room de poste"
    assert marks == (
        Mark(MarkKind.STRONG, Span(4, 15)),
        Mark(MarkKind.EMPHASIS, Span(11, 15)),
        Mark(MarkKind.LANGUAGE, Span(16, 24), "fr"),
        Mark(MarkKind.LINK, Span(16, 24), "http://a.example/q.htm"),
    )


def test_what_no_reader_sees_is_no_text() -> None:
    string, marks = paragraph(
        "a<script>alert(1)</script>b<style>p{}</style><!-- no --><?php no ?>"
        '<span hidden>no</span><span style="Display : none">no</span>c<br>d'
    )
    assert (string, marks) == ("abc d", ())


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "JaVa\nScRiPt:x", " data:text/html,x", "#top", "", "file:///c:/x"],
)
def test_addresses_that_lead_nowhere_are_no_links(href: str) -> None:
    assert absolute(href, "http://a.example/") == ""


def test_relative_without_a_base_stays_as_written() -> None:
    assert absolute("../memoir.htm?p=2", "") == "../memoir.htm?p=2"
    assert absolute("http://[broken", "http://a.example/") == ""


@pytest.mark.parametrize(
    ("untrusted", "page_url", "base_url"),
    [
        (
            "<!-- saved from url=(0026)http://a.example/dir/p.htm --><p>x</p>",
            "http://a.example/dir/p.htm",
            "http://a.example/dir/p.htm",
        ),
        (
            '<link rel="Canonical" href="https://b.example/c"><base href="/d/"><p>x</p>',
            "https://b.example/c",
            "https://b.example/d/",
        ),
        (
            '<link rel=canonical href="/rel"><p>x</p>',
            "http://given.example/",
            "http://given.example/",
        ),
        ('<base href="javascript:x"><p>x</p>', "http://given.example/", "http://given.example/"),
    ],
)
def test_where_a_page_says_it_stood(untrusted: str, page_url: str, base_url: str) -> None:
    page = parse_page(untrusted, base_url="http://given.example/")
    assert (page.page_url, page.base_url) == (page_url, base_url)


@pytest.mark.parametrize("untrusted", ["", " \n", "<!-- only this -->"])
def test_nothing_is_empty(untrusted: str) -> None:
    with pytest.raises(RefusalError) as caught:
        parse_page(untrusted)
    assert caught.value.refusal is RefusalCode.EMPTY


@pytest.mark.parametrize("tag", ["div", "b", "font", "table"])
def test_a_million_nested_tags_are_refused(tag: str) -> None:
    with pytest.raises(RefusalError) as caught:
        parse_page(f"<{tag}>" * 1_000_000)
    assert caught.value.refusal is RefusalCode.TOO_DEEP


def test_depth_is_counted_to_the_element() -> None:
    def nested(depth: int) -> str:  # html and body are two of them
        return f"<html><body>{'<div>' * (depth - 2)}x"

    assert parse_page(nested(DEEPEST - 1)).root is not None
    with pytest.raises(RefusalError):
        parse_page(nested(DEEPEST))


def test_code_points_of_four_bytes_are_told() -> None:
    assert parse_page("<p>\U00020101").has_astral
    assert not parse_page("<p>\uffee \u200c نامه").has_astral


def test_a_long_text_is_not_cut() -> None:
    root = parse_page("<pre>" + "x" * 12_000_000 + "</pre><p>end</p>").root
    assert root.findtext(".//p") == "end"


def test_an_xml_declaration_nul_and_surrogates_do_no_harm() -> None:
    page = parse_page('<?xml version="1.0" encoding="iso-8859-1"?><p>a\x00b\ud800é</p>')
    assert page.root.findtext(".//p") == "abé"
    assert page.had_controls
