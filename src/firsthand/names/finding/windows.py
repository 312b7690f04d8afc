"""Some words of a run, of every length, as whole names."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from firsthand.names.finding.hits import Match
from firsthand.names.finding.judging import Judge
from firsthand.names.finding.runs import Run, Runs
from firsthand.names.finding.wholes import WORDS_MIN, whole_of

WORDS_MAX: Final = 6  # of a name, particles apart


class Windows:
    """What stands in the runs of one text as a whole."""

    def __init__(self, texts: Sequence[str], judge: Judge, runs: Runs) -> None:
        """*texts*: the forms."""
        self._texts, self._judge = texts, judge
        self._words, self._wholes = runs.words, runs.wholes

    def matches(self, run: Run) -> Iterator[Match]:
        """Every place in *run* where a form may stand as a whole."""
        written = [self._words.written[at] for at in run.places]
        for first, last in _windows(run):
            for form in self._wholes.like(whole_of(written[first : last + 1])):
                best = max(self._readings(run, first, last, form), key=_worth)
                if best.score:
                    yield best

    def _readings(self, run: Run, first: int, last: int, form: int) -> Iterator[Match]:
        """The place with each of the clitics that may stand on it taken off, or with none."""
        one, other = run.places[first], run.places[last]
        fronts = dict.fromkeys(before for before, _ in run.sounds[first].cuts)
        ends = dict.fromkeys(behind for _, behind in run.sounds[last].cuts)
        for before, behind in product(fronts, ends):
            start = self._words.place(one, before)
            end = self._words.place(other, len(self._words.key(other)) - behind)
            value = self._judge.value(self._words.string[start:end], self._texts[form])
            yield Match(start, end, form, value)


def _worth(match: Match) -> tuple[float, int]:
    """The nearest first, the shortest of these: what is no clitic makes a name less near."""
    return match.score, match.start - match.end


def _windows(run: Run) -> Iterator[tuple[int, int]]:
    """The first and the last place of words in a row that no comma, dot or initial parts."""
    for first in range(len(run.places) - 1):
        for last in range(first, min(first + WORDS_MAX, len(run.places))):
            if run.dots[last] and last + 1 < len(run.places):
                break
            if last - first + 1 >= WORDS_MIN:
                yield first, last
            if last in run.commas:
                break
