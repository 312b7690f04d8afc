"""All that the review of one Item in one language shows, put together before a template runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from firsthand.core.codes import SubjectType, Verdict
from firsthand.disclosure.faults import MILD
from firsthand.disclosure.rules import Built, build_item
from firsthand.disclosure.withheld import NameGuard
from firsthand.public.records import PublishedItem
from firsthand.workroom.errors import RefusedError, WorkroomError
from firsthand.workroom.here import folder
from firsthand.workroom.members.models import Member
from firsthand.workroom.publishing.decisions import Standing, newest_decision
from firsthand.workroom.publishing.diffing import TextDifference, difference
from firsthand.workroom.publishing.fault_words import fault_sentences
from firsthand.workroom.publishing.items import load_candidates
from firsthand.workroom.publishing.last_edition import last_item, last_links
from firsthand.workroom.publishing.loading import load_gate
from firsthand.workroom.publishing.record_words import FieldLine, changed_fields, field_lines
from firsthand.workroom.publishing.relation_words import (
    changed_relations,
    relation_lines,
    signed_lines,
)
from firsthand.workroom.publishing.services import FaultsError, Subject, ready_to_approve, today
from firsthand.workroom.publishing.withholding import Line, withheld_lines
from firsthand.workroom.sentences import sentence

CHECKLIST = {
    "read": _("I read every paragraph of the public text."),
    "changes": _("I looked at what changed since the last edition."),
    "together": _("Place, date and role together point to nobody withheld."),
    "voice": _("Headline and teaser say who says it."),
}


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the last edition; *day* is when that record was approved."""

    day: date
    text: TextDifference
    fields: Sequence[tuple[FieldLine, FieldLine]]

    @property
    def is_same(self) -> bool:
        """Whether readers see exactly this already."""
        return not self.text.paragraphs and not self.fields


@dataclass(slots=True)
class Review:
    """The screen of one review."""

    subject: Subject
    title: str
    frame: str
    fields: Sequence[FieldLine]
    withheld: Sequence[Line]
    faults: Sequence[str]
    since: Since | None
    standing: Standing | None
    digest: str
    submitter: str
    why_not: Sequence[str]
    alone: bool
    checklist: Sequence[tuple[str, str]]
    comment: str = ""
    error: str = ""

    @property
    def waits(self) -> bool:
        """Whether there is something to decide."""
        return self.standing is not None and self.standing.verdict is Verdict.SUBMIT

    @property
    def stands(self) -> str:
        """How it stands, where there is nothing to decide."""
        return standing_words(self.standing)


def standing_words(standing: Standing | None) -> str:
    """What was decided last, as a sentence."""
    words = {
        Verdict.SUBMIT: gettext("It waits for review."),
        Verdict.APPROVE: gettext("It was approved. There is nothing to decide."),
        Verdict.RETURN: gettext("It was returned. It comes back when it is submitted again."),
        Verdict.WITHDRAW: gettext("It was withdrawn."),
    }
    return words[standing.verdict] if standing else gettext("It was not submitted yet.")


def review_of(subject: Subject, member: Member) -> Review:
    """The review of *subject* as *member* sees it.

    Raises: RefusedError where the Item has no text in that language.
    """
    config = folder().plain_config()
    gate = load_gate(as_of=today(), config=config)
    key = (subject.item, subject.language)
    candidate = load_candidates([key]).get(key)
    if candidate is None:
        raise RefusedError("no_text")
    built = build_item(candidate, gate)
    standing = newest_decision(SubjectType.ITEM_LANGUAGE, *key)
    before = last_item(folder(), built.record.item_id, subject.language)
    alone = config.team == 1
    return Review(
        subject=subject,
        title=built.record.headline or built.record.title or built.record.supplied_title,
        frame=reverse("preview_item", args=key),
        fields=[*field_lines(built.record), *signed_lines(built)],
        withheld=withheld_lines(candidate.source, gate),
        faults=fault_sentences(built.faults),
        since=_since(before, built, gate.withheld) if before else None,
        standing=standing,
        digest=standing.digest if standing else "",
        submitter=_submitter(standing),
        why_not=why_not(subject, member),
        alone=alone,
        checklist=tuple((code, str(words)) for code, words in CHECKLIST.items()),
    )


def _since(before: PublishedItem, built: Built, withheld: NameGuard) -> Since:
    text = difference(before.record.text.string, built.record.text.string, withheld)
    links = last_links(folder(), before.record.item_id)
    relations = changed_relations(
        relation_lines(before.record, links), signed_lines(built), withheld
    )
    fields = [*changed_fields(before.record, built.record), *relations]
    return Since(before.approved_on, text, fields)


def _submitter(standing: Standing | None) -> str:
    if standing is None:
        return ""
    return Member.objects.filter(id=standing.by).values_list("display_name", flat=True)[0]


def why_not(subject: Subject, member: Member, checklist: Sequence[str] = ("asked",)) -> list[str]:
    """Why *member* may not approve now, in words; empty where nothing forbids it.

    The checklist is taken as gone through: the screen asks for it beside the button.
    """
    try:
        ready_to_approve(subject, by=member, config=folder().plain_config(), checklist=checklist)
    except FaultsError as error:
        return fault_sentences(set(error.faults) - MILD)
    except WorkroomError as error:
        return [sentence(error)]
    return []
