"""Writes Decisions, one after another on each subject, and asks the rule who may approve."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from firsthand.core.codes import SubjectType, Verdict
from firsthand.disclosure.approval import ApprovalRequest, refusal
from firsthand.disclosure.rules import Built
from firsthand.workroom.archive.models import TextVersion
from firsthand.workroom.errors import NotAllowedError
from firsthand.workroom.members.models import Member
from firsthand.workroom.publishing.decisions import Standing
from firsthand.workroom.publishing.models import Decision


@dataclass(frozen=True, slots=True)
class DecisionPlace:
    """What is decided: a subject, in a language where it has one."""

    subject_type: SubjectType
    subject_id: UUID
    language: str = ""


@dataclass(frozen=True, slots=True)
class Signing:
    """What a signature covers: the digest of the record with its links, and the bases used."""

    digest: str = ""
    bases: frozenset[UUID] = frozenset()
    version: UUID | None = None
    reason: str = ""
    checklist: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        built: Built,
        version: TextVersion | None,
        standing: Standing | None = None,
        checklist: Sequence[str] = (),
    ) -> Self:
        """A signing of *built*, over *version* or the version of the Decision before."""
        if version is not None:
            version_id: UUID | None = version.id
        else:
            version_id = standing.version if standing else None
        return cls(built.digest, built.bases, version_id, checklist=tuple(checklist))


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Who worked on a record, and how many Members the archive declares."""

    workers: frozenset[UUID]
    team: int


def check_approval(
    standing: Standing | None, by: Member, signing: Signing, circumstances: Circumstances
) -> None:
    """Nothing, where *by* may approve.

    Raises: NotAllowedError with the code of the refusal.
    """
    submitted = standing if standing and standing.verdict is Verdict.SUBMIT else None
    submitter = frozenset({submitted.by}) if submitted else frozenset()
    request = ApprovalRequest(
        by=by.id,
        roles=frozenset(by.roles),
        workers=circumstances.workers | submitter,
        submitted_digest=submitted.digest if submitted else "",
        submitted_at=submitted.at if submitted else None,
        digest_now=signing.digest,
        now=timezone.now(),
        team=circumstances.team,
        has_checklist=bool(signing.checklist),
    )
    refused = refusal(request)
    if refused:
        raise NotAllowedError(refused)


def decide(place: DecisionPlace, verdict: Verdict, by: Member, signing: Signing) -> Decision:
    """The saved Decision, numbered after the last on its subject; call it in a transaction."""
    rows = Decision.objects.filter(
        subject_type=place.subject_type, subject_id=place.subject_id, language=place.language
    )
    last = rows.aggregate(last=Max("number"))["last"] or 0
    return Decision.objects.create(
        subject_type=place.subject_type,
        subject_id=place.subject_id,
        language=place.language,
        number=last + 1,
        verdict=verdict,
        version_id=signing.version,
        digest=signing.digest,
        bases=sorted(str(basis) for basis in signing.bases),
        reason=signing.reason,
        checklist=list(signing.checklist) or None,
        by=by,
        created_by=by,
    )
