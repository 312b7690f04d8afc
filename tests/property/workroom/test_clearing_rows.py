"""Rows of the clearing screen: all of both texts, once, in order, whatever is marked and cut."""

import re
from datetime import date
from html import unescape
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from firsthand.core.codes import CutKind, Treatment, VersionKind
from firsthand.core.text import Mark, MarkKind, Span, clean_block, make_text
from firsthand.disclosure.candidates import CutCandidate, MentionCandidate, SourceCandidate
from firsthand.disclosure.gate import open_gate
from firsthand.disclosure.treatments import Treating, treat
from firsthand.workroom.protection.clearing_html import Marked, OpenWords
from firsthand.workroom.protection.clearing_rows import CutNote, Sides, rows_of

GATE = open_gate([], as_of=date(2026, 11, 24))
NOBODY = UUID(int=0)
ALPHABET = "ab <&>\"'سارا‌é😀𝔊"
TAG = re.compile(r"<[^<>]*>")

blocks = st.text(ALPHABET, min_size=1, max_size=25).map(lambda line: clean_block(line)[0])
lines = st.lists(blocks.filter(bool), min_size=1, max_size=6)
treatments = st.sampled_from([None, Treatment.WITHHOLD, Treatment.ROLE, Treatment.NOT_A_NAME])


@st.composite
def sources(draw: st.DrawFn) -> SourceCandidate:
    """A text with marks, Mentions that do not overlap, and Cuts that may."""
    string = "\n".join(draw(lines))

    def span() -> Span:
        start = draw(st.integers(0, len(string) - 1))
        return Span(start, draw(st.integers(start + 1, len(string))))

    marks = [Mark(MarkKind.STRONG, span()) for _ in range(draw(st.integers(0, 2)))]
    mentions, at = [], 0
    for _ in range(draw(st.integers(0, 4))):
        if at < len(string):
            start = draw(st.integers(at, len(string) - 1))
            at = draw(st.integers(start + 1, len(string)))
            mentions.append(MentionCandidate(Span(start, at), None, draw(treatments)))
    cuts = [CutCandidate(span(), CutKind.CUT) for _ in range(draw(st.integers(0, 2)))]
    return SourceCandidate(
        NOBODY,
        VersionKind.RECEIVED,
        "fa",
        make_text(string, marks),
        mentions=tuple(mentions),
        cuts=tuple(sorted(cuts, key=lambda cut: cut.span)),
    )


def sides_of(source: SourceCandidate) -> Sides:
    treating = Treating(GATE, source)
    hidden = [m.span for m in source.mentions if treating.insert(m) is not None]
    return Sides(
        source=source.text,
        public=treat(treating).text,
        marked=[Marked(NOBODY, m.span, "open", "said", "?x") for m in source.mentions],
        hidden=hidden,
        cuts=[CutNote(NOBODY, cut.span, "?cut") for cut in source.cuts],
        kept_links=frozenset(),
        open_words=OpenWords("[name?]", "en"),
    )


def words_of(html: str) -> str:
    return unescape(TAG.sub("", html))


@given(sources())
def test_the_text_nodes_of_a_block_are_its_words(source: SourceCandidate) -> None:
    """The browser counts offsets on them: one character more or less marks the wrong words."""
    for row in rows_of(sides_of(source)):
        for block in row.blocks:
            words = words_of(block.html)
            assert source.text.string[block.start : block.start + len(words)] == words


@given(sources())
def test_the_rows_hold_both_texts_whole(source: SourceCandidate) -> None:
    sides = sides_of(source)
    rows = rows_of(sides)
    blocks = [words_of(block.html) for row in rows for block in row.blocks]
    assert blocks == [source.text.quote(block) for block in source.text.blocks()]
    public = [line for row in rows for line in row.public.split("<br>") if line]
    assert [words_of(line) for line in public] == [
        sides.public.quote(block) for block in sides.public.blocks()
    ]


@given(sources())
def test_a_row_that_says_unchanged_is_unchanged(source: SourceCandidate) -> None:
    for row in rows_of(sides_of(source)):
        if row.is_same:
            assert words_of(row.blocks[0].html) == words_of(row.public)


@given(sources())
def test_nothing_of_a_text_becomes_an_element(source: SourceCandidate) -> None:
    ours = re.compile(r"</?(?:a|span|b)(?: [a-z-]+=\"[^\"<>]*\")*>|<br>")
    for row in rows_of(sides_of(source)):
        for html in (row.public, *(block.html for block in row.blocks)):
            assert "<" not in ours.sub("", html)
