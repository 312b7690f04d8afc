"""All name forms of the archive, ready to be found in texts; made anew when there are others."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from firsthand.core.codes import AgentKind
from firsthand.names.finding import Forms, Reach, compile_forms, compile_words
from firsthand.workroom.documentation.likeness import names_state
from firsthand.workroom.documentation.models import NameForm


@dataclass(frozen=True, slots=True)
class Known:
    """All name forms made ready, and who bears each."""

    whole: Forms
    words: Forms
    bearers: Mapping[str, UUID]


@dataclass(frozen=True, slots=True)
class People:
    """The name forms of persons and groups made ready, and who bears each.

    Beside an organization's form a person's would be hidden where the two overlap in a text.
    """

    forms: Forms
    bearers: Mapping[str, UUID]


def known_forms() -> Known:
    """All name forms of the archive; two queries where nothing has changed."""
    return _compiled(names_state())


@lru_cache(maxsize=2)
def _compiled(_state: str) -> Known:
    rows = NameForm.objects.values_list("id", "text", "agent_id", "agent__kind")
    bearers = {str(form_id): agent_id for form_id, _, agent_id, _ in rows}
    whole = [(str(form_id), text) for form_id, text, _, _ in rows]
    persons = [(str(form_id), text) for form_id, text, _, kind in rows if kind == AgentKind.PERSON]
    return Known(compile_forms(whole, reach=Reach.VARIANTS), compile_words(persons), bearers)


def known_people() -> People:
    """The name forms of persons and groups; two queries where nothing has changed."""
    return _people(names_state())


@lru_cache(maxsize=2)
def _people(_state: str) -> People:
    others = NameForm.objects.exclude(agent__kind=AgentKind.ORGANIZATION)
    rows = list(others.values_list("id", "text", "agent_id"))
    forms = [(str(form_id), text) for form_id, text, _ in rows]
    bearers = {str(form_id): agent_id for form_id, _, agent_id in rows}
    return People(compile_forms(forms, reach=Reach.VARIANTS), bearers)
