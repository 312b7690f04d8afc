"""What a publish would change today: the gate asked for a whole bundle, set against the last."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from firsthand.core.codes import SubjectType
from firsthand.core.ids import pid_text
from firsthand.disclosure.dropped import Dropped, Kept, Showing
from firsthand.disclosure.faults import Withheld
from firsthand.preserve.folder import ArchiveFolder
from firsthand.public.bundle import Bundle, read_bundle
from firsthand.public.encoding import record_digest
from firsthand.public.records import ItemRecord
from firsthand.workroom.archive.models import Item
from firsthand.workroom.documentation.models import Agent
from firsthand.workroom.publishing.dropping import dropped_between, showing_of
from firsthand.workroom.publishing.fault_words import SENTENCES
from firsthand.workroom.publishing.last_edition import last_bundle
from firsthand.workroom.publishing.pipeline import release_to

SHORT_CP = 80
Told = dict[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class PublicLine:
    """A record of the edition by its public title; *item_id* is ours, for a link."""

    title: str
    language: str
    item_id: UUID | None


@dataclass(frozen=True, slots=True)
class WithheldLine:
    """What is left out or masked: id, language, the rule's code, and the reason in words."""

    kind: str
    subject_id: str
    language: str
    code: str
    why: str
    item_id: UUID | None
    agent_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A reply or correction that readers see and would no longer: ids, code, reason in words."""

    what: str
    subject_id: str
    language: str
    other_id: str
    code: str
    why: str
    item_id: UUID | None


@dataclass(frozen=True, slots=True)
class Pending:
    """The difference between the next edition and the last."""

    added: tuple[PublicLine, ...]
    changed: tuple[PublicLine, ...]
    gone: tuple[PublicLine, ...]
    stay: int
    withheld: tuple[WithheldLine, ...]
    replies: int = 0
    corrections: int = 0
    dropped: tuple[DroppedLine, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether no page of an Item would change, nor anything that stands on one."""
        pages = self.added or self.changed or self.gone
        return not (pages or self.replies or self.corrections or self.dropped)


def pending_of(folder: ArchiveFolder, *, as_of: date) -> Pending:
    """What a publish would change now. Nothing stays of the bundle that it makes for this."""
    with TemporaryDirectory(dir=folder.releases) as scratch:
        bundle = Path(scratch) / "bundle"
        report = release_to(folder, bundle, as_of=as_of)
        made, last = read_bundle(bundle), last_bundle(folder)
        new, old = _told(made), _told(last)
        gone = dropped_between(last, made, report.withheld)
        further = _further(last, made)
    ours, agents = our_ids(), _agents(report.withheld)
    changed = [key for key in new if key in old and new[key][0] != old[key][0]]
    return Pending(
        added=tuple(_lines([key for key in new if key not in old], new, ours)),
        changed=tuple(_lines(changed, new, ours)),
        gone=tuple(_lines([key for key in old if key not in new], old, ours)),
        stay=sum(1 for key in new if key in old) - len(changed),
        withheld=tuple(withheld_line(each, ours, agents) for each in report.withheld),
        replies=further[Kept.REPLY],
        corrections=further[Kept.CORRECTION],
        dropped=dropped_lines(gone, ours),
    )


def _further(before: Bundle | None, after: Bundle) -> dict[Kept, int]:
    """How many replies and corrections readers would see for the first time, twins once."""
    old = showing_of(before) if before else Showing()
    known = {(each.what, each.item_id, each.other_id) for each in old.shown}
    new = {(each.what, each.item_id, each.other_id) for each in showing_of(after).shown} - known
    return {what: sum(each[0] is what for each in new) for what in Kept}


def _told(bundle: Bundle | None) -> Told:
    """Digest and title of each record, by (public id, language)."""
    if bundle is None:
        return {}
    records = (item.record for item in bundle.items())
    return {(r.item_id, r.language): (record_digest(r), _title(r)) for r in records}


def _title(record: ItemRecord) -> str:
    title = record.headline or record.title or record.supplied_title
    return title or record.text.string.split("\n", maxsplit=1)[0][:SHORT_CP]


def _lines(keys: list[tuple[str, str]], told: Told, ours: dict[str, UUID]) -> Iterator[PublicLine]:
    for item_id, language in keys:
        yield PublicLine(told[item_id, language][1], language, ours.get(item_id))


def our_ids() -> dict[str, UUID]:
    """Our id of each public one."""
    return {pid_text(bytes(pid)): key for key, pid in Item.objects.values_list("id", "pid")}


def _agents(withheld: list[Withheld]) -> dict[str, UUID]:
    """Our id of each Agent whose page is withheld, by the public one."""
    if not any(each.subject_type == SubjectType.AGENT for each in withheld):
        return {}
    return {pid_text(bytes(pid)): key for key, pid in Agent.objects.values_list("id", "pid")}


def withheld_line(each: Withheld, ours: dict[str, UUID], agents: dict[str, UUID]) -> WithheldLine:
    """One line of the report of what was withheld, in words."""
    return WithheldLine(
        each.subject_type,
        each.subject_id,
        each.language,
        str(each.fault),
        str(SENTENCES[each.fault]),
        ours.get(each.subject_id),
        agents.get(each.subject_id),
    )


def dropped_lines(gone: Sequence[Dropped], ours: Mapping[str, UUID]) -> tuple[DroppedLine, ...]:
    """What an edition would drop of replies and corrections, in words."""
    return tuple(
        DroppedLine(
            what=str(each.shown.what),
            subject_id=each.shown.item_id,
            language=each.shown.language,
            other_id=each.shown.other_id,
            code=str(each.why),
            why=str(SENTENCES[each.why]),
            item_id=ours.get(each.shown.item_id),
        )
        for each in gone
    )
