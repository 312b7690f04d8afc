"""How much two names are one: what agrees, what is missing and what contradicts, by weight."""

import re
from typing import Final

from firsthand.names.matching.affixes import PATRONYMIC, core_of
from firsthand.names.matching.aligning import FLOOR
from firsthand.names.matching.kinds import NameKind
from firsthand.names.matching.meeting import Alignment
from firsthand.names.matching.reading import Reading
from firsthand.names.matching.vocabulary import vocabulary
from firsthand.names.matching.weights import HONORIFIC, STRONG

# What each finding costs, as a share of the weight of the words it is about.
OTHERWISE: Final = 1.2  # of what two words lack to be alike, while they are alike
DOUBTFUL: Final = 0.75  # below this, it costs more from point to point
LEAST_ALIKE: Final = 1.2  # at the floor, below which a word contradicts
CONTRADICTION: Final = 1.6  # another word stands in its place
INITIAL: Final = 0.25  # an initial says little of its name
REPEATED: Final = 0.1  # a word that its own name has twice
# A word that the other name has not: at the end of a name, at its front, between.
Missing = tuple[float, float, float]
MISSING: Final[dict[NameKind, Missing]] = {
    NameKind.PERSON: (0.4, 0.3, 0.2),
    NameKind.ORGANIZATION: (0.6, 0.6, 0.6),
    NameKind.PLACE: (0.5, 0.5, 0.5),
}
# What each costs of the whole.
ORDER: Final = 0.03  # the words stand in another order, and no comma says why
FATHERS: Final = 0.3  # the same where one is called the child of the other
OTHER_FORM: Final = 0.15  # both have a legal form, and not the same
NUMBER: Final = re.compile(r"\d")
ENOUGH: Final = 2  # strong words that met, from which a score is not capped
CAP: Final = 0.78  # of a score that rests on one strong word, where a name has more


def score_of(left: Reading, right: Reading, alignment: Alignment, *, missing: Missing) -> float:
    """The score of two names whose words met as *alignment* says; *missing* is the kind's."""
    cost = _links_cost(left, right, alignment) if alignment.links else 0.0
    if alignment.left or alignment.right:
        cost += _rest_cost(left, right, alignment, missing)
    score = 1.0 - 2.0 * cost / (left.total + right.total)
    if not (left.is_inverted or right.is_inverted) and is_turned(left, alignment.partner):
        score -= FATHERS if _has_father(left) and _has_father(right) else ORDER
    if left.form != right.form and left.form and right.form:
        score -= OTHER_FORM
    if score > CAP and alignment.links and _has_other_number(left, right, alignment):
        return CAP
    if score > CAP and (alignment.left or alignment.right):
        return score if strong_words(left, right, alignment) >= ENOUGH else CAP
    return max(0.0, score)


def strong_words(left: Reading, right: Reading, alignment: Alignment) -> int:
    """How many words that can tell people apart have met one, initials apart.

    Words run together count as those that are written apart.
    """
    links = {link.left[0]: link for link in alignment.links}
    strong = 0
    for at, to in enumerate(alignment.partner):
        link = links.get(at)
        if to < 0 or (link and link.is_initial):
            continue
        mine = [left.weights[each] for each in (link.left if link else (at,))]
        other = [right.weights[each] for each in (link.right if link else (to,))]
        if len(mine) == len(other):
            strong += mine[0] >= STRONG <= other[0]
        else:
            strong += sum(weight >= STRONG for weight in max(mine, other, key=len))
    return strong


def _links_cost(left: Reading, right: Reading, alignment: Alignment) -> float:
    cost = 0.0
    for link in alignment.links:
        if len(link.left) == len(link.right) == 1:
            mine, other = left.weights[link.left[0]], right.weights[link.right[0]]
            weight = (mine + other) / 2 if max(mine, other) > HONORIFIC else 0.0
        else:
            mine = sum([left.weights[at] for at in link.left])
            weight = (mine + sum([right.weights[to] for to in link.right])) / 2
        cost += (INITIAL if link.is_initial else otherwise(link.similarity)) * weight
    return cost


def otherwise(similarity: float) -> float:
    """What two words that are written otherwise cost of their weight."""
    cost = OTHERWISE * (1.0 - similarity)
    if similarity >= DOUBTFUL:
        return cost
    steep = (LEAST_ALIKE - OTHERWISE * (1.0 - DOUBTFUL)) / (DOUBTFUL - FLOOR)
    return OTHERWISE * (1.0 - DOUBTFUL) + steep * (DOUBTFUL - similarity)


def _rest_cost(left: Reading, right: Reading, alignment: Alignment, missing: Missing) -> float:
    mine = sum([left.weights[at] for at in alignment.left])
    other = sum([right.weights[at] for at in alignment.right])
    cost = CONTRADICTION * min(mine, other)
    if mine > other:
        cost += _missing(left, alignment.left, missing) * (mine - other) / mine
    elif other > mine:
        cost += _missing(right, alignment.right, missing) * (other - mine) / other
    return cost


def _missing(reading: Reading, rest: list[int], missing: Missing) -> float:
    at_end, at_front, inside = missing
    last = len(reading.words) - 1
    cost = 0.0
    for at in rest:
        word = reading.words[at]
        rate = at_front if at == 0 else at_end if at == last else inside
        if word in reading.words[:at]:
            rate = REPEATED
        elif core_of(word)[1] == PATRONYMIC:
            rate = inside
        cost += rate * reading.weights[at] ** 2
    return cost


def _has_father(reading: Reading) -> bool:
    """Whether a word says whose child the bearer is (ibn)."""
    if reading.words == reading.longs:
        return False
    fathers = vocabulary().fathers
    pairs = zip(reading.words, reading.longs, strict=True)
    return any(word != long and long.startswith(fathers) for word, long in pairs)


def _has_other_number(left: Reading, right: Reading, alignment: Alignment) -> bool:
    """Whether a number met another one: such names are asked about, however alike."""
    for link in alignment.links:
        words = left.words[link.left[0]], right.words[link.right[0]]
        if all(not word.isalpha() and NUMBER.search(word) for word in words):
            return True
    return False


def is_turned(left: Reading, partner: list[int]) -> bool:
    """Whether words that met stand in another order in the other name; a title stands anywhere."""
    weights = left.weights
    met = [to for at, to in enumerate(partner) if to >= 0 and weights[at] > HONORIFIC]
    return met != sorted(met)
