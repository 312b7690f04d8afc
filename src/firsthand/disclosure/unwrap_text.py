"""Escapes and markup taken off a text, and the way back to where each piece stood.

A text is searched as it stands and as it reads once entities, percent-escapes, JSON and CSS
escapes, quoted-printable and punycode are resolved, again until nothing changes. Tags are taken
out (a name may be split by them) and searched apart (attributes hold names too).
"""

import html
import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from firsthand.names.folding import ZWNJ

ROUNDS_MAX: Final = 5
WINDOW_CP: Final = 120  # read on either side of what may be no escape
_ESCAPE: Final = re.compile(
    r"&(?:\#\d{1,7};?|\#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)"
    r"|(?:%[0-9A-Fa-f]{2})+"
    r"|(?:\\u[0-9A-Fa-f]{4})+|\\u\{[0-9A-Fa-f]{1,6}\}|(?:\\x[0-9A-Fa-f]{2})+"
    r"|\\[0-9A-Fa-f]{2,6}[ ]?|\\[nrtbf/\"'\\]"
    r"|(?:=[0-9A-Fa-f]{2}(?:=\r?\n)?)+|=\r?\n"
    r"|[xX][nN]--[A-Za-z0-9-]{1,59}"
)
_BLOCKS: Final = (
    "address|article|aside|blockquote|body|br|caption|dd|details|div|dl|dt|entry|figcaption|figure|"
    "footer|form|h[1-6]|head|header|hr|html|item|li|link|main|meta|nav|ol|option|p|pre|script|"
    "section|style|summary|table|tbody|td|text|tfoot|th|thead|title|tr|tspan|ul"
)
_TAG: Final = re.compile(r"<[/!?]?[A-Za-z][^<>]*>")
_BLOCK_TAG: Final = re.compile(rf"</?(?:{_BLOCKS})(?:[\s/][^<>]*)?>|<!--|-->", re.IGNORECASE)
_INLINE_TAG: Final = re.compile(r"<[/!?]?[A-Za-z][^<>]*>|<!\[CDATA\[|\]\]>")
# No possessive group here or below: before 3.11.5 they lose matches where something in them goes
# back (Debian 12 has 3.11.2).
_BETWEEN_TAGS: Final = re.compile(rf"({_TAG.pattern})|[^<]+|<")
_SIMPLE: Final = {"n": "\n", "r": "\n", "t": "\t", "b": " ", "f": " "}


Segment = tuple[int, int, bool]


@dataclass(frozen=True, slots=True)
class _Step:
    """One substitution over a text: what it looks for and what it puts there."""

    pattern: re.Pattern[str]
    replace: Callable[[re.Match[str]], str]

    def segments(self, before: str) -> Iterator[Segment]:
        """Stretches of the new text: where each begins there and in *before*, and if it was put in.

        What was put in comes as a whole from one place.
        """
        yield 0, 0, False
        shift = 0
        for found in self.pattern.finditer(before):
            replacement = self.replace(found)
            if replacement == found.group():
                continue
            start, put = found.start() + shift, len(replacement)
            shift += put - (found.end() - found.start())
            if put:
                yield start, found.start(), True
            yield start + put, found.end(), False


class View:
    """A text as it is searched, and the texts it was made from, the first first."""

    __slots__ = ("_segments", "text", "trail")

    def __init__(self, text: str, trail: tuple[tuple[_Step, str], ...] = ()) -> None:
        """*trail*: the steps that led to *text*, each with the text it was taken on."""
        self.text = text
        self.trail = trail
        self._segments: list[list[Segment]] | None = None

    @property
    def first(self) -> str:
        """The text that the first step was taken on: *text* itself where there was none."""
        return self.trail[0][1] if self.trail else self.text

    def origin(self, at: int) -> int:
        """Where in the first text the code point *at* stands, or the escape that gave it."""
        if self._segments is None:
            self._segments = [list(step.segments(before)) for step, before in self.trail]
        for segments in reversed(self._segments):
            begin, came_from, was_put = segments[bisect_right(segments, at, key=_begin) - 1]
            at = came_from if was_put else came_from + at - begin
        return at


