"""What crosses: approved, unchanged, with its bases; masked more where a Basis has ended."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.gate_fixtures import (
    AGENTS,
    BEFORE,
    DAY,
    NAMED,
    UNNAMED,
    a_mention,
    a_source,
    an_id,
    an_item,
)

from firsthand.core.canonical import digest_of
from firsthand.core.codes import OwnField, PageSlug, Treatment
from firsthand.disclosure.candidates import (
    Approval,
    FrontCandidate,
    FrontEntryCandidate,
    OwnWords,
    PageCandidate,
    SeriesCandidate,
)
from firsthand.disclosure.faults import Fault
from firsthand.disclosure.gate import open_gate
from firsthand.disclosure.pages import build_own
from firsthand.disclosure.release import Signed, Submission, judge_item, release
from firsthand.disclosure.rules import build_item
from firsthand.public.bundle import read_bundle
from firsthand.public.encoding import record_json
from firsthand.public.records import ArchiveRecord

GATE = open_gate(AGENTS, as_of=DAY)
ENDED = (replace(NAMED, bases=(replace(NAMED.bases[0], ended_at=BEFORE),)), *AGENTS[1:])
GATE_AFTER = open_gate(ENDED, as_of=DAY)
SIGNED_ON = date(2026, 3, 10)
LATER = datetime(2026, 3, 12, tzinfo=UTC)
ENDED_LATER = (replace(NAMED, bases=(replace(NAMED.bases[0], ended_at=LATER),)), *AGENTS[1:])


def approved(item):
    result = build_item(item, GATE)
    return Approval(result.digest, result.bases, SIGNED_ON)


def approved_own(candidate):
    result = build_own(candidate, GATE)
    return Approval(digest_of(record_json(result.record)), result.bases, SIGNED_ON)


def test_the_approved_record_crosses():
    item = an_item()
    faults, record = judge_item(Signed(item, approved(item)), GATE)
    assert faults == frozenset()
    assert record.record == build_item(item, GATE).record


def test_nothing_crosses_without_approval():
    assert judge_item(Signed(an_item(), None), GATE) == ({Fault.NOT_APPROVED}, None)


def test_a_void_text_does_not_cross():
    item = an_item()
    assert judge_item(Signed(item, approved(item), is_void=True), GATE)[0] == {Fault.VOID}


CHANGES = {
    "kind": "ITM01",
    "circumstances": "CI1",
    "connection": "CN2",
    "cut_end": True,
    "licence": "CC0",
    "part": 2,
    "part_written": "Part two",
    "series_pid": b"s" * 16,
    "warnings": ("W1",),
    "narrator": UNNAMED.agent_id,
    "own": {OwnField.HEADLINE: OwnWords("Another headline")},
}


@pytest.mark.parametrize("field", sorted(CHANGES))
def test_each_public_field_changed_after_approval_takes_the_page_away(field):
    item = an_item()
    changed = replace(item, **{field: CHANGES[field]})
    assert judge_item(Signed(changed, approved(item)), GATE) == (
        {Fault.CHANGED_SINCE_APPROVAL},
        None,
    )


def test_a_mention_decided_otherwise_after_approval_takes_the_page_away():
    item = an_item()
    source = a_source()
    mentions = (*source.mentions[:1], replace(source.mentions[1], treatment=Treatment.WITHHOLD))
    changed = replace(item, source=replace(source, mentions=(*mentions, source.mentions[2])))
    faults, record = judge_item(Signed(changed, approved(item)), GATE)
    assert record is None
    assert faults == {Fault.CHANGED_SINCE_APPROVAL}


def test_an_ended_basis_masks_the_name_and_the_page_stands():
    item = an_item()
    faults, now = judge_item(Signed(item, approved(item)), GATE_AFTER)
    assert faults == {Fault.BASIS_ENDED}
    assert now.record.narrator.words == "a former member"
    assert "Golrokh" not in repr(now.record)
    assert "[a former member] asked" in now.record.text.string


def test_a_new_basis_after_approval_changes_nothing():
    unnamed_before = replace(NAMED, bases=())
    item = an_item(source=a_source(mentions=()), narrator=NAMED.agent_id)
    item = replace(
        item,
        source=replace(
            item.source,
            mentions=(
                a_mention(item.source.text, "Golrokh Amini", NAMED, Treatment.ROLE),
                a_mention(item.source.text, "Kiumars Pelvand", UNNAMED, Treatment.ROLE),
            ),
        ),
    )
    gate_before = open_gate((unnamed_before, *AGENTS[1:]), as_of=DAY)
    result = build_item(item, gate_before)
    approval = Approval(result.digest, result.bases, SIGNED_ON)
    faults, now = judge_item(Signed(item, approval), GATE)
    assert faults == frozenset()
    assert now.record.narrator.words == "a former member"


SERIES = SeriesCandidate(an_id("s"), b"s" * 16, None, {"en": OwnWords("The Book of Earth")})
PAGE = PageCandidate(an_id("p"), PageSlug.ABOUT, "en", OwnWords("About us"), OwnWords("One.\nTwo."))
FRONT = FrontCandidate(
    an_id("f"),
    "fa",
    (
        FrontEntryCandidate(
            bytes(range(16)),
            lead=True,
            narrator=NAMED.agent_id,
            own={OwnField.HEADLINE: OwnWords(f"{{agent:{NAMED.agent_id}}} می‌نویسد")},
        ),
        FrontEntryCandidate(b"x" * 16, lead=False),
    ),
)


def archive(day):
    return ArchiveRecord(("en", "fa"), day, invented=True, one_member=False, base_url="")


def run(folder, gate=GATE, *, item=None, **signed):
    item = item or an_item(series_pid=b"s" * 16, part=1)
    submission = Submission(
        items=[Signed(item, approved(item))],
        series=signed.get("series", [Signed(SERIES, approved_own(SERIES))]),
        pages=signed.get("pages", [Signed(PAGE, approved_own(PAGE))]),
        fronts=signed.get("fronts", [Signed(FRONT, approved_own(FRONT))]),
        archive=archive,
    )
    return release(submission, gate, folder / "bundle"), read_bundle(folder / "bundle")


def test_a_release_writes_what_crosses_and_the_day_of_the_last_change(tmp_path):
    report, bundle = run(tmp_path)
    assert (report.items, report.withheld) == (1, [])
    assert bundle.release_id == report.release_id
    assert bundle.archive.edition_date == SIGNED_ON
    assert bundle.series[0].titles == {"en": "The Book of Earth"}
    assert [entry.headline for entry in bundle.fronts[0].entries] == ["Golrokh Amini می‌نویسد"]


def test_an_ended_basis_masks_the_front_page_too(tmp_path):
    report, bundle = run(tmp_path, GATE_AFTER)
    assert bundle.fronts[0].entries[0].headline == "یک نفر می‌نویسد"
    assert {withheld.fault for withheld in report.withheld} == {Fault.BASIS_ENDED}


def test_the_day_on_which_a_basis_ended_dates_what_it_masked(tmp_path):
    _, bundle = run(tmp_path, open_gate(ENDED_LATER, as_of=DAY))
    assert bundle.archive.edition_date == date(2026, 3, 12)
    assert [item.approved_on for item in bundle.items()] == [date(2026, 3, 12)]


def test_a_series_that_is_not_approved_keeps_its_place_untitled(tmp_path):
    report, bundle = run(tmp_path, series=[Signed(SERIES, None)])
    assert bundle.series[0].titles == {}
    assert [withheld.fault for withheld in report.withheld] == [Fault.NOT_APPROVED]


def test_a_series_without_public_parts_is_not_there(tmp_path):
    _, bundle = run(tmp_path, item=an_item())
    assert bundle.series == ()


def test_a_changed_page_is_left_out(tmp_path):
    changed = replace(PAGE, body=OwnWords("Other words."))
    report, bundle = run(tmp_path, pages=[Signed(changed, approved_own(PAGE))])
    assert bundle.pages == ()
    assert [withheld.fault for withheld in report.withheld] == [Fault.CHANGED_SINCE_APPROVAL]


def test_entries_that_are_not_public_are_dropped_without_approval(tmp_path):
    _, bundle = run(tmp_path)
    assert len(bundle.fronts[0].entries) == 1


def test_a_changed_front_page_is_left_out(tmp_path):
    turned = replace(FRONT, entries=FRONT.entries[::-1])
    _, bundle = run(tmp_path, fronts=[Signed(turned, approved_own(FRONT))])
    assert bundle.fronts == ()
