"""Names that may not cross, compiled once: forms without a live Basis, whoever bears them.

Where a short text (own voice, an address, a written date) holds one, the text does not cross.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from urllib.parse import unquote
from uuid import UUID

from firsthand.core.codes import AgentKind
from firsthand.disclosure.candidates import AgentCandidate, FormCandidate
from firsthand.disclosure.naming import cleared_forms, is_loaded
from firsthand.names.finding import Forms, compile_forms, find


class NameGuard:
    """Answers whether a short text holds the name of a person it may not hold."""

    def __init__(self, forms: Iterable[tuple[UUID, str]], bearers: dict[UUID, UUID]) -> None:
        self._given = tuple((str(form_id), text) for form_id, text in forms)
        self._bearers = {str(form_id): agent_id for form_id, agent_id in bearers.items()}

    @cached_property
    def _forms(self) -> Forms:
        """Compiled at the first question: a screen that asks none does not pay for it."""
        return compile_forms(self._given)

    def named_in(self, words: str) -> frozenset[UUID]:
        """The Agents a form of whose names stands in *words*, percent-escapes decoded."""
        hits = [*find(words, self._forms), *find(unquote(words), self._forms)]
        return frozenset(self._bearers[hit.form_id] for hit in hits)

    def allows(self, words: str) -> bool:
        """True where *words* hold no name that may not cross."""
        return not words or not self.named_in(words)


def guard_withheld(agents: Iterable[AgentCandidate], live: frozenset[UUID]) -> NameGuard:
    """A guard over all forms of persons and groups that no live Basis carries."""

    def withheld(agent: AgentCandidate) -> list[FormCandidate]:
        cleared = cleared_forms(agent, live)
        return [form for form in agent.forms if form.form_id not in cleared]

    return _guard(agents, withheld)


def guard_persons(agents: Iterable[AgentCandidate]) -> NameGuard:
    """A guard over all forms of persons and groups, named or not: own voice uses slots (I18)."""
    return _guard(agents, lambda agent: [] if _is_organization(agent) else list(agent.forms))


def guard_loaded(agents: Iterable[AgentCandidate]) -> NameGuard:
    """A guard over hostile and self-praising forms of organizations (F3)."""

    def loaded(agent: AgentCandidate) -> list[FormCandidate]:
        return [form for form in agent.forms if is_loaded(agent, form)]

    return _guard(agents, loaded)


def _is_organization(agent: AgentCandidate) -> bool:
    return agent.kind is AgentKind.ORGANIZATION


def _guard(
    agents: Iterable[AgentCandidate], forms_of: Callable[[AgentCandidate], list[FormCandidate]]
) -> NameGuard:
    forms: list[tuple[UUID, str]] = []
    bearers: dict[UUID, UUID] = {}
    for agent in agents:
        for form in forms_of(agent):
            forms.append((form.form_id, form.text))
            bearers[form.form_id] = agent.agent_id
    return NameGuard(forms, bearers)
