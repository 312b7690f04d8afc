"""Who may approve."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.gate_fixtures import an_id

from firsthand.disclosure.approval import ApprovalRequest, Refusal, refusal, workers

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
REQUEST = ApprovalRequest(
    by=an_id("second"),
    roles=frozenset({"reviewer"}),
    workers=frozenset({an_id("maker")}),
    submitted_digest="d",
    submitted_at=NOW - timedelta(hours=1),
    digest_now="d",
    now=NOW,
    team=2,
)
ALONE = replace(REQUEST, by=an_id("maker"), team=1, has_checklist=True)


def test_a_reviewer_who_did_no_part_may_approve():
    assert refusal(REQUEST) is None


def test_protection_may_approve_too():
    assert refusal(replace(REQUEST, roles=frozenset({"protection"}))) is None


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"roles": frozenset({"editor", "publisher"})}, Refusal.NOT_A_REVIEWER),
        ({"submitted_at": None}, Refusal.NOT_SUBMITTED),
        ({"digest_now": "other"}, Refusal.CHANGED),
        ({"by": an_id("maker")}, Refusal.OWN_WORK),
    ],
)
def test_refusals(changes, why):
    assert refusal(replace(REQUEST, **changes)) is why


def test_one_member_waits_a_day_and_goes_through_a_checklist():
    day_old = replace(ALONE, submitted_at=NOW - timedelta(hours=24))
    assert refusal(ALONE) is Refusal.TOO_SOON
    assert refusal(replace(day_old, has_checklist=False)) is Refusal.NO_CHECKLIST
    assert refusal(day_old) is None


def test_workers_leave_out_nobody_and_none():
    assert workers([an_id("a"), None], [an_id("b")]) == {an_id("a"), an_id("b")}
