"""Own voice: slots filled by the gate, names by slot alone, neutral forms outside quotations."""

import re
from collections.abc import Callable, Container, Mapping
from enum import StrEnum
from uuid import UUID

from firsthand.disclosure.candidates import AgentCandidate
from firsthand.disclosure.naming import Naming, is_public
from firsthand.disclosure.withheld import NameGuard
from firsthand.public.records import ShownAs

SLOT = re.compile(r"\{agent:([0-9a-f-]{36})\}")
# Words between any of these marks are quoted from a source, not said by the archive.
QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|«[^»]*»|‹[^›]*›|\"[^\"]*\"")


class WordingFault(StrEnum):
    """Why an own-voice text may not be saved or released."""

    NAMES_A_PERSON = "names_a_person"
    LOADED_FORM = "loaded_form"
    UNKNOWN_SLOT = "unknown_slot"


def slots(words: str) -> tuple[UUID, ...]:
    """The Agents that *words* name by slot, in order."""
    return tuple(UUID(found) for found in SLOT.findall(words))


def wording_fault(
    words: str, *, persons: NameGuard, loaded: NameGuard, agents: Container[UUID]
) -> WordingFault | None:
    """Why *words* may not be saved as own voice (I18, F3); None = they may.

    *persons* and *loaded* guard the words outside slots; *agents* are all that a slot may name.
    Loaded forms may stand inside quotation marks.
    """
    if any(agent_id not in agents for agent_id in slots(words)):
        return WordingFault.UNKNOWN_SLOT
    bare = SLOT.sub(" ", words)
    if not persons.allows(bare):
        return WordingFault.NAMES_A_PERSON
    if not loaded.allows(QUOTED.sub(" ", bare)):
        return WordingFault.LOADED_FORM
    return None


def fill(words: str, name: Callable[[UUID], Naming]) -> tuple[str, frozenset[UUID]]:
    """*words* with each slot filled, and the bases that the names in them stand on."""
    bases: frozenset[UUID] = frozenset()

    def filled(found: re.Match[str]) -> str:
        nonlocal bases
        naming = name(UUID(found[1]))
        bases |= naming.bases
        return naming.who.words

    return SLOT.sub(filled, words), bases


def names_outsiders(
    words: str,
    *,
    narrator: UUID | None,
    agents: Mapping[UUID, AgentCandidate],
    name: Callable[[UUID], Naming],
) -> bool:
    """Whether a slot shows the name of a person who is neither narrator nor official nor leader.

    Until replies exist, such own voice is refused (F16).
    """
    return any(
        agent_id != narrator
        and not is_public(agents[agent_id])
        and name(agent_id).who.shown_as is ShownAs.NAME
        for agent_id in slots(words)
        if agent_id in agents
    )
