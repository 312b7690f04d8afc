"""What Members say of two Agents: same, different or unsure; said anew, undone, never forgotten.

Nothing here compares names and nothing merges: each act writes IdentityLinks alone (I21).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Self
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from firsthand import __version__
from firsthand.core.codes import IdentityVerdict
from firsthand.names.matching import VERSION
from firsthand.workroom.documentation.models import IdentityLink
from firsthand.workroom.errors import RefusedError

MATCHER = f"firsthand {__version__}, rules {VERSION}"


class Pair(NamedTuple):
    """Two Agents in the one order in which they are stored."""

    a: UUID
    b: UUID

    @classmethod
    def of(cls, one: UUID, other: UUID) -> Self:
        """The pair of two Agents.

        Raises: RefusedError where they are one Agent.
        """
        if one == other:
            raise RefusedError("same_agent")
        return cls(*sorted((one, other)))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the names said when the verdict was given; without a score there were none."""

    score: float | None = None
    band: str = ""


NO_EVIDENCE = Evidence()


@transaction.atomic
def say(
    pair: Pair,
    verdict: IdentityVerdict,
    *,
    by: UUID,
    evidence: Evidence = NO_EVIDENCE,
    note: str = "",
) -> IdentityLink:
    """The live link of *pair* with this verdict; the one before it, if any, has ended.

    The same verdict with the same note is not written again.
    """
    live = IdentityLink.objects.select_for_update().filter(a=pair.a, b=pair.b, ended_at=None)
    now = live.first()
    if now and (now.verdict, now.note) == (verdict, note):
        return now
    live.update(ended_at=timezone.now(), ended_by=by)
    return IdentityLink.objects.create(
        a_id=pair.a,
        b_id=pair.b,
        verdict=verdict,
        score=evidence.score,
        band=evidence.band,
        matcher=MATCHER,
        note=note,
        by_id=by,
        created_by_id=by,
    )


def take_back(link_id: UUID, *, by: UUID) -> bool:
    """Whether the link was live and has ended now; the pair is undecided again."""
    live = IdentityLink.objects.filter(id=link_id, ended_at=None)
    return bool(live.update(ended_at=timezone.now(), ended_by=by))


def decided() -> dict[Pair, IdentityVerdict]:
    """The live verdict of every pair that has one; one query."""
    rows = IdentityLink.objects.filter(ended_at=None).values_list("a_id", "b_id", "verdict")
    return {Pair(a, b): IdentityVerdict(verdict) for a, b, verdict in rows.iterator()}


def verdicts_of(pairs: Iterable[Pair]) -> dict[Pair, IdentityVerdict]:
    """The live verdicts of some pairs; one query, none for no pair."""
    wanted = set(pairs)
    ids = {each for pair in wanted for each in pair}
    if not ids:
        return {}
    rows = IdentityLink.objects.filter(ended_at=None, a__in=ids, b__in=ids)
    found = {Pair(a, b): verdict for a, b, verdict in rows.values_list("a_id", "b_id", "verdict")}
    return {pair: IdentityVerdict(found[pair]) for pair in wanted if pair in found}


def history(pairs: Iterable[Pair]) -> dict[Pair, list[IdentityLink]]:
    """All links of each pair, live and ended, oldest first, each with who gave and ended it."""
    found: dict[Pair, list[IdentityLink]] = {pair: [] for pair in pairs}
    rows = IdentityLink.objects.filter(
        a__in={pair.a for pair in found}, b__in={pair.b for pair in found}
    )
    for link in rows.select_related("by", "ended_by").order_by("created_at", "id"):
        if (pair := Pair(link.a_id, link.b_id)) in found:
            found[pair].append(link)
    return found
