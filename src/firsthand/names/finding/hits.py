"""What finding says: a span, whose form stands there, and how."""

from enum import StrEnum
from typing import NamedTuple

from firsthand.names.parts import Part


class How(StrEnum):
    """How a form stands in a text: letter for letter, folded alike, or in another spelling."""

    EXACT = "exact"
    FOLDED = "folded"
    VARIANT = "variant"


class Reach(StrEnum):
    """What forms are made ready for: to be found folded alone, which is cheap, or varied too."""

    FOLDED = "folded"
    VARIANTS = "variants"


class Hit(NamedTuple):
    """A span (code points, half-open, clitics left out) that reads as a form of a name.

    *part* says whether it is the whole form or one word of it; *score* how near a variant is, from
    0.5 to 1, and 1 for all others.
    """

    start: int
    end: int
    form_id: str
    how: How
    part: Part
    score: float = 1.0

    @property
    def exact(self) -> bool:
        """True where the text has the form's own characters."""
        return self.how is How.EXACT


class Match(NamedTuple):
    """A place (code points, half-open) where a variant of form number *form* may stand."""

    start: int
    end: int
    form: int
    score: float
