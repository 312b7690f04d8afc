"""Keeping code points that extractors take for white space or for nothing.

Each is put in as a letter of a script that the page does not use, and taken back from what comes
out. (trafilatura 2.3.1 trims U+00A0 and its like in the tree it gives.)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from lxml import etree
from lxml.html import HtmlElement

from firsthand.importers.tree import Page

KEPT = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"
    "\u202f\u205f\u3000\u200b\u200c\u200d\u200e\u200f\u00ad\u061c\u2060\ufeff"
)
# CJK Extension C: rare Han letters, printable, and no white space to anyone.
_FIRST, _LAST = 0x2A700, 0x2B738
_INLINE = frozenset({"a", "abbr", "b", "big", "cite", "em", "font", "i", "small", "span", "strong"})
# Elements that the extractor keeps as elements, trimming the space around their words.
_TRIMMED = ("b", "em", "i", "kbd", "samp", "strong", "sub", "sup", "tt", "u", "var")
_RUNNING = frozenset({"p", "li", "td", "blockquote", "dd", "h1", "h2", "h3", "h4", "h5", "h6"})
_SPACES = " \t\n\r\f"


# What the end of a line of preformatted text is restored to; no Text has it.
LINE_END = "\x1e"
_OTHERS = f" {LINE_END}"
_LINES = etree.XPath(".//text()[contains(., '\n')]")
_ALL_KEPT = frozenset(KEPT)
_LETTERS = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
_REFERENCES = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z]{2,9});?")


@dataclass(frozen=True, slots=True)
class Guard:
    """What stands for what in one tree; empty where nothing had to be guarded."""

    back: dict[str, str]

    def restored(self, words: str) -> str:
        """*words* with the code points that the page had."""
        return _LETTERS.sub(self._original, words) if self.back else words

    def _original(self, letter: re.Match[str]) -> str:
        return self.back.get(letter[0], letter[0])


def guard(page: Page) -> Guard:
    """Puts letters in place of the code points of KEPT and of spaces beside inline elements.

    Changes the tree itself. Text that is nothing but white space stays as it is where it lays
    out the page: an empty paragraph must stay one to the extractor.
    """
    rare = _rare_in(page)
    letters = _unused_letters(rare)
    if not letters:
        return Guard({})
    space, line_end = letters[0], letters[1]
    forth = str.maketrans(KEPT, letters[len(_OTHERS) :])
    for node in _preformatted(page.root):
        _put(node, node.replace("\n", f"{line_end}\n"))
    kept = rare & _ALL_KEPT
    for node in _holding(kept)(page.root) if kept else ():
        _replace(node, forth)
    for element in page.root.iter(*_TRIMMED):
        _guard_spaces(element, space)
    return Guard(dict(zip(letters, _OTHERS + KEPT, strict=True)))


def _preformatted(root: HtmlElement) -> Iterator[etree._ElementUnicodeResult]:
    """The texts in `pre` that have more lines than one."""
    for element in root.iter("pre"):
        if next(element.iterancestors("pre"), None) is None:
            yield from _LINES(element)


def _rare_in(page: Page) -> frozenset[str]:
    """The code points of KEPT, and letters of ours, that stand in *page*, written anyhow."""
    references = "".join(map(unescape, set(_REFERENCES.findall(page.source))))
    return _rare(page.source, has_astral=page.has_astral) | _rare(references, has_astral=True)


def _rare(words: str, *, has_astral: bool) -> frozenset[str]:
    if words.isascii():
        return frozenset()
    letters = _LETTERS.findall(words) if has_astral else ()
    return frozenset([*filter(words.__contains__, KEPT), *letters])


@lru_cache(maxsize=256)
def _holding(kept: frozenset[str]) -> etree.XPath:
    """Gives the texts that hold any of *kept*; none of these is a quote or a letter."""
    tests = " or ".join(f"contains(., '{one}')" for one in sorted(kept))
    return etree.XPath(f"//text()[{tests}][not(parent::script or parent::style)]")


def _guard_spaces(element: HtmlElement, space: str) -> None:
    """Puts *space* beside the white space that parts the words of *element* from others."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = _ending(before.tail, space)
    elif parent is not None:
        parent.text = _ending(parent.text, space)
    tail = element.tail
    if tail and tail[0] in _SPACES and (tail.strip(_SPACES) or _is_inside_words(element)):
        element.tail = f" {space}{tail}"
    if len(element) == 0:
        element.text = _ending(_beginning(element.text, space), space)


def _is_inside_words(element: HtmlElement) -> bool:
    """True where the space after *element* parts it from another inline element of a paragraph."""
    following, parent = element.getnext(), element.getparent()
    if following is None or parent is None or following.tag not in _INLINE:
        return False
    return parent.tag in _RUNNING or bool((parent.text or "").strip())


def _ending(words: str | None, space: str) -> str | None:
    if words and words[-1] in _SPACES and words.strip(_SPACES):
        return f"{words}{space} "
    return words


def _beginning(words: str | None, space: str) -> str | None:
    if words and words[0] in _SPACES and words.strip(_SPACES):
        return f" {space}{words}"
    return words


def _unused_letters(rare: frozenset[str]) -> str:
    """One letter for a space, a line end and each of KEPT, none of which is among *rare*.

    Empty where the page uses so many of them that none are left over.
    """
    needed = len(_OTHERS + KEPT)
    for first in range(_FIRST, _LAST - needed, needed):
        letters = "".join(map(chr, range(first, first + needed)))
        if rare.isdisjoint(letters):
            return letters
    return ""


def _replace(node: etree._ElementUnicodeResult, forth: dict[int, int]) -> None:
    parent = node.getparent()
    if node.strip() or (node.is_tail and parent is not None and parent.tag in _INLINE):
        _put(node, node.translate(forth))


def _put(node: etree._ElementUnicodeResult, words: str) -> None:
    parent = node.getparent()
    if parent is None:
        return
    if node.is_tail:
        parent.tail = words
    else:
        parent.text = words
