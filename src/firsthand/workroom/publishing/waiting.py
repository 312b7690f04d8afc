"""What waits for review, told by its public words alone: no withheld name stands in the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from firsthand.core.codes import SubjectType, Verdict
from firsthand.core.vocabulary import label
from firsthand.disclosure.naming import call
from firsthand.disclosure.wording import fill, slots
from firsthand.workroom.archive.models import Item
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.gates import gate_today
from firsthand.workroom.publishing.models import Decision, Page
from firsthand.workroom.wording.models import Translation

SHORT_CP = 80


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that was submitted and neither approved nor returned."""

    title: str
    language: str
    what: str
    by: str
    at: datetime
    is_mine: bool
    address: str


def newest_submissions() -> QuerySet[Decision]:
    """The submissions after which nothing was decided on their subject, oldest first."""
    later = Decision.objects.filter(
        subject_type=OuterRef("subject_type"),
        subject_id=OuterRef("subject_id"),
        language=OuterRef("language"),
        number__gt=OuterRef("number"),
    )
    return (
        Decision.objects.filter(verdict=Verdict.SUBMIT)
        .exclude(Exists(later))
        .select_related("by", "version")
        .order_by("created_at", "id")
    )


def waiting_for(member: Member) -> list[Waiting]:
    """All that waits, oldest first; a constant number of queries."""
    rows = list(newest_submissions())
    ids = [row.subject_id for row in rows]
    kinds = dict(Item.objects.filter(id__in=ids).values_list("id", "kind"))
    slugs = dict(Page.objects.filter(id__in=ids).values_list("id", "slug"))
    titles = _agent_names(rows)
    for owner_id, language, text in Translation.objects.filter(
        owner_id__in=ids, field="title"
    ).values_list("owner_id", "language", "text"):
        titles[owner_id, language] = public_words(text, language)
    return [_waiting(row, member, kinds.get(row.subject_id, ""), titles, slugs) for row in rows]


def public_words(words: str, language: str) -> str:
    """*words* of our own as readers would see them: slots filled by the gate."""
    if not slots(words):
        return words
    gate = gate_today()
    return fill(words, lambda agent: call(gate.agents.get(agent), language, gate.live))[0]


def _agent_names(rows: Sequence[Decision]) -> dict[tuple[UUID, str], str]:
    """What readers may call the Agents whose pages wait, in the Member's language."""
    ids = [row.subject_id for row in rows if row.subject_type == SubjectType.AGENT]
    if not ids:
        return {}
    gate, spoken = gate_today(), get_language() or "en"
    return {(each, ""): call(gate.agents.get(each), spoken, gate.live).who.words for each in ids}


def _waiting(
    row: Decision,
    member: Member,
    kind: str,
    titles: dict[tuple[UUID, str], str],
    slugs: dict[UUID, str],
) -> Waiting:
    spoken = get_language() or "en"
    match row.subject_type:
        case SubjectType.ITEM_LANGUAGE:
            text = row.version.text if row.version else ""
            title = (row.version.title if row.version else "") or _short(text)
            what = label(kind, spoken) if kind else _("Item")
        case SubjectType.PAGE:
            title = titles.get((row.subject_id, row.language)) or slugs.get(row.subject_id, "")
            what = _("Page of the archive")
        case SubjectType.AGENT:
            title, what = titles[row.subject_id, ""], _("Page of a person or organization")
        case SubjectType.FRONT_PAGE:
            title, what = _("Front page"), _("Front page")
        case _:
            owned = (words for (owner, _l), words in titles.items() if owner == row.subject_id)
            title, what = next(owned, _("Series without a title")), _("Series")
    return Waiting(
        title=title,
        language=row.language,
        what=what,
        by=row.by.display_name,
        at=row.created_at,
        is_mine=row.by_id == member.id,
        address=_address(row),
    )


def _short(text: str) -> str:
    line = text.split("\n", maxsplit=1)[0]
    return line if len(line) <= SHORT_CP else f"{line[:SHORT_CP].rsplit(' ', maxsplit=1)[0]} …"


def _address(row: Decision) -> str:
    if row.subject_type == SubjectType.ITEM_LANGUAGE:
        return reverse("review_item", args=[row.subject_id, row.language])
    language = row.language or "-"
    return reverse("review_record", args=[row.subject_type, row.subject_id, language])
