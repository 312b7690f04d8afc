"""Putting back what an extractor drops from the middle of an article, and saying what it lost.

trafilatura 2.3.1 drops short lists, quotes in layout tables, subheadings, captions and lines at
the end of a letter. Each is looked for on the page between the words that it kept.
"""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate

from firsthand.core.text import FORBIDDEN, Text
from firsthand.importers.alignment import Alignment
from firsthand.importers.belonging import Belonging
from firsthand.importers.guard import KEPT
from firsthand.importers.putback import Plain, joined, marked
from firsthand.importers.seen import seen_blocks
from firsthand.importers.tree import Page

MISSING_CP = 150
# The Han letters from U+20100 are those that guards put into a tree, some of them for KEPT.
_UNSTEADY = re.compile(f"[{KEPT}\U00020100-\U0002b738]+|{FORBIDDEN.pattern}")


@dataclass(frozen=True, slots=True)
class Recovered:
    """A text with what was put back, and whether prose of its page is still missing."""

    text: Text
    is_part_missing: bool


def recovered(text: Text, page: Page, plain: Plain) -> Recovered:
    """*text* with the blocks of *page* that stand between its lines and belong there.

    Every line of *text* stays, in its order. *plain* gives the words of the page from those of
    its tree.
    """
    blocks = [(key, seen) for seen in seen_blocks(page.root) if (key := _key(seen.words))]
    keys, seen = [key for key, _ in blocks], [one for _, one in blocks]
    alignment = Alignment(keys, [_key(line) for line in text.string.split("\n")])
    belonging = Belonging(seen, keys, alignment)
    if not alignment.is_whole:
        return Recovered(text, is_part_missing=True)
    inserts = {
        line: marked([seen[number] for number in numbers], page.base_url, plain)
        for line, numbers in _by_line(belonging.put_back, alignment.lines).items()
    }
    is_part_missing = belonging.missing_cp >= MISSING_CP
    return Recovered(joined(text, inserts) if inserts else text, is_part_missing)


def _key(words: str) -> str:
    """*words* for comparing what the tree has with a Text: no white space, no control, NFC."""
    solid = "".join(words.split())
    if solid.isascii() and solid.isprintable():
        return solid
    return unicodedata.normalize("NFC", _UNSTEADY.sub("", solid))


def _by_line(numbers: list[int], lines: list[int | None]) -> dict[int, list[int]]:
    """The numbers of blocks by the line that they follow; -1 where they stand before all."""
    first = next((line for line in lines if line is not None), 0)
    known = (-1 if line is None else line for line in lines)
    latest = list(accumulate(known, max, initial=first - 1))
    after: defaultdict[int, list[int]] = defaultdict(list)
    for number in numbers:
        after[latest[number]].append(number)
    return after
