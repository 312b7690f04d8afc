"""Pairs of Agents whose names are worth a question, kept as rows; a program proposes, no more.

What is new is compared with all that was there; all with all only where an older name has gone or
became of another kind, or the matcher is another. Each Agent brings its nearest few at most, so
that the rows grow with the Agents and not with their pairs.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from heapq import nlargest
from itertools import groupby
from operator import itemgetter
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, Max, OuterRef, QuerySet

from firsthand.core.codes import AgentKind, Register
from firsthand.names.matching import SAME_FROM, THRESHOLD, Matcher, NameKind, block
from firsthand.names.matching.forms import compare_forms
from firsthand.workroom.documentation.identity import MATCHER, Pair
from firsthand.workroom.documentation.likeness import Name, Named, matcher, names_of, nearness
from firsthand.workroom.documentation.models import (
    Agent,
    Comparison,
    IdentityLink,
    NameForm,
    PairProposal,
)
from firsthand.workroom.documentation.name_index import KINDS, name_index

MOST_PAIRS: Final = 10  # that one Agent brings
BATCH: Final = 500
AT_ONCE: Final = 1_000  # names that are compared while a page waits
NEW_AT_ONCE: Final = 25  # Agents with a new name, the same
NEW_MOST: Final = 2_000  # the same; if there are more, all are compared with all
TOGETHER: Final = (AgentKind.GROUP, AgentKind.ORGANIZATION)
Scored = tuple[UUID, Mapping[UUID, float]]


class Due(Enum):
    """What is to be done before the proposals are those of today's names."""

    NOTHING = auto()
    LITTLE = auto()
    MUCH = auto()


@dataclass(frozen=True, slots=True)
class _Names:
    """How many names and how many groups and organizations there are, and when the last came."""

    forms: int
    organizations: int
    upto: datetime | None

    @classmethod
    def now(cls, until: datetime | None = None) -> "_Names":
        """The names of today, or those of them that were entered *until* then; two queries."""
        rows = NameForm.objects.filter(created_at__lte=until) if until else NameForm.objects.all()
        found = rows.aggregate(forms=Count("id"), upto=Max("created_at"))
        if found["upto"] is None:
            return cls(0, 0, None)
        agents = Agent.objects.filter(kind__in=TOGETHER, created_at__lte=found["upto"])
        return cls(found["forms"], agents.count(), found["upto"])


def waiting() -> "QuerySet[PairProposal]":
    """The proposed pairs that nobody has decided, nearest names first."""
    said = IdentityLink.objects.filter(a=OuterRef("a"), b=OuterRef("b"), ended_at=None)
    return PairProposal.objects.exclude(Exists(said)).order_by("-score", "a", "b")


def due() -> Due:
    """What is to be compared; six queries at most."""
    names, last = _Names.now(), Comparison.objects.order_by("run").last()
    if last is not None and _agrees(last, names):
        return Due.NOTHING
    if names.forms <= AT_ONCE:
        return Due.LITTLE
    new = _new_since(last) if last else None
    return Due.LITTLE if new is not None and len(new) <= NEW_AT_ONCE else Due.MUCH


def _agrees(last: Comparison, names: _Names) -> bool:
    known = _Names(last.forms, last.organizations, last.upto)
    return known == names and last.matcher == MATCHER


def _new_since(last: Comparison) -> list[UUID] | None:
    """The Agents with names that were not compared; None where all are to be compared."""
    older = _Names.now(last.upto) if last.upto else _Names(0, 0, None)
    known = _Names(last.forms, last.organizations, last.upto)
    if older != known or last.matcher != MATCHER:
        return None
    rows = NameForm.objects.filter(created_at__gt=last.upto) if last.upto else NameForm.objects
    new = list(rows.order_by("agent_id").values_list("agent_id", flat=True).distinct())
    return new if len(new) <= NEW_MOST else None


def refresh() -> None:
    """Nothing; the proposals are those of the names that there were when it began."""
    names, last = _Names.now(), Comparison.objects.order_by("run").last()
    if last is not None and _agrees(last, names):
        return
    new = _new_since(last) if last else None
    run = last.run + 1 if last else 1
    if new is None:
        _keep(_all_with_all(), run)
        PairProposal.objects.filter(run__lt=run).delete()
    else:
        _keep(_new_with_all(new), run)
    _note(names, run)


