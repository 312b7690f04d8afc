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
    """All name forms made ready, who bears each, and which are of persons and groups."""

    whole: Forms
    words: Forms
    bearers: Mapping[str, UUID]
    people: frozenset[str]


def known_forms() -> Known:
    """All name forms of the archive; two queries where nothing has changed."""
    return _compiled(names_state())


@lru_cache(maxsize=2)
def _compiled(_state: str) -> Known:
    rows = NameForm.objects.values_list("id", "text", "agent_id", "agent__kind")
    bearers = {str(form_id): agent_id for form_id, _, agent_id, _ in rows}
    whole = [(str(form_id), text) for form_id, text, _, _ in rows]
    persons = [(str(form_id), text) for form_id, text, _, kind in rows if kind == AgentKind.PERSON]
    people = frozenset(str(row[0]) for row in rows if row[3] != AgentKind.ORGANIZATION)
    return Known(
        compile_forms(whole, reach=Reach.VARIANTS), compile_words(persons), bearers, people
    )
