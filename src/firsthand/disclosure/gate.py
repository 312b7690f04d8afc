"""What all rules of one run share, and the one way by which own voice crosses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from firsthand.core.codes import Origin
from firsthand.disclosure.candidates import AgentCandidate, OwnWords
from firsthand.disclosure.naming import Naming, call, live_bases
from firsthand.disclosure.withheld import NameGuard, guard_loaded, guard_persons, guard_withheld
from firsthand.disclosure.wording import WordingFault, fill, names_outsiders, wording_fault


@dataclass(frozen=True, slots=True)
class Gate:
    """The agents, the bases that count, and the guards over words.

    `live` are the ids of the bases that count; `withheld` guards received words, `persons` and
    `loaded` own voice; `one_member` is true where the archive declares a team of one; `languages`
    are the edition's, the default one first.
    """

    agents: Mapping[UUID, AgentCandidate]
    live: frozenset[UUID]
    withheld: NameGuard
    persons: NameGuard
    loaded: NameGuard
    as_of: date
    one_member: bool = False
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """An own-voice text as it crosses, and the bases that its names stand on."""

    words: str
    bases: frozenset[UUID]


def open_gate(
    agents: Iterable[AgentCandidate],
    *,
    as_of: date,
    one_member: bool = False,
    languages: tuple[str, ...] = (),
) -> Gate:
    """A gate over all *agents* of an archive, with every Basis that is live on *as_of*."""
    known = {agent.agent_id: agent for agent in agents}
    live = live_bases(known.values(), as_of)
    return Gate(
        agents=known,
        live=live,
        withheld=guard_withheld(known.values(), live),
        persons=guard_persons(known.values()),
        loaded=guard_loaded(known.values()),
        as_of=as_of,
        one_member=one_member,
        languages=languages,
    )


def fault_of(words: str, gate: Gate) -> WordingFault | None:
    """Why *words* may not be saved as own voice in this archive; None = they may."""
    return wording_fault(words, persons=gate.persons, loaded=gate.loaded, agents=gate.agents)


def own_words(
    own: OwnWords, language: str, gate: Gate, *, narrator: UUID | None = None
) -> Filled | None:
    """An own-voice text with its slots filled; None = it may not stand (I18, F3, F16, F24)."""

    def name(agent_id: UUID) -> Naming:
        return call(gate.agents.get(agent_id), language, gate.live)

    if own.origin is Origin.MACHINE and not own.is_checked:
        return None
    if fault_of(own.text, gate):
        return None
    if names_outsiders(own.text, narrator=narrator, agents=gate.agents, name=name):
        return None
    return Filled(*fill(own.text, name))
