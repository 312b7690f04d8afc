"""Three answers, by two thresholds that are the same for all kinds and scripts."""

from enum import StrEnum
from typing import Final

from firsthand.names.matching.kinds import NameKind

SAME_FROM: Final = 0.9  # from here on, nothing that was compared speaks against one name
THRESHOLD: Final = 0.72  # from here on, two names are worth a question
STRONG_LEAST: Final = 2  # words that can tell people apart, for two persons to be the same


class Band(StrEnum):
    """What a score calls for: for a person, *same* proposes as well; a member decides."""

    SAME = "same"
    ASK = "ask"
    DIFFERENT = "different"


def band_of(score: float, *, strong: int, kind: NameKind) -> Band:
    """The band of a score that rests on *strong* words that can tell people apart.

    A person is never the same by one word, a surname or a given name alone.
    """
    if score < THRESHOLD:
        return Band.DIFFERENT
    if score < SAME_FROM or (kind is NameKind.PERSON and strong < STRONG_LEAST):
        return Band.ASK
    return Band.SAME
