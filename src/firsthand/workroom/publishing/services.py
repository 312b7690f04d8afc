"""Submit, approve, return, withdraw: each a signature over a whole public record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from firsthand.core.codes import (
    ItemState,
    MemberRole,
    OwnerType,
    SubjectType,
    Verdict,
    VersionKind,
)
from firsthand.disclosure.approval import workers
from firsthand.disclosure.faults import MILD, Fault
from firsthand.disclosure.gate import Gate
from firsthand.disclosure.rules import Built, build_item
from firsthand.preserve.folder import ArchiveConfig
from firsthand.workroom.archive.models import Item, TextVersion
from firsthand.workroom.archive.versions import NewVersion, add_version
from firsthand.workroom.errors import NotAllowedError, RefusedError
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.models import Basis, Cut, Mention
from firsthand.workroom.protection.suggestions import ensure_suggested
from firsthand.workroom.publishing.decisions import newest_decision
from firsthand.workroom.publishing.items import load_candidates, newest_versions
from firsthand.workroom.publishing.loading import load_gate
from firsthand.workroom.publishing.models import Decision
from firsthand.workroom.publishing.pictures import makers_of_pictures
from firsthand.workroom.publishing.relations import makers_of_relations
from firsthand.workroom.publishing.signing import (
    Circumstances,
    DecisionPlace,
    Signing,
    check_approval,
    decide,
)
from firsthand.workroom.wording.models import Translation


class FaultsError(RefusedError):
    """The record may not be submitted; `faults` say why."""

    code = "FH604"

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(faults)
        super().__init__(",".join(self.faults))


@dataclass(frozen=True, slots=True)
class Subject:
    """One Item in one language."""

    item: UUID
    language: str


def build_now(subject: Subject, config: ArchiveConfig, *, gate: Gate | None = None) -> Built:
    """The public record as the gate would build it if approved now, and what stands against it.

    Raises: RefusedError where the Item has no text in that language.
    """
    key = (subject.item, subject.language)
    candidate = load_candidates([key]).get(key)
    if candidate is None:
        raise RefusedError("no_text")
    return build_item(candidate, gate or load_gate(as_of=today(), config=config))


def today() -> date:
    """The day in UTC."""
    return timezone.now().date()


@transaction.atomic
def submit(subject: Subject, *, by: Member, config: ArchiveConfig) -> Decision:
    """The Decision that submits the record as it would be published now, its public text frozen.

    Raises: FaultsError with everything that stands against it, RefusedError.
    """
    source = _source(subject)
    ensure_suggested(source)
    built = build_now(subject, config)
    faults = built.faults - MILD
    if faults:
        raise FaultsError(faults)
    version = add_version(subject.item, _public_version(source, built, by))
    return decide(place_of(subject), Verdict.SUBMIT, by, Signing.of(built, version))


def _source(subject: Subject) -> TextVersion:
    version_id = newest_versions([subject.item]).get((subject.item, subject.language))
    if version_id is None:
        raise RefusedError("no_text")
    return TextVersion.objects.get(id=version_id)


def _public_version(source: TextVersion, built: Built, by: Member) -> NewVersion:
    cuts = source.cuts.order_by("start", "end").values_list("start", "end", "kind", "replacement")
    return NewVersion(
        VersionKind.PUBLIC,
        source.language,
        built.masked.text,
        of=source,
        made_by=by.id,
        edits=tuple(list(cut) for cut in cuts),
    )


@transaction.atomic
def approve(
    subject: Subject, *, by: Member, config: ArchiveConfig, checklist: Sequence[str] = ()
) -> Decision:
    """The Decision that approves the record exactly as it would be published now.

    Raises: NotAllowedError with the code of the refusal (I14).
    """
    signing = ready_to_approve(subject, by=by, config=config, checklist=checklist)
    return decide(place_of(subject), Verdict.APPROVE, by, signing)


def ready_to_approve(
    subject: Subject, *, by: Member, config: ArchiveConfig, checklist: Sequence[str] = ()
) -> Signing:
    """What an approval by *by* would sign now; a screen asks it to say why it may not be given.

    Raises: FaultsError, NotAllowedError with the code of the refusal (I14).
    """
    standing = newest_decision(SubjectType.ITEM_LANGUAGE, subject.item, subject.language)
    built = build_now(subject, config)
    signing = Signing.of(built, None, standing, checklist)
    if built.faults - MILD:
        raise FaultsError(built.faults - MILD)
    check_approval(standing, by, signing, Circumstances(_workers(subject, built), config.team))
    return signing


def _workers(subject: Subject, built: Built) -> frozenset[UUID]:
    """Everyone who made or decided a part of the record (I14)."""
    source = _source(subject)
    own = Translation.objects.filter(owner_type=OwnerType.ITEM, owner_id=subject.item)
    item = Item.objects.get(id=subject.item)
    return workers(
        _makers(source),
        Mention.objects.filter(text_version=source).values_list("decided_by", flat=True),
        Cut.objects.filter(text_version=source).values_list("decided_by", flat=True),
        own.filter(language=subject.language).values_list("by", flat=True),
        Basis.objects.filter(id__in=built.bases).values_list("signed_by", flat=True),
        [item.edited_by_id],
        makers_of_relations(subject.item),
        makers_of_pictures(subject.item, subject.language),
    )


def _makers(version: TextVersion | None) -> list[UUID | None]:
    makers: list[UUID | None] = []
    while version is not None:
        makers.append(version.made_by_id)
        version = version.of
    return makers


@transaction.atomic
def send_back(subject: Subject, *, by: Member, reason: str) -> Decision:
    """The Decision that returns a submitted record, with a comment for whoever worked on it.

    Raises: NotAllowedError, RefusedError where nothing was submitted or the comment is empty.
    """
    standing = newest_decision(SubjectType.ITEM_LANGUAGE, subject.item, subject.language)
    if not by.has_role(MemberRole.REVIEWER, MemberRole.PROTECTION):
        raise NotAllowedError("not_a_reviewer")
    if standing is None or standing.verdict is not Verdict.SUBMIT:
        raise RefusedError("not_submitted")
    if not reason.strip():
        raise RefusedError("no_reason")
    return decide(place_of(subject), Verdict.RETURN, by, Signing(reason=reason.strip()))


@transaction.atomic
def withdraw(item: Item, *, by: Member, reason: str = "") -> None:
    """Nothing; no language of the Item is in the next edition."""
    item.state = ItemState.WITHDRAWN
    item.edited_by = by
    item.save()
    rows = Decision.objects.filter(subject_type=SubjectType.ITEM_LANGUAGE, subject_id=item.id)
    for language in sorted(set(rows.values_list("language", flat=True))):
        subject = Subject(item.id, language)
        decide(place_of(subject), Verdict.WITHDRAW, by, Signing(reason=reason))


def place_of(subject: Subject) -> DecisionPlace:
    """Where the Decisions on an Item in one language stand."""
    return DecisionPlace(SubjectType.ITEM_LANGUAGE, subject.item, subject.language)
