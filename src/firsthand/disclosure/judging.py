"""Whether what was approved is what would be published now: rebuilt, compared, masked more (I3)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from firsthand.core.canonical import digest_of
from firsthand.core.codes import ItemState
from firsthand.disclosure.candidates import (
    Approval,
    FrontCandidate,
    ItemCandidate,
    PageCandidate,
    SeriesCandidate,
)
from firsthand.disclosure.faults import MILD, Fault
from firsthand.disclosure.gate import Gate
from firsthand.disclosure.pages import OwnRecord, build_own
from firsthand.disclosure.rules import Built, build_item
from firsthand.public.encoding import record_json

Candidate = TypeVar("Candidate")
Own = TypeVar("Own", SeriesCandidate, PageCandidate, FrontCandidate)


@dataclass(frozen=True, slots=True)
class Signed(Generic[Candidate]):
    """A Candidate with its newest approval; None = there is none, or it was returned.

    `is_void` says that its text's source has a newer version than the approved one.
    """

    candidate: Candidate
    approval: Approval | None
    is_void: bool = False


def judge_item(signed: Signed[ItemCandidate], gate: Gate) -> tuple[frozenset[Fault], Built | None]:
    """What stands against publishing an Item in one language now, and the record if nothing does.

    The record is first rebuilt with the very bases of its approval and must have the approved
    digest; then with those of them that are still live.
    """
    if signed.approval is None:
        is_gone = signed.candidate.state is ItemState.WITHDRAWN
        return frozenset({Fault.WITHDRAWN if is_gone else Fault.NOT_APPROVED}), None
    if signed.is_void:
        return frozenset({Fault.VOID}), None
    then = build_item(signed.candidate, replace(gate, live=signed.approval.bases))
    if then.faults - MILD:
        return then.faults, None
    if then.digest != signed.approval.digest:
        return frozenset({Fault.CHANGED_SINCE_APPROVAL}), None
    if signed.approval.bases <= gate.live:
        return then.faults, then
    return _masked_more(signed, gate, then)


def _masked_more(
    signed: Signed[ItemCandidate], gate: Gate, then: Built
) -> tuple[frozenset[Fault], Built | None]:
    live = signed.approval.bases & gate.live if signed.approval else frozenset()
    now = build_item(signed.candidate, replace(gate, live=live))
    masked = {Fault.BASIS_ENDED, *then.faults, *(now.faults - {Fault.SHOW_WITHOUT_BASIS})}
    return frozenset(masked), now


def changed_on(approval: Approval, gate: Gate) -> date:
    """The day of the approval, or the later one on which a Basis that it used has ended."""
    gone = approval.bases - gate.live
    if not gone:
        return approval.on
    bases = (basis for agent in gate.agents.values() for basis in agent.bases)
    ended = [b.ended_at.date() for b in bases if b.basis_id in gone and b.ended_at]
    return max([approval.on, *ended])


def judge_own(signed: Signed[Own], gate: Gate) -> tuple[Fault | None, OwnRecord | None]:
    """What stands against publishing own voice now, and the record where it may be published."""
    approval = signed.approval
    if approval is None:
        return Fault.NOT_APPROVED, None
    then = build_own(signed.candidate, replace(gate, live=approval.bases))
    if not then.is_clean:
        return Fault.OWN_VOICE, None
    if digest_of(record_json(then.record)) != approval.digest:
        return Fault.CHANGED_SINCE_APPROVAL, None
    if approval.bases <= gate.live:
        return None, then.record
    now = build_own(signed.candidate, replace(gate, live=approval.bases & gate.live))
    return Fault.BASIS_ENDED, now.record
