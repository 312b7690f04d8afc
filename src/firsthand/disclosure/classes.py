"""What each private field may become in public: declared beside the field, never defaulted.

Source: ADR 5.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from firsthand.core.errors import FirsthandError

Field = TypeVar("Field")


class Level(StrEnum):
    """The harm if a field leaks."""

    S0 = "for readers"
    S1 = "workroom"
    S2 = "personal"
    S3 = "harmful if linked"


class Rule(StrEnum):
    """What the gate does with a field."""

    PUB = "as it stands"
    CONS = "only with a live basis"
    GEN = "generalised"
    PSEU = "by pseudonym"
    ROLE = "by role"
    WITH = "withheld, and said so"
    NEV = "never leaves the workroom"


class Column(StrEnum):
    """Whether a column may hold names of people who are not public (I5)."""

    CLEAN = "no names"
    AS_RECEIVED = "as received"
    PRIVATE_NOTE = "private note"
    NAMES = "names"


class ClassError(FirsthandError):
    """A field crosses without a written reason."""

    code = "FH410"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """The class of one field; *why* is the written reason that PUB needs."""

    level: Level
    rule: Rule
    why: str = ""
    holds: Column = Column.CLEAN

    def __post_init__(self) -> None:
        if self.rule is Rule.PUB and not self.why:
            raise ClassError(self.rule.name)


def private(level: Level, holds: Column = Column.CLEAN) -> Disclosure:
    """A class that never leaves the workroom."""
    return Disclosure(level, Rule.NEV, holds=holds)


def public(why: str, holds: Column = Column.CLEAN) -> Disclosure:
    """A class for readers, with the reason why it may be read by anyone."""
    return Disclosure(Level.S0, Rule.PUB, why, holds)


def classed(field: Field, disclosure: Disclosure) -> Field:
    """*field* itself, with its class beside it as `field.disclosure`."""
    field.disclosure = disclosure  # type: ignore[attr-defined]  # Django fields take attributes
    return field
