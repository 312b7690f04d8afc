"""Submits and approves what is not an Item: series, Agents, free pages and front pages."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from firsthand.core.canonical import digest_of
from firsthand.core.codes import MemberRole, OwnerType, SubjectType, Verdict
from firsthand.disclosure.agents import BuiltAgent
from firsthand.disclosure.approval import workers
from firsthand.disclosure.pages import BuiltOwn, OwnCandidate, build_own
from firsthand.preserve.folder import ArchiveConfig
from firsthand.public.encoding import record_json
from firsthand.workroom.archive.models import Item
from firsthand.workroom.errors import NotAllowedError, RefusedError
from firsthand.workroom.members.models import Member
from firsthand.workroom.publishing.agent_pages import agent_page_now, agent_workers
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


def record_now(place: DecisionPlace, config: ArchiveConfig) -> BuiltOwn | BuiltAgent:
    """The public record of a series, Agent, page or front page as the gate would build it now.

    Raises: RefusedError where there is none, or its own voice may not stand.
    """
    if place.subject_type is SubjectType.AGENT:
        return agent_page_now(place.subject_id, load_gate(as_of=today(), config=config), config)
    candidate = _candidate(place, config)
    if candidate is None:
        raise RefusedError("no_record")
    built = build_own(candidate, load_gate(as_of=today(), config=config))
    if not built.is_clean:
        raise RefusedError("own_voice")
    return built


def _candidate(place: DecisionPlace, config: ArchiveConfig) -> OwnCandidate | None:
    found: Sequence[OwnCandidate] = []
    match place.subject_type:
        case SubjectType.SERIES:
            found = [signed.candidate for signed in load_series([place.subject_id])]
        case SubjectType.PAGE:
            wanted = (place.subject_id, place.language)
            pages = [signed.candidate for signed in load_pages(config.languages)]
            found = [page for page in pages if (page.page_id, page.language) == wanted]
        case SubjectType.FRONT_PAGE:
            fronts = [signed.candidate for signed in load_fronts(config.languages)]
            found = [front for front in fronts if front.front_page_id == place.subject_id]
        case _:
            pass
    return found[0] if found else None


@transaction.atomic
def submit_record(place: DecisionPlace, *, by: Member, config: ArchiveConfig) -> Decision:
    """The Decision that submits a series, Agent, page or front page as it stands."""
    return decide(place, Verdict.SUBMIT, by, _signing(place, config))


@transaction.atomic
def approve_record(
    place: DecisionPlace, *, by: Member, config: ArchiveConfig, checklist: Sequence[str] = ()
) -> Decision:
    """The Decision that approves it.

    Raises: NotAllowedError with the code of the refusal (I14).
    """
    signing = record_ready_to_approve(place, by=by, config=config, checklist=checklist)
    return decide(place, Verdict.APPROVE, by, signing)


def record_ready_to_approve(
    place: DecisionPlace, *, by: Member, config: ArchiveConfig, checklist: Sequence[str] = ()
) -> Signing:
    """What an approval by *by* would sign now.

    Raises: RefusedError, NotAllowedError with the code of the refusal (I14).
    """
    standing = newest_decision(place.subject_type, place.subject_id, place.language)
    signing = replace(_signing(place, config), checklist=tuple(checklist))
    circumstances = Circumstances(_workers(place, signing.bases), config.team)
    check_approval(standing, by, signing, circumstances)
    return signing


@transaction.atomic
def return_record(place: DecisionPlace, *, by: Member, reason: str) -> Decision:
    """The Decision that sends it back with a comment."""
    if not by.has_role(MemberRole.REVIEWER, MemberRole.PROTECTION):
        raise NotAllowedError("not_a_reviewer")
    return decide(place, Verdict.RETURN, by, Signing(reason=reason.strip()))


def _signing(place: DecisionPlace, config: ArchiveConfig) -> Signing:
    built = record_now(place, config)
    return Signing(digest=digest_of(record_json(built.record)), bases=built.bases)


def _workers(place: DecisionPlace, bases: frozenset[UUID]) -> frozenset[UUID]:
    if place.subject_type is SubjectType.AGENT:
        return agent_workers(place.subject_id, bases)
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
