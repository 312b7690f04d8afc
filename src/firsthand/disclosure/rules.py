"""The gate's rules for one Item in one language: Candidate in, public record out, from nothing.

Every public value is made here by name; nothing is copied and then cleaned (ADR 5).
"""

from dataclasses import dataclass, field
from uuid import UUID

from firsthand.core.codes import (
    CalendarName,
    Completeness,
    DateShown,
    ItemState,
    OwnField,
    RightsBasis,
    Treatment,
)
from firsthand.core.dates import cut_to
from firsthand.core.ids import pid_text
from firsthand.core.languages import name_withheld
from firsthand.core.shortening import first_code_points, opening
from firsthand.core.text import Text, title_of
from firsthand.disclosure.candidates import (
    CreditCandidate,
    ItemCandidate,
    MentionCandidate,
)
from firsthand.disclosure.errors import MaskingError
from firsthand.disclosure.faults import Fault
from firsthand.disclosure.gate import Gate, own_words
from firsthand.disclosure.masking import Insert, is_web_address, mask
from firsthand.disclosure.naming import Naming, by_other_words, call, role_of, shown_by
from firsthand.public.records import Credit, ItemRecord, ShownAs, Who, WrittenDate

TEASER_MAX_CP = 320


@dataclass(slots=True)
class _Run:
    """One record in the making: the faults and bases met so far."""

    gate: Gate
    candidate: ItemCandidate
    faults: set[Fault] = field(default_factory=set)
    bases: set[UUID] = field(default_factory=set)

    @property
    def language(self) -> str:
        return self.candidate.source.language

    def name(self, agent_id: UUID | None) -> Who:
        naming = self.naming(agent_id)
        self.bases |= naming.bases
        return naming.who

    def naming(self, agent_id: UUID | None) -> Naming:
        agent = self.gate.agents.get(agent_id) if agent_id else None
        return call(agent, self.language, self.gate.live)


@dataclass(frozen=True, slots=True)
class Built:
    """A public record as the gate builds it now, what stands against it, and the bases used.

    The record is whole even where `faults` forbid its publication: that is the preview. `text` is
    the public text before any extract of it is taken.
    """

    record: ItemRecord
    text: Text
    faults: frozenset[Fault]
    bases: frozenset[UUID]


def build_item(candidate: ItemCandidate, gate: Gate) -> Built:
    """The record of one Item in one language under *gate*, and every fault found on the way."""
    run = _Run(gate, candidate, faults=_standing_faults(candidate))
    text = _public_text(run)
    record = _record(run, text)
    return Built(record, text, frozenset(run.faults), frozenset(run.bases))


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
        licence=candidate.licence,
        source_url=_source_url(run),
        series_id=pid_text(candidate.series_pid) if candidate.series_pid else "",
        part=candidate.part,
        part_written=_received(run, candidate.part_written),
        translated_from=candidate.source.of_language,
        machine_made=candidate.source.by_machine,
        one_member=run.gate.one_member,
    )


def _public_text(run: _Run) -> Text:
    source = run.candidate.source
    try:
        return mask(source, lambda mention: _insert(run, mention))
    except MaskingError:
        run.faults.add(Fault.CANNOT_MASK)
        return Text()


def _insert(run: _Run, mention: MentionCandidate) -> Insert | None:
    """What stands in place of a Mention; None = its own words."""
    match mention.treatment:
        case Treatment.NOT_A_NAME:
            return None
        case Treatment.SHOW:
            return _shown(run, mention)
        case Treatment.ROLE:
            return _role(run, mention)
        case Treatment.PSEUDONYM:
            return _pseudonym(run, mention)
        case Treatment.GENERALISE if mention.replacement:
            return Insert(f"[{_received(run, mention.replacement) or '...'}]", "general")
        case _:
            return Insert(name_withheld(run.language), "withheld")


def _shown(run: _Run, mention: MentionCandidate) -> Insert | None:
    """None where a live Basis carries the words; else the role, or the name withheld (I16)."""
    agent = run.gate.agents.get(mention.agent_id) if mention.agent_id else None
    words = run.candidate.source.text.quote(mention.span)
    bases = shown_by(agent, words, run.gate.live) if agent else None
    if bases is None:
        run.faults.add(Fault.SHOW_WITHOUT_BASIS)
        has_role = agent is not None and run.language in agent.roles
        return _role(run, mention) if has_role else Insert(name_withheld(run.language), "withheld")
    run.bases |= bases
    return None


def _role(run: _Run, mention: MentionCandidate) -> Insert:
    agent = run.gate.agents.get(mention.agent_id) if mention.agent_id else None
    words = _received(run, mention.replacement) or role_of(agent, run.language)
    return Insert(f"[{words}]", "role")


def _pseudonym(run: _Run, mention: MentionCandidate) -> Insert:
    agent = run.gate.agents.get(mention.agent_id) if mention.agent_id else None
    who = by_other_words(agent, run.language).who if agent else None
    if who is None or who.shown_as is not ShownAs.PSEUDONYM:
        return _role(run, mention)
    return Insert(who.words, "pseudonym")


def _own(run: _Run, field_name: OwnField) -> str:
    """An own-voice text with its slots filled; empty, with a fault, where it may not stand."""
    own = run.candidate.own.get(field_name)
    if own is None or not own.text:
        return ""
    filled = own_words(own, run.language, run.gate, narrator=run.candidate.narrator)
    if filled is None:
        run.faults.add(Fault.OWN_VOICE)
        return ""
    run.bases |= filled.bases
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
    """The date cut to what may be shown; the words as written only with the day (domain.md 3.0)."""
    candidate = run.candidate
    shown = candidate.date_shown if candidate.issued else DateShown.NONE
    written = candidate.issued_written if candidate.date_shown is DateShown.DAY else ""
    return WrittenDate(
        edtf=cut_to(candidate.issued, shown) if candidate.issued else "",
        calendar=candidate.calendar or CalendarName.GREGORIAN,
        written=_received(run, written),
        shown=candidate.date_shown,
    )


def _source_url(run: _Run) -> str:
    candidate = run.candidate
    if not candidate.show_source or not is_web_address(candidate.source_url):
        return ""
    return _received(run, candidate.source_url)


def _received(run: _Run, words: str) -> str:
    """Words as received, where they hold no withheld name; else nothing, and a fault (I18)."""
    if run.gate.withheld.allows(words):
        return words
    run.faults.add(Fault.RECEIVED_WORDS)
    return ""
