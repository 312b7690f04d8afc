"""Submits an Item in one language, and says why that cannot be done."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.core.codes import SubjectType, Verdict
from firsthand.disclosure.faults import MILD
from firsthand.workroom.errors import RefusedError, WorkroomError
from firsthand.workroom.here import config
from firsthand.workroom.members.requests import member_of
from firsthand.workroom.publishing import services
from firsthand.workroom.publishing.decisions import newest_decision
from firsthand.workroom.publishing.fault_words import fault_sentences
from firsthand.workroom.publishing.services import FaultsError, Subject, build_now
from firsthand.workroom.sentences import sentence


@require_safe
def submit_box(request: HttpRequest, item_id: UUID, language: str) -> HttpResponse:
    """The button that submits, or why it cannot act; htmx puts it in the clearing screen's bar."""
    try:
        built = build_now(Subject(item_id, language), config())
    except RefusedError:
        raise Http404 from None
    standing = newest_decision(SubjectType.ITEM_LANGUAGE, item_id, language)
    waits = standing is not None and standing.verdict is Verdict.SUBMIT
    same = standing is not None and standing.digest == built.digest
    context = {
        "item_id": item_id,
        "language": language,
        "reasons": fault_sentences(built.faults - MILD),
        "waits": waits and same,
        "returned": standing.reason if standing and standing.verdict is Verdict.RETURN else "",
        "stands": same and standing is not None and standing.verdict is Verdict.APPROVE,
    }
    return render(request, "publishing/_submit_box.html", context)


@require_POST
def submit(request: HttpRequest, item_id: UUID, language: str) -> HttpResponse:
    """Submits the record as it stands; a refusal is said on the clearing screen."""
    try:
        services.submit(Subject(item_id, language), by=member_of(request), config=config())
    except FaultsError as error:
        for told in fault_sentences(error.faults):
            messages.error(request, told)
    except WorkroomError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(
            request, _("Submitted. Somebody who had no part in it approves or returns it.")
        )
        return redirect("review")
    return redirect("clearing", item_id, language)
