"""Submits and approves what is not an Item: series, free pages and front pages."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from firsthand.core.canonical import digest_of
from firsthand.core.codes import MemberRole, OwnerType, SubjectType, Verdict
from firsthand.disclosure.approval import workers
from firsthand.disclosure.pages import build_front, build_page, build_series
from firsthand.preserve.folder import ArchiveConfig
from firsthand.public.encoding import record_json
from firsthand.workroom.archive.models import Item
from firsthand.workroom.errors import NotAllowedError, RefusedError
from firsthand.workroom.members.models import Member
from firsthand.workroom.publishing.decisions import newest_decision
from firsthand.workroom.publishing.loading import (
    load_fronts,
    load_gate,
    load_pages,
    load_series,
)
from firsthand.workroom.publishing.models import Decision, FrontPage, FrontPageEntry
from firsthand.workroom.publishing.services import today
from firsthand.workroom.publishing.signing import (
    Circumstances,
    DecisionPlace,
    Signing,
    check_approval,
    decide,
)
from firsthand.workroom.wording.models import Translation


def record_now(place: DecisionPlace, config: ArchiveConfig) -> object:
    """The public record of a series, page or front page as the gate would build it now.

    Raises: RefusedError where there is none, or its own voice may not stand.
    """
    gate = load_gate(as_of=today(), config=config)
    record: object = None
    match place.subject_type:
        case SubjectType.SERIES:
            found = load_series([place.subject_id])
            record = build_series(found[0].candidate, gate) if found else None
        case SubjectType.PAGE:
            pages = [s.candidate for s in load_pages(config.languages)]
            mine = [
                p for p in pages if (p.page_id, p.language) == (place.subject_id, place.language)
            ]
            record = build_page(mine[0], gate) if mine else None
        case SubjectType.FRONT_PAGE:
            fronts = [s.candidate for s in load_fronts(config.languages)]
            front = [f for f in fronts if f.front_page_id == place.subject_id]
            record = build_front(front[0]) if front else None
        case _:
            pass
    if record is None:
        raise RefusedError("no_record")
    return record


@transaction.atomic
def submit_record(place: DecisionPlace, *, by: Member, config: ArchiveConfig) -> Decision:
    """The Decision that submits a series, page or front page as it stands."""
    return decide(place, Verdict.SUBMIT, by, Signing(digest=_digest(place, config)))


@transaction.atomic
def approve_record(
    place: DecisionPlace, *, by: Member, config: ArchiveConfig, checklist: Sequence[str] = ()
) -> Decision:
    """The Decision that approves it.

    Raises: NotAllowedError with the code of the refusal (I14).
    """
    standing = newest_decision(place.subject_type, place.subject_id, place.language)
    signing = Signing(digest=_digest(place, config), checklist=tuple(checklist))
    check_approval(standing, by, signing, Circumstances(_workers(place), config.team))
    return decide(place, Verdict.APPROVE, by, signing)


@transaction.atomic
def return_record(place: DecisionPlace, *, by: Member, reason: str) -> Decision:
    """The Decision that sends it back with a comment."""
    if not by.has_role(MemberRole.REVIEWER, MemberRole.PROTECTION):
        raise NotAllowedError("not_a_reviewer")
    return decide(place, Verdict.RETURN, by, Signing(reason=reason.strip()))


def _digest(place: DecisionPlace, config: ArchiveConfig) -> str:
    return digest_of(record_json(record_now(place, config)))


def _workers(place: DecisionPlace) -> frozenset[UUID]:
    if place.subject_type is SubjectType.FRONT_PAGE:
        return workers(
            FrontPage.objects.filter(id=place.subject_id).values_list("edited_by", flat=True)
        )
    kinds = {SubjectType.SERIES: OwnerType.SERIES, SubjectType.PAGE: OwnerType.PAGE}
    own = Translation.objects.filter(
        owner_type=kinds[place.subject_type], owner_id=place.subject_id
    )
    if place.language:
        own = own.filter(language=place.language)
    return workers(own.values_list("by", flat=True))


@transaction.atomic
def compose_front(
    language: str, item_ids: Sequence[UUID], *, by: Member, leads: int = 1
) -> FrontPage:
    """The front page in *language* with these Items in this order, the first *leads* as lead.

    Raises: NotAllowedError where the Member does not order front pages.
    """
    if not by.has_role(MemberRole.PUBLISHER, MemberRole.EDITOR):
        raise NotAllowedError("not_a_publisher")
    front, _ = FrontPage.objects.get_or_create(language=language, defaults={"created_by": by})
    front.edited_by = by
    front.save()
    front.entries.all().delete()
    known = Item.objects.in_bulk(list(item_ids))
    FrontPageEntry.objects.bulk_create(
        FrontPageEntry(
            front_page=front, item=known[item_id], position=at, lead=at < leads, created_by=by
        )
        for at, item_id in enumerate(item_ids)
        if item_id in known
    )
    return front
