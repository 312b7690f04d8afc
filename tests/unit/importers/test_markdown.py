import pytest

from firsthand.core.text import Mark, MarkKind, Text
from firsthand.importers.drafts import Draft
from firsthand.importers.errors import RefusalError
from firsthand.importers.markdown import drafts_of_markdown


def draft(untrusted: str) -> Draft:
    (only,) = drafts_of_markdown(untrusted, base_url="http://a.example/x/")
    return only


def spans(text: Text) -> list[tuple[str, str, str]]:
    return [(mark.kind, text.quote(mark.span), mark.value) for mark in text.marks]


def test_blocks_and_marks() -> None:
    text = draft(
        "# The Book\n\nIt *rained*\nand **rained**  \nhere. See [two](two.htm).\n\n"
        "> quoted\n\n    code line\n\n- one\n- two\n\n## After\n"
    ).text
    assert text.string.split("\n") == [
        "The Book",
        "It rained and rained",
        "here. See two.",
        "quoted",
        "code line",
        "one",
        "two",
        "After",
    ]
    assert spans(text) == [
        (MarkKind.HEADING, "The Book", "1"),
        (MarkKind.EMPHASIS, "rained", ""),
        (MarkKind.STRONG, "rained", ""),
        (MarkKind.LINK, "two", "http://a.example/x/two.htm"),
        (MarkKind.QUOTE, "quoted", ""),
        (MarkKind.LIST_ITEM, "one", ""),
        (MarkKind.LIST_ITEM, "two", ""),
        (MarkKind.HEADING, "After", "2"),
    ]


def test_raw_html_is_words_at_most() -> None:
    text = draft(
        "# T\n\n<div onclick='evil()'>seen <b>words</b><script>alert(1)</script></div>\n\n"
        "in <i onmouseover=evil()>line</i> and <script>alert(2)</script> after\n"
    ).text
    assert text.string == "T\nseen words\nin line and after"
    assert {mark.kind for mark in text.marks} == {MarkKind.HEADING}


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x"])
def test_no_link_runs_anything(target: str) -> None:
    text = draft(f"# T\n\n[words]({target})\n").text
    assert MarkKind.LINK not in {mark.kind for mark in text.marks}


def test_front_matter_gives_title_date_and_language() -> None:
    made = draft("---\ntitle: The Book\ndate: 4 May 1989\nlang: fr\n---\nTémoignage.\n")
    assert made.text.string == "The Book\nTémoignage."
    assert made.text.marks[0] == Mark(MarkKind.HEADING, made.text.marks[0].span, "1")
    assert made.issued_written == "4 May 1989"


def test_tables_keep_a_row_in_a_block() -> None:
    assert "a 1" in draft("# T\n\n| x | y |\n|---|---|\n| a | 1 |\n").text.string.split("\n")


def test_nothing_is_empty() -> None:
    with pytest.raises(RefusalError, match="empty"):
        drafts_of_markdown("<!-- only -->\n", base_url="")


def test_deep_nesting_does_not_crash() -> None:
    assert draft("# T\n\n" + ">" * 5000 + " deep\n\n" + "[" * 5000).text.string.startswith("T")
