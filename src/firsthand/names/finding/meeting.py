"""Which forms two words of a text may name, by how both sound."""

from collections.abc import Iterator
from typing import Final

from firsthand.names.finding.index import WIDE, Index
from firsthand.names.finding.nearness import FAR, is_name
from firsthand.names.finding.outlines import fit
from firsthand.names.finding.sounding import Meetings, Met, Sound
from firsthand.names.finding.units import INITIAL, Skeleton

NONE: Final[Meetings] = ()


def meeting(given: Sound, family: Sound, index: Index, between: int = 0) -> Meetings:
    """The readings of forms to whose two parts *given* and *family* are near, and how near.

    *between*: how many words stand between the two in the text. Remembered with *given*.
    """
    if not given.given_bits & family.partner_bits:
        return NONE
    met = given.met if between < WIDE else given.met_widely
    known = met.get(family)
    if known is None:
        known = met[family] = tuple(_meeting(given, family, index, between)) or NONE
    return known


def _meeting(given: Sound, family: Sound, index: Index, between: int) -> Iterator[Met]:
    skeletons, likes = index.skeletons, family.likes
    numbers = index.of(given.leads, family.families, between)
    new = {skeletons[number].family for number in numbers}.difference(likes)
    if new:
        family.compare(new)
    like = [number for number in numbers if likes[skeletons[number].family]]
    for number in sorted(like):
        skeleton = skeletons[number]
        if _may_be(given, family, skeleton) and _is_near_enough(given, family, skeleton):
            far = family.near(skeleton.family)
            near = given.near(skeleton.given) if far.value else FAR
            if is_name(near, far):
                yield Met(skeleton, near, far)


def _may_be(given: Sound, family: Sound, skeleton: Skeleton) -> bool:
    """False where initials do not answer one another, or parts were joined twice."""
    if family.is_short != skeleton.family.startswith(INITIAL):
        return False
    return not (skeleton.is_joined and (given.is_joined or family.is_joined))


def _is_near_enough(given: Sound, family: Sound, skeleton: Skeleton) -> bool:
    """False where both parts are not near enough, whatever they say against each other."""
    if given.is_short and not given.near(skeleton.given).value:
        return False
    steps, others = given.steps(skeleton.given), family.steps(skeleton.family)
    if not (steps and others and fit(steps, others)):
        return False
    far = family.at_best(skeleton.family)
    return far.value > 0 and is_name(given.at_best(skeleton.given), far)
