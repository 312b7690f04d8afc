"""From Candidates and approvals to a bundle, and a report of what was withheld and why.

A pure function of its input: no clock, no database (I8). One Item is in memory at a time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from firsthand.core.codes import SubjectType
from firsthand.core.ids import pid_text
from firsthand.disclosure.agents import judge_agent
from firsthand.disclosure.appearances import Appearances
from firsthand.disclosure.candidates import (
    AgentPageCandidate,
    FrontCandidate,
    ItemCandidate,
    PageCandidate,
    SeriesCandidate,
)
from firsthand.disclosure.faults import MILD, Fault, Withheld
from firsthand.disclosure.gate import Gate
from firsthand.disclosure.judging import Own, Signed, changed_on, judge_item, judge_own
from firsthand.disclosure.linking import standing_links
from firsthand.disclosure.pages import OwnRecord
from firsthand.disclosure.rules import Built
from firsthand.public.bundle import write_bundle
from firsthand.public.pictures import files_of, is_intact
from firsthand.public.records import (
    ArchiveRecord,
    FrontRecord,
    PageRecord,
    PublishedItem,
    SeriesRecord,
)
from firsthand.public.relations import AgentRecord, LinkRecord


@dataclass(frozen=True, slots=True)
class Submission:
    """All that a release is made of; Items in the order of (pid text, language).

    `archive` makes the archive's own record from the edition's date; `theme` are its files.
    """

    items: Iterable[Signed[ItemCandidate]]
    series: Iterable[Signed[SeriesCandidate]]
    pages: Iterable[Signed[PageCandidate]]
    fronts: Iterable[Signed[FrontCandidate]]
    archive: Callable[[date | None], ArchiveRecord]
    agents: Iterable[Signed[AgentPageCandidate]] = ()
    theme: Mapping[str, bytes] = field(default_factory=dict)


OnItem = Callable[[Built], None]
NO_PICTURES = Path("/nonexistent")


@dataclass(slots=True)
class Release:
    """What a release wrote: its id, how many Items, and all that was withheld, in order met."""

    release_id: str = ""
    items: int = 0
    withheld: list[Withheld] = field(default_factory=list)


@dataclass(slots=True)
class _Run:
    gate: Gate
    report: Release
    on_item: OnItem
    pictures: Path
    item_ids: set[str] = field(default_factory=set)
    series_ids: set[str] = field(default_factory=set)
    links: set[LinkRecord] = field(default_factory=set)
    named: Appearances = field(default_factory=Appearances)
    newest: date | None = None

    def withhold(self, kind: SubjectType, subject_id: str, language: str, fault: Fault) -> None:
        self.report.withheld.append(Withheld(kind, subject_id, language, fault))

    def dated(self, day: date) -> None:
        self.newest = max(self.newest, day) if self.newest else day


def release(
    submission: Submission,
    gate: Gate,
    folder: Path,
    *,
    on_item: OnItem = lambda _built: None,
    pictures: Path = NO_PICTURES,
) -> Release:
    """The report of the release written as a bundle into the new or empty *folder*.

    Only what is approved, unchanged since, and still has its bases crosses; names whose Basis
    has ended since are masked, and nothing else may differ (I3). *on_item* is told of each
    record that crosses, as it was built. *pictures* is the folder of the archive's renditions.

    Raises: what `write_bundle` raises.
    """
    run = _Run(gate, Release(), on_item, pictures)
    run.report.release_id = write_bundle(
        folder,
        items=_items(run, submission.items),
        links=_links(run),
        agents=_agents(run, submission.agents),
        series=_series(run, submission.series),
        fronts=_fronts(run, submission.fronts),
        pages=_pages(run, submission.pages),
        archive=lambda: submission.archive(run.newest),
        pictures=pictures,
        theme=submission.theme,
    )
    return run.report


def _items(run: _Run, items: Iterable[Signed[ItemCandidate]]) -> Iterator[PublishedItem]:
    for signed in items:
        published = _item(run, signed)
        if published:
            run.item_ids.add(published.record.item_id)
            run.series_ids.add(published.record.series_id)
            run.dated(published.approved_on)
            run.report.items += 1
            yield published


def _links(run: _Run) -> Iterator[LinkRecord]:
    """The links of the Items that crossed before, asked for when all of them have."""
    yield from standing_links(run.links, run.item_ids)


def _item(run: _Run, signed: Signed[ItemCandidate]) -> PublishedItem | None:
    faults, built = judge_item(signed, run.gate)
    subject = (pid_text(signed.candidate.pid), signed.candidate.source.language)
    for fault in sorted(faults):
        run.withhold(SubjectType.ITEM_LANGUAGE, *subject, fault)
    if built is None or signed.approval is None or faults - MILD:
        return None
    if not all(is_intact(run.pictures, file) for file in files_of(built.record.pictures)):
        run.withhold(SubjectType.ITEM_LANGUAGE, *subject, Fault.PICTURE_DAMAGED)
        return None
    run.on_item(built)
    run.named.note(built.named, built.record.item_id)
    run.links.update(built.links)
    return PublishedItem(built.record, changed_on(signed.approval, run.gate))


def _agents(run: _Run, agents: Iterable[Signed[AgentPageCandidate]]) -> Iterator[AgentRecord]:
    """The pages of Agents that the records which crossed before name."""
    for signed in agents:
        agent_id = signed.candidate.agent_id
        fault, record = judge_agent(signed.candidate, signed.approval, run.gate, run.named)
        if fault:
            pid = pid_text(run.gate.agents[agent_id].pid)
            run.withhold(SubjectType.AGENT, pid, "", fault)
        if record is not None and signed.approval is not None:
            run.dated(changed_on(signed.approval, run.gate))
            yield record


def _series(run: _Run, series: Iterable[Signed[SeriesCandidate]]) -> Iterator[SeriesRecord]:
    """Series with a public part; one that may not be told keeps its place, without its title."""
    for signed in series:
        series_id = pid_text(signed.candidate.pid)
        if series_id not in run.series_ids:
            continue
        match _own(run, signed, (SubjectType.SERIES, series_id, "")):
            case SeriesRecord() as record:
                yield record
            case _:
                yield SeriesRecord(series_id, {}, None)


def _pages(run: _Run, pages: Iterable[Signed[PageCandidate]]) -> Iterator[PageRecord]:
    for signed in pages:
        subject = (SubjectType.PAGE, signed.candidate.slug, signed.candidate.language)
        record = _own(run, signed, subject)
        if isinstance(record, PageRecord):
            yield record


def _fronts(run: _Run, fronts: Iterable[Signed[FrontCandidate]]) -> Iterator[FrontRecord]:
    """Front pages without the entries that are not public: dropping needs no approval."""
    for signed in fronts:
        language = signed.candidate.language
        record = _own(run, signed, (SubjectType.FRONT_PAGE, language, language))
        if isinstance(record, FrontRecord):
            public = tuple(entry for entry in record.entries if entry.item_id in run.item_ids)
            yield FrontRecord(language, public)


def _own(run: _Run, signed: Signed[Own], subject: tuple[SubjectType, str, str]) -> OwnRecord | None:
    """The record if it is the approved one, its ended bases masked; else None, and a report."""
    fault, record = judge_own(signed, run.gate)
    if fault:
        run.withhold(*subject, fault)
    if record is not None and signed.approval is not None:
        run.dated(changed_on(signed.approval, run.gate))
    return record
