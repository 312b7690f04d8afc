"""Two scripts side by side: what it weighs when one group of letters meets another."""

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple, cast

from firsthand.names.sounds.tables import SPELLINGS, VOWELS, Script, read
from firsthand.names.sounds.weights import (
    ABJADS,
    ACROSS,
    SHARES,
    TEMPER,
    UNSURE,
    WITHIN,
    Kind,
    first_sound,
    gap,
    kind_of,
    moved,
    sounds_of,
)

ENTRIES: Final = {
    script: ("", *spelling.groups) for script, spelling in SPELLINGS.items()
}  # the first one stands for all letters that are not listed
NUMBERS: Final = {
    script: {entry: number for number, entry in enumerate(entries)}
    for script, entries in ENTRIES.items()
}
_NEAR: Final = cast(dict[str, float], read("inventory.json")["near"])
LEAST: Final = 1e-4
ANY_SOUND: Final = frozenset("*~")  # what no table explains


class Pairing(NamedTuple):
    """Odds for spellings of one name in two scripts against chance, by group numbers.

    `match[left][right]`: that the two groups meet; `left_gaps`, `right_gaps`: that one is
    written on its side alone; `slope` and `offset` make a chance of them. Source: Ristad and
    Yianilos, Learning String Edit Distance (1998).
    """

    match: tuple[tuple[float, ...], ...]
    left_gaps: tuple[float, ...]
    right_gaps: tuple[float, ...]
    slope: float
    offset: float


@cache
def pairing(left: Script, right: Script) -> Pairing:
    """The odds for *left* script against *right* script."""
    left_gaps = tuple(gap(left, entry, right) for entry in ENTRIES[left])
    right_gaps = tuple(gap(right, entry, left) for entry in ENTRIES[right])
    match = tuple(
        tuple(_odds(left, one, right, other) for other in ENTRIES[right]) for one in ENTRIES[left]
    )
    logistic = WITHIN if left is right else ACROSS
    return Pairing(match, left_gaps, right_gaps, logistic["slope"], logistic["offset"])


def _tempered(odds: float) -> float:
    """*odds*, drawn in where above 1: a letter that differs tells more than one that agrees."""
    return odds**TEMPER if odds > 1 else odds


def _odds(left: Script, one: str, right: Script, other: str) -> float:
    if left is right:
        return _tempered(_odds_within(left, one, other))
    agreement = _agreement(sounds_of(left, one), sounds_of(right, other))
    return _tempered(max(LEAST, agreement)) * moved(left, one, right, other)


def _agreement(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """The odds that two groups stand for one sound: sum of p(s|left) p(s|right) / p(s)."""
    if left.keys().isdisjoint(right):
        return 0.0
    return sum(
        share * right[sound] / SHARES[sound] for sound, share in left.items() if sound in right
    )


def _odds_within(script: Script, one: str, other: str) -> float:
    bare, other_bare = one.strip("^$<"), other.strip("^$<")
    if bare == other_bare:
        return 1 / SHARES.get(first_sound(script, one), UNSURE)
    kinds = {kind_of(script, one), kind_of(script, other)}
    if kinds == {Kind.VOWEL}:
        sounds = first_sound(script, one), first_sound(script, other)
        is_in_front = one[0] == other[0] == "^"  # where ئە and ا are one
        if script in ABJADS and not (is_in_front and sounds[0] == sounds[1]):
            return WITHIN["unlike mothers"]
        return _vowels(*sounds)
    ours, theirs = sounds_of(script, one), sounds_of(script, other)
    is_strict = script in ABJADS
    least = WITHIN["unlike letters" if is_strict else "unlike consonants"]
    if is_strict and ours.keys() & theirs.keys() <= ANY_SOUND:
        return least
    agreement = _agreement(ours, theirs)
    return max(least, agreement * WITHIN["written otherwise"])


def _vowels(one: str, other: str) -> float:
    if one == other:
        return WITHIN["written otherwise"] / SHARES[one]
    near = _NEAR.get(one + other, _NEAR.get(other + one, WITHIN["unlike vowels"]))
    return near if {one, other} <= VOWELS else LEAST
