"""Words that probably name somebody whom nobody has entered yet.

High recall first: a name that is not highlighted may be published by mistake. Rules and word
lists alone; what a script does not show (Persian and Arabic have no capitals) is found by titles,
given names, "called", shapes of surnames, and repetition within the document.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.names.arabic_runs import arabic_runs
from firsthand.names.capitals import capital_runs
from firsthand.names.folding import letters_end
from firsthand.names.reading import Reading, Reason, Run, Tier

__all__ = ["Reason", "Suggestion", "Tier", "suggest"]


@dataclass(frozen=True, slots=True, order=True)
class Suggestion:
    """A span (code points, half-open) that probably names a person, why, and how surely."""

    start: int
    end: int
    reason: Reason
    tier: Tier


def suggest(string: str, language: str) -> list[Suggestion]:
    """The spans of *string* that probably name a person, in order, none overlapping.

    *language* is a BCP 47 tag (any is allowed); rules for every script run on every text. Titles
    before a name are no part of its span, nor are و ب ل ف ك in Arabic. Time grows with the length.
    An empty list never means that the text names nobody.
    """
    reading = Reading(string, language)
    runs = [*capital_runs(reading), *arabic_runs(reading)]
    return [_suggestion(reading, run) for run in _apart(runs)]


def _apart(runs: Iterable[Run]) -> list[Run]:
    """*runs* in order, the first and longest kept where two overlap."""
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: (run.first, -run.last)):
        if not kept or run.first > kept[-1].last:
            kept.append(run)
    return kept


def _suggestion(reading: Reading, run: Run) -> Suggestion:
    first = reading.words[run.first]
    start = letters_end(reading.string, first, run.skipped) if run.skipped else first.start
    return Suggestion(start, reading.words[run.last].end, run.reason, run.tier)
