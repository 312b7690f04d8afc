"""Source texts with what was decided over them, as the gate's Candidates: five queries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from firsthand.core.codes import CutKind, Treatment, VersionKind
from firsthand.core.text import Span, Text, marks_from_json
from firsthand.disclosure.candidates import CutCandidate, MentionCandidate, SourceCandidate
from firsthand.workroom.archive.models import TextVersion
from firsthand.workroom.protection.models import Cut, KeptLink, Mention


def load_sources(version_ids: Sequence[UUID]) -> dict[UUID, SourceCandidate]:
    """Each TextVersion with its Mentions, Cuts and kept links, in order of position."""
    mentions, cuts, links = _mentions(version_ids), _cuts(version_ids), _links(version_ids)
    rows = TextVersion.objects.filter(id__in=version_ids).values_list(
        "id", "kind", "language", "text", "marks", "tool", "checked_by"
    )
    translated = _translated_from(version_ids)
    return {
        version_id: SourceCandidate(
            version_id=version_id,
            kind=VersionKind(kind),
            language=language,
            text=Text(text, marks_from_json(marks)),
            of_language=translated[version_id],
            by_machine=bool(tool) and kind == VersionKind.TRANSLATION and checked_by is None,
            mentions=tuple(mentions[version_id]),
            cuts=tuple(cuts[version_id]),
            kept_links=frozenset(links[version_id]),
        )
        for version_id, kind, language, text, marks, tool, checked_by in rows
    }


def _translated_from(version_ids: Sequence[UUID]) -> dict[UUID, str]:
    """The language of the text that each was translated from, however often corrected since."""
    items = TextVersion.objects.filter(id__in=version_ids).values("item_id")
    rows = TextVersion.objects.filter(item_id__in=items).exclude(kind=VersionKind.PUBLIC)
    texts = {row[0]: row[1:] for row in rows.values_list("id", "of_id", "kind", "language")}
    return {version_id: _language_before(version_id, texts) for version_id in version_ids}


def _language_before(
    version_id: UUID | None, texts: Mapping[UUID, tuple[UUID | None, str, str]]
) -> str:
    while version_id is not None and version_id in texts:
        of, kind, _language = texts[version_id]
        if kind == VersionKind.TRANSLATION:
            return texts[of][2] if of is not None and of in texts else ""
        version_id = of
    return ""


def _mentions(version_ids: Sequence[UUID]) -> defaultdict[UUID, list[MentionCandidate]]:
    found: defaultdict[UUID, list[MentionCandidate]] = defaultdict(list)
    rows = (
        Mention.objects.filter(text_version_id__in=version_ids)
        .order_by("text_version_id", "start", "end")
        .values_list("text_version_id", "start", "end", "agent_id", "treatment", "replacement")
    )
    for version_id, start, end, agent_id, treatment, replacement in rows.iterator():
        decided = Treatment(treatment) if treatment else None
        found[version_id].append(MentionCandidate(Span(start, end), agent_id, decided, replacement))
    return found


def _cuts(version_ids: Sequence[UUID]) -> defaultdict[UUID, list[CutCandidate]]:
    found: defaultdict[UUID, list[CutCandidate]] = defaultdict(list)
    rows = (
        Cut.objects.filter(text_version_id__in=version_ids)
        .order_by("text_version_id", "start", "end", "id")
        .values_list("text_version_id", "start", "end", "kind", "replacement")
    )
    for version_id, start, end, kind, replacement in rows:
        found[version_id].append(CutCandidate(Span(start, end), CutKind(kind), replacement))
    return found


def _links(version_ids: Sequence[UUID]) -> defaultdict[UUID, list[Span]]:
    found: defaultdict[UUID, list[Span]] = defaultdict(list)
    rows = KeptLink.objects.filter(text_version_id__in=version_ids)
    for version_id, start, end in rows.values_list("text_version_id", "start", "end"):
        found[version_id].append(Span(start, end))
    return found
