"""Series, Agents, free pages and front pages: submit and review."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.core.codes import SubjectType, Verdict
from firsthand.public.records import FrontRecord, PageRecord, SeriesRecord
from firsthand.public.relations import AgentRecord
from firsthand.workroom.errors import RefusedError, WorkroomError
from firsthand.workroom.here import config
from firsthand.workroom.members.models import Member
from firsthand.workroom.members.requests import member_of
from firsthand.workroom.publishing.decisions import Standing, newest_decision
from firsthand.workroom.publishing.own_pages import (
    approve_record,
    record_now,
    record_ready_to_approve,
    return_record,
    submit_record,
)
from firsthand.workroom.publishing.record_words import FieldLine, agent_lines, agent_title
from firsthand.workroom.publishing.review_screen import CHECKLIST, standing_words
from firsthand.workroom.publishing.review_views import checklist_of
from firsthand.workroom.publishing.signing import DecisionPlace
from firsthand.workroom.sentences import sentence

NO_LANGUAGE = "-"
NAMES = {
    SubjectType.SERIES: gettext_lazy("Series"),
    SubjectType.AGENT: gettext_lazy("Page of a person or organization"),
    SubjectType.PAGE: gettext_lazy("Page of the archive"),
    SubjectType.FRONT_PAGE: gettext_lazy("Front page"),
}
OWN_SUBJECTS = frozenset(NAMES)


@dataclass(frozen=True, slots=True)
class Frame:
    """A page as readers would see it: its address, and its language where there are several."""

    address: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class RecordReview:
    """The review of a record that is no Item."""

    place: DecisionPlace
    title: str
    fields: Sequence[FieldLine]
    frames: Sequence[Frame]
    standing: Standing | None
    why_not: str
    alone: bool
    checklist: Sequence[tuple[str, str]]
    error: str = ""

    @property
    def waits(self) -> bool:
        """Whether there is something to decide."""
        return self.standing is not None and self.standing.verdict is Verdict.SUBMIT

    @property
    def stands(self) -> str:
        """How it stands, where there is nothing to decide."""
        return standing_words(self.standing)


@require_http_methods(["GET", "HEAD", "POST"])
def review_record(request: HttpRequest, kind: str, subject_id: UUID, language: str) -> HttpResponse:
    """A series, Agent, free page or front page: approve or return it."""
    place, member = _place(kind, subject_id, language), member_of(request)
    error = ""
    if request.method == "POST":
        error = _decide(place, member, request)
        if not error:
            messages.success(request, _("Done."))
            return redirect("review")
    screen = _review(place, member, error)
    status = 422 if error else 200
    return render(request, "publishing/review_record.html", {"review": screen}, status=status)


def _decide(place: DecisionPlace, member: Member, request: HttpRequest) -> str:
    standing = newest_decision(place.subject_type, place.subject_id, place.language)
    try:
        if request.POST.get("act") != "approve":
            reason = request.POST.get("comment", "")
            if not reason.strip():
                raise RefusedError("no_reason")
            return_record(place, by=member, reason=reason)
        elif standing is not None and standing.digest != request.POST.get("digest", ""):
            raise RefusedError("changed_while_open")
        else:
            ticked = checklist_of(request.POST)
            approve_record(place, by=member, config=config(), checklist=ticked)
    except WorkroomError as error:
        return sentence(error)
    return ""


def _review(place: DecisionPlace, member: Member, error: str) -> RecordReview:
    try:
        record = record_now(place, config()).record
    except RefusedError as refused:
        if refused.subject_id == "no_record":
            raise Http404 from None
        record, error = None, sentence(refused)
    title, fields, frames = _told(place, record)
    return RecordReview(
        place=place,
        title=title,
        fields=fields,
        frames=frames,
        standing=newest_decision(place.subject_type, place.subject_id, place.language),
        why_not=_why_not(place, member),
        alone=config().team == 1,
        checklist=tuple((code, str(words)) for code, words in CHECKLIST.items()),
        error=error,
    )


def _why_not(place: DecisionPlace, member: Member) -> str:
    try:
        record_ready_to_approve(place, by=member, config=config(), checklist=("asked",))
    except WorkroomError as error:
        return sentence(error)
    return ""


def _told(place: DecisionPlace, record: object) -> tuple[str, list[FieldLine], list[Frame]]:
    """Title, fields and previews of one record."""
    match record:
        case SeriesRecord(titles=titles, expected_parts=parts):
            lines = [FieldLine("title", _("Title"), words, tag) for tag, words in titles.items()]
            known = str(parts) if parts is not None else _("not known")
            return (
                _("Series"),
                [*lines, FieldLine("expected_parts", _("Parts"), known)],
                [],
            )
        case AgentRecord():
            return agent_title(record), agent_lines(record), _agent_frames(place.subject_id)
        case PageRecord(slug=slug, language=language, title=title):
            return title, [], [Frame(reverse("preview_page", args=[slug, language]))]
        case FrontRecord(language=language, entries=entries):
            count = FieldLine("entries", _("Items"), str(len(entries)))
            return _("Front page"), [count], [Frame(reverse("preview_front", args=[language]))]
        case _:
            return str(NAMES[place.subject_type]), [], []


def _agent_frames(agent_id: UUID) -> list[Frame]:
    """An Agent's page in each language of the edition."""
    return [
        Frame(reverse("preview_agent", args=[agent_id, language]), language)
        for language in config().languages
    ]


@require_POST
def submit_own(request: HttpRequest, kind: str, subject_id: UUID, language: str) -> HttpResponse:
    """Submits a series, Agent, free page or front page as it stands."""
    try:
        submit_record(_place(kind, subject_id, language), by=member_of(request), config=config())
    except WorkroomError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(
            request, _("Submitted. Somebody who had no part in it approves or returns it.")
        )
    return redirect("review")


def _place(kind: str, subject_id: UUID, language: str) -> DecisionPlace:
    if kind not in OWN_SUBJECTS:
        raise Http404
    spoken = "" if language == NO_LANGUAGE else language
    return DecisionPlace(SubjectType(kind), subject_id, spoken)
