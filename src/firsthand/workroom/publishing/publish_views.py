"""Publish: what changes, what is withheld and why, the scan's questions, progress, the result."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.core.codes import MemberRole
from firsthand.core.errors import FirsthandError
from firsthand.workroom.errors import NotAllowedError, WorkroomError
from firsthand.workroom.here import folder
from firsthand.workroom.members.htmx import is_partial
from firsthand.workroom.members.requests import member_of
from firsthand.workroom.protection.models import ScanQuestion
from firsthand.workroom.publishing import jobs
from firsthand.workroom.publishing.jobs import Job, newest_job
from firsthand.workroom.publishing.last_edition import last_bundle
from firsthand.workroom.publishing.looks import theme_fault
from firsthand.workroom.publishing.pending import DroppedLine, dropped_lines, our_ids, pending_of
from firsthand.workroom.publishing.questions import Asked, answer, asked_of
from firsthand.workroom.publishing.services import today
from firsthand.workroom.sentences import sentence

NEXT_EDITION = "edition.next"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a publish and whether it is done, runs, or waits."""

    words: str
    state: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How a publish stands: its steps, and when it has ended what came of it."""

    steps: Sequence[Step]
    is_done: bool
    failed: str
    swapped: bool
    items: int
    blocks: Sequence[tuple[str, int]]
    questions: Sequence[Asked]
    dropped: Sequence[DroppedLine] = ()
    theme: str = ""


@require_safe
def publish(request: HttpRequest) -> HttpResponse:
    """The page; what would change is asked for apart, for it makes a whole bundle."""
    job = newest_job(folder())
    bundle = last_bundle(folder())
    context = {
        "progress": _progress(job, request) if job else None,
        "runs": job is not None and not job.is_done,
        "may": member_of(request).has_role(MemberRole.PUBLISHER),
        "last": bundle,
        "edition": _edition_address() if bundle else "",
        **(_pending() if "check" in request.GET else {}),
    }
    return render(request, "publishing/publish.html", context)


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """What a publish would change, as a part of the page."""
    return render(request, "publishing/_pending.html", _pending())


def _pending() -> dict[str, object]:
    """What a publish would change, or what is wrong with the theme that it would be made with."""
    try:
        return {"pending": pending_of(folder(), as_of=today())}
    except FirsthandError as error:
        fault = theme_fault(error)
        if not fault:
            raise
        return {"theme_fault": fault}


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Begins a publish, or shows the one that runs."""
    if not member_of(request).has_role(MemberRole.PUBLISHER):
        messages.error(request, sentence(NotAllowedError("not_the_publisher")))
        return redirect("publish")
    jobs.start(folder(), as_of=today())
    return progress(request) if is_partial(request) else redirect("publish")


def progress(request: HttpRequest) -> HttpResponse:
    """How far it is; htmx asks again each second until it has ended."""
    job = newest_job(folder())
    if job is None:
        raise Http404
    return render(request, "publishing/_progress.html", {"progress": _progress(job, request)})


@require_POST
def question(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """One Member's answer to a question of the scan."""
    try:
        answer(question_id, request.POST.get("verdict", ""), by=member_of(request))
    except ScanQuestion.DoesNotExist:
        raise Http404 from None
    except WorkroomError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, _("Answered. It counts once a second Member has answered too."))
    return redirect("publish")


def _progress(job: Job, request: HttpRequest) -> Progress:
    report = job.report
    questions: Sequence[Asked] = ()
    if report is not None and report.scan.questions:
        edition = folder().root / NEXT_EDITION
        questions = asked_of(report.scan.questions, edition, member_of(request))
    return Progress(
        steps=_steps(job),
        is_done=job.is_done,
        failed=job.failed,
        theme=job.theme,
        swapped=report is not None and report.swapped,
        items=report.release.items if report else 0,
        blocks=[(f.path, f.offset) for f in report.scan.blocks] if report else (),
        questions=questions,
        dropped=dropped_lines(report.dropped, our_ids()) if report and report.dropped else (),
    )


def _steps(job: Job) -> list[Step]:
    words = {
        "release": _("The gate makes the records"),
        "build": _("Pages are built"),
        "scan": _("Every byte is searched for withheld names"),
        "swap": _("The new edition takes its place"),
    }
    now = job.steps[-1] if job.steps and not job.is_done else ""
    return [
        Step(words[step], "now" if step == now else "done" if step in job.steps else "waits")
        for step in jobs.STEPS
    ]


def _edition_address() -> str:
    """Where `firsthand serve` shows the edition; empty where it does not."""
    return os.environ.get("FIRSTHAND_EDITION_ADDRESS", "")
