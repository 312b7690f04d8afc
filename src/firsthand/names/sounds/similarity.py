"""How likely two tokens spell one name."""

from math import exp, log
from typing import Final
from unicodedata import normalize

from firsthand.names.sounds.pairing import Pairing, pairing
from firsthand.names.sounds.profile import Profile, profile
from firsthand.names.sounds.tables import Script

MEMO_PAIRS: Final = 500_000
TINY: Final = 1e-300
TOO_MANY: Final = 3  # classes of consonants that one has and the other cannot: another name
SWAPPED: Final = 0.85
SWAPPED_LETTERS: Final = 5
Readings = tuple[tuple[int, ...], ...]


class _Memo(dict[tuple[str, str], float]):
    """The similarity of each pair met lately, in one order."""

    def __missing__(self, pair: tuple[str, str]) -> float:
        if len(self) >= MEMO_PAIRS:
            self.clear()
        value = self[pair] = _similarity(profile(pair[0]), profile(pair[1]))
        return value


_MEMO: Final = _Memo()


def token_similarity(left: str, right: str) -> float:
    """How likely *left* and *right* spell one name: 0 to 1, the same in both orders.

    0.5 is the threshold; 1 for equal tokens. A token is one word, as written or folded: written
    is better (ş, č, ğ say more than s, c, g).
    """
    if left == right:
        return 1.0
    return _MEMO[(left, right) if left < right else (right, left)]


def _similarity(left: Profile, right: Profile) -> float:
    if left.key and left.key == right.key:
        return 1.0
    if not left.readings[0] or not right.readings[0]:
        return 0.0
    if left.script is Script.OTHER or right.script is Script.OTHER:
        return _by_letters(left, right)
    lacking = (left.needed & ~right.possible).bit_count()
    if lacking + (right.needed & ~left.possible).bit_count() >= TOO_MANY:
        return 0.0
    if left.script is right.script and _is_swapped(left.key, right.key):
        return SWAPPED
    odds = pairing(left.script, right.script)
    return max(
        _chance(_evidence(one, other, odds), len(one) + len(other), odds)
        for one in left.readings
        for other in right.readings
    )


def _chance(evidence: float, groups: int, odds: Pairing) -> float:
    mean = log(evidence + TINY) / groups
    return 1 / (1 + exp(odds.offset - odds.slope * mean))


def _evidence(left: tuple[int, ...], right: tuple[int, ...], odds: Pairing) -> float:
    """The odds of the two readings over all alignments, as one name against two by chance."""
    right_gaps = [odds.right_gaps[other] for other in right]
    row = [1.0]
    for chance in right_gaps:
        row.append(row[-1] * chance)
    columns = range(len(right))
    for one in left:
        match, missing = odds.match[one], odds.left_gaps[one]
        before = row[0]
        value = row[0] = before * missing
        for at in columns:
            above = row[at + 1]
            value = above * missing + value * right_gaps[at] + before * match[right[at]]
            row[at + 1], before = value, above
    return row[-1]


def _by_letters(left: Profile, right: Profile) -> float:
    """The square of the share of letters in common order, for scripts without a table."""
    if left.script is not right.script:
        return 0.0
    ours, theirs = normalize("NFC", left.key), normalize("NFC", right.key)
    above = [0] * (len(theirs) + 1)
    for one in ours:
        row = [0]
        for at, other in enumerate(theirs):
            row.append(above[at] + 1 if one == other else max(above[at + 1], row[at]))
        above = row
    return float((2 * above[-1] / (len(ours) + len(theirs))) ** 2)


def _is_swapped(left: str, right: str) -> bool:
    """True where two letters that stand side by side changed places, and nothing else."""
    if len(left) != len(right) or len(left) < SWAPPED_LETTERS:
        return False
    at = next(at for at, (one, other) in enumerate(zip(left, right, strict=True)) if one != other)
    return left[at + 2 :] == right[at + 2 :] and left[at : at + 2] == right[at : at + 2][::-1]
