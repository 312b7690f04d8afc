"""Review: what waits, and one record at a time: approve it as it stands, or return it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from firsthand.core.codes import SubjectType
from firsthand.workroom.errors import RefusedError, WorkroomError
from firsthand.workroom.here import config
from firsthand.workroom.members.models import Member
from firsthand.workroom.members.requests import member_of
from firsthand.workroom.publishing import services
from firsthand.workroom.publishing.decisions import newest_decision
from firsthand.workroom.publishing.fault_words import fault_sentences
from firsthand.workroom.publishing.review_screen import CHECKLIST, Review, review_of
from firsthand.workroom.publishing.services import FaultsError, Subject
from firsthand.workroom.publishing.waiting import waiting_for
from firsthand.workroom.sentences import sentence


@require_safe
def review(request: HttpRequest) -> HttpResponse:
    """What waits, oldest first."""
    waiting = waiting_for(member_of(request))
    mine = sum(each.is_mine for each in waiting)
    context = {"waiting": waiting, "mine": mine, "others": len(waiting) - mine}
    return render(request, "publishing/waiting.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def review_item(request: HttpRequest, item_id: UUID, language: str) -> HttpResponse:
    """One Item in one language: read it whole, then approve or return it."""
    subject, member = Subject(item_id, language), member_of(request)
    if request.method == "POST":
        error = decide(subject, member, request.POST)
        if not error:
            messages.success(request, _said(request.POST))
            return redirect("review")
        screen = _screen(subject, member)
        screen.error, screen.comment = error, request.POST.get("comment", "")
        return render(request, "publishing/review.html", {"review": screen}, status=422)
    return render(request, "publishing/review.html", {"review": _screen(subject, member)})


def _screen(subject: Subject, member: Member) -> Review:
    try:
        return review_of(subject, member)
    except RefusedError:
        raise Http404 from None


def _said(posted: QueryDict) -> str:
    if posted.get("act") == "approve":
        return _("Approved as it stands. The next edition holds it.")
    return _("Returned with your comment.")


def decide(subject: Subject, member: Member, posted: QueryDict) -> str:
    """What stands against the decision; empty where it was taken."""
    try:
        if posted.get("act") == "approve":
            _approve(subject, member, posted)
        else:
            services.send_back(subject, by=member, reason=posted.get("comment", ""))
    except FaultsError as error:
        return " ".join(fault_sentences(error.faults))
    except WorkroomError as error:
        return sentence(error)
    return ""


def _approve(subject: Subject, member: Member, posted: QueryDict) -> None:
    """Approves what the reviewer saw: a record submitted anew meanwhile is refused."""
    standing = newest_decision(SubjectType.ITEM_LANGUAGE, subject.item, subject.language)
    if standing is not None and standing.digest != posted.get("digest", ""):
        raise RefusedError("changed_while_open")
    ticked = checklist_of(posted)
    services.approve(subject, by=member, config=config(), checklist=ticked)


def checklist_of(posted: QueryDict) -> tuple[str, ...]:
    """The points that were ticked, where all of them were; else none."""
    ticked = tuple(code for code in posted.getlist("checked") if code in CHECKLIST)
    return ticked if len(set(ticked)) == len(CHECKLIST) else ()
