"""Carrying links through an extractor that is not asked to keep them.

Asked to keep links, trafilatura 2.3.1 judges a page otherwise and finds less of the right words.
So each link's words begin with a letter of their own, out of a script that the page does not
use, and end with one that all share; what comes out is split at these letters.
"""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from firsthand.importers.links import absolute
from firsthand.importers.tree import Page

# CJK Extension B but for its first row: rare Han letters, no white space or sign to anyone.
FIRST, LAST = 0x20100, 0x2A6DF
_CLOSE = chr(FIRST)
_LETTERS = re.compile(f"([{chr(FIRST)}-{chr(LAST)}])")
_WRITTEN = re.compile(r"&#(?:[xX]0*2[0-9a-fA-F]{4}|0*1[3-7][0-9]{4})(?![0-9a-fA-F])")
_TEXTS = etree.XPath(".//text()[normalize-space()]")


class LinkGuard:
    """The letters put into one page and the addresses they stand for."""

    def __init__(self, page: Page) -> None:
        """Puts the letters into the tree of *page*; none, where it uses that script itself."""
        self._base_url = page.base_url
        self._written: dict[str, str] = {}
        if not _may_hold_letters(page):
            self._mark(page.root)

    def _mark(self, root: HtmlElement) -> None:
        letters = map(chr, range(FIRST + 1, LAST))
        letter = next(letters)
        for element in root.iter("a"):
            written = element.get("href", "")
            if written and written[0] != "#" and _surround(element, letter):
                self._written[letter] = written
                letter = next(letters, _CLOSE)

    def pieces(self, words: str) -> Iterator[tuple[str, str | None]]:
        """*words* in pieces, each with what begins after it: an address, "" for a link's end."""
        parts = iter(_LETTERS.split(words) if self._written else (words,))
        for part in parts:
            letter = next(parts, None)
            written = self._written.get(letter or "", "")
            yield part, None if letter is None else absolute(written, self._base_url)

    def plain(self, words: str) -> str:
        """*words* without the letters."""
        return _LETTERS.sub("", words) if self._written else words


def _may_hold_letters(page: Page) -> bool:
    if page.has_astral and _LETTERS.search(page.source):
        return True
    return _WRITTEN.search(page.source) is not None


def _surround(element: HtmlElement, letter: str) -> bool:
    """True where *element* has words, now between *letter* and the closing letter."""
    innermost = element
    while (
        len(innermost) == 1 and not _is_words(innermost.text) and not _is_words(innermost[0].tail)
    ):
        innermost = innermost[0]
    if len(innermost) == 0:
        if _is_words(innermost.text):
            innermost.text = f"{letter}{innermost.text}{_CLOSE}"
            return True
        return False
    return _surround_texts(element, letter)


def _is_words(words: str | None) -> bool:
    return words is not None and not words.isspace() and words != ""


def _surround_texts(element: HtmlElement, letter: str) -> bool:
    texts = _TEXTS(element)
    if texts:
        _put(texts[0], f"{letter}{texts[0]}{_CLOSE if len(texts) == 1 else ''}")
    if len(texts) > 1:
        _put(texts[-1], f"{texts[-1]}{_CLOSE}")
    return bool(texts)


def _put(node: etree._ElementUnicodeResult, words: str) -> None:
    parent = node.getparent()
    if parent is None:
        return
    if node.is_tail:
        parent.tail = words
    else:
        parent.text = words
