"""Somebody new, made while names are decided; whoever may be meant is shown before."""

from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from firsthand.core.codes import AgentKind
from firsthand.workroom.documentation.models import Agent
from firsthand.workroom.errors import WorkroomError
from firsthand.workroom.protection.alike import Answers, Entered, may_be, put_with, record
from firsthand.workroom.protection.clearing_answers import (
    Stage,
    act,
    changed,
    first_error,
    mention_of,
    refused,
)
from firsthand.workroom.protection.clearing_forms import NewAgentForm
from firsthand.workroom.protection.clearing_queries import suggest_once
from firsthand.workroom.protection.clearing_screen import Asked, side_of
from firsthand.workroom.protection.clearing_services import NewAgent, make_agent
from firsthand.workroom.protection.refusals import label_refused


@act
def new_agent(stage: Stage, mention_id: UUID) -> HttpResponse:
    """Makes an Agent on the spot, or takes the one that is meant, and proposes it."""
    mention_of(stage, mention_id)
    form = NewAgentForm(stage.request.POST)
    if not form.is_valid():
        return refused(stage, Asked(mention=mention_id), first_error(form), agent_form=form)
    answers, data = Answers.of(stage.request.POST), form.cleaned_data
    entered = Entered(data["name"], stage.version.language, AgentKind(data["kind"]))
    rows = may_be(entered, answers)
    if answers.leaves(rows) and not answers.use:
        return refused(stage, Asked(mention=mention_id), "", agent_form=form, may_be=rows)
    try:
        agent = _meant(answers, entered, stage) if answers.use else _made(answers, form, stage)
    except WorkroomError as error:
        why = label_refused(error)
        return refused(stage, Asked(mention=mention_id), why, agent_form=form, may_be=rows)
    suggest_once(stage.version)
    side = side_of(stage.desk(), Asked(mention=mention_id, agent=agent.id))
    side.done = _("Made. Now choose how the name appears.")
    if answers.use:
        side.done = _("The name stands with them now. Choose how it appears.")
    return changed(stage, side)


def _meant(answers: Answers, entered: Entered, stage: Stage) -> Agent:
    agent = get_object_or_404(Agent, id=answers.use)
    put_with(agent, entered, by=stage.by)
    return agent


@transaction.atomic
def _made(answers: Answers, form: NewAgentForm, stage: Stage) -> Agent:
    data = form.cleaned_data
    new = NewAgent(
        AgentKind(data["kind"]),
        data["name"],
        stage.version.language,
        data["role"],
        data["treatment"],
    )
    agent = make_agent(new, by=stage.by)
    record(answers, agent, by=stage.by)
    return agent
