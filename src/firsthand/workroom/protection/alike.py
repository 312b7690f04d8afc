"""“This may be …”: Agents whose names come near to one that is being entered, and the answers.

It never blocks: what a Member leaves unanswered is saved as entered, and stays a question.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.db import transaction
from django.http import QueryDict
from django.utils import translation

from firsthand.core.codes import AgentKind, IdentityVerdict, Register
from firsthand.core.text import clean_block
from firsthand.workroom.documentation.identity import Pair, say, verdicts_of
from firsthand.workroom.documentation.likeness import Likeness, Name, alike, between
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.protection.agent_queries import Called, called, roles_of
from firsthand.workroom.protection.agent_services import NewForm, add_form

USE, SEEN, ANSWER = "use", "seen", "answer-"
OFFERED = (IdentityVerdict.DIFFERENT, IdentityVerdict.UNSURE)


@dataclass(frozen=True, slots=True)
class Entered:
    """A name that is being entered; *of* is the Agent to whom it is added, None = a new one."""

    text: str
    language: str
    kind: AgentKind
    register: Register = Register.OFFICIAL
    of: UUID | None = None


@dataclass(frozen=True, slots=True)
class MayBe:
    """An Agent that may be meant: what it is called, its other forms, why, and the answer given."""

    agent_id: UUID
    called: Called
    role: str
    others: Sequence[Name]
    likeness: Likeness
    answer: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What a form says of those who were shown: who is meant, who is not, who was shown."""

    use: UUID | None
    verdicts: dict[UUID, IdentityVerdict]
    seen: frozenset[UUID]

    @classmethod
    def of(cls, sent: QueryDict) -> Self:
        """The answers in *sent*; what is no id or no verdict says nothing."""
        verdicts = {}
        for key, value in sent.items():
            agent_id = _uuid(key.removeprefix(ANSWER)) if key.startswith(ANSWER) else None
            if agent_id and value in OFFERED:
                verdicts[agent_id] = IdentityVerdict(str(value))
        seen = frozenset(each for typed in sent.getlist(SEEN) if (each := _uuid(typed)))
        return cls(_uuid(sent.get(USE, "")), verdicts, seen)

    def leaves(self, rows: Iterable[MayBe]) -> bool:
        """Whether somebody of *rows* was not shown yet."""
        return any(row.agent_id not in self.seen for row in rows)


NO_ANSWERS = Answers(None, {}, frozenset())


def _uuid(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


def may_be(entered: Entered, answers: Answers = NO_ANSWERS) -> list[MayBe]:
    """At most five Agents who may be meant, nearest first; a decided pair is no question."""
    typed = Name(clean_block(entered.text)[0], entered.language, entered.register)
    found = alike(typed, entered.kind, but=entered.of)
    if entered.of is not None:
        said = verdicts_of(Pair.of(entered.of, each.agent_id) for each in found)
        found = [each for each in found if Pair.of(entered.of, each.agent_id) not in said]
    ids = [each.agent_id for each in found]
    spoken = translation.get_language() or "en"
    names, roles = (called(ids, spoken), roles_of(ids, spoken)) if ids else ({}, {})
    return [
        MayBe(
            each.agent_id,
            names[each.agent_id],
            roles.get(each.agent_id, ""),
            [name for name in each.names if name.text != names[each.agent_id].words],
            each.likeness,
            answers.verdicts.get(each.agent_id, ""),
        )
        for each in found
    ]


@transaction.atomic
def record(answers: Answers, agent: Agent, *, by: UUID) -> None:
    """Nothing; each answer is an IdentityLink between *agent* and whoever was shown."""
    there = set(Agent.objects.filter(id__in=answers.verdicts).values_list("id", flat=True))
    pairs = {Pair.of(agent.id, agent_id): agent_id for agent_id in sorted(there - {agent.id})}
    for pair, likeness in between(pairs).items():
        say(pair, answers.verdicts[pairs[pair]], by=by, evidence=likeness.evidence)


def put_with(agent: Agent, entered: Entered, *, by: UUID) -> NameForm:
    """The name as a form of *agent*, who is meant; the one that stands, where it does already.

    Raises: RefusedError for an empty name.
    """
    new = NewForm(entered.text, entered.language, entered.register)
    return add_form(agent, new, by=by)
