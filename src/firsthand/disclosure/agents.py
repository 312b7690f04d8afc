"""Agents' pages: organizations with all forms of their names, and people who may have one (F15)."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from firsthand.core.canonical import digest_of
from firsthand.core.codes import AgentKind, Protection, Register
from firsthand.core.ids import pid_text
from firsthand.disclosure.appearances import Appearances
from firsthand.disclosure.candidates import (
    AgentCandidate,
    AgentPageCandidate,
    Approval,
    OwnWords,
)
from firsthand.disclosure.faults import Fault
from firsthand.disclosure.gate import Gate, own_words
from firsthand.disclosure.naming import call, cleared_forms, is_loaded, is_public
from firsthand.public.encoding import record_json
from firsthand.public.records import ShownAs
from firsthand.public.relations import AgentRecord, NameLine


@dataclass(frozen=True, slots=True)
class BuiltAgent:
    """An Agent's page as the gate builds it now, what stands against it, and the bases used.

    An approval signs `record`, whose lists of Items are empty; `fault` forbids its publication.
    """

    record: AgentRecord
    fault: Fault | None
    bases: frozenset[UUID]


@dataclass(slots=True)
class _Making:
    """One page in the making."""

    agent: AgentCandidate
    gate: Gate
    fault: Fault | None = None
    bases: set[UUID] = field(default_factory=set)

    def refuse(self, fault: Fault) -> None:
        """Keeps the first reason why the page may not stand."""
        self.fault = self.fault or fault


def build_agent(candidate: AgentPageCandidate, gate: Gate) -> BuiltAgent:
    """The page of an Agent under *gate*: all of it but the Items that name the Agent.

    No page at all for groups, unidentified, minors and protected people, nor for whoever has no
    name that may be shown in our own voice (F3). Raises: KeyError where *gate* does not know the
    Agent.
    """
    making = _Making(gate.agents[candidate.agent_id], gate)
    agent = making.agent
    if not may_have_page(agent) or all(is_loaded(agent, form) for form in agent.forms):
        making.refuse(Fault.NO_PAGE)
    record = AgentRecord(
        agent_id=pid_text(agent.pid),
        kind=agent.kind,
        names=_names(making, candidate.languages),
        roles=_roles(making),
        forms=_forms(making),
    )
    return BuiltAgent(record, making.fault, frozenset(making.bases))


def may_have_page(agent: AgentCandidate) -> bool:
    """Whether there may be a page of such an Agent at all, its names apart (F15, I15)."""
    if agent.kind is AgentKind.ORGANIZATION:
        return True
    return agent.kind is AgentKind.PERSON and agent.protection is Protection.NONE


def _names(making: _Making, languages: tuple[str, ...]) -> dict[str, str]:
    """The neutral name by language; without one there is no page (I16)."""
    names: dict[str, str] = {}
    for language in sorted(languages):
        naming = call(making.agent, language, making.gate.live)
        if naming.who.shown_as is not ShownAs.NAME:
            making.refuse(Fault.NO_PAGE)
            return {}
        if not _is_clean(making, naming.who.words):
            making.refuse(Fault.OWN_VOICE)
            return {}
        making.bases |= naming.bases
        names[language] = naming.who.words
    return names


def _roles(making: _Making) -> dict[str, str]:
    """What organizations, officials and leaders are.

    A narrator's role label stays away: elsewhere it stands in place of the name.
    """
    if not is_public(making.agent):
        return {}
    roles: dict[str, str] = {}
    for language, words in sorted(making.agent.roles.items()):
        filled = own_words(OwnWords(words), language, making.gate)
        if filled is None:
            making.refuse(Fault.OWN_VOICE)
        elif filled.words:
            making.bases |= filled.bases
            roles[language] = filled.words
    return roles


def _forms(making: _Making) -> tuple[NameLine, ...]:
    """An organization's forms, all of them; of a person those that a live Basis carries.

    In order of language and words, hostile ones last (F3).
    """
    carried = cleared_forms(making.agent, making.gate.live)
    lines: set[NameLine] = set()
    for form in making.agent.forms:
        if form.form_id in carried and _is_clean(making, form.text):
            making.bases |= carried[form.form_id]
            lines.add(NameLine(form.text, form.language, form.script, form.register))
    return tuple(sorted(lines, key=_line_order))


def _line_order(line: NameLine) -> tuple[bool, str, str, str, str]:
    is_hostile = line.register is Register.HOSTILE
    return is_hostile, line.language, line.text, line.script, line.register


def _is_clean(making: _Making, name: str) -> bool:
    """Whether no withheld person's name stands in an organization's.

    A person's form crosses on its own basis, whoever else bears that name.
    """
    is_organization = making.agent.kind is AgentKind.ORGANIZATION
    return not is_organization or making.gate.withheld.allows(name)


def judge_agent(
    candidate: AgentPageCandidate, approval: Approval | None, gate: Gate, named: Appearances
) -> tuple[Fault | None, AgentRecord | None]:
    """What stands against publishing an Agent's page now, and the page where it may be published.

    It is first rebuilt with the very bases of its approval, then with those that are still live.
    A page stands only while a public record names the Agent, a private person's only while the
    person narrates one (F15).
    """
    if approval is None:
        return Fault.NOT_APPROVED, None
    then = build_agent(candidate, replace(gate, live=approval.bases))
    if then.fault:
        return then.fault, None
    if digest_of(record_json(then.record)) != approval.digest:
        return Fault.CHANGED_SINCE_APPROVAL, None
    has_ended = not approval.bases <= gate.live
    live = replace(gate, live=approval.bases & gate.live)
    now = build_agent(candidate, live) if has_ended else then
    if now.fault:
        return Fault.BASIS_ENDED, None
    if not _has_reason(candidate.agent_id, gate, named):
        return Fault.NOT_NAMED, None
    page = _with_items(now.record, candidate.agent_id, named)
    return Fault.BASIS_ENDED if has_ended else None, page


def _has_reason(agent_id: UUID, gate: Gate, named: Appearances) -> bool:
    if is_public(gate.agents[agent_id]):
        return named.name(agent_id)
    return agent_id in named.narrated


def _with_items(record: AgentRecord, agent_id: UUID, named: Appearances) -> AgentRecord:
    return replace(
        record,
        narrated=tuple(sorted(named.narrated.get(agent_id, ()))),
        credited=tuple(sorted(named.credited.get(agent_id, ()))),
        mentioned=tuple(sorted(named.mentioned.get(agent_id, ()))),
    )
