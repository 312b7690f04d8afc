"""How Items stand to one another; and small things of teasers and rows."""

import pytest
from tests.unit.edition.sample import marked

from firsthand.core.codes import LinkKind
from firsthand.core.text import MarkKind, Span, Text
from firsthand.edition.cards import size_of
from firsthand.edition.links import links_of
from firsthand.edition.rendering import Setting, body_html
from firsthand.edition.rows import ROWS, leaf_path, leaves
from firsthand.public.relations import LinkRecord

REPLY, KIN = LinkKind.REPLY_TO, LinkKind.SAME_ORIGIN


def test_a_reply_is_known_from_both_sides_and_kin_are_mutual() -> None:
    links = links_of(
        [LinkRecord(REPLY, "r", "a"), LinkRecord(REPLY, "r", "b"), LinkRecord(KIN, "a", "b")],
        {"a", "b", "r"},
    )
    assert links.answered("r") == ["a", "b"]
    assert links.replies("a") == links.replies("b") == ["r"]
    assert links.same_origin("a") == ["b"]
    assert links.same_origin("b") == ["a"]
    assert links.replying() == ["r"]
    assert list(links.answered("a")) == list(links.replies("r")) == []


def test_a_link_to_what_is_not_here_is_none() -> None:
    links = links_of([LinkRecord(REPLY, "r", "gone"), LinkRecord(REPLY, "gone", "r")], {"r"})
    assert list(links.answered("r")) == list(links.replies("r")) == links.replying() == []


@pytest.mark.parametrize(("signs", "css"), [(100, ""), (101, "long"), (221, "longest")])
def test_a_longer_title_is_smaller(signs: int, css: str) -> None:
    assert size_of("x" * signs) == css


@pytest.mark.parametrize(("count", "sizes"), [(0, [0]), (1, [1]), (ROWS + 1, [ROWS, 1])])
def test_a_long_list_has_pages(count: int, sizes: list[int]) -> None:
    assert [len(leaf) for leaf in leaves(list(range(count)))] == sizes
    assert [leaf_path("en/dates", at) for at in (0, 1)] == ["en/dates.html", "en/dates-2.html"]


def test_corrected_words_lead_to_the_note_on_them() -> None:
    text = marked("They held the letters back.", ("held", MarkKind.STRONG, ""))
    setting = Setting("en", fixed={Span(5, 26): "correction-1"})
    assert body_html(text, setting) == (
        '<p>They <a class="fixed" href="#correction-1"><strong>held</strong> the letters back</a>'
        ".</p>\n"
    )


def test_a_link_is_never_inside_another() -> None:
    text = marked("the letters", ("the letters", MarkKind.LINK, "https://journal.example/"))
    html = body_html(text, Setting("en", fixed={Span(4, 11): "correction-1"}))
    assert html.count("<a ") == 1


def test_headings_begin_where_the_page_says() -> None:
    text = marked("A\nB", ("A", MarkKind.HEADING, "1"), ("B", MarkKind.HEADING, "3"))
    assert body_html(text, Setting("en", level=4)) == "<h4>A</h4>\n<h5>B</h5>\n"
    assert body_html(Text("A"), Setting("en", level=4)) == "<p>A</p>\n"
