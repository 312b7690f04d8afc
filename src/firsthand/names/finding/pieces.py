"""What parts of names the words of a run may be, one by one or run together."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from firsthand.names.finding.runs import Run, Runs
from firsthand.names.finding.sounding import Sound

PARTED_MAX: Final = 3  # words that one part may be written in
BETWEEN_MAX: Final = 2  # words between the two parts of a name
TWO: Final = 2


class Piece(NamedTuple):
    """Some words of a run as one part of a name: from word *first* to *last* of the run."""

    first: int
    last: int
    sound: Sound


class Pieces:
    """The pieces of one run."""

    def __init__(self, runs: Runs, run: Run) -> None:
        """*run*: one of *runs*."""
        self.runs, self.run = runs, run
        self._by_first = [list(self._at(first)) for first in range(len(run.places))]

    def pairs(self) -> Iterator[tuple[Piece, Piece, bool]]:
        """Each two pieces that may be one name, and whether a comma stands behind the first."""
        for pieces in self._by_first:
            for one in pieces:
                yield from self._after(one)

    def _after(self, one: Piece) -> Iterator[tuple[Piece, Piece, bool]]:
        commas = self.run.commas
        for first in range(one.last + 1, min(one.last + 2 + BETWEEN_MAX, len(self._by_first))):
            between = [at for at in commas if one.last <= at < first] if commas else commas
            if len(between) > 1 or (between and between[0] not in (one.last, first - 1)):
                return
            for other in self._by_first[first]:
                yield one, other, one.last in between

    def _at(self, first: int) -> Iterator[Piece]:
        """What part of a name may begin with word *first* of the run."""
        run, sound = self.run, self.run.sounds[first]
        short = self.runs.short(run, first)
        if short:
            yield Piece(first, first, short)
        if sound.is_known:
            yield Piece(first, first, sound)
        if len(run.places) > TWO:
            yield from self._longer(first)
        before = run.particles.get(first)
        if before and first:
            whole = self.runs.wording.joined(before, sound)
            if whole and whole.is_known:
                yield Piece(first, first, whole)

    def _longer(self, first: int) -> Iterator[Piece]:
        run, whole = self.run, self.run.sounds[first]
        for last in range(first + 1, min(first + PARTED_MAX, len(run.places))):
            if not (whole.opens and self.runs.is_joinable(run, last)):
                return
            longer = self.runs.wording.joined(whole, run.sounds[last])
            if not longer:
                return
            whole = longer
            if whole.is_known:
                yield Piece(first, last, whole)
