"""A text that comes in blocks, cut where no name is: what is read of a long file at once."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

PIECE: Final = 1 << 20  # characters of a piece, and on to where it can be cut
BLANK_LINE: Final = re.compile(r"(?<![,،\s])\r?\n[ \t]*\r?\n")
# A line that ends in a sign which stands in no name, for a text without blank lines.
HARD_END: Final = re.compile(r"[!?؟;؛]\r?\n")
CUT_WITHIN: Final = 64  # characters before the end of a piece where a cut may have begun


class Piece(NamedTuple):
    """A part of a text, and where it begins: code points from the start of the text."""

    start: int
    text: str


def pieces(blocks: Iterator[str]) -> Iterator[Piece]:
    """The text of *blocks* in pieces, none of which ends within a name.

    One is cut at its first blank line after so many characters; where four times as many have
    none, at a line that ends in a sign. A text that has neither stays one piece.
    """
    start, held = 0, _Held()
    for block in blocks:
        held.add(block)
        while held.length >= PIECE and (end := held.cut()):
            piece = held.take(end)
            yield Piece(start, piece)
            start += len(piece)
    if held.length:
        yield Piece(start, held.take(held.length))


class _Held:
    """What was read and not yet given; none of it is looked through twice."""

    def __init__(self) -> None:
        self.length = 0
        self._blocks: list[str] = []
        self._looked = 0  # characters that hold no blank line to cut at

    def add(self, block: str) -> None:
        self._blocks.append(block)
        self.length += len(block)

    def cut(self) -> int:
        """Where the piece may end; 0 for nowhere yet."""
        if self.length < max(PIECE, self._looked * 5 // 4):
            return 0  # joined anew only when a quarter more has come
        text = self._joined()
        begin = max(PIECE, self._looked - CUT_WITHIN)
        found = BLANK_LINE.search(text, begin)
        if found is None and self.length >= 4 * PIECE:
            found = HARD_END.search(text, PIECE)
        self._looked = self.length
        return found.end() if found else 0

    def take(self, end: int) -> str:
        text = self._joined()
        rest = text[end:]
        self._blocks, self.length, self._looked = [rest] if rest else [], len(rest), 0
        return text[:end]

    def _joined(self) -> str:
        self._blocks = ["".join(self._blocks)]
        return self._blocks[0]
