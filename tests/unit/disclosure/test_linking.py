"""Links: signed whole, written only where both Items cross, and silent about those that do not."""

from dataclasses import replace

import pytest
from tests.gate_fixtures import AGENTS, DAY, an_item
from tests.unit.disclosure.test_release import approved, archive

from firsthand.core.codes import LinkKind
from firsthand.core.ids import pid_text
from firsthand.disclosure.candidates import LinkCandidate
from firsthand.disclosure.faults import Fault
from firsthand.disclosure.gate import open_gate
from firsthand.disclosure.release import Signed, Submission, judge_item, release
from firsthand.disclosure.rules import build_item
from firsthand.public.bundle import FILES, read_bundle
from firsthand.public.relations import LinkRecord

GATE = open_gate(AGENTS, as_of=DAY)
FIRST, SECOND, THIRD = (bytes([number]) * 16 for number in (1, 2, 3))


def replies(pid, *to, kind=LinkKind.REPLY_TO, **changes):
    return an_item(pid=pid, links=tuple(LinkCandidate(kind, each) for each in to), **changes)


def link(pid, to, kind=LinkKind.REPLY_TO):
    return LinkRecord(kind, pid_text(pid), pid_text(to))


def released(folder, *signed):
    submission = Submission(items=signed, series=(), pages=(), fronts=(), archive=archive)
    return release(submission, GATE, folder), read_bundle(folder)


def signed(item):
    return Signed(item, approved(item))


def test_a_record_has_all_its_links_in_one_order():
    built = build_item(replies(FIRST, THIRD, SECOND, THIRD), GATE)
    assert built.links == (link(FIRST, SECOND), link(FIRST, THIRD))


def test_links_stand_where_both_items_do(tmp_path):
    answer = replies(THIRD, FIRST, SECOND)
    report, bundle = released(tmp_path / "b", signed(replies(FIRST)), signed(answer))
    assert bundle.links == (link(THIRD, FIRST),)
    assert report.withheld == []


def test_one_that_comes_before_what_it_answers_is_there_too(tmp_path):
    _, bundle = released(tmp_path / "b", signed(replies(FIRST, THIRD)), signed(replies(THIRD)))
    assert bundle.links == (link(FIRST, THIRD),)


def test_an_item_in_two_languages_links_once(tmp_path):
    answer = replies(FIRST, SECOND)
    persian = replace(answer, source=replace(answer.source, language="fa", mentions=()))
    items = [signed(answer), signed(replace(persian, own={})), signed(replies(SECOND))]
    _, bundle = released(tmp_path / "b", *items)
    assert [item.record.language for item in bundle.items()] == ["en", "fa", "en"]
    assert bundle.links == (link(FIRST, SECOND),)


def test_what_is_left_out_links_nothing_from_it_and_nothing_to_it(tmp_path):
    answer, answered = replies(FIRST, SECOND), replies(SECOND)
    _, bundle = released(tmp_path / "a", Signed(answer, None), signed(answered))
    assert bundle.links == ()
    _, bundle = released(tmp_path / "b", signed(answer), Signed(answered, None))
    assert bundle.links == ()


def test_a_private_item_that_is_linked_to_leaves_no_trace(tmp_path):
    released(tmp_path / "with", signed(replies(FIRST, SECOND)), Signed(replies(SECOND), None))
    released(tmp_path / "without", signed(replies(FIRST)))
    for name in FILES:
        assert (tmp_path / "with" / name).read_bytes() == (tmp_path / "without" / name).read_bytes()


def test_the_link_stands_again_when_its_item_does_without_a_new_approval(tmp_path):
    answer = signed(replies(FIRST, SECOND))
    released(tmp_path / "before", answer)
    _, bundle = released(tmp_path / "after", answer, signed(replies(SECOND)))
    assert bundle.links == (link(FIRST, SECOND),)


@pytest.mark.parametrize(
    "links",
    [
        (),
        (LinkCandidate(LinkKind.SAME_ORIGIN, SECOND),),
        (LinkCandidate(LinkKind.REPLY_TO, THIRD),),
    ],
    ids=["none", "another kind", "elsewhere"],
)
def test_a_link_that_changed_after_the_approval_takes_the_page_away(links):
    item = replies(FIRST, SECOND)
    changed = replace(item, links=links)
    assert judge_item(Signed(changed, approved(item)), GATE) == (
        {Fault.CHANGED_SINCE_APPROVAL},
        None,
    )
