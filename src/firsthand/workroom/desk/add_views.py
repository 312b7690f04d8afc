"""Adding: the report grows while the import goes on, and is kept nowhere.

The names of refused files may name people, and no table holds them (I5); so the page that
answers the form *is* the report. Adding the same files again changes nothing and shows it anew.
"""

import secrets
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_http_methods

from firsthand.core.errors import FirsthandError
from firsthand.importers.run import Worker
from firsthand.preserve.capture import CaptureMethod
from firsthand.workroom.archive.importing import Desk, Outcome, Status, import_inputs
from firsthand.workroom.archive.inputs import Input, pasted_input
from firsthand.workroom.desk.add_forms import AddForm
from firsthand.workroom.desk.titles import Title, titles_of
from firsthand.workroom.desk.uploads import uploaded_input
from firsthand.workroom.here import store
from firsthand.workroom.members.requests import member_of
from firsthand.workroom.sentences import sentence

WORDS_NAME = "pasted.txt"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """What became of one input, in words, with the Items that it made or belongs to."""

    number: int
    name: str
    status: Status
    reason: str
    is_front_page: bool
    titles: list[Title]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be imported, and in which language the report is."""

    inputs: list[Input]
    by: UUID
    method: CaptureMethod
    base_url: str
    language: str


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The form; sent, a report that grows as the inputs are imported."""
    form = AddForm(request.POST or None, request.FILES or None)
    if not (form.is_bound and form.is_valid()):
        return render(request, "desk/add.html", {"form": form})
    inputs = _inputs(form)
    # Where the growing part of the page begins and ends; no template or name can hold it.
    seam = secrets.token_hex(16)
    page = render_to_string("desk/report.html", {"seam": seam, "total": len(inputs)}, request)
    plan = _Plan(
        inputs=inputs,
        by=member_of(request).id,
        method=CaptureMethod(form.cleaned_data["method"]),
        base_url=form.cleaned_data["base_url"],
        language=translation.get_language() or "en",
    )
    response = StreamingHttpResponse(_report(page.split(seam), plan))
    response["Cache-Control"] = "no-store"
    return response


def _inputs(form: AddForm) -> list[Input]:
    values = form.cleaned_data
    inputs = [uploaded_input(file) for file in [*values["chosen"], *values["folder"]]]
    if values["words"].strip():
        inputs.append(pasted_input(values["words"], WORDS_NAME))
    return inputs


def _report(page: list[str], plan: _Plan) -> Iterator[str]:
    """The page's top, a row an input as it is done, what it comes to, the page's end."""
    top, between, end = page
    yield top
    counts: Counter[Status] = Counter()
    stopped = ""
    try:
        for number, outcome in enumerate(_outcomes(plan), start=1):
            counts[outcome.status] += 1
            yield _rendered(plan, "desk/_report_row.html", {"row": _row(number, outcome)})
    except FirsthandError as error:
        stopped = _sentence(plan, error)
    except DatabaseError:
        stopped = _sentence(plan, FirsthandError("database"))
    yield between
    summary = {
        "imported": counts[Status.IMPORTED],
        "held": counts[Status.HELD],
        "refused": counts[Status.REFUSED],
        "waiting": len(plan.inputs) - counts.total(),
        "stopped": stopped,
    }
    yield _rendered(plan, "desk/_report_end.html", summary)
    yield end


def _outcomes(plan: _Plan) -> Iterator[Outcome]:
    with Worker() as worker:
        desk = Desk(worker, store(), plan.by, plan.method, plan.base_url)
        yield from import_inputs(plan.inputs, desk)


def _rendered(plan: _Plan, template: str, context: dict[str, object]) -> str:
    """A part of the page in the Member's language: the middleware has left it by now."""
    with translation.override(plan.language):
        return render_to_string(template, context)


def _sentence(plan: _Plan, error: FirsthandError) -> str:
    with translation.override(plan.language):
        return sentence(error)


def _row(number: int, outcome: Outcome) -> ReportRow:
    return ReportRow(
        number=number,
        name=outcome.name,
        status=outcome.status,
        reason=outcome.reason,
        is_front_page=outcome.is_front_page,
        titles=titles_of(outcome.items),
    )
