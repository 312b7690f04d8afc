"""Everything that an Agent's page shows: names, labels, bases, settings; forms for each."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q
from django.http import QueryDict
from django.utils import translation

from firsthand.core.codes import AgentKind
from firsthand.workroom.archive.models import Original
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.here import config
from firsthand.workroom.protection.agent_forms import LabelsForm, NameFormForm, SettingsForm
from firsthand.workroom.protection.agent_public import PublicPage, public_page
from firsthand.workroom.protection.agent_queries import (
    Called,
    bases_of,
    called,
    forms_in_order,
    own_words,
    uses_of,
)
from firsthand.workroom.protection.alike import MayBe
from firsthand.workroom.protection.basis_forms import BasisForm
from firsthand.workroom.protection.models import Basis
from firsthand.workroom.protection.slots import SlotNames

MOST_COPIES = 100


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of the page; the one that was sent is bound."""

    name: NameFormForm
    labels: LabelsForm
    settings: SettingsForm
    basis: BasisForm


@dataclass(frozen=True, slots=True)
class AgentPage:
    """One Agent for the eyes of Members; *may_be*: others whom a name being added may mean."""

    agent: Agent
    called: Called
    names: list[tuple[NameForm, list[NameForm]]]
    bases: list[Basis]
    accounts: int
    mentions: int
    forms: Forms
    public: PublicPage
    may_be: list[MayBe] = field(default_factory=list)

    @property
    def may_have_basis(self) -> bool:
        """Whether a name of this Agent needs a basis at all."""
        return self.agent.kind == AgentKind.PERSON

    @property
    def slot(self) -> str:
        """What stands for this Agent in our own words."""
        return SlotNames().slot(self.agent.id, translation.get_language() or "en")


def agent_page(agent: Agent, sent: QueryDict | None = None, act: str = "") -> AgentPage:
    """The page of *agent*; the form of *act* is bound to what was *sent*."""
    spoken = translation.get_language() or "en"
    names, uses = forms_in_order(agent), uses_of(agent)
    return AgentPage(
        agent=agent,
        called=called([agent.id], spoken).get(agent.id, Called()),
        names=names,
        bases=bases_of(agent),
        accounts=uses["accounts"],
        mentions=uses["mentions"],
        forms=_forms(agent, {act: sent} if sent is not None else {}),
        public=public_page(agent, accounts=uses["accounts"]),
    )


def _forms(agent: Agent, sent: dict[str, QueryDict]) -> Forms:
    names = [(str(form.id), form.text) for form in agent.forms.order_by("created_at", "id")]
    words = {f"{field}_{tag}": row.text for (field, tag), row in own_words(agent.id).items()}
    languages, spoken = config().languages, translation.get_language() or "en"
    return Forms(
        name=NameFormForm(
            sent.get("name"), forms_there=names, prefix="name", initial={"language": spoken}
        ),
        labels=LabelsForm(sent.get("labels"), languages=languages, initial=words),
        settings=SettingsForm(sent.get("settings"), prefix="set", initial=_settings(agent)),
        basis=BasisForm(sent.get("basis"), names=names, copies=_copies(agent.id), prefix="basis"),
    )


def _settings(agent: Agent) -> dict[str, object]:
    return {
        "changed_at": agent.changed_at.isoformat(),
        "kind": agent.kind,
        "public_role": agent.public_role,
        "minor": agent.minor,
        "protection": agent.protection,
        "treatment": agent.treatment,
        "note": agent.note,
    }


def _copies(agent_id: UUID) -> list[tuple[str, str]]:
    """Originals of Items that the Agent tells or is mentioned in, newest first."""
    narrated = Q(uses__item__narrator_id=agent_id)
    mentioned = Q(uses__item__versions__mentions__agent_id=agent_id)
    rows = Original.objects.filter(narrated | mentioned).distinct().order_by("-acquired_at")
    return [(str(row.id), row.file_name) for row in rows[:MOST_COPIES]]
