"""Texts as HTML: which elements, in which order, and nothing but escaped words."""

import pytest
from tests.unit.edition.sample import marked

from firsthand.core.text import Mark, MarkKind, Span, Text, make_text
from firsthand.edition.inline import is_web_address, language_attributes
from firsthand.edition.rendering import (
    Setting,
    body_html,
    first_heading,
    place_of,
    run_html,
)

K = MarkKind
EN = Setting("en", "Something is left out here.")


def body(text: Text) -> str:
    return str(body_html(text, EN)).replace("\n", "")


def test_blocks_are_paragraphs() -> None:
    assert body(Text("One.\nTwo.")) == "<p>One.</p><p>Two.</p>"
    assert body(Text("")) == ""


def test_words_are_escaped_wherever_they_stand() -> None:
    text = marked("<b>&\"'", ("<b>", K.EMPHASIS, ""))
    assert body(text) == "<p><em>&lt;b&gt;</em>&amp;&quot;&#x27;</p>"


def test_heading_levels_close_up_below_the_page_s_own() -> None:
    text = marked("A\nB\nC\nD", ("A", K.HEADING, "1"), ("B", K.HEADING, "4"), ("D", K.HEADING, "1"))
    assert body(text) == "<h2>A</h2><h3>B</h3><p>C</p><h2>D</h2>"


def test_the_block_that_heads_the_page_is_not_said_twice() -> None:
    text = marked("A\nB\nC", ("A", K.HEADING, "1"), ("B", K.HEADING, "2"))
    assert str(body_html(text, EN, without=first_heading(text))).startswith("<h2>B</h2>")


def test_blocks_of_one_quote_share_it_and_two_quotes_do_not() -> None:
    one = make_text("a\nb", [Mark(K.QUOTE, Span(0, 3))])
    two = make_text("a\nb", [Mark(K.QUOTE, Span(0, 1)), Mark(K.QUOTE, Span(2, 3))])
    assert body(one) == "<blockquote><p>a</p><p>b</p></blockquote>"
    assert body(two) == "<blockquote><p>a</p></blockquote><blockquote><p>b</p></blockquote>"


def test_list_items_in_a_row_are_one_list() -> None:
    text = marked("a\nb\nc", ("a", K.LIST_ITEM, ""), ("b", K.LIST_ITEM, ""))
    assert body(text) == "<ul><li><p>a</p></li><li><p>b</p></li></ul><p>c</p>"


def test_a_list_inside_a_quote() -> None:
    text = make_text("a\nb", [Mark(K.QUOTE, Span(0, 3)), Mark(K.LIST_ITEM, Span(2, 3))])
    assert body(text) == "<blockquote><p>a</p><ul><li><p>b</p></li></ul></blockquote>"


def test_marks_that_overlap_are_split_into_well_nested_elements() -> None:
    text = make_text("abcdef", [Mark(K.EMPHASIS, Span(0, 4)), Mark(K.STRONG, Span(2, 6))])
    assert body(text) == "<p><em>ab</em><strong><em>cd</em>ef</strong></p>"


def test_marks_of_one_kind_that_overlap_are_said_once() -> None:
    text = make_text("abcdef", [Mark(K.EMPHASIS, Span(0, 4)), Mark(K.EMPHASIS, Span(2, 6))])
    assert body(text) == "<p><em>abcd</em><em>ef</em></p>"


@pytest.mark.parametrize(
    ("value", "words", "shown"),
    [
        ("role", "the overseer", '<span class="role">[the overseer]</span>'),
        ("role", "[the overseer]", '<span class="role">[the overseer]</span>'),
        ("general", "in spring", '<span class="role">[in spring]</span>'),
        ("pseudonym", "Nastaran", '<span class="alias">Nastaran</span>'),
        ("withheld", "[name withheld]", '<span class="held">[name withheld]</span>'),
    ],
)
def test_each_treatment_has_its_form(value: str, words: str, shown: str) -> None:
    assert (
        body(marked(f"So {words} said.", (words, K.REPLACED, value))) == f"<p>So {shown} said.</p>"
    )


