"""How a word sounds to an index of forms, and what of it is remembered."""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, NamedTuple

from firsthand.names.finding.nearness import FAR, Near, abbreviates, at_best, nearest
from firsthand.names.finding.outlines import NO_STEPS, Outline, Steps, fewest_steps, outline
from firsthand.names.finding.units import Skeleton

Lead = int | str  # the number of a given name, or the key of an initial
SHORT: Final = Near(0.8, 0, 4)  # an initial that may stand for the given name
WHOLE: Final = ((0, 0),)


class Met(NamedTuple):
    """A reading of a form, and how near two words are to its given and its family name."""

    skeleton: Skeleton
    given: Near
    family: Near


Meetings = tuple[Met, ...]


class Role(Enum):
    """What a word of a text may be beside a part of a name."""

    NAME = "name"
    PARTICLE = "particle"
    ARTICLE = "article"
    EZAFE = "ezafe"


@dataclass(slots=True, eq=False)
class Sound:
    """A word, or words run together: its readings, and the parts of forms that it may spell.

    *cuts*: for each reading the letters left before and behind it; *shapes*: their outlines.
    *leads*: the given names it is like, or the initial that it is; *families*: those of its *keys*
    that some family name has. The same as bits, to refuse most pairs at once: *given_bits*, the
    given names it may be; *partner_bits*, those that stand with a family name it may be.
    """

    texts: tuple[str, ...]
    cuts: tuple[tuple[int, int], ...] = WHOLE
    shapes: tuple[Outline, ...] = ()
    keys: tuple[str, ...] = ()
    leads: Collection[Lead] = ()
    families: Collection[str] = ()
    given_bits: int = 0
    partner_bits: int = 0
    opens: bool = False
    role: Role = Role.NAME
    is_short: bool = False
    is_joined: bool = False
    met: dict["Sound", Meetings] = field(default_factory=dict)
    met_widely: dict["Sound", Meetings] = field(default_factory=dict)
    likes: dict[str, Steps | None] = field(default_factory=dict)
    _nears: dict[str, Near] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        """True where some form has a part that this may spell."""
        return bool(self.leads or self.families)

    def near(self, part: str) -> Near:
        """How near this is to *part*, of a form; remembered."""
        known = self._nears.get(part)
        if known is None:
            known = self._nears[part] = self._near(part)
        return known

    def steps(self, part: str) -> Steps | None:
        """How much the outlines of this and of *part* differ; None where they are unlike.

        Remembered in `likes`.
        """
        if part not in self.likes:
            self.compare((part,))
        return self.likes[part]

    def compare(self, parts: Collection[str]) -> None:
        """Put into `likes` how much the outlines of this and of *parts*, new ones, differ."""
        if self.is_short:
            self.likes.update(dict.fromkeys(parts, NO_STEPS))
            return
        found = fewest_steps(self.shapes, set(map(outline, parts)))
        self.likes.update((part, found.get(outline(part))) for part in parts)

    def at_best(self, part: str) -> Near:
        """How near this is to *part* at most."""
        return self.near(part) if self.is_short else at_best(self.texts, part)

    def _near(self, part: str) -> Near:
        if self.is_short:
            return SHORT if abbreviates(self.texts[0], part) else FAR
        return nearest(self.texts, part, self.cuts)


def may_meet(one: Sound, other: Sound) -> bool:
    """False where no form has two parts that *one* and *other* may spell, in any order; quick."""
    return bool(one.given_bits & other.partner_bits or other.given_bits & one.partner_bits)
