"""Which blocks of a page stand in which lines of a text made from it, in order."""

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import accumulate

# A shorter block is looked for only where it must stand, for it may stand anywhere.
SHORTEST_SOUGHT_CP = 20
MOST_SOUGHT_CP = 20_000_000


class Alignment:
    """Where each block stands: `lines` has the number of its line, None where it has none.

    Blocks and lines are compared by keys, their words without white space. A line may hold many
    blocks, for an extractor joins cells and headings. `is_whole` is False where the page was too
    contrived to be looked through.
    """

    def __init__(self, blocks: list[str], lines: list[str]) -> None:
        self.lines: list[int | None] = [None] * len(blocks)
        self.stream = "".join(lines)
        self._blocks = blocks
        self._starts = [0, *accumulate(map(len, lines))]
        self._left_cp = MOST_SOUGHT_CP
        self._align(lines)

    @property
    def is_whole(self) -> bool:
        """True where all blocks were looked for."""
        return self._left_cp >= 0

    def holds(self, block: str) -> bool:
        """True where *block* stands in the lines, anywhere."""
        return len(block) >= SHORTEST_SOUGHT_CP and self._find(block, 0, len(self.stream)) >= 0

    def _align(self, lines: list[str]) -> None:
        at_block, at_line = 0, 0
        for block, line in [*_anchors(self._blocks, lines), (len(self._blocks), len(lines))]:
            self._fill(at_block, block, (self._starts[at_line], self._starts[line]))
            if block < len(self._blocks):
                self.lines[block] = line
            at_block, at_line = block + 1, min(line + 1, len(lines))

    def _fill(self, first: int, end: int, stretch: tuple[int, int]) -> None:
        """Looks for the blocks from *first* to *end* in a stretch of the stream, in order."""
        position, limit = stretch
        for number in range(first, end):
            block = self._blocks[number]
            at = self._find(block, position, limit)
            if at >= 0:
                self.lines[number] = self._line_at(at)
                position = at + len(block)
            elif self._is_line_inside(block, position, limit):
                line = self._line_at(position)
                self.lines[number] = line
                position = self._starts[line + 1]

    def _find(self, block: str, position: int, limit: int) -> int:
        if not block or position + len(block) > limit:
            return -1
        if self.stream.startswith(block, position):
            return position
        if len(block) < SHORTEST_SOUGHT_CP or self._left_cp < 0:
            return -1
        self._left_cp -= limit - position
        return self.stream.find(block, position, limit)

    def _is_line_inside(self, block: str, position: int, limit: int) -> bool:
        """True where the next line is a part of *block*: the extractor dropped some of it."""
        if position >= limit:
            return False
        line = self._line_at(position)
        start, end = self._starts[line], self._starts[line + 1]
        is_long = SHORTEST_SOUGHT_CP <= end - start < len(block)
        return is_long and start == position and self.stream[start:end] in block

    def _line_at(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1


def _anchors(blocks: list[str], lines: list[str]) -> list[tuple[int, int]]:
    """The longest run, in both orders, of pairs that stand once in each (patience diff)."""
    in_blocks, in_lines = Counter(blocks), Counter(lines)
    numbers = {line: number for number, line in enumerate(lines) if in_lines[line] == 1}
    pairs = [
        (number, numbers[block])
        for number, block in enumerate(blocks)
        if block in numbers and in_blocks[block] == 1
    ]
    return _rising(pairs)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence of *pairs* whose second numbers rise."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, line) in enumerate(pairs):
        at = bisect_left(ends, line)
        ends[at : at + 1] = [line]
        before.append(last[at - 1] if at else -1)
        last[at : at + 1] = [number]
    run, number = [], last[-1] if last else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]
