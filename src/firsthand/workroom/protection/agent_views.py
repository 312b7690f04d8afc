"""People, groups and organizations: the list, one of them, and the acts on its page."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import authenticate
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.core.codes import AgentKind, BasisKind, Minor, Register
from firsthand.core.errors import FirsthandError
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.errors import RefusedError, StaleError
from firsthand.workroom.labels import AGENT_KINDS, choices
from firsthand.workroom.members.models import Member
from firsthand.workroom.members.requests import member_of
from firsthand.workroom.protection.agent_page import AgentPage, agent_page
from firsthand.workroom.protection.agent_queries import list_agents
from firsthand.workroom.protection.agent_services import (
    LabelRefusedError,
    NewForm,
    Settings,
    add_form,
    change_settings,
    remove_form,
    save_labels,
)
from firsthand.workroom.protection.alike import Answers, may_be, record
from firsthand.workroom.protection.alike_views import put_with_them
from firsthand.workroom.protection.models import Basis
from firsthand.workroom.protection.refusals import words_refused
from firsthand.workroom.protection.services import NewBasis, add_basis, end_basis
from firsthand.workroom.sentences import sentence

BASIS_FIELDS = {
    "no_forms": "covers",
    "minor_or_sealed": "minor",
    "needs_date_and_place": "published",
    "needs_function": "function",
    "needs_reason": "reason",
    "needs_reason_and_review": "reason",
    "needs_second_signature": "second_login",
}


@require_safe
def agents(request: HttpRequest) -> HttpResponse:
    """The Agents that bear the words typed."""
    typed, kind = request.GET.get("q", "")[:200], request.GET.get("kind", "")
    kind = kind if kind in tuple(AgentKind) else ""
    page = request.GET.get("page", "")
    number = int(page) if page.isdecimal() and len(page) < len("100000") else 1
    spoken = translation.get_language() or "en"
    context = {
        "listing": list_agents(typed, kind, language=spoken, page=number),
        "typed": typed,
        "kind": kind,
        "kinds": choices(AGENT_KINDS),
        "query": _query(request),
    }
    return render(request, "protection/agents.html", context)


def _query(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop("page", None)
    return kept.urlencode()


@require_http_methods(["GET", "HEAD", "POST"])
def agent(request: HttpRequest, agent_id: UUID) -> HttpResponse:
    """The page of one Agent; what was sent is done, or refused beside its field."""
    found = get_object_or_404(Agent, id=agent_id)
    act = request.POST.get("act", "")
    if request.method != "POST" or act not in ACTS:
        return render(request, "protection/agent.html", {"page": agent_page(found)})
    page = agent_page(found, request.POST, act)
    answers = Answers.of(request.POST)
    if act == "name" and answers.use and page.forms.name.is_valid():
        return put_with_them(request, answers.use, page.forms.name.entered(found))
    if ACTS[act](page, request):
        messages.success(request, _("Saved."))
        return redirect("agent", agent_id)
    return render(request, "protection/agent.html", {"page": page})


def _add_name(page: AgentPage, request: HttpRequest) -> bool:
    form = page.forms.name
    if not form.is_valid():
        return False
    values = form.cleaned_data
    new = NewForm(
        text=values["text"],
        language=values["language"],
        register=Register(values["register"]),
        of=UUID(values["of"]) if values["of"] else None,
        neutral=values["neutral"],
        blocks=values["blocks"],
    )
    answers = Answers.of(request.POST)
    page.may_be.extend(may_be(form.entered(page.agent), answers))
    if answers.leaves(page.may_be):
        return False
    try:
        with transaction.atomic():
            add_form(page.agent, new, by=member_of(request).id)
            record(answers, page.agent, by=member_of(request).id)
    except RefusedError as error:
        form.add_error("text", sentence(error))
    return not form.errors


def _save_labels(page: AgentPage, request: HttpRequest) -> bool:
    form = page.forms.labels
    if not form.is_valid():
        return False
    try:
        save_labels(page.agent, form.changed(), by=member_of(request).id)
    except LabelRefusedError as error:
        place = error.place
        name = f"{place.field}_{place.language}"
        why = words_refused(error, form.cleaned_data[name], place.language, place.field)
        form.add_error(name, why)
    return not form.errors


def _save_settings(page: AgentPage, request: HttpRequest) -> bool:
    form = page.forms.settings
    if not form.is_valid():
        return False
    values = form.cleaned_data
    said = Settings(
        kind=values["kind"],
        public_role=values["public_role"],
        minor=Minor(values["minor"]),
        protection=values["protection"],
        treatment=values["treatment"],
        note=values["note"],
    )
    try:
        by = member_of(request).id
        change_settings(page.agent.id, said, by=by, changed_at=values["changed_at"])
    except StaleError:
        form.add_error(None, _("Somebody changed this in the meantime. Load the page again."))
    except RefusedError as error:
        form.add_error("kind", sentence(error))
    return not form.errors


def _add_basis(page: AgentPage, request: HttpRequest) -> bool:
    form = page.forms.basis
    if not form.is_valid():
        return False
    values = form.cleaned_data
    new = NewBasis(
        kind=BasisKind(values["kind"]),
        forms=tuple(UUID(form_id) for form_id in values["covers"]),
        minor=Minor(values["minor"]),
        url=values["url"],
        published=values["published"],
        copy=UUID(values["kept_copy"]) if values["kept_copy"] else None,
        function=values["function"],
        reason=values["reason"],
        review_on=values["review_on"],
    )
    try:
        add_basis(page.agent, new, by=member_of(request).id, second=_second(request, values))
    except RefusedError as error:
        form.add_error(BASIS_FIELDS.get(error.subject_id), sentence(error))
    return not form.errors


def _second(request: HttpRequest, values: dict[str, str]) -> UUID | None:
    """The Member who signs beside, proved by their password; None = nobody did."""
    if not values["second_login"]:
        return None
    second = authenticate(
        request, username=values["second_login"], password=values["second_password"]
    )
    return second.id if isinstance(second, Member) else None


ACTS: dict[str, Callable[[AgentPage, HttpRequest], bool]] = {
    "name": _add_name,
    "labels": _save_labels,
    "settings": _save_settings,
    "basis": _add_basis,
}


@require_POST
def form_remove(request: HttpRequest, form_id: UUID) -> HttpResponse:
    """Back to the Agent, without that name form."""
    form = get_object_or_404(NameForm, id=form_id)
    try:
        remove_form(form)
    except FirsthandError as error:
        messages.error(request, sentence(error))
    return redirect("agent", form.agent_id)


@require_POST
def basis_end(request: HttpRequest, basis_id: UUID) -> HttpResponse:
    """Back to the Agent; the basis has ended."""
    basis = get_object_or_404(Basis, id=basis_id)
    end_basis(basis)
    messages.success(
        request,
        _("Ended. The next edition no longer shows the names that stood on it; publish now."),
    )
    return redirect("agent", basis.agent_id)
