"""A long text in blocks that no name crosses, so that what is kept of it at once stays small."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

BLOCK: Final = 100_000  # letters from which on a block ends where it may
# Signs that part names whatever stands beside them, and the end of a paragraph.
_END: Final = re.compile(r"[;:!?()\[\]؛؟]|\n\s*\n")


class Block(NamedTuple):
    """A part of a text, and where it begins in it."""

    start: int
    text: str


def blocks(string: str) -> Iterator[Block]:
    """*string* in order, all of it."""
    start = 0
    while len(string) - start > BLOCK:
        found = _END.search(string, start + BLOCK)
        if not found:
            break
        yield Block(start, string[start : found.end()])
        start = found.end()
    yield Block(start, string[start:] if start else string)
