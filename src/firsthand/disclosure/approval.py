"""Who may approve, and whether what was approved is what would be published now (I3, I14)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from firsthand.core.codes import MemberRole

ALONE_WAITS = timedelta(hours=24)
APPROVING_ROLES = frozenset({MemberRole.REVIEWER, MemberRole.PROTECTION})


class Refusal(StrEnum):
    """Why a Member may not approve this now."""

    NOT_A_REVIEWER = "not_a_reviewer"
    OWN_WORK = "own_work"
    NOT_SUBMITTED = "not_submitted"
    CHANGED = "changed"
    TOO_SOON = "too_soon"
    NO_CHECKLIST = "no_checklist"


@dataclass(frozen=True, slots=True)
class ApprovalRequest:
    """All that decides whether *by* may approve; `workers` made or decided some part of the record.

    `team` is the number of Members the archive declares. Times are UTC.
    """

    by: UUID
    roles: frozenset[str]
    workers: frozenset[UUID]
    submitted_digest: str
    submitted_at: datetime | None
    digest_now: str
    now: datetime
    team: int
    has_checklist: bool = False


def refusal(request: ApprovalRequest) -> Refusal | None:
    """Why the approval is refused, the first reason found; None = it may be given.

    Nobody approves their own work. In a team of one the same Member may, 24 hours after
    submission, with a checklist (I14).
    """
    if not request.roles & APPROVING_ROLES:
        return Refusal.NOT_A_REVIEWER
    if request.submitted_at is None:
        return Refusal.NOT_SUBMITTED
    if request.submitted_digest != request.digest_now:
        return Refusal.CHANGED
    if request.by in request.workers:
        return _alone(request, request.submitted_at)
    return None


def _alone(request: ApprovalRequest, submitted_at: datetime) -> Refusal | None:
    if request.team != 1:
        return Refusal.OWN_WORK
    if request.now - submitted_at < ALONE_WAITS:
        return Refusal.TOO_SOON
    return None if request.has_checklist else Refusal.NO_CHECKLIST


def workers(*groups: Iterable[UUID | None]) -> frozenset[UUID]:
    """Everyone named in *groups*, None left out."""
    return frozenset(member for group in groups for member in group if member is not None)
