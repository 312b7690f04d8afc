"""How two tokens were laid side by side, letter group by letter group."""

from collections.abc import Sequence
from enum import StrEnum
from math import log
from typing import Final, NamedTuple

from firsthand.names.sounds.pairing import NUMBERS, Pairing, pairing
from firsthand.names.sounds.profile import LONGEST
from firsthand.names.sounds.reading import Group, groups_of
from firsthand.names.sounds.tables import Script
from firsthand.names.sounds.weights import Kind, kind_of

TINY: Final = 1e-300
SURE: Final = 1.0  # odds from which two groups are taken to write one sound
NEAR: Final = 0.1


class Meeting(StrEnum):
    """What became of a letter group in the other spelling."""

    SAME = "same"
    WRITTEN_OTHERWISE = "written otherwise"
    VOWEL_NOT_WRITTEN = "vowel not written"
    NEAR_SOUND = "near sound"
    UNLIKE = "unlike"
    MISSING = "missing"


class Step(NamedTuple):
    """Letters of the left token, letters of the right one (either may be empty), and why."""

    left: str
    right: str
    meeting: Meeting


def explain_tokens(left: str, right: str) -> list[Step]:
    """The likeliest way to lay *left* and *right* side by side, from their beginnings on."""
    script, groups = groups_of(left)
    other_script, others = groups_of(right)
    groups, others = groups[:LONGEST], others[:LONGEST]
    if Script.OTHER in (script, other_script):
        meeting = Meeting.SAME if left == right else Meeting.UNLIKE
        return [Step(left, right, meeting)]
    sides = _Side(script, groups), _Side(other_script, others)
    odds = pairing(script, other_script)
    return [_step(*sides, move, odds) for move in _path(sides[0].numbers, sides[1].numbers, odds)]


class _Side(NamedTuple):
    script: Script
    groups: Sequence[Group]

    @property
    def numbers(self) -> list[int]:
        return [NUMBERS[self.script].get(group.entry, 0) for group in self.groups]


Move = tuple[int | None, int | None]


def _path(left: list[int], right: list[int], odds: Pairing) -> list[Move]:
    """Which places meet, None for a place alone: the path of the highest odds."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for at in range(len(left) + 1):
        for other in range(len(right) + 1):
            if at or other:
                ways = _ways(best, (at, other), left, right, odds)
                best[at, other] = max(ways)
    return _backwards(best, (len(left), len(right)))


def _ways(
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]],
    here: tuple[int, int],
    left: list[int],
    right: list[int],
    odds: Pairing,
) -> list[tuple[float, tuple[int, int]]]:
    at, other = here
    ways = []
    if at:
        before = (at - 1, other)
        ways.append((best[before][0] + log(odds.left_gaps[left[at - 1]] + TINY), before))
    if other:
        before = (at, other - 1)
        ways.append((best[before][0] + log(odds.right_gaps[right[other - 1]] + TINY), before))
    if at and other:
        before = (at - 1, other - 1)
        met = odds.match[left[at - 1]][right[other - 1]]
        ways.append((best[before][0] + log(met), before))
    return ways


def _backwards(
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]], here: tuple[int, int]
) -> list[Move]:
    moves: list[Move] = []
    while here != (0, 0):
        before = best[here][1]
        is_left, is_right = here[0] > before[0], here[1] > before[1]
        moves.append((before[0] if is_left else None, before[1] if is_right else None))
        here = before
    return moves[::-1]


def _step(left: _Side, right: _Side, move: Move, odds: Pairing) -> Step:
    at, other = move
    if at is None:
        return Step("", *_alone(right, other or 0))
    if other is None:
        letters, meeting = _alone(left, at)
        return Step(letters, "", meeting)
    one, two = left.groups[at], right.groups[other]
    met = odds.match[left.numbers[at]][right.numbers[other]]
    if met < SURE:
        meeting = Meeting.NEAR_SOUND if met >= NEAR else Meeting.UNLIKE
    else:
        meeting = _alike(left, one, right, two)
    return Step(one.letters, two.letters, meeting)


def _alone(side: _Side, at: int) -> tuple[str, Meeting]:
    group = side.groups[at]
    is_quiet = kind_of(side.script, group.entry) in (Kind.VOWEL, Kind.SILENT)
    return group.letters, Meeting.VOWEL_NOT_WRITTEN if is_quiet else Meeting.MISSING


def _alike(left: _Side, one: Group, right: _Side, other: Group) -> Meeting:
    is_same = left.script is not right.script or one.letters == other.letters
    return Meeting.SAME if is_same else Meeting.WRITTEN_OTHERWISE
