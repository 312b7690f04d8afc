"""Links and corrections of Items as Candidates, a chunk of Items at a time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q

from firsthand.core.codes import (
    CorrectionReason,
    LinkKind,
    Origin,
    OwnerType,
    OwnField,
    SubjectType,
    Verdict,
)
from firsthand.disclosure.candidates import CorrectionCandidate, LinkCandidate, OwnWords
from firsthand.workroom.archive.models import CorrectionNote, ItemLink
from firsthand.workroom.publishing.decisions import newest_decisions
from firsthand.workroom.wording.models import Translation

Links = dict[UUID, tuple[LinkCandidate, ...]]
Corrections = dict[UUID, tuple[CorrectionCandidate, ...]]


def load_links(item_ids: Sequence[UUID]) -> Links:
    """Where the links of each Item lead, public or not. One query."""
    found: defaultdict[UUID, list[LinkCandidate]] = defaultdict(list)
    rows = ItemLink.objects.filter(item_id__in=item_ids).order_by("item_id", "kind", "to__pid")
    for item_id, kind, pid in rows.values_list("item_id", "kind", "to__pid"):
        found[item_id].append(LinkCandidate(LinkKind(kind), bytes(pid)))
    return {item_id: tuple(links) for item_id, links in found.items()}


def load_corrections(item_ids: Sequence[UUID]) -> Corrections:
    """The corrections of each Item with their words in all languages. Two queries."""
    notes = list(CorrectionNote.objects.filter(item_id__in=item_ids).order_by("on", "pid"))
    words = _words([note.id for note in notes])
    found: defaultdict[UUID, list[CorrectionCandidate]] = defaultdict(list)
    for note in notes:
        found[note.item_id].append(_candidate(note, words.get(note.id, {})))
    return {item_id: tuple(corrections) for item_id, corrections in found.items()}


def _candidate(note: CorrectionNote, words: dict[str, OwnWords]) -> CorrectionCandidate:
    return CorrectionCandidate(
        pid=bytes(note.pid),
        on=note.on,
        reason=CorrectionReason(note.reason),
        before=note.before,
        after=note.after,
        words=words,
    )


def _words(note_ids: Sequence[UUID]) -> dict[UUID, dict[str, OwnWords]]:
    rows = Translation.objects.filter(
        owner_type=OwnerType.CORRECTION, owner_id__in=note_ids, field=OwnField.BODY
    )
    found: defaultdict[UUID, dict[str, OwnWords]] = defaultdict(dict)
    for owner_id, language, text, origin, checked in rows.order_by("language").values_list(
        "owner_id", "language", "text", "origin", "checked"
    ):
        found[owner_id][language] = OwnWords(text, Origin(origin), checked is not None)
    return found


def makers_of_relations(item_id: UUID) -> list[UUID | None]:
    """Everyone who linked an Item, or wrote or changed a correction of it or our words (I14)."""
    links = ItemLink.objects.filter(item_id=item_id).values_list("created_by", flat=True)
    notes = CorrectionNote.objects.filter(item_id=item_id).values_list(
        "id", "created_by", "edited_by"
    )
    words = Translation.objects.filter(
        owner_type=OwnerType.CORRECTION, owner_id__in=[note_id for note_id, *_ in notes]
    )
    hands = (hand for _, *both in notes for hand in both)
    return [*links, *hands, *words.values_list("by", flat=True)]


def answered_ids(item_ids: Sequence[UUID]) -> frozenset[UUID]:
    """Those of some Items that an approved Item answers; two queries."""
    links = ItemLink.objects.filter(to_id__in=item_ids, kind=LinkKind.REPLY_TO)
    pairs = list(links.values_list("item_id", "to_id"))
    approved = approved_ids([item_id for item_id, _ in pairs])
    return frozenset(to_id for item_id, to_id in pairs if item_id in approved)


def corrected_ids(item_ids: Sequence[UUID]) -> frozenset[UUID]:
    """Those of some Items that have a correction."""
    notes = CorrectionNote.objects.filter(item_id__in=item_ids)
    return frozenset(notes.values_list("item_id", flat=True))


def approved_ids(item_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Those of some Items that are approved in some language; one query."""
    return frozenset(item_id for item_id, _language in approved_subjects(item_ids))


def approved_subjects(item_ids: Iterable[UUID]) -> list[tuple[UUID, str]]:
    """Each (Item id, language) whose newest Decision is an approval; one query."""
    standings = newest_decisions(SubjectType.ITEM_LANGUAGE, item_ids)
    return [each for each, standing in standings.items() if standing.verdict is Verdict.APPROVE]


def linked_ids(pids: Sequence[bytes]) -> frozenset[UUID]:
    """The Items at the other ends of all links from or to those with these *pids*; one query."""
    links = ItemLink.objects.filter(Q(item__pid__in=pids) | Q(to__pid__in=pids))
    ends = links.values_list("item_id", "item__pid", "to_id", "to__pid")
    both = {(end, bytes(pid)) for one, a, to, b in ends for end, pid in ((one, a), (to, b))}
    return frozenset(end for end, pid in both if pid not in set(pids))