def _begin(segment: Segment) -> int:
    return segment[0]


def views(text: str) -> Iterator[View]:
    """*text* without its escapes and tags, then its tags, then what stands around its escapes.

    The last is unread, for an escape may only seem one: `%Da` of `100%Darius`.
    """
    read = _unescaped(View(text))
    if "<" in read.text:
        yield _without_tags(read)
        yield _only_tags(read)
    else:
        yield read
    if read.trail:
        yield _around_escapes(text)


def _unescaped(view: View) -> View:
    for _ in range(ROUNDS_MAX):
        after = _ESCAPES.pattern.sub(_ESCAPES.replace, view.text)
        if after == view.text:
            break
        view = View(after, (*view.trail, (_ESCAPES, view.text)))
    return view


def _without_tags(view: View) -> View:
    """Block tags part lines; the others leave ZWNJ, over which a name goes on or not."""
    if not _TAG.search(view.text):
        return view
    flat = view.text.replace("\n", " ")
    for step in (_BLOCK_TAGS, _INLINE_TAGS):
        after = step.pattern.sub(step.replace, flat)
        view, flat = View(after, (*view.trail, (step, flat))), after
    return view


def _only_tags(view: View) -> View:
    """Nothing but the tags, each on a line: all between them is taken out."""
    return View(
        _BETWEEN.pattern.sub(_BETWEEN.replace, view.text), (*view.trail, (_BETWEEN, view.text))
    )


@dataclass(frozen=True, slots=True)
class _Windows(_Step):
    """Stretches of a text, a line end after each; *kept* says where each begins, in both."""

    kept: tuple[Segment, ...]

    def segments(self, before: str) -> Iterator[Segment]:  # noqa: ARG002 - known already
        """Where each stretch begins."""
        yield from self.kept


def _around_escapes(text: str) -> View:
    pieces, kept, length = [], [], 0
    for start, end in _windows(text):
        kept.append((length, start, False))
        pieces.append(text[start:end])
        length += end - start + 1
    step = _Windows(_ESCAPE, _escape, tuple(kept))
    return View("\n".join(pieces), ((step, text),))


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The stretches around the escapes of *text*, those that touch as one."""
    begin = reach = 0
    for found in _ESCAPE.finditer(text):
        if found.start() - WINDOW_CP > reach:
            if reach:
                yield begin, reach
            begin = found.start() - WINDOW_CP
        reach = min(found.end() + WINDOW_CP, len(text))
    yield begin, reach


def _escape(found: re.Match[str]) -> str:
    written = found.group()
    match written[0]:
        case "&":
            return html.unescape(written)
        case "%":
            return _bytes_read(bytes.fromhex(written.replace("%", "")))
        case "=":
            return _bytes_read(bytes.fromhex(re.sub(r"=(?:\r?\n)?", "", written)))
        case "\\":
            return _backslash(written)
        case _:
            return _punycode(written)


def _bytes_read(written: bytes) -> str:
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("cp1256", errors="replace")


def _backslash(written: str) -> str:
    if written.startswith("\\u{"):
        return _code_point(written[3:-1])
    if written.startswith("\\u"):
        units = bytes.fromhex(written.replace("\\u", ""))
        return units.decode("utf-16-be", errors="replace")
    if written.startswith("\\x"):
        return _bytes_read(bytes.fromhex(written.replace("\\x", "")))
    sign = written[1:].rstrip(" ")
    return _code_point(sign) if len(sign) > 1 else _SIMPLE.get(sign, sign)


def _code_point(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number <= sys.maxunicode else " "


def _punycode(written: str) -> str:
    try:
        return written[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return written


_ESCAPES: Final = _Step(_ESCAPE, _escape)
_BLOCK_TAGS: Final = _Step(_BLOCK_TAG, lambda _: "\n")
_BETWEEN: Final = _Step(_BETWEEN_TAGS, lambda found: found[1] or "\n")
_INLINE_TAGS: Final = _Step(_INLINE_TAG, lambda _: ZWNJ)
