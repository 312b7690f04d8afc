"""A quick look at two names: can any word of one be alike to a word of the other at all?

Names whose words leave no trace in common are two: it saves the long comparison of nearly all
pairs of a list.
"""

from collections.abc import Callable, Mapping
from typing import Final

from firsthand.names.matching.reading import Reading
from firsthand.names.matching.traces import latin_traces, sound_traces

MOST_WORDS: Final = 12
MEMO: Final = 500_000

Traces = Callable[[str], frozenset[str]]
# What one name leaves, and what others leave that were met before.
Look = tuple[frozenset[str], Mapping[str, frozenset[str]]]


class Gate:
    """Remembers what each name leaves."""

    def __init__(self) -> None:
        self._latin = _Known(latin_traces)
        self._sound = _Known(sound_traces)

    def is_open(self, left: str, right: str, mine: Reading, other: Reading) -> bool:
        """Whether a closer look at *left* and *right*, read as *mine* and *other*, may pay."""
        if len(mine.words) == len(other.words) == 1 or not set(mine.words).isdisjoint(other.words):
            return True
        known = self._latin if mine.is_latin and other.is_latin else self._sound
        return not known.of(left, mine).isdisjoint(known.of(right, other))

    def looks(self, left: str, mine: Reading) -> tuple[Look, Look] | None:
        """How to tell at a glance that the gate is shut between *left* and names met before.

        It is where two names leave nothing in common: the first look is for names in Latin
        letters, the second for others. None where a glance does not do.
        """
        if not 1 < len(mine.words) <= MOST_WORDS:
            return None
        sound = self._sound.of(left, mine), self._sound
        return ((self._latin.of(left, mine), self._latin) if mine.is_latin else sound), sound


class _Known(dict[str, frozenset[str]]):
    """What each name leaves; names of very many words are not kept."""

    def __init__(self, traces: Traces) -> None:
        super().__init__()
        self._traces = traces

    def of(self, name: str, reading: Reading) -> frozenset[str]:
        """What *name*, read as *reading*, leaves: its words one by one and run together."""
        found = self.get(name)
        if found is None:
            words = reading.words[:MOST_WORDS]
            found = self._traces("".join(words)).union(*map(self._traces, words))
            if len(reading.words) <= MOST_WORDS:
                self._keep(name, found)
        return found

    def _keep(self, name: str, found: frozenset[str]) -> None:
        if len(self) >= MEMO:
            self.clear()
        self[name] = found
