"""Editorial acts over people, groups and organizations: names, labels, treatment."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from firsthand.core.codes import AgentKind, Minor, OwnerType, OwnField, Register
from firsthand.core.text import clean_block
from firsthand.names.folding import fold
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.errors import RefusedError, StaleError
from firsthand.workroom.protection.models import Basis
from firsthand.workroom.protection.services import end_basis
from firsthand.workroom.protection.wordings import Place, save_wording

NAME_MAX_CP = 200
# The first word of a letter's Unicode name, and its script in ISO 15924.
SCRIPTS = {
    "ARABIC": "Arab",
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "HEBREW": "Hebr",
    "GREEK": "Grek",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "DEVANAGARI": "Deva",
    "CJK": "Hani",
}


@dataclass(frozen=True, slots=True)
class NewForm:
    """A form of a name as a Member enters it; `of` is the form of which it is a variant."""

    text: str
    language: str
    register: Register
    of: UUID | None = None
    neutral: bool = False
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What a Member says of an Agent beside its names."""

    kind: AgentKind
    public_role: str
    minor: Minor
    protection: str
    treatment: str
    note: str


class LabelRefusedError(RefusedError):
    """A label may not be saved so; `place` says which."""

    code = "FH603"

    def __init__(self, reason: str, place: Place) -> None:
        self.place = place
        super().__init__(reason)


@transaction.atomic
def add_form(agent: Agent, new: NewForm, *, by: UUID) -> NameForm:
    """The saved form; the one that stands already, where the same is entered again.

    Raises: RefusedError for an empty name, or a second neutral one in a language.
    """
    text = clean_block(new.text)[0]
    if not fold(text) or len(text) > NAME_MAX_CP:
        raise RefusedError("no_name")
    same = agent.forms.filter(text=text, language=new.language).first()
    if same:
        return same
    if new.neutral and agent.forms.filter(language=new.language, neutral=True).exists():
        raise RefusedError("neutral_taken")
    agent.save()
    return NameForm.objects.create(
        agent=agent,
        text=text,
        of=agent.forms.filter(id=new.of).first() if new.of else None,
        language=new.language,
        script=script_of(text),
        register=new.register,
        key=fold(text)[:NAME_MAX_CP],
        neutral=new.neutral,
        blocks=new.blocks,
        created_by_id=by,
    )


def remove_form(form: NameForm) -> None:
    """Nothing; the form is no longer looked for.

    Raises: RefusedError where a basis covers it: what was relied on stays readable.
    """
    if Basis.objects.filter(name_forms=form).exists():
        raise RefusedError("form_in_use")
    form.delete()


def script_of(text: str) -> str:
    """The script of the first letter in *text* (ISO 15924); empty where it is none we know."""
    for character in text:
        if character.isalpha():
            return SCRIPTS.get(unicodedata.name(character, "").split(" ")[0], "")
    return ""


@transaction.atomic
def save_labels(agent: Agent, labels: Iterable[tuple[OwnField, str, str]], *, by: UUID) -> None:
    """Nothing; each (field, language, words) is the Agent's role or pseudonym.

    Raises: LabelRefusedError; none is saved then.
    """
    for field, language, words in labels:
        place = Place(OwnerType.AGENT, agent.id, field, language)
        try:
            save_wording(place, words, by=by)
        except RefusedError as error:
            raise LabelRefusedError(error.subject_id, place) from error


@transaction.atomic
def change_settings(
    agent_id: UUID, said: Settings, *, by: UUID, changed_at: datetime | None
) -> Agent:
    """The Agent as said; whoever changes it does not approve its page (I14).

    Who may be under age loses every live basis at once (I15).

    Raises: StaleError, RefusedError where somebody known becomes another kind: an organization
    needs no basis, so a change of kind could show a person's name.
    """
    agent = Agent.objects.select_for_update().get(id=agent_id)
    if changed_at is None or agent.changed_at != changed_at:
        raise StaleError(agent_id)
    if agent.kind not in {said.kind, AgentKind.UNIDENTIFIED}:
        raise RefusedError("kind_fixed")
    agent.kind, agent.public_role, agent.minor = said.kind, said.public_role, said.minor
    agent.protection, agent.treatment, agent.note = said.protection, said.treatment, said.note
    agent.edited_by_id = by
    agent.save()
    if said.minor is not Minor.NO:
        for basis in agent.bases.filter(ended_at=None):
            end_basis(basis)
    return agent
