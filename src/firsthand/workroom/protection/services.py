"""Editorial acts over Mentions, Cuts and Bases: load, ask the rule, save, in one transaction."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from firsthand.core.codes import AgentKind, BasisKind, CutKind, Minor, SuggestedBy, Treatment
from firsthand.core.text import Span
from firsthand.names.folding import fold
from firsthand.workroom.archive.models import Original, TextVersion
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.protection.models import Basis, Cut, KeptLink, Mention
from firsthand.workroom.protection.naming_check import may_show
from firsthand.workroom.protection.wordings import check_plain_words


@dataclass(frozen=True, slots=True)
class Choice:
    """What a Member decides of a Mention."""

    treatment: Treatment
    agent: UUID | None = None
    replacement: str = ""


def add_mention(version: TextVersion, span: Span, *, by: UUID) -> Mention:
    """The Mention over *span* that a Member saw; the one that stands there already, if any.

    Raises: RefusedError where the span reaches outside the text or overlaps another Mention.
    """
    if span.end > len(version.text):
        raise RefusedError("outside")
    same = version.mentions.filter(start=span.start, end=span.end).first()
    if same:
        return same
    if version.mentions.filter(start__lt=span.end, end__gt=span.start).exists():
        raise RefusedError("overlap")
    return Mention.objects.create(
        text_version=version,
        start=span.start,
        end=span.end,
        suggested_by=SuggestedBy.MEMBER,
        created_by_id=by,
    )


@transaction.atomic
def decide_mention(mention: Mention, choice: Choice, *, by: UUID, everywhere: bool) -> int:
    """How many Mentions were decided so: this one, and with *everywhere* those of the same words.

    Raises: RefusedError where *show* has no live Basis for the words, or a treatment lacks what
    it needs.
    """
    _check(mention, choice)
    same = _same_words(mention) if everywhere else [mention]
    now = timezone.now()
    for each in same:
        each.agent_id = choice.agent
        each.treatment = choice.treatment
        each.replacement = choice.replacement
        each.decided_by_id, each.decided_at, each.changed_at = by, now, now
    Mention.objects.bulk_update(
        same, ["agent", "treatment", "replacement", "decided_by", "decided_at", "changed_at"]
    )
    return len(same)


def _check(mention: Mention, choice: Choice) -> None:
    needs_agent = choice.treatment in {Treatment.SHOW, Treatment.PSEUDONYM}
    if needs_agent and choice.agent is None:
        raise RefusedError("no_agent")
    if choice.treatment is Treatment.GENERALISE and not choice.replacement.strip():
        raise RefusedError("no_replacement")
    words = mention.text_version.text[mention.start : mention.end]
    if choice.treatment is Treatment.SHOW and not may_show(choice.agent, words):
        raise RefusedError("show_without_basis")
    if choice.replacement:
        check_plain_words(choice.replacement)


def _same_words(mention: Mention) -> list[Mention]:
    text = mention.text_version.text
    words = fold(text[mention.start : mention.end])
    rows = Mention.objects.filter(text_version_id=mention.text_version_id)
    return [each for each in rows if fold(text[each.start : each.end]) == words]


def undecide_mention(mention: Mention) -> None:
    """Nothing; the Mention is open again."""
    mention.treatment, mention.replacement = "", ""
    mention.decided_by, mention.decided_at = None, None
    mention.save()


def add_cut(
    version: TextVersion, span: Span, *, by: UUID, reason: str, replacement: str = ""
) -> Cut:
    """A Cut over *span*; with *replacement* the words are said more generally.

    Raises: RefusedError where the span reaches outside the text.
    """
    if span.end > len(version.text):
        raise RefusedError("outside")
    if replacement:
        check_plain_words(replacement)
    return Cut.objects.create(
        text_version=version,
        start=span.start,
        end=span.end,
        kind=CutKind.GENERALISE if replacement else CutKind.CUT,
        replacement=replacement,
        reason=reason,
        decided_by_id=by,
        decided_at=timezone.now(),
        created_by_id=by,
    )


def keep_link(version: TextVersion, span: Span, *, by: UUID) -> None:
    """Nothing; the link over *span* may stay in the public text."""
    KeptLink.objects.get_or_create(
        text_version=version, start=span.start, end=span.end, defaults={"created_by_id": by}
    )


@dataclass(frozen=True, slots=True)
class NewBasis:
    """What a Member gives for a Basis; `minor` is asked with it and set on the Agent."""

    kind: BasisKind
    forms: tuple[UUID, ...]
    minor: Minor
    url: str = ""
    published: str = ""
    copy: UUID | None = None
    function: str = ""
    reason: str = ""
    review_on: date | None = None


@transaction.atomic
def add_basis(agent: Agent, new: NewBasis, *, by: UUID, second: UUID | None = None) -> Basis:
    """The saved Basis; the Agent's `minor` is set to what was said with it.

    Raises: RefusedError where the person may have none (I15) or its kind lacks what it needs.
    """
    if agent.kind != AgentKind.PERSON:
        raise RefusedError("needs_none")
    if new.minor is not Minor.NO or agent.protection == "sealed":
        raise RefusedError("minor_or_sealed")
    lacking = _lacking(new, by, second)
    if lacking:
        raise RefusedError(lacking)
    forms = list(NameForm.objects.filter(agent=agent, id__in=new.forms))
    if not forms:
        raise RefusedError("no_forms")
    agent.minor = Minor.NO
    agent.save()
    basis = Basis.objects.create(
        agent=agent,
        kind=new.kind,
        url=new.url,
        published=new.published,
        copy=Original.objects.filter(id=new.copy).first() if new.copy else None,
        function=new.function,
        reason=new.reason,
        review_on=new.review_on,
        signed_by_id=by,
        second_by_id=second,
        created_by_id=by,
    )
    basis.name_forms.set(forms)
    return basis


def _lacking(new: NewBasis, by: UUID, second: UUID | None) -> str:
    """The code of what *new* lacks for its kind (glossary, Basis); empty where nothing."""
    match new.kind:
        case BasisKind.PUBLISHED_EARLIER if not new.published or not (new.url or new.copy):
            return "needs_date_and_place"
        case BasisKind.PUBLIC_FUNCTION if not new.function.strip():
            return "needs_function"
        case BasisKind.PUBLIC_INTEREST if not new.reason.strip() or new.review_on is None:
            return "needs_reason_and_review"
        case BasisKind.PUBLIC_INTEREST if second is None or second == by:
            return "needs_second_signature"
        case BasisKind.CONSENT | BasisKind.REFERENCE if not new.reason.strip():
            return "needs_reason"
        case _:
            return ""


def end_basis(basis: Basis) -> None:
    """Nothing; the next edition no longer shows the names that stood on *basis* alone."""
    if basis.ended_at is None:
        basis.ended_at = timezone.now()
        basis.save()
