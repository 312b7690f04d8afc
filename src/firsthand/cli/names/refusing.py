"""Which names of a list cannot be compared, and why, in words for the person who has the list."""

from typing import Final

from firsthand.names.folding import fold
from firsthand.names.matching import Matcher

LONGEST: Final = 1000  # characters; no name is longer, and a paragraph in its place would be slow
NO_NAME: Final = "a name has no letter"
TOO_LONG: Final = f"a name has more than {LONGEST:,} characters"


def fault_of(name: str, matcher: Matcher | None = None) -> str:
    """What is wrong with *name*, as *matcher* reads it where there is one; empty for nothing."""
    if len(name) > LONGEST:
        return TOO_LONG
    has_words = matcher.reading(name).keys if matcher else fold(name)
    return "" if has_words else NO_NAME