def test_a_cut_shows_neither_length_nor_words() -> None:
    alone = marked("a\nwhatever stood here\nb", ("whatever stood here", K.CUT, ""))
    within = marked("a [...] b", ("[...]", K.CUT, ""))
    assert body(alone) == (
        '<p>a</p><p class="cut"><b>[...]</b> Something is left out here.</p><p>b</p>'
    )
    assert body(within) == '<p>a <span class="left-out">[...]</span> b</p>'


def test_a_cut_over_several_blocks_gives_none_of_their_words() -> None:
    text = make_text("a secret\nsecret\nsecret b", [Mark(K.CUT, Span(2, 22))])
    assert "secret" not in body(text)


def test_no_mark_of_the_source_shows_inside_what_is_cut_or_replaced() -> None:
    ours = [Mark(K.CUT, Span(2, 12)), Mark(K.REPLACED, Span(13, 25), "role")]
    theirs = [
        Mark(K.EMPHASIS, Span(4, 6)),
        Mark(K.STRONG, Span(8, 20)),
        Mark(K.STRONG, Span(22, 23)),
    ]
    text = make_text("a secret one the overseer said", [*ours, *theirs])
    assert body(text) == (
        '<p>a <span class="left-out">[...]</span><strong> </strong>'
        '<span class="role">[<strong>the ove</strong>rs<strong>e</strong>er]</span> said</p>'
    )


def test_a_run_in_another_language_says_so() -> None:
    text = marked("They said کُنده.", ("کُنده", K.LANGUAGE, "fa"))
    assert body(text) == '<p>They said <span lang="fa" dir="rtl">کُنده</span>.</p>'
    whole = marked("a\nکنده", ("کنده", K.LANGUAGE, "fa"))
    assert body(whole) == '<p>a</p><p lang="fa" dir="rtl">کنده</p>'
    same = marked("all English", ("English", K.LANGUAGE, "en"))
    assert body(same) == "<p>all English</p>"


@pytest.mark.parametrize(
    "address",
    ["https://journal.example/a?b=1&c=2", "http://journal.example", "HTTPS://J.example/%20x"],
)
def test_links_to_the_web_are_kept(address: str) -> None:
    assert is_web_address(address)
    assert 'rel="external nofollow noopener noreferrer">' in body(
        marked("a", ("a", K.LINK, address))
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example/x",
        "/etc/passwd",
        "page.html",
        "https:",
        " https://a.example",
        'https://a.example/"onclick="x',
        "https://a.example/ x",
        "https://a.example/<script>",
        "file:///etc/passwd",
        "https:\\\\a.example",
    ],
)
def test_other_addresses_are_no_links(address: str) -> None:
    assert body(marked("a", ("a", K.LINK, address))) == "<p>a</p>"


def test_a_run_joins_blocks_with_a_space() -> None:
    text = marked("one\ntwo", ("one", K.HEADING, "1"), ("two", K.EMPHASIS, ""))
    assert run_html(text, Span(0, 7), "en") == "one <em>two</em>"


def test_where_words_stand() -> None:
    text = Text("one\ntwo three")
    assert place_of("one two", text) == Span(0, 7)
    assert place_of("four", text) is None
    assert place_of("", text) is None


def test_language_attributes_only_where_they_say_something() -> None:
    assert language_attributes("fa", "fa") == ""
    assert language_attributes("fa", "en") == ' lang="fa" dir="rtl"'
    assert language_attributes("fr", "fa") == ' lang="fr" dir="ltr"'


def test_no_quadratic_time_in_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: each piece enters and leaves the row of open ones once."""
    from firsthand.edition import inline  # noqa: PLC0415 - the module itself is patched

    size, looked = 4000, 0
    plain = inline._over

    def counted(pieces: object, open_now: list, start: int) -> list:
        nonlocal looked
        looked += len(open_now) + 1
        return plain(pieces, open_now, start)

    monkeypatch.setattr(inline, "_over", counted)
    marks = [Mark(K.EMPHASIS, Span(at, size + 1)) for at in range(size)]
    marks += [Mark(K.STRONG, Span(at, at + 1)) for at in range(0, size, 2)]
    body(make_text("x" * (size + 1), marks))
    assert 0 < looked < 4 * size
