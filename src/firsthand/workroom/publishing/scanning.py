"""The scan of a new edition for every name without a live Basis, and the questions it asks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from django.db import transaction

from firsthand.core.codes import AgentKind, VersionKind
from firsthand.core.ids import pid_text
from firsthand.disclosure.candidates import AgentCandidate
from firsthand.disclosure.naming import cleared_forms, live_bases
from firsthand.disclosure.rules import Built
from firsthand.disclosure.scan import Finding, decided_contexts, scan
from firsthand.disclosure.scan_context import Subject, gather_answers
from firsthand.disclosure.scan_forms import Withheld, WithheldForm
from firsthand.disclosure.scan_rules import Outcome
from firsthand.names.folding import atoms
from firsthand.public.bundle import ARCHIVE
from firsthand.public.relations import LinkRecord
from firsthand.public.theme_files import THEME
from firsthand.workroom.protection.agents import load_agents
from firsthand.workroom.protection.models import Mention, ScanQuestion

# What an archive's settings and its theme say of it crosses without a signature.
UNSIGNED = frozenset({ARCHIVE, THEME})
ANOTHER, THE_PERSON = "another_person", "is_the_person"
Answered = dict[Subject, set[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class ScanVerdict:
    """What a scan found; publish stops where it blocks, or a question is open."""

    blocks: tuple[Finding, ...]
    questions: tuple[Finding, ...]
    pages: int

    @property
    def stops(self) -> bool:
        """Whether the edition may not be swapped in."""
        return bool(self.blocks or self.questions)

    @property
    def questions_per_1000_pages(self) -> int:
        """How often the scan asks, so that a scan that asks too much is seen."""
        return round(1000 * len(self.questions) / max(self.pages, 1))


def load_withheld(as_of: date) -> list[WithheldForm]:
    """Every form that no Basis live on *as_of* carries, whoever bears it (I19)."""
    agents = load_agents()
    live = live_bases(agents, as_of)
    mentioned = _mentioned()
    return [
        form
        for agent in agents
        if agent.kind is not AgentKind.ORGANIZATION
        for form in _withheld_forms(agent, live, mentioned.get(agent.agent_id, frozenset()))
    ]


def _withheld_forms(
    agent: AgentCandidate, live: frozenset[UUID], mentioned: frozenset[Subject]
) -> list[WithheldForm]:
    cleared = cleared_forms(agent, live)
    words = frozenset(
        word.key for form in agent.forms if form.form_id in cleared for word in atoms(form.text)
    )
    return [
        WithheldForm(
            form_id=str(form.form_id),
            agent_id=str(agent.agent_id),
            text=form.text,
            is_person=agent.kind is AgentKind.PERSON,
            one_word_blocks=form.blocks,
            cleared_words=words,
            mentioned_in=mentioned,
        )
        for form in agent.forms
        if form.form_id not in cleared
    ]


def _mentioned() -> dict[UUID | None, frozenset[Subject]]:
    """The (public id, language) whose private texts mention each Agent."""
    rows = (
        Mention.objects.filter(agent__isnull=False)
        .exclude(agent__kind=AgentKind.ORGANIZATION)
        .exclude(text_version__kind=VersionKind.PUBLIC)
        .values_list("agent_id", "text_version__item__pid", "text_version__language")
        .distinct()
    )
    found: defaultdict[UUID | None, set[Subject]] = defaultdict(set)
    for agent_id, pid, language in rows.iterator():
        found[agent_id].add((pid_text(bytes(pid)), language))
    return {agent_id: frozenset(subjects) for agent_id, subjects in found.items()}


class EditionScanner:
    """Scans one new edition, with what was decided of its texts as answers."""

    def __init__(self, forms: Iterable[WithheldForm]) -> None:
        """*forms*: all that may not be in it."""
        self._withheld = Withheld(forms)
        self._answered: Answered = {}
        self._links: set[LinkRecord] = set()

    def note_decided(self, built: Built) -> None:
        """Takes the Mentions of a record whose words stand as answers for its pages.

        They count on the page of an Item that it is linked to as well: a reply stands there whole.
        """
        self._links.update(built.links)
        record, masked = built.record, built.masked
        spans = [(span.start, span.end) for span in masked.standing]
        decided = decided_contexts(masked.text.string, spans, self._withheld)
        self._answered.setdefault((record.item_id, record.language), set()).update(decided)

    def scan(self, edition: Path, bundle: Path | None = None) -> ScanVerdict:
        """The verdict on *edition*; its open questions are kept as rows.

        With its *bundle*, also on what is unsigned there: others may read what our pages leave out.
        """
        answered = _with_linked(_with_rows(self._answered), self._links)
        answers = gather_answers(answered)
        findings = list(scan(edition, self._withheld, answers))
        if bundle:
            findings += scan(bundle, self._withheld, answers, within=UNSIGNED)
        asked = [finding for finding in findings if finding.kind is Outcome.ASKS]
        refused = keep_questions(asked)
        blocks = [f for f in findings if f.kind is not Outcome.ASKS or _key(f) in refused]
        questions = [finding for finding in asked if _key(finding) not in refused]
        pages = sum(1 for _ in edition.rglob("*.html"))
        return ScanVerdict(tuple(blocks), tuple(questions), pages)


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.form_id, " ".join(finding.subject).strip(), finding.context


def _with_rows(decided: Mapping[Subject, Iterable[tuple[str, str]]]) -> Answered:
    """*decided*, with the questions that two Members answered "another person"."""
    answered = {subject: set(pairs) for subject, pairs in decided.items()}
    rows = ScanQuestion.objects.filter(verdict=ANOTHER, second_by__isnull=False)
    for form_id, subject, context in rows.values_list("name_form_id", "subject", "context"):
        item_id, _, language = subject.partition(" ")
        answered.setdefault((item_id, language), set()).add((str(form_id), context))
    return answered


def _with_linked(answered: Answered, links: Iterable[LinkRecord]) -> Answered:
    """*answered*, with what is answered of an Item at one end of a link for the other end too."""
    of_item: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for (item_id, _language), pairs in answered.items():
        of_item[item_id] |= pairs
    shared = {subject: set(pairs) for subject, pairs in answered.items()}
    for link in links:
        for shown, on in ((link.item_id, link.to_id), (link.to_id, link.item_id)):
            if of_item.get(shown):
                shared.setdefault((on, ""), set()).update(of_item[shown])
    return shared


@transaction.atomic
def keep_questions(asked: Iterable[Finding]) -> frozenset[tuple[str, str, str]]:
    """The keys of those that somebody answered "it is the person"; the others stand as rows."""
    keys = {_key(finding) for finding in asked}
    ScanQuestion.objects.bulk_create(
        (
            ScanQuestion(name_form_id=UUID(form_id), subject=subject, context=context)
            for form_id, subject, context in sorted(keys)
        ),
        ignore_conflicts=True,
    )
    rows = ScanQuestion.objects.filter(verdict=THE_PERSON)
    said = {
        (str(form_id), subject, context)
        for form_id, subject, context in rows.values_list("name_form_id", "subject", "context")
    }
    return frozenset(keys & said)
