"""Reads Decisions: the newest on each subject is the one that counts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from firsthand.core.codes import SubjectType, Verdict
from firsthand.disclosure.candidates import Approval
from firsthand.workroom.archive.models import Item
from firsthand.workroom.publishing.models import Decision


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest Decision on a subject in one language."""

    verdict: Verdict
    digest: str
    bases: frozenset[UUID]
    at: datetime
    by: UUID
    number: int
    version: UUID | None
    reason: str

    @property
    def approval(self) -> Approval | None:
        """The approval, where the newest Decision is one."""
        if self.verdict is not Verdict.APPROVE:
            return None
        return Approval(self.digest, self.bases, self.at.date())


Standings = Mapping[tuple[UUID, str], Standing]


def newest_decisions(
    subject_type: SubjectType, subject_ids: Iterable[UUID] | None = None
) -> dict[tuple[UUID, str], Standing]:
    """The newest Decision of each (subject, language); all subjects where no ids are given."""
    rows = Decision.objects.filter(subject_type=subject_type).order_by("number")
    if subject_ids is not None:
        rows = rows.filter(subject_id__in=list(subject_ids))
    return {(row.subject_id, row.language): _standing(row) for row in rows.iterator()}


def newest_decision(
    subject_type: SubjectType, subject_id: UUID, language: str = ""
) -> Standing | None:
    """The newest Decision of one subject in one language; None = none yet."""
    return newest_decisions(subject_type, [subject_id]).get((subject_id, language))


def decided_items(chunk: int = 500) -> Iterator[list[UUID]]:
    """The ids of all Items with a Decision, in order of their public ids, *chunk* at a time."""
    decided = Decision.objects.filter(subject_type=SubjectType.ITEM_LANGUAGE)
    rows = Item.objects.filter(id__in=decided.values("subject_id")).order_by("pid")
    last = b""
    while True:
        page = list(rows.filter(pid__gt=last).values_list("id", "pid")[:chunk])
        if not page:
            return
        last = bytes(page[-1][1])
        yield [item_id for item_id, _ in page]


def _standing(row: Decision) -> Standing:
    return Standing(
        verdict=Verdict(row.verdict),
        digest=row.digest,
        bases=frozenset(UUID(basis) for basis in row.bases),
        at=row.created_at,
        by=row.by_id,
        number=row.number,
        version=row.version_id,
        reason=row.reason,
    )
