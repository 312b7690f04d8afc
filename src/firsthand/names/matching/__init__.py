"""Comparing names across spellings and scripts: a score, a band, and the reasons.

For persons a name alone proposes and never decides. Functions keep nothing between calls; a
`Matcher` keeps what it has read, for who asks again and again.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from firsthand.names.matching.bands import SAME_FROM, THRESHOLD, Band
from firsthand.names.matching.blocking import Keys, block, block_sql
from firsthand.names.matching.errors import NameMatchError, SurrogateError
from firsthand.names.matching.explaining import Explanation, Part, Reason, Step, explained
from firsthand.names.matching.forms import Form, FormsScore, Hit, compare_forms
from firsthand.names.matching.kinds import NameKind
from firsthand.names.matching.matcher import Matcher
from firsthand.names.matching.weights import Corpus

VERSION: Final = "2"  # of rules, tables and weights together: another one may score otherwise

__all__ = [
    "SAME_FROM",
    "THRESHOLD",
    "VERSION",
    "Band",
    "Corpus",
    "Explanation",
    "Form",
    "FormsScore",
    "Hit",
    "Keys",
    "Matcher",
    "NameKind",
    "NameMatchError",
    "Part",
    "Reason",
    "Step",
    "SurrogateError",
    "block",
    "block_sql",
    "explain",
    "score",
    "score_forms",
    "score_pairs",
]


def score(left: str, right: str, kind: NameKind | str) -> float:
    """How much two names are one, from 0 to 1, the same in both orders; 1 for the same words.

    Raises: SurrogateError; ValueError for a kind that there is not.
    """
    return Matcher(kind).score(left, right)


def score_pairs(
    pairs: Iterable[tuple[str, str]], kind: NameKind | str, *, corpus: Corpus | None = None
) -> list[float]:
    """The score of each pair, in order; each name is read once, each two words compared once.

    *corpus*: the names that the pairs are from; without it a small table says what is common.
    """
    return Matcher(kind, corpus=corpus).score_pairs(pairs)


def explain(left: str, right: str, kind: NameKind | str) -> Explanation:
    """The score of two names, its band, and which word met which, and why."""
    return explained(left, right, Matcher(kind))


def score_forms(left: Sequence[Form], right: Sequence[Form], kind: NameKind | str) -> FormsScore:
    """What the names of two agents say of each other, aliases apart from spellings."""
    return compare_forms(left, right, Matcher(kind))
