"""Replies and corrections that would go are named, each with its reason."""

import pytest

from firsthand.core.codes import SubjectType
from firsthand.disclosure.dropped import Dropped, Kept, Showing, Shown, dropped
from firsthand.disclosure.faults import Fault, Withheld

REPLY = Shown(Kept.REPLY, "answer", "fr", "claim")
TWIN = Shown(Kept.REPLY, "answer", "fa", "claim")
CORRECTION = Shown(Kept.CORRECTION, "claim", "en", "note")
RECORDS = frozenset({("answer", "fr"), ("answer", "fa"), ("claim", "en")})
BEFORE = Showing(frozenset({REPLY, TWIN, CORRECTION}), RECORDS)


def withheld(fault, item_id="answer", language="fr"):
    return Withheld(SubjectType.ITEM_LANGUAGE, item_id, language, fault)


def showing(*shown, without=()):
    return Showing(frozenset(shown), RECORDS - frozenset(without))


def test_what_stays_or_comes_is_not_named():
    assert dropped(BEFORE, BEFORE, []) == ()
    assert dropped(Showing(), BEFORE, []) == ()


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (showing(TWIN, CORRECTION), [Dropped(REPLY, Fault.REPLY_REMOVED)]),
        (showing(REPLY, TWIN), [Dropped(CORRECTION, Fault.CORRECTION_REMOVED)]),
        (
            showing(CORRECTION, without=[("claim", "en")]),
            [Dropped(TWIN, Fault.ANSWERED_GONE), Dropped(REPLY, Fault.ANSWERED_GONE)],
        ),
    ],
    ids=["a link", "a note", "what was answered"],
)
def test_each_is_named_with_what_became_of_it(after, expected):
    assert list(dropped(BEFORE, after, [])) == expected


def test_a_record_that_is_left_out_says_why():
    after = showing(TWIN, CORRECTION, without=[("answer", "fr")])
    report = [withheld(Fault.RECEIVED_WORDS), withheld(Fault.VOID), withheld(Fault.THREAT, "other")]
    assert dropped(BEFORE, after, report) == (Dropped(REPLY, Fault.VOID),)


def test_without_a_word_of_the_report_nobody_approved_it():
    after = showing(TWIN, CORRECTION, without=[("answer", "fr")])
    assert dropped(BEFORE, after, []) == (Dropped(REPLY, Fault.NOT_APPROVED),)


def test_the_items_that_matter_are_those_at_both_ends():
    assert BEFORE.ids == {"answer", "claim"}
