"""The pages of people and organizations that the demo's second Member approves."""

from collections.abc import Iterator

from firsthand.core.codes import SubjectType
from firsthand.demo.people import People
from firsthand.preserve.folder import ArchiveConfig
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.publishing.agent_pages import agent_page_now
from firsthand.workroom.publishing.loading import load_gate
from firsthand.workroom.publishing.services import today
from firsthand.workroom.publishing.signing import DecisionPlace


def agent_places(people: People, config: ArchiveConfig) -> Iterator[DecisionPlace]:
    """Where to decide on the page of each Agent that may have one, in the order of the script."""
    gate = load_gate(as_of=today(), config=config)
    for agent in people.by_key.values():
        try:
            agent_page_now(agent.id, gate, config)
        except RefusedError:
            continue
        yield DecisionPlace(SubjectType.AGENT, agent.id)
