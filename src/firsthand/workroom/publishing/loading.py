"""The gate's door: streams Candidates with their newest Decisions, in one read transaction."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from uuid import UUID

from firsthand.core.codes import Origin, OwnerType, OwnField, PageSlug, SubjectType, VersionKind
from firsthand.disclosure.candidates import (
    AgentPageCandidate,
    Approval,
    FrontCandidate,
    FrontEntryCandidate,
    ItemCandidate,
    OwnWords,
    PageCandidate,
    SeriesCandidate,
)
from firsthand.disclosure.gate import Gate, open_gate
from firsthand.disclosure.judging import Signed
from firsthand.disclosure.release import Submission
from firsthand.preserve.folder import ArchiveConfig
from firsthand.public.records import ArchiveRecord
from firsthand.workroom.archive.models import Series, TextVersion
from firsthand.workroom.documentation.models import Agent
from firsthand.workroom.protection.agents import load_agents
from firsthand.workroom.publishing.decisions import Standing, decided_items, newest_decisions
from firsthand.workroom.publishing.items import item_wordings, load_candidates, newest_versions
from firsthand.workroom.publishing.looks import section_records, theme_record
from firsthand.workroom.publishing.models import FrontPage, FrontPageEntry, Page
from firsthand.workroom.wording.models import Translation


def load_gate(*, as_of: date, config: ArchiveConfig) -> Gate:
    """The gate over all Agents of the archive on *as_of*."""
    return open_gate(
        load_agents(), as_of=as_of, one_member=config.team == 1, languages=config.languages
    )


def load_submission(
    config: ArchiveConfig, *, theme: Mapping[str, bytes] = MappingProxyType({})
) -> Submission:
    """All that a release is made of, streamed; call it inside one transaction.

    *theme* are the files of the archive's own theme (`preserve.theme_files`).
    """
    return Submission(
        items=_items(),
        series=load_series(),
        pages=load_pages(config.languages),
        fronts=load_fronts(config.languages),
        archive=archive_record(config),
        agents=load_agent_pages(config.languages),
        theme=theme,
    )


def archive_record(config: ArchiveConfig) -> Callable[[date | None], ArchiveRecord]:
    """What makes the archive's own record from the edition's date."""

    def record(edition_date: date | None) -> ArchiveRecord:
        return ArchiveRecord(
            languages=config.languages,
            edition_date=edition_date,
            invented=config.invented,
            one_member=config.team == 1,
            base_url=config.base_url,
            name=config.name,
            tagline=config.tagline,
            interests=config.interests,
            funding=config.funding,
            contact=config.contact,
            theme=theme_record(config.theme),
            sections=section_records(config.sections),
        )

    return record


def _items() -> Iterator[Signed[ItemCandidate]]:
    for item_ids in decided_items():
        standings = newest_decisions(SubjectType.ITEM_LANGUAGE, item_ids)
        candidates = load_candidates(standings)
        void = void_versions(item_ids)
        order = {item_id: at for at, item_id in enumerate(item_ids)}
        for subject in sorted(candidates, key=lambda subject: (order[subject[0]], subject[1])):
            standing = standings[subject]
            is_void = standing.version in void
            yield Signed(candidates[subject], standing.approval, is_void)


def void_versions(item_ids: Sequence[UUID]) -> frozenset[UUID]:
    """The public versions of *item_ids* that are void (docs/architecture.md, Texts).

    A public version is void once a non-public version made after it stands in the language of
    a text up its `of` chain.
    """
    rows = list(
        TextVersion.objects.filter(item_id__in=item_ids)
        .order_by("item_id", "number")
        .values_list("id", "item_id", "number", "kind", "language", "of_id")
    )
    newest: dict[tuple[UUID, str], int] = {}
    for _, item_id, number, kind, language, _ in rows:
        if kind != VersionKind.PUBLIC:
            newest[item_id, language] = number
    parents = {version_id: (of, language) for version_id, _, _, _, language, of in rows}
    return frozenset(
        version_id
        for version_id, item_id, number, kind, _, of in rows
        if kind == VersionKind.PUBLIC
        and any(newest.get((item_id, tongue), 0) > number for tongue in _chain(of, parents))
    )


def _chain(of: UUID | None, parents: Mapping[UUID, tuple[UUID | None, str]]) -> Iterator[str]:
    """The languages of the texts up an `of` chain."""
    while of in parents and of is not None:
        of, language = parents[of]
        yield language


def load_series(series_ids: Sequence[UUID] | None = None) -> list[Signed[SeriesCandidate]]:
    """All Series that Items belong to, or those asked for, with their newest approvals."""
    rows = Series.objects.all() if series_ids is None else Series.objects.filter(id__in=series_ids)
    titles = own_words_of(OwnerType.SERIES, OwnField.TITLE)
    standings = newest_decisions(SubjectType.SERIES)
    return [
        Signed(
            SeriesCandidate(row.id, bytes(row.pid), row.expected_parts, titles.get(row.id, {})),
            _approval(standings.get((row.id, ""))),
        )
        for row in rows.order_by("pid")
    ]


def load_agent_pages(languages: Sequence[str]) -> list[Signed[AgentPageCandidate]]:
    """The page of every Agent on whose page somebody decided."""
    standings = newest_decisions(SubjectType.AGENT)
    decided = Agent.objects.filter(id__in=[agent_id for agent_id, _ in standings])
    return [
        Signed(AgentPageCandidate(agent_id, tuple(languages)), _approval(standings[agent_id, ""]))
        for agent_id in decided.order_by("pid").values_list("id", flat=True)
    ]


def load_pages(languages: Sequence[str]) -> list[Signed[PageCandidate]]:
    """Every free page in every language of the edition in which it has words."""
    titles = own_words_of(OwnerType.PAGE, OwnField.TITLE)
    bodies = own_words_of(OwnerType.PAGE, OwnField.BODY)
    standings = newest_decisions(SubjectType.PAGE)
    return [
        Signed(
            PageCandidate(page.id, PageSlug(page.slug), language, titles[page.id][language], body),
            _approval(standings.get((page.id, language))),
        )
        for page in Page.objects.order_by("slug")
        for language, body in sorted(bodies.get(page.id, {}).items())
        if language in languages and language in titles.get(page.id, {})
    ]


def load_fronts(languages: Sequence[str]) -> list[Signed[FrontCandidate]]:
    """The front page of each language of the edition that has one."""
    entries: defaultdict[UUID, list[FrontEntryCandidate]] = defaultdict(list)
    rows = list(
        FrontPageEntry.objects.order_by("front_page_id", "position", "id").values_list(
            "front_page_id",
            "front_page__language",
            "item_id",
            "item__pid",
            "item__narrator",
            "lead",
        )
    )
    item_ids = sorted({item_id for _, _, item_id, _, _, _ in rows})
    own, spoken = item_wordings(item_ids), newest_versions(item_ids)
    for front_page_id, language, item_id, pid, narrator, lead in rows:
        words = {} if (item_id, language) in spoken else own.get((item_id, language), {})
        entries[front_page_id].append(FrontEntryCandidate(bytes(pid), lead, narrator, words))
    standings = newest_decisions(SubjectType.FRONT_PAGE)
    return [
        Signed(
            FrontCandidate(front.id, front.language, tuple(entries[front.id])),
            _approval(standings.get((front.id, front.language))),
        )
        for front in FrontPage.objects.filter(language__in=languages).order_by("language")
    ]


def own_words_of(owner_type: OwnerType, field: OwnField) -> dict[UUID, dict[str, OwnWords]]:
    """One own-voice field of all owners of a type: owner > language > words."""
    found: dict[UUID, dict[str, OwnWords]] = {}
    rows = Translation.objects.filter(owner_type=owner_type, field=field).order_by("owner_id")
    for owner_id, language, text, origin, checked in rows.values_list(
        "owner_id", "language", "text", "origin", "checked"
    ):
        words = OwnWords(text, Origin(origin), checked is not None)
        found.setdefault(owner_id, {})[language] = words
    return found


def _approval(standing: Standing | None) -> Approval | None:
    return standing.approval if standing else None
