"""Items as Candidates, a chunk at a time: a constant number of queries a chunk."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from firsthand.core.codes import (
    AgentRole,
    CalendarName,
    Completeness,
    DateShown,
    FlagCode,
    FlagState,
    Genre,
    ItemState,
    Origin,
    OwnerType,
    OwnField,
    RightsBasis,
    VersionKind,
)
from firsthand.disclosure.candidates import (
    CreditCandidate,
    ItemCandidate,
    OwnWords,
    PictureCandidate,
    SourceCandidate,
)
from firsthand.workroom.archive.models import Item, ItemAgent, ItemFlag, TextVersion
from firsthand.workroom.protection.sources import load_sources
from firsthand.workroom.publishing.pictures import load_pictures
from firsthand.workroom.publishing.relations import (
    Corrections,
    Links,
    load_corrections,
    load_links,
)
from firsthand.workroom.wording.models import Translation

Subject = tuple[UUID, str]


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What was read for some subjects, by id."""

    sources: Mapping[Subject, SourceCandidate]
    own: Mapping[Subject, Mapping[OwnField, OwnWords]]
    credits: Mapping[UUID, list[CreditCandidate]]
    threats: Mapping[UUID, int]
    pictures: Mapping[Subject, tuple[PictureCandidate, ...]]
    links: Links
    corrections: Corrections


def load_candidates(subjects: Iterable[Subject]) -> dict[Subject, ItemCandidate]:
    """The Candidate of each (Item id, language) that has a text; the others are left out.

    Thirteen queries, however many subjects; a caller hands over some hundreds at a time.
    """
    wanted = set(subjects)
    item_ids = sorted({item_id for item_id, _ in wanted})
    chunk = _Chunk(
        sources=_sources(wanted, item_ids),
        own=item_wordings(item_ids),
        credits=_credits(item_ids),
        threats=_threats(item_ids),
        pictures=load_pictures(sorted(wanted)),
        links=load_links(item_ids),
        corrections=load_corrections(item_ids),
    )
    items = Item.objects.select_related("series").in_bulk(item_ids)
    return {
        subject: _candidate(items[subject[0]], subject, chunk)
        for subject in sorted(wanted & set(chunk.sources))
        if subject[0] in items
    }


def _candidate(item: Item, subject: Subject, chunk: _Chunk) -> ItemCandidate:
    return ItemCandidate(
        item_id=item.id,
        pid=bytes(item.pid),
        state=ItemState(item.state),
        kind=item.kind,
        genre=Genre(item.genre),
        completeness=Completeness(item.completeness),
        cut_start=item.cut_start,
        cut_end=item.cut_end,
        circumstances=item.circumstances,
        connection=item.connection,
        warnings=tuple(item.warnings),
        part=item.part,
        part_written=item.part_written,
        licence=item.licence,
        rights_basis=RightsBasis(item.rights_basis) if item.rights_basis else None,
        extract_max=item.extract_max or 0,
        date_shown=DateShown(item.date_shown),
        issued=item.issued,
        calendar=CalendarName(item.calendar) if item.calendar else None,
        issued_written=item.issued_written,
        source_url=item.source_url,
        show_source=item.show_source,
        narrator=item.narrator_id,
        series_pid=bytes(item.series.pid) if item.series else None,
        source=chunk.sources[subject],
        credits=tuple(chunk.credits.get(item.id, ())),
        own=chunk.own.get(subject, {}),
        threats=chunk.threats.get(item.id, 0),
        pictures=chunk.pictures.get(subject, ()),
        corrections=chunk.corrections.get(item.id, ()),
        links=chunk.links.get(item.id, ()),
    )


def newest_versions(item_ids: Sequence[UUID]) -> dict[Subject, UUID]:
    """The id of the newest non-public TextVersion of each (Item, language)."""
    rows = (
        TextVersion.objects.filter(item_id__in=item_ids)
        .exclude(kind=VersionKind.PUBLIC)
        .order_by("number")
        .values_list("item_id", "language", "id")
    )
    return {(item_id, language): version_id for item_id, language, version_id in rows}


def _sources(wanted: set[Subject], item_ids: Sequence[UUID]) -> dict[Subject, SourceCandidate]:
    newest = newest_versions(item_ids)
    found = {subject: newest[subject] for subject in wanted if subject in newest}
    sources = load_sources(list(found.values()))
    return {subject: sources[version_id] for subject, version_id in found.items()}


def item_wordings(item_ids: Sequence[UUID]) -> dict[Subject, dict[OwnField, OwnWords]]:
    """The own-voice texts about Items, by (Item id, language)."""
    found: dict[Subject, dict[OwnField, OwnWords]] = {}
    rows = Translation.objects.filter(owner_type=OwnerType.ITEM, owner_id__in=item_ids)
    for owner_id, field, language, text, origin, checked in rows.values_list(
        "owner_id", "field", "language", "text", "origin", "checked"
    ):
        words = OwnWords(text, Origin(origin), checked is not None)
        found.setdefault((owner_id, language), {})[OwnField(field)] = words
    return found


def _credits(item_ids: Sequence[UUID]) -> defaultdict[UUID, list[CreditCandidate]]:
    found: defaultdict[UUID, list[CreditCandidate]] = defaultdict(list)
    rows = ItemAgent.objects.filter(item_id__in=item_ids).order_by("item_id", "position", "id")
    for item_id, agent_id, role in rows.values_list("item_id", "agent_id", "role"):
        found[item_id].append(CreditCandidate(AgentRole(role), agent_id))
    return found


def _threats(item_ids: Sequence[UUID]) -> dict[UUID, int]:
    rows = (
        ItemFlag.objects.filter(item_id__in=item_ids, code=FlagCode.THREAT, state=FlagState.OPEN)
        .values_list("item_id")
        .annotate(count=Count("id"))
    )
    return dict(rows)
