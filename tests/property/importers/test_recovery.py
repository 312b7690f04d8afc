"""Whatever is put back: no line of the extractor is lost, and each added one is the page's."""

from collections import Counter
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from firsthand.core.text import Text
from firsthand.importers.alignment import Alignment
from firsthand.importers.recovery import recovered
from firsthand.importers.tree import parse_page

WORDS = st.sampled_from(
    [
        "gate",
        "the book of names",
        "a lamp, a mug and half an almanac",
        "نامه‌ها",
        "رسالة",
        "é",
        "1978",
    ]
)
TAGS = st.sampled_from(
    ["p", "li", "h3", "blockquote", "td", "div", "pre", "b", "font", "a href='/x'"]
)
# A tag, the words in it, and whether the extractor kept them as a line.
Block = tuple[str, list[str], bool]
BLOCKS = st.lists(
    st.tuples(TAGS, st.lists(WORDS, min_size=1, max_size=4), st.booleans()), min_size=1, max_size=25
)
# Two cells about words that stand in a line kept elsewhere, and two about a link left out.
CELLS_ABOUT_A_LINE: list[Block] = [
    ("p", ["gate"], False),
    ("td", ["gate", "gate", "gate"], False),
    ("p", ["a lamp, a mug and half an almanac"], False),
    ("td", ["gate", "gate"], False),
    ("p", ["gate"], True),
    ("p", ["gate", "a lamp, a mug and half an almanac"], True),
]
CELLS_ABOUT_A_LINK: list[Block] = [
    *[("p", ["gate"], False)] * 13,
    ("td", ["gate"], False),
    ("a href='/x'", ["the book of names"], False),
    ("td", ["a lamp, a mug and half an almanac"], False),
    ("p", ["gate"], True),
    ("p", ["gate", "gate"], True),
]
WRAPS = st.sampled_from(["{}", "<table><tr><td>{}</table>", "<div class=related>{}</div>"])
KEYS = st.lists(st.text("ab", max_size=3), max_size=12)


def page_of(blocks: list[Block], wrap: str) -> str:
    inside = "".join(f"<{tag}>{' '.join(words)}</{tag.split()[0]}><br>" for tag, words, _ in blocks)
    return f"<html><body>{wrap.format(inside)}</body></html>"


def solid(words: str) -> str:
    return "".join(words.split())


@given(blocks=BLOCKS, wrap=WRAPS)
@example(blocks=CELLS_ABOUT_A_LINE, wrap="{}")
@example(blocks=CELLS_ABOUT_A_LINK, wrap="{}")
def test_lines_stay_in_order_and_others_are_of_the_page(blocks: list[Block], wrap: str) -> None:
    kept = [" ".join(words) for _, words, is_kept in blocks if is_kept]
    text = Text("\n".join(kept or ["Words of nowhere"]))
    page = parse_page(page_of(blocks, wrap))
    found = recovered(text, page, title_element=None, plain=lambda words: words or "").text
    lines = found.string.split("\n")
    rest = iter(lines)
    assert all(line in rest for line in text.string.split("\n"))
    whole = solid("".join(page.root.itertext()))
    added = Counter(lines) - Counter(text.string.split("\n"))
    assert all(solid(line) in whole for line in added)


@given(blocks=KEYS, lines=KEYS)
def test_places_never_go_back(blocks: list[str], lines: list[str]) -> None:
    found = [line for line in Alignment(blocks, lines).lines if line is not None]
    assert all(first <= second for first, second in pairwise(found))
    assert all(0 <= line < len(lines) for line in found)


@given(lines=st.lists(st.text("ab", min_size=1, max_size=3), max_size=12))
def test_a_text_stands_wholly_in_itself(lines: list[str]) -> None:
    assert None not in Alignment(lines, lines).lines