@transaction.atomic
def _note(names: _Names, run: int) -> None:
    """Nothing; how far names are compared stands in one row."""
    Comparison.objects.filter(run__lte=run).delete()
    Comparison.objects.create(
        run=run,
        matcher=MATCHER,
        forms=names.forms,
        organizations=names.organizations,
        upto=names.upto,
    )


def _keep(found: Iterable[Scored], run: int) -> None:
    rows: list[PairProposal] = []
    for agent_id, scores in found:
        nearest = nlargest(MOST_PAIRS, scores.items(), key=lambda each: (each[1], each[0]))
        for other, score in nearest:
            pair = Pair.of(agent_id, other)
            rows.append(PairProposal(a_id=pair.a, b_id=pair.b, score=score, run=run))
        if len(rows) >= BATCH:
            _write(rows)
            rows.clear()
    _write(rows)


def _write(rows: list[PairProposal]) -> None:
    """Nothing; the rows stand, in place of those of the same pairs."""
    once = {(row.a_id, row.b_id): row for row in rows}
    PairProposal.objects.bulk_create(
        once.values(),
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["a", "b"],
        update_fields=["score", "run"],
    )


def _new_with_all(agent_ids: Iterable[UUID]) -> Iterator[Scored]:
    """Each of some Agents, with the others that its names come near to; two queries an Agent."""
    for agent_id in agent_ids:
        mine = names_of([agent_id]).get(agent_id)
        if mine is not None:
            yield agent_id, dict(_near(agent_id, mine))


def _near(agent_id: UUID, mine: Named) -> Iterator[tuple[UUID, float]]:
    index = name_index()
    others = {each for name in mine.names for each in index.sharing(name.text, mine.kind)}
    for other, theirs in names_of(others - {agent_id}).items():
        if theirs.kind is mine.kind:
            score = nearness(compare_forms(mine.names, theirs.names, matcher(mine.kind)))
            if score is not None:
                yield other, score


def _all_with_all() -> Iterator[Scored]:
    """Each Agent with earlier ones that its names come near to; a query a kind."""
    for kind in NameKind:
        yield from _of_kind(_borne(kind), Matcher(kind))


def _borne(kind: NameKind) -> list[tuple[UUID, Name]]:
    """The names of one kind, those of one Agent together."""
    kinds = [each for each, of_kind in KINDS.items() if of_kind is kind]
    rows = NameForm.objects.filter(agent__kind__in=kinds).order_by("agent_id", "created_at", "id")
    fields = ("agent_id", "text", "language", "register")
    return [
        (agent_id, Name(text, language, Register(register)))
        for agent_id, text, language, register in rows.values_list(*fields).iterator()
    ]


def _of_kind(borne: list[tuple[UUID, Name]], comparing: Matcher) -> Iterator[Scored]:
    pairs = block((name.text for _, name in borne), comparing.kind)
    for agent_id, of_agent in groupby(pairs, key=lambda pair: borne[pair[1]][0]):
        scores: dict[UUID, float] = {}
        for at, of_name in groupby(of_agent, key=itemgetter(1)):
            others = [borne[other] for other, _ in of_name if borne[other][0] != agent_id]
            for other, score in _scores(borne[at][1], others, comparing):
                scores[other] = max(score, scores.get(other, 0.0))
        yield agent_id, scores


def _scores(
    mine: Name, others: list[tuple[UUID, Name]], comparing: Matcher
) -> Iterator[tuple[UUID, float]]:
    """Those of *others* that come near; a shared alias counts no likeness."""
    found = comparing.score_pairs((mine.text, name.text) for _, name in others)
    for (other, theirs), score in zip(others, found, strict=True):
        if not (mine.is_alias or theirs.is_alias):
            if score >= THRESHOLD:
                yield other, score
        elif score >= SAME_FROM and compare_forms([mine], [theirs], comparing).aliases:
            yield other, 0.0
