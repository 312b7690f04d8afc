"""A quick look at two names: can any word of one be alike to a word of the other at all?

Names whose words leave no trace in common are two: it saves the long comparison of nearly all
pairs of a list.
"""

from collections.abc import Callable
from typing import Final

from firsthand.names.matching.reading import Reading
from firsthand.names.matching.traces import latin_traces, sound_traces

MOST_WORDS: Final = 12
MEMO: Final = 500_000

Traces = Callable[[str], frozenset[str]]


class Gate:
    """Remembers what each name leaves."""

    def __init__(self) -> None:
        self._latin: dict[str, frozenset[str]] = {}
        self._sound: dict[str, frozenset[str]] = {}

    def is_open(self, left: str, right: str, mine: Reading, other: Reading) -> bool:
        """Whether a closer look at *left* and *right*, read as *mine* and *other*, may pay."""
        if len(mine.words) == len(other.words) == 1 or not set(mine.words).isdisjoint(other.words):
            return True
        if mine.is_latin and other.is_latin:
            known, traces = self._latin, latin_traces
        else:
            known, traces = self._sound, sound_traces
        one = known.get(left)
        if one is None:
            one = _kept(known, left, _all(mine.words, traces))
        two = known.get(right)
        if two is None:
            two = _kept(known, right, _all(other.words, traces))
        return not one.isdisjoint(two)


def _kept(known: dict[str, frozenset[str]], name: str, traces: frozenset[str]) -> frozenset[str]:
    if len(known) >= MEMO:
        known.clear()
    known[name] = traces
    return traces


def _all(words: tuple[str, ...], traces: Traces) -> frozenset[str]:
    """What the words leave, one by one and run together."""
    found = traces("".join(words[:MOST_WORDS]))
    return found.union(*map(traces, words[:MOST_WORDS]))
