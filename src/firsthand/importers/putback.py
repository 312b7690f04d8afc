"""Blocks of a page as marked text, and a text with such blocks between its lines."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import groupby, takewhile

from lxml.html import HtmlElement

from firsthand.core.text import Mark, Span, Text, make_text
from firsthand.importers.blocks import TextBuilder
from firsthand.importers.guard import LINE_END
from firsthand.importers.seen import Seen
from firsthand.importers.tree import BREAKING
from firsthand.importers.visible import open_element

Plain = Callable[[str | None], str]
_CELLS = frozenset({"td", "th"})
_AROUND = frozenset({"html", "body"})


def marked(seen: Seen, numbers: list[int], *, base_url: str, plain: Plain) -> Text:
    """The text of some blocks of *seen*, a line each.

    The cells of one row share theirs where no other words of the page stand between them.
    """
    builder = TextBuilder()
    for _, parts in groupby(_parts(seen, numbers), lambda part: part[0]):
        _add(builder, [part[1:] for part in parts], base_url, plain)
    return builder.built().text


def _parts(seen: Seen, numbers: list[int]) -> Iterator[tuple[int, str, HtmlElement]]:
    """The pieces of the blocks, each with the number of its line."""
    line, row, behind = 0, None, 0
    for number in numbers:
        following = _row_of(seen.holder(number))
        is_same = following is row and not _have_words(seen, range(behind, number))
        if following is not None and is_same:
            yield line, " ", following
        else:
            line += 1
        row, behind = following, number + 1
        for words, element in seen.pieces(number):
            yield line, words, element


def _have_words(seen: Seen, numbers: range) -> bool:
    """True where any of the blocks holds a letter or a digit; a lone sign parts no row."""
    return any(any(map(str.isalnum, words)) for one in numbers for words, _ in seen.pieces(one))


def _row_of(holder: HtmlElement) -> HtmlElement | None:
    """The row that *holder* is a cell of, or stands in a cell of without a block between."""
    inside = next((one for one in _outwards(holder) if one.tag in BREAKING), None)
    return inside.getparent() if inside is not None and inside.tag in _CELLS else None


def _outwards(element: HtmlElement) -> list[HtmlElement]:
    return [element, *takewhile(lambda one: one.tag not in _AROUND, element.iterancestors())]


def _add(
    builder: TextBuilder, parts: list[tuple[str, HtmlElement]], base_url: str, plain: Plain
) -> None:
    """Adds one line; a mark goes on over its pieces as long as its element does."""
    opened: list[tuple[HtmlElement, int]] = []
    for words, element in parts:
        chain = _outwards(element)[::-1]
        shared = sum(one is other for one, (other, _) in zip(chain, opened, strict=False))
        _close(builder, opened, shared)
        opened += [(one, open_element(builder, one, base_url=base_url)) for one in chain[shared:]]
        _add_lines(builder, plain(words))
    builder.end_block()
    _close(builder, opened, 0)


def _close(builder: TextBuilder, opened: list[tuple[HtmlElement, int]], keep: int) -> None:
    while len(opened) > keep:
        for _ in range(opened.pop()[1]):
            builder.close()


def _add_lines(builder: TextBuilder, words: str) -> None:
    for at, line in enumerate(words.split(LINE_END)):
        if at:
            builder.end_block()
        builder.words(line)


def joined(text: Text, inserts: dict[int, Text]) -> Text:
    """*text* with each of *inserts* after the line of its number, -1 for before the first."""
    lines: list[str] = []
    marks: list[Mark] = []
    olds, shifts = [0], [0]  # where lines of *text* start, and how far they move
    for number, line in enumerate(["", *text.string.split("\n")], -1):
        if number >= 0:
            lines.append(line)
            olds.append(olds[-1] + len(line) + 1)
        if number in inserts:
            insert = inserts[number]
            marks += [_moved(mark, olds[-1] + shifts[-1]) for mark in insert.marks]
            lines.append(insert.string)
        shifts.append(shifts[-1] + (len(inserts[number].string) + 1 if number in inserts else 0))
    marks += [_moved(mark, shifts[bisect_right(olds, mark.span.start)]) for mark in text.marks]
    return make_text("\n".join(lines), marks)


def _moved(mark: Mark, by: int) -> Mark:
    return mark.moved(Span(mark.span.start + by, mark.span.end + by))
