"""Entering somebody new, and “this may be …” while a name is typed.

The part for htmx is asked for by POST: no name stands in an address.
"""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.core.codes import AgentKind, Register
from firsthand.workroom.documentation.models import Agent
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.members.requests import member_of
from firsthand.workroom.protection.agent_forms import NewAgentForm
from firsthand.workroom.protection.alike import Answers, Entered, MayBe, may_be, put_with, record
from firsthand.workroom.protection.clearing_services import NewAgent, make_agent
from firsthand.workroom.sentences import sentence

NAME_MAX_CP = 200
LANGUAGE_MAX = 12


@require_http_methods(["GET", "HEAD", "POST"])
def agent_new(request: HttpRequest) -> HttpResponse:
    """The form for somebody new; saved, their page.

    Whoever may be meant is shown once before it is saved, unless they were shown while typing.
    """
    spoken = translation.get_language() or "en"
    form = NewAgentForm(request.POST or None, initial={"language": spoken})
    rows: list[MayBe] = []
    if form.is_bound and form.is_valid():
        answers, entered = Answers.of(request.POST), form.entered()
        rows = may_be(entered, answers)
        try:
            if answers.use:
                return put_with_them(request, answers.use, entered)
            if not answers.leaves(rows):
                return _made(request, form, answers)
        except RefusedError as error:
            form.add_error("name" if error.subject_id == "no_name" else "role", sentence(error))
    return render(request, "protection/agent_new.html", {"form": form, "may_be": rows})


def _made(request: HttpRequest, form: NewAgentForm, answers: Answers) -> HttpResponse:
    values, by = form.cleaned_data, member_of(request).id
    new = NewAgent(AgentKind(values["kind"]), values["name"], values["language"], values["role"])
    with transaction.atomic():
        made = make_agent(new, by=by)
        record(answers, made, by=by)
    return redirect("agent", made.id)


def put_with_them(request: HttpRequest, agent_id: UUID, entered: Entered) -> HttpResponse:
    """The page of the Agent who is meant, with the name as one more form."""
    meant = get_object_or_404(Agent, id=agent_id)
    put_with(meant, entered, by=member_of(request).id)
    messages.success(request, _("The name stands with them now."))
    return redirect("agent", agent_id)


@require_POST
def alike_new(request: HttpRequest) -> HttpResponse:
    """Who may be meant by the name of somebody new."""
    sent = request.POST
    spoken = sent.get("language") or translation.get_language() or "en"
    kind = _known(sent.get("kind", ""), AgentKind, AgentKind.PERSON)
    entered = Entered(sent.get("name", "")[:NAME_MAX_CP], spoken[:LANGUAGE_MAX], AgentKind(kind))
    return _answered(request, entered)


@require_POST
def alike_form(request: HttpRequest, agent_id: UUID) -> HttpResponse:
    """Who else may be meant by a further name of one Agent."""
    agent, sent = get_object_or_404(Agent, id=agent_id), request.POST
    register = _known(sent.get("name-register", ""), Register, Register.OFFICIAL)
    text = sent.get("name-text", "")[:NAME_MAX_CP]
    language = sent.get("name-language", "und")[:LANGUAGE_MAX]
    entered = Entered(text, language, AgentKind(agent.kind), Register(register), agent.id)
    return _answered(request, entered)


def _known(code: str, known: "type[AgentKind | Register]", otherwise: str) -> str:
    return code if code in tuple(known) else otherwise


def _answered(request: HttpRequest, entered: Entered) -> HttpResponse:
    rows = may_be(entered, Answers.of(request.POST))
    return render(request, "protection/_may_be.html", {"may_be": rows, "is_part": True})
