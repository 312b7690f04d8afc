"""Public records of what connects Items: links between them, and the Agents that have a page."""

from dataclasses import dataclass

from firsthand.core.codes import AgentKind, LinkKind, Register


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """How one Item stands to another; both are in this bundle, in some language.

    reply_to: `item_id` answers `to_id`. same_origin: the two come from one source.
    """

    kind: LinkKind
    item_id: str
    to_id: str


@dataclass(frozen=True, slots=True)
class NameLine:
    """A form of an Agent's name, and in what register it is used."""

    text: str
    language: str
    script: str
    register: Register


@dataclass(frozen=True, slots=True)
class AgentRecord:
    """An Agent that has a page: an organization, or a person who may have one (F15).

    `names` are the neutral words by language of the edition, `roles` its role labels. `narrated`,
    `credited` and `mentioned` are ids of Items of this bundle, sorted, made from the records that
    cross and therefore not signed; `mentioned` counts texts that show a name of it.
    """

    agent_id: str
    kind: AgentKind
    names: dict[str, str]
    roles: dict[str, str]
    forms: tuple[NameLine, ...]
    narrated: tuple[str, ...] = ()
    credited: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
