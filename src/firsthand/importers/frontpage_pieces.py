"""Pieces of a page: its lines, or parts of them, each with what it is."""

from dataclasses import dataclass
from enum import Enum, auto

from firsthand.importers.frontpage_blocks import Line, Run

LOWEST_HEADING = 14  # the rank of h6


class Kind(Enum):
    """What a piece of a page is."""

    LINKED_TITLE = auto()
    TITLE = auto()
    PROSE = auto()
    MORE = auto()
    DEAD_MORE = auto()
    SHORT_LINK = auto()
    SHORT = auto()
    DATE = auto()
    COUNTER = auto()
    ROW = auto()
    IMAGE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or part of one, with its kind.

    `target` is the link that it stands for; a trailing "read more" is in `more_target` and no
    longer in `runs`. `run_in`: a title on the line of its text. `rank` orders titles, larger
    first. `words` counts all words left in `runs`.
    """

    kind: Kind
    line: Line
    runs: tuple[Run, ...]
    words: int = 0
    target: str = ""
    more_target: str = ""
    run_in: bool = False
    broken: bool = False
    rank: int = 0

    @property
    def text(self) -> str:
        """The words as they stand, white space and all."""
        return "".join(run.words for run in self.runs)
