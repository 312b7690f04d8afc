"""What the edition's page of an Agent would hold, for the Agent's own page in the workroom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firsthand.disclosure.agents import build_agent
from firsthand.disclosure.candidates import AgentPageCandidate
from firsthand.disclosure.faults import Fault
from firsthand.disclosure.naming import is_public
from firsthand.public.relations import NameLine
from firsthand.workroom.documentation.models import Agent
from firsthand.workroom.here import config
from firsthand.workroom.protection.gates import gate_today

NO_PAGE = _(
    "None: a page needs a name that may be shown. Minors, protected people and groups have none."
)
ONLY_CREDITED = _(
    "None: a person has a page as the named narrator of an Item, or as an official or leader."
)
NAMES_SOMEBODY = _(
    "None: a name or role above holds the name of somebody who may not be named. Change it first."
)


@dataclass(frozen=True, slots=True)
class PublicPage:
    """Names and roles by language, the forms of the name; `why_not` empty = it may be submitted."""

    names: Mapping[str, str]
    roles: Mapping[str, str]
    forms: Sequence[NameLine]
    why_not: Promise | str = ""


def public_page(agent: Agent, *, accounts: int) -> PublicPage:
    """The page of *agent*, who narrates *accounts* Items, as the gate would build it now."""
    gate = gate_today()
    built = build_agent(AgentPageCandidate(agent.id, config().languages), gate)
    why_not: Promise | str = ""
    if built.fault:
        why_not = NAMES_SOMEBODY if built.fault is Fault.OWN_VOICE else NO_PAGE
    elif not accounts and not is_public(gate.agents[agent.id]):
        why_not = ONLY_CREDITED
    return PublicPage(built.record.names, built.record.roles, built.record.forms, why_not)
