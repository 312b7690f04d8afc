"""Which forms two words of a text may name, by how both sound."""

from collections.abc import Iterator
from typing import Final

from firsthand.names.finding.nearness import FAR, Near, is_name
from firsthand.names.finding.pairs import Pairs
from firsthand.names.finding.sounding import Meetings, Sounding
from firsthand.names.finding.units import INITIAL, Skeleton

NONE: Final[Meetings] = []


def meeting(given: Sounding, family: Sounding, pairs: Pairs) -> Meetings:
    """The readings of forms to whose two parts *given* and *family* are near, and how near.

    Remembered with *given*.
    """
    met = given.met.get(family)
    if met is None:
        met = given.met[family] = list(_meeting(given, family, pairs)) or NONE
    return met


def _meeting(
    given: Sounding, family: Sounding, pairs: Pairs
) -> Iterator[tuple[Skeleton, Near, Near]]:
    for number in sorted(_alike(given, family, pairs)):
        skeleton = pairs.skeletons[number]
        if _may_be(given, family, skeleton) and _is_near_enough(given, family, skeleton):
            far = family.near(skeleton.family)
            near = given.near(skeleton.given) if far.value else FAR
            if is_name(near, far):
                yield skeleton, near, far


def _alike(given: Sounding, family: Sounding, pairs: Pairs) -> list[int]:
    """The numbers of readings that are like both words; remembers what the words are like."""
    found, givens, families = [], given.alike, family.alike
    for number in _numbers(given, family):
        skeleton = pairs.skeletons[number]
        part = skeleton.family
        if families[part] if part in families else family.may_be_near(part):
            part = skeleton.given
            if givens[part] if part in givens else given.may_be_near(part):
                found.append(number)
    return found


def _numbers(given: Sounding, family: Sounding) -> set[int]:
    known = family.known
    return {
        number
        for partners in given.leads
        for key in known & partners.keys()
        for number in partners[key]
    }


def _may_be(given: Sounding, family: Sounding, skeleton: Skeleton) -> bool:
    """False where initials do not answer one another, or parts were joined twice."""
    if family.is_short != skeleton.family.startswith(INITIAL):
        return False
    return not (skeleton.is_joined and (given.is_joined or family.is_joined))


def _is_near_enough(given: Sounding, family: Sounding, skeleton: Skeleton) -> bool:
    """False where both parts are not near enough, whatever they say against each other."""
    far = family.at_best(skeleton.family)
    return far.value > 0 and is_name(given.at_best(skeleton.given), far)
