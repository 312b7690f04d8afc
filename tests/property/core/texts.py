"""Strategies for texts, spans and edits; their letters join, turn round and are markup."""

import itertools
import unicodedata

from hypothesis import strategies as st

from firsthand.core.rewrite import Edit
from firsthand.core.text import FORBIDDEN, Mark, MarkKind, Span, Text, make_text

LETTERS = st.sampled_from(
    [
        *"abc ABZé.,\n\n«»",
        "س",
        "ک",
        "ی",
        "ۀ",
        "ُ",
        "\u200c",
        "\u200f",
        "\u00a0",
        "\u00ad",
        "한",
        "😀",
    ]
)
MARKUP = st.sampled_from(
    ["<script>", "</p>", "<img src=x onerror=y>", "&lt;", "&", '"', "'", "{{", "%}"]
)
VALUES = {
    MarkKind.HEADING: st.sampled_from("123456"),
    MarkKind.LINK: st.sampled_from(["https://example.org/?a=1&b=2", 'javascript:"x"', "a'><b>"]),
    MarkKind.LANGUAGE: st.sampled_from(["fa", "ar", "fr", "az-Arab"]),
    MarkKind.REPLACED: st.sampled_from(["role", "pseudonym", "withheld", "general"]),
}


def normal(string: str) -> str:
    """*string* as a Text may hold it."""
    return unicodedata.normalize("NFC", FORBIDDEN.sub("", string))


STRINGS = st.one_of(
    st.lists(st.one_of(LETTERS, MARKUP), max_size=40).map("".join),
    st.text(max_size=40),
).map(normal)


def spans(length: int) -> st.SearchStrategy[Span]:
    """Any span of a string that is *length* long, which must not be 0."""
    return st.integers(0, length - 1).flatmap(
        lambda start: st.integers(start + 1, length).map(lambda end: Span(start, end))
    )


@st.composite
def marks(draw: st.DrawFn, length: int) -> Mark:
    kind = draw(st.sampled_from(MarkKind))
    return Mark(kind, draw(spans(length)), draw(VALUES.get(kind, st.just(""))))


@st.composite
def texts(draw: st.DrawFn) -> Text:
    string = draw(STRINGS)
    return make_text(string, draw(st.lists(marks(len(string)), max_size=8)) if string else ())


@st.composite
def edit_lists(draw: st.DrawFn, length: int) -> list[Edit]:
    """Edits that do not overlap, often edge to edge; at one place at most one insertion."""
    cuts = sorted(draw(st.sets(st.integers(0, length), max_size=8)))
    edits = [Edit(at, at, draw(PUT_IN)) for at in cuts if draw(st.booleans())]
    stretches = itertools.pairwise(cuts)
    edits += [Edit(a, b, draw(PUT_IN)) for a, b in stretches if draw(st.booleans())]
    return draw(st.permutations(edits))


PUT_IN = st.one_of(
    st.just(""), st.sampled_from(["x", "zz", "[name withheld]", "\n", "یک نفر", "p\nq"])
)
