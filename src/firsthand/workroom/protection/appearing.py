"""How somebody would appear to readers today: the words that the gate itself would use."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firsthand.disclosure.gate import Gate
from firsthand.disclosure.naming import call
from firsthand.public.records import ShownAs
from firsthand.workroom.protection.gates import gate_today

# Shape and word of each way to appear.
WAYS: dict[ShownAs, tuple[str, Promise]] = {
    ShownAs.NAME: ("show", _("by name")),
    ShownAs.PSEUDONYM: ("alias", _("by pseudonym")),
    ShownAs.ROLE: ("role", _("by role")),
}


@dataclass(frozen=True, slots=True)
class Appearance:
    """What readers see for somebody in one language, and in which way."""

    words: str
    language: str
    css: str
    way: str


def appearances(
    agent_ids: Iterable[UUID], languages: Sequence[str]
) -> dict[UUID, list[Appearance]]:
    """How each Agent appears in these languages; a role stands in [brackets]."""
    wanted = set(agent_ids)
    gate = gate_today() if wanted else None
    return {
        agent_id: [_appearance(agent_id, language, gate) for language in languages]
        for agent_id in wanted
        if gate is not None
    }


def _appearance(agent_id: UUID, language: str, gate: Gate) -> Appearance:
    who = call(gate.agents.get(agent_id), language, gate.live).who
    css, way = WAYS[who.shown_as]
    words = f"[{who.words}]" if who.shown_as is ShownAs.ROLE else who.words
    return Appearance(words, language, css, str(way))
