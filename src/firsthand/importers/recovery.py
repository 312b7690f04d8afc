"""Putting back what an extractor drops from the middle of an article, and saying what it lost.

trafilatura 2.3.1 drops short lists, quotes in layout tables, subheadings, captions and lines at
the end of a letter. Each is looked for on the page between the words that it kept.
"""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate

from lxml.html import HtmlElement

from firsthand.core.text import Text
from firsthand.importers.alignment import Alignment
from firsthand.importers.belonging import Belonging
from firsthand.importers.guard import KEPT
from firsthand.importers.putback import Plain, joined, marked
from firsthand.importers.seen import BETWEEN, Seen, part_with
from firsthand.importers.tree import Page

MISSING_CP = 150
# What a Text may lack of its page: controls, KEPT, and the rare Han letters that stand for KEPT.
_UNSTEADY = re.compile(
    f"[{KEPT}\x01-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\U00020100-\U0002b738]+"
)


@dataclass(frozen=True, slots=True)
class Recovered:
    """A text with what was put back, and whether prose of its page is still missing."""

    text: Text
    is_part_missing: bool


def recovered(
    text: Text, page: Page, *, title_element: HtmlElement | None, plain: Plain
) -> Recovered:
    """*text* with the blocks of *page* that stand between its lines and belong there.

    Every line of *text* stays, in its order. *plain* gives the words of the page from those of
    its tree; *title_element* is the heading that the title was taken from.
    """
    seen = Seen(part_with(text.string, page.root, title_element))
    keys = _keys(seen.joined())
    alignment = Alignment(keys, _keys(text.string.replace("\n", BETWEEN)))
    belonging = Belonging(seen, keys, alignment)
    if not alignment.is_whole:
        return Recovered(text, is_part_missing=True)
    inserts = {
        line: marked(seen, numbers, base_url=page.base_url, plain=plain)
        for line, numbers in _by_line(belonging.put_back, alignment.lines).items()
    }
    is_part_missing = belonging.missing_cp >= MISSING_CP
    return Recovered(joined(text, inserts) if inserts else text, is_part_missing)


def _keys(joined_blocks: str) -> list[str]:
    """Blocks for comparing what the tree has with a Text: no white space, no control, NFC."""
    solid = "".join(joined_blocks.split())
    if not solid.isascii():
        solid = unicodedata.normalize("NFC", _UNSTEADY.sub("", solid))
    return solid.split(BETWEEN)


def _by_line(numbers: list[int], lines: list[int | None]) -> dict[int, list[int]]:
    """The numbers of blocks by the line that they follow; -1 where they stand before all."""
    first = next((line for line in lines if line is not None), 0)
    known = (-1 if line is None else line for line in lines)
    latest = list(accumulate(known, max, initial=first - 1))
    after: defaultdict[int, list[int]] = defaultdict(list)
    for number in numbers:
        after[latest[number]].append(number)
    return after
