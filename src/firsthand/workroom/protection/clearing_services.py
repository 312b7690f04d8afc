"""Acts of the clearing screen beyond those of `services`: undo, remove, drop, a new Agent."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from firsthand.core.codes import AgentKind, OwnerType, OwnField, Register
from firsthand.core.text import Span
from firsthand.workroom.archive.models import TextVersion
from firsthand.workroom.documentation.models import Agent
from firsthand.workroom.errors import StaleError
from firsthand.workroom.protection.agent_services import NewForm, add_form
from firsthand.workroom.protection.models import Cut, KeptLink, Mention
from firsthand.workroom.protection.services import Choice, add_cut, decide_mention
from firsthand.workroom.protection.wordings import Place, save_wording


@dataclass(frozen=True, slots=True)
class NewAgent:
    """An Agent made on the spot from the words of a Mention."""

    kind: AgentKind
    name: str
    language: str
    role: str = ""
    treatment: str = ""


@transaction.atomic
def decide_unchanged(
    mention_id: UUID, choice: Choice, *, by: UUID, everywhere: bool, changed_at: datetime
) -> list[UUID]:
    """The Mentions that were decided so, the one asked for among them.

    Raises: StaleError where somebody decided it since *changed_at*, RefusedError.
    """
    mention = Mention.objects.select_for_update().select_related("text_version").get(id=mention_id)
    if mention.changed_at != changed_at:
        raise StaleError(mention_id)
    before = timezone.now()
    decide_mention(mention, choice, by=by, everywhere=everywhere)
    rows = Mention.objects.filter(text_version_id=mention.text_version_id, decided_at__gte=before)
    return list(rows.values_list("id", flat=True))


def reopen_mentions(version: TextVersion, mention_ids: Collection[UUID]) -> int:
    """How many Mentions of *version* are open again: nobody has decided them."""
    now = timezone.now()
    rows = Mention.objects.filter(text_version=version, id__in=mention_ids)
    return rows.update(
        treatment="", replacement="", decided_by=None, decided_at=None, changed_at=now
    )


@transaction.atomic
def change_cut(cut: Cut, *, by: UUID, reason: str, replacement: str) -> Cut:
    """The Cut in its new form: a row of its own, for who decided it counts (I14)."""
    new = add_cut(
        cut.text_version, Span(cut.start, cut.end), by=by, reason=reason, replacement=replacement
    )
    cut.delete()
    return new


def put_back(cut: Cut) -> None:
    """Nothing; the words that were cut stand in the public text again."""
    cut.delete()


def drop_link(version: TextVersion, span: Span) -> None:
    """Nothing; the link over *span* does not stay in the public text."""
    KeptLink.objects.filter(text_version=version, start=span.start, end=span.end).delete()


@transaction.atomic
def make_agent(new: NewAgent, *, by: UUID) -> Agent:
    """The saved Agent with its first name form, and a role label where one is given.

    Raises: RefusedError for an empty or overlong name, or a label that names somebody.
    """
    agent = Agent.objects.create(kind=new.kind, treatment=new.treatment, created_by_id=by)
    add_form(agent, NewForm(new.name, new.language, Register.OFFICIAL), by=by)
    if new.role.strip():
        place = Place(OwnerType.AGENT, agent.id, OwnField.ROLE, new.language)
        save_wording(place, new.role, by=by)
    return agent
