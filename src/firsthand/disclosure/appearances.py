"""Who is named where in the records that cross: what the lists on Agents' pages are made of."""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from firsthand.disclosure.candidates import ItemCandidate
from firsthand.disclosure.masking import Masked
from firsthand.public.records import ItemRecord, ShownAs, Who


@dataclass(frozen=True, slots=True)
class Named:
    """The Agents that one public record names: who narrates it, is credited, stands in its text."""

    narrated: frozenset[UUID] = frozenset()
    credited: frozenset[UUID] = frozenset()
    mentioned: frozenset[UUID] = frozenset()


def named_in(candidate: ItemCandidate, record: ItemRecord, masked: Masked) -> Named:
    """Who is named in *record*, which was made of *candidate*; only names that stand count."""
    narrator = candidate.narrator if _is_named(record.narrator) else None
    credited = zip(candidate.credits, record.credits, strict=True)
    end = len(record.text.string)
    told = zip(masked.standing, masked.bearers, strict=True)
    return Named(
        narrated=frozenset({narrator} if narrator else ()),
        credited=frozenset(each.agent_id for each, made in credited if _is_named(made.who)),
        mentioned=frozenset(bearer for span, bearer in told if bearer and span.end <= end),
    )


def _is_named(who: Who | None) -> bool:
    return who is not None and who.shown_as is ShownAs.NAME


Items = defaultdict[UUID, set[str]]


@dataclass(slots=True)
class Appearances:
    """The public Items of one release in which each Agent is named, by their public ids."""

    narrated: Items = field(default_factory=lambda: defaultdict(set))
    credited: Items = field(default_factory=lambda: defaultdict(set))
    mentioned: Items = field(default_factory=lambda: defaultdict(set))

    def note(self, named: Named, item_id: str) -> None:
        """Takes in who is named in a record that crosses."""
        for agents, items in (
            (named.narrated, self.narrated),
            (named.credited, self.credited),
            (named.mentioned, self.mentioned),
        ):
            for agent_id in agents:
                items[agent_id].add(item_id)

    def name(self, agent_id: UUID) -> bool:
        """Whether a public record names that Agent."""
        return any(agent_id in items for items in (self.narrated, self.credited, self.mentioned))
