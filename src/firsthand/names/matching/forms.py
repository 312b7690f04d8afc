"""Two agents with several names each: how near the spellings come, and which aliases are shared."""

from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol

from firsthand.names.matching.bands import SAME_FROM
from firsthand.names.matching.matcher import Matcher

ALIAS_LETTERS: Final = 3  # an alias with fewer points to nobody


class Form(Protocol):
    """One name of an agent; an alias is what somebody is called, no spelling of the name."""

    @property
    def text(self) -> str:
        """The name as written."""

    @property
    def is_alias(self) -> bool:
        """Whether it is an alias."""


class Hit(NamedTuple):
    """Two forms by their numbers, and the score of their spellings."""

    left: int
    right: int
    score: float


class FormsScore(NamedTuple):
    """*spelling*: the best of the names that are no aliases, None where a side has none.

    *aliases*: the pairs with an alias in them that are one name; their score says nothing about
    the agents and is not to be shown as likeness. The shared alias is, as what sources say.
    """

    spelling: Hit | None
    aliases: tuple[Hit, ...]


def compare_forms(left: Sequence[Form], right: Sequence[Form], matcher: Matcher) -> FormsScore:
    """What the names of two agents say of each other. Raises: SurrogateError."""
    spellings: list[Hit] = []
    aliases: list[Hit] = []
    for at, mine in enumerate(left):
        for to, other in enumerate(right):
            hit = Hit(at, to, matcher.score(mine.text, other.text))
            if not (mine.is_alias or other.is_alias):
                spellings.append(hit)
            elif hit.score >= SAME_FROM and _says_something(mine.text, matcher):
                aliases.append(hit)
    best = max(spellings, key=lambda hit: (hit.score, -hit.left, -hit.right), default=None)
    return FormsScore(best, tuple(aliases))


def _says_something(alias: str, matcher: Matcher) -> bool:
    return sum(map(len, matcher.reading(alias).keys)) >= ALIAS_LETTERS
