"""The gate's rules for one Item in one language: Candidate in, public record out, from nothing.

Every public value is made here by name; nothing is copied and then cleaned (ADR 5).
"""

from dataclasses import dataclass, replace
from uuid import UUID

from firsthand.core.codes import (
    CalendarName,
    Completeness,
    DateShown,
    ItemState,
    OwnField,
    RightsBasis,
)
from firsthand.core.dates import cut_to
from firsthand.core.ids import pid_text
from firsthand.core.shortening import first_code_points, opening
from firsthand.core.text import Text, title_of
from firsthand.disclosure.appearances import Named, named_in
from firsthand.disclosure.candidates import (
    CreditCandidate,
    ItemCandidate,
)
from firsthand.disclosure.corrections import public_corrections
from firsthand.disclosure.faults import Fault
from firsthand.disclosure.gate import Gate, own_words
from firsthand.disclosure.linking import composed_links, signed_digest
from firsthand.disclosure.masking import Masked, is_web_address
from firsthand.disclosure.naming import Naming, call
from firsthand.disclosure.pictures import public_pictures
from firsthand.disclosure.treatments import Treating, treat
from firsthand.public.records import Credit, ItemRecord, ShownAs, Who, WrittenDate
from firsthand.public.relations import LinkRecord

TEASER_MAX_CP = 320


@dataclass(frozen=True, slots=True)
class _Run:
    """One record in the making; its treated text keeps the faults and bases met so far."""

    gate: Gate
    candidate: ItemCandidate
    treating: Treating

    @property
    def language(self) -> str:
        return self.candidate.source.language

    def name(self, agent_id: UUID | None) -> Who:
        """The words for an Agent; a named narrator may have a page (F15)."""
        naming = self.naming(agent_id)
        self.treating.bases |= naming.bases
        is_narrator = agent_id is not None and agent_id == self.candidate.narrator
        if not is_narrator or naming.who.shown_as is not ShownAs.NAME:
            return naming.who
        return replace(naming.who, agent_id=self._public_id(agent_id))

    def _public_id(self, agent_id: UUID | None) -> str:
        return pid_text(self.gate.agents[agent_id].pid) if agent_id else ""

    def naming(self, agent_id: UUID | None) -> Naming:
        agent = self.gate.agents.get(agent_id) if agent_id else None
        return call(agent, self.language, self.gate.live)


@dataclass(frozen=True, slots=True)
class Built:
    """A public record as the gate builds it now, what stands against it, and the bases used.

    The record is whole even where `faults` forbid its publication: that is the preview. `masked`
    is the public text before any extract of it is taken, `named` who is named in the record.
    `links` are all that the Item has, signed with the record; which of them cross, release says.
    """

    record: ItemRecord
    masked: Masked
    faults: frozenset[Fault]
    bases: frozenset[UUID]
    named: Named
    links: tuple[LinkRecord, ...] = ()

    @property
    def digest(self) -> str:
        """What an approval signs."""
        return signed_digest(self.record, self.links, self.named)


def build_item(candidate: ItemCandidate, gate: Gate) -> Built:
    """The record of one Item in one language under *gate*, and every fault found on the way."""
    treating = Treating(gate, candidate.source, faults=_standing_faults(candidate))
    run = _Run(gate, candidate, treating)
    masked = treat(treating)
    record = _record(run, masked.text)
    return Built(
        record,
        masked,
        frozenset(treating.faults),
        frozenset(treating.bases),
        named_in(candidate, record, masked),
        composed_links(candidate),
    )


def _standing_faults(candidate: ItemCandidate) -> set[Fault]:
    checks = {
        Fault.NOT_DESCRIBED: candidate.state is not ItemState.DESCRIBED,
        Fault.WITHDRAWN: candidate.state is ItemState.WITHDRAWN,
        Fault.NO_KIND: not candidate.kind,
        Fault.NO_RIGHTS_BASIS: candidate.rights_basis is None,
        Fault.THREAT: candidate.threats > 0,
        Fault.UNDECIDED_MENTION: any(m.treatment is None for m in candidate.source.mentions),
    }
    return {fault for fault, holds in checks.items() if holds}


def _record(run: _Run, text: Text) -> ItemRecord:
    candidate = run.candidate
    shown, is_cut = _extract(candidate, text)
    headline = _own(run, OwnField.HEADLINE)
    teaser = _own(run, OwnField.TEASER)
    return ItemRecord(
        item_id=pid_text(candidate.pid),
        language=run.language,
        kind=candidate.kind,
        genre=candidate.genre,
        completeness=Completeness.EXCERPT if is_cut else candidate.completeness,
        cut_start=candidate.cut_start,
        cut_end=candidate.cut_end or is_cut,
        text=shown,
        title=title_of(text),
        supplied_title=_own(run, OwnField.SUPPLIED_TITLE),
        headline=headline,
        teaser=teaser or opening(shown, TEASER_MAX_CP),
        teaser_is_own=bool(teaser),
        circumstances=candidate.circumstances,
        connection=candidate.connection,
        warnings=candidate.warnings,
        narrator=run.name(candidate.narrator) if candidate.narrator else None,
        credits=tuple(_credit(run, credit) for credit in candidate.credits),
        issued=_issued(run),
        rights_basis=candidate.rights_basis or RightsBasis.QUOTATION,
        licence=run.treating.received(candidate.licence),
        source_url=_source_url(run),
        series_id=pid_text(candidate.series_pid) if candidate.series_pid else "",
        part=candidate.part,
        part_written=run.treating.received(candidate.part_written),
        translated_from=candidate.source.of_language,
        machine_made=candidate.source.by_machine,
        one_member=run.gate.one_member,
        corrections=public_corrections(candidate, run.treating),
        pictures=public_pictures(candidate, run.treating),
    )


def _own(run: _Run, field_name: OwnField) -> str:
    """An own-voice text with its slots filled; empty, with a fault, where it may not stand."""
    own = run.candidate.own.get(field_name)
    if own is None or not own.text:
        return ""
    filled = own_words(own, run.language, run.gate, narrator=run.candidate.narrator)
    if filled is None:
        run.treating.faults.add(Fault.OWN_VOICE)
        return ""
    run.treating.bases |= filled.bases
    return filled.words


def _credit(run: _Run, credit: CreditCandidate) -> Credit:
    return Credit(credit.role, run.name(credit.agent_id))


def _extract(candidate: ItemCandidate, text: Text) -> tuple[Text, bool]:
    """Under quotation at most `extract_max` code points of the body (I17), and whether cut."""
    if candidate.rights_basis not in {RightsBasis.QUOTATION, None}:
        return text, False
    shown = first_code_points(text, candidate.extract_max)
    return shown, len(shown.string) < len(text.string)


def _issued(run: _Run) -> WrittenDate:
    """The date cut to what may be shown; the words as written only with the day."""
    candidate = run.candidate
    shown = candidate.date_shown if candidate.issued else DateShown.NONE
    written = candidate.issued_written if candidate.date_shown is DateShown.DAY else ""
    return WrittenDate(
        edtf=cut_to(candidate.issued, shown) if candidate.issued else "",
        calendar=candidate.calendar or CalendarName.GREGORIAN,
        written=run.treating.received(written),
        shown=candidate.date_shown,
    )


def _source_url(run: _Run) -> str:
    candidate = run.candidate
    if not candidate.show_source or not is_web_address(candidate.source_url):
        return ""
    return run.treating.received(candidate.source_url)
