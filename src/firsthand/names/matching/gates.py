"""A quick look at two names: can any word of one be alike to a word of the other at all?

Names whose words leave no trace in common are two: it saves the long comparison of nearly all
pairs of a list.
"""

from typing import Final

from firsthand.names.matching.kinds import NameKind
from firsthand.names.matching.reading import Reading
from firsthand.names.matching.traces import traces
from firsthand.names.matching.vocabulary import vocabulary

MOST_WORDS: Final = 12
MEMO: Final = 500_000


class Gate(dict[str, frozenset[str]]):
    """What each name leaves: its words one by one and run together."""

    def __init__(self, kind: NameKind) -> None:
        """*kind*: whose names they are, for what their words mean."""
        super().__init__()
        self._meanings = vocabulary().meanings[kind]

    def of(self, name: str, reading: Reading) -> frozenset[str]:
        """What *name*, read as *reading*, leaves."""
        found = self.get(name)
        if found is None:
            found = self._traces(reading)
            if len(self) >= MEMO:
                self.clear()
            self[name] = found
        return found

    def _traces(self, reading: Reading) -> frozenset[str]:
        heard = reading.heard[:MOST_WORDS]
        found = traces("".join(heard)).union(*map(traces, heard))
        return found.union(f"= {self._meanings.get(word) or word}" for word in reading.words)
