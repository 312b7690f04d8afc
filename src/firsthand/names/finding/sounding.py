"""How a word sounds to an index of forms, and what of it is remembered."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from firsthand.names.finding.nearness import (
    FAR,
    Near,
    abbreviates,
    at_best,
    may_be_near,
    nearest,
)
from firsthand.names.finding.pairs import Partners
from firsthand.names.finding.units import Skeleton

SHORT: Final = Near(0.8, 0, 4)  # an initial that may stand for the given name
Meetings = list[tuple[Skeleton, Near, Near]]


class Role(Enum):
    """What a word of a text may be beside a part of a name."""

    NAME = "name"
    PARTICLE = "particle"
    ARTICLE = "article"
    EZAFE = "ezafe"


@dataclass(frozen=True, slots=True, eq=False)
class Sounding:
    """A word, or words run together: its readings, and the keys of those that the index knows.

    *cuts*: for each reading the letters left before and behind it. *leads* are the partners of
    its keys; *every*: all its keys; *opens* says that it may be the beginning of a longer part.
    """

    texts: tuple[str, ...]
    cuts: tuple[tuple[int, int], ...]
    known: frozenset[str]
    leads: tuple[Partners, ...]
    every: tuple[str, ...]
    opens: bool = False
    begins: bool = False
    role: Role = Role.NAME
    short: "Sounding | None" = None
    alone: tuple[int, ...] = ()
    is_short: bool = False
    is_joined: bool = False
    nears: dict[str, Near] = field(default_factory=dict)
    bests: dict[str, Near] = field(default_factory=dict)
    alike: dict[str, bool] = field(default_factory=dict)
    met: "dict[Sounding, Meetings]" = field(default_factory=dict)

    def near(self, part: str) -> Near:
        """How near this is to *part*, of a form; remembered."""
        known = self.nears.get(part)
        if known is None:
            known = self.nears[part] = self._near(part)
        return known

    def may_be_near(self, part: str) -> bool:
        """False where this is not near *part*; quick, and remembered in `alike`."""
        known = self.near(part).value > 0 if self.is_short else may_be_near(self.texts, part)
        self.alike[part] = known
        return known

    def at_best(self, part: str) -> Near:
        """How near this is to *part* at most."""
        known = self.nears.get(part) or self.bests.get(part)
        if known is None:
            known = self.bests[part] = (
                self._near(part) if self.is_short else at_best(self.texts, part)
            )
        return known

    def _near(self, part: str) -> Near:
        if self.is_short:
            return SHORT if abbreviates(self.texts[0], part) else FAR
        return nearest(self.texts, part, self.cuts)
