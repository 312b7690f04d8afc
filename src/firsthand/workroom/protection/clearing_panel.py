"""What the decision panel says of one Mention: who it may be, and what each treatment gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from firsthand.core.codes import AgentKind, Minor, Protection, Register, SuggestedBy, Treatment
from firsthand.core.text import Span
from firsthand.disclosure.candidates import AgentCandidate, MentionCandidate
from firsthand.disclosure.treatments import Treating
from firsthand.workroom.documentation.likeness import Name
from firsthand.workroom.documentation.models import NameForm
from firsthand.workroom.protection.clearing_people import Person, person_of
from firsthand.workroom.protection.clearing_queries import Desk
from firsthand.workroom.protection.clearing_seen import CSS, Seen, treatment_word

KEYS = tuple(Treatment)
CONTEXT_CP = 90


@dataclass(frozen=True, slots=True)
class Option:
    """One treatment: the key that chooses it, the words it gives, or why it cannot be taken."""

    value: str
    key: int
    word: str
    css: str
    gives: str
    why_not: str
    is_chosen: bool
    is_usual: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything that the panel of one Mention shows."""

    seen: Seen
    number: int
    paragraph: int
    before: str
    after: str
    person: Person | None
    options: tuple[Option, ...]
    places: int
    replacement: str
    previous: UUID | None
    following: UUID | None
    varies: Name | None


def panel_of(desk: Desk, seen: Seen, agent: UUID | None) -> Panel:
    """The panel of *seen* if it meant *agent*."""
    number = desk.mentions.index(seen)
    text = desk.version.text
    before, after = around(text, seen.span)
    return Panel(
        seen=seen,
        number=number + 1,
        paragraph=text.count("\n", 0, seen.span.start) + 1,
        before=before,
        after=after,
        person=person_of(desk.gate.agents[agent], desk.source.language) if agent else None,
        options=_options(desk, seen, agent),
        places=desk.same_words[seen.key],
        replacement=seen.replacement,
        previous=_beside([each for each in reversed(desk.shown) if each.span < seen.span]),
        following=_beside([each for each in desk.shown if each.span > seen.span]),
        varies=_varied(seen),
    )


def _beside(others: Sequence[Seen]) -> UUID | None:
    return others[0].mention_id if others else None


def _varied(seen: Seen) -> Name | None:
    """The form of which the words are another spelling; None where they are none."""
    if seen.suggested_by != SuggestedBy.VARIANT or seen.form is None:
        return None
    row = NameForm.objects.filter(id=seen.form).values_list("text", "language", "register").first()
    return Name(row[0], row[1], Register(row[2])) if row else None


def around(text: str, span: Span) -> tuple[str, str]:
    """The words before and after *span* in its paragraph; cut between words, and marked so."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    after = text[span.end :].partition("\n")[0]
    if len(before) > CONTEXT_CP:
        near = before[-CONTEXT_CP:]
        before = "… " + (near.partition(" ")[2] or near)
    if len(after) > CONTEXT_CP:
        near = after[:CONTEXT_CP]
        after = (near.rpartition(" ")[0] or near) + " …"
    return before, after


def next_open(desk: Desk, after: Seen | None) -> Seen | None:
    """The next Mention that is open, from the one decided on to the end and round again."""
    waiting = [seen for seen in desk.shown if seen.is_open]
    later = [seen for seen in waiting if after is None or seen.span > after.span]
    return next(iter(later or waiting), None)


def _options(desk: Desk, seen: Seen, agent: UUID | None) -> tuple[Option, ...]:
    usual = _usual(desk, agent)
    chosen = seen.treatment or (usual if _why_not(desk, seen, agent, usual) == "" else "")
    ordered = sorted(KEYS, key=lambda treatment: treatment != usual)
    return tuple(
        Option(
            value=str(treatment),
            key=KEYS.index(treatment) + 1,
            word=treatment_word(treatment),
            css=CSS[treatment],
            gives=_gives(desk, seen, agent, treatment),
            why_not=_why_not(desk, seen, agent, treatment),
            is_chosen=treatment == chosen,
            is_usual=treatment == usual,
        )
        for treatment in ordered
    )


def _usual(desk: Desk, agent: UUID | None) -> str:
    """The Agent's default; organizations are shown, whom nobody knows is withheld."""
    if agent is None:
        return ""
    candidate = desk.gate.agents[agent]
    if desk.usual.get(agent):
        return desk.usual[agent]
    return str(Treatment.SHOW) if candidate.kind is AgentKind.ORGANIZATION else ""


def _gives(desk: Desk, seen: Seen, agent: UUID | None, treatment: Treatment) -> str:
    """The words that the gate would put in the public text."""
    replacement = seen.replacement if treatment == seen.treatment else ""
    treating = Treating(desk.gate, desk.source)
    insert = treating.insert(MentionCandidate(seen.span, agent, treatment, replacement))
    if treatment is Treatment.GENERALISE and not replacement:
        return "[...]"
    return insert.words if insert else seen.words


def _why_not(desk: Desk, seen: Seen, agent: UUID | None, treatment: str) -> str:
    """Why a treatment cannot be taken here; empty where it can."""
    if treatment not in {Treatment.SHOW, Treatment.PSEUDONYM}:
        return ""
    if agent is None:
        return _("Say who it is first.")
    treating = Treating(desk.gate, desk.source)
    insert = treating.insert(MentionCandidate(seen.span, agent, Treatment(treatment)))
    if treatment == Treatment.PSEUDONYM:
        stands = insert is not None and insert.value == "pseudonym"
        return "" if stands else _("There is no pseudonym in this language.")
    return _why_no_name(desk.gate.agents[agent]) if insert is not None else ""


def _why_no_name(agent: AgentCandidate) -> str:
    if agent.protection is Protection.SEALED:
        return _("This person is sealed and is never named.")
    if agent.kind is AgentKind.ORGANIZATION:
        return _("These words are no form of its name.")
    if agent.bases and agent.minor is not Minor.NO:
        return _("Nobody who is, or may be, under age is named.")
    return _("No live basis covers these words.")
