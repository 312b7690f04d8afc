"""The demo's script on links and corrections, applied through the services of the screens."""

from datetime import date

import pytest
from tests.workroom_fixtures import add_item

from firsthand.core.codes import LinkKind, VersionKind
from firsthand.demo.relations import link, mend
from firsthand.demo.script import read_script
from firsthand.workroom.archive.models import CorrectionNote, ItemLink
from firsthand.workroom.errors import RefusedError

pytestmark = pytest.mark.django_db
NOTE = {
    "date": date(1997, 1, 14),
    "reason": "error",
    "text": "a file",
    "before": "outer nail",
    "after": "inner nail",
    "words": {"en": "It hung inside.", "fa": "درون در آویخته بود."},
}


@pytest.fixture
def items(member):
    return {
        "winter": add_item(by=member.id),
        "reply": add_item("An answer\nNo paper is kept.", by=member.id),
    }


def script(**of_reply):
    return {"item": [{"key": "winter"}, {"key": "reply", **of_reply}, {"key": "not at hand"}]}


def test_an_item_answers_another_by_its_key(items, member):
    link(script(links=[{"kind": "reply_to", "to": "winter"}]), items, member)
    (made,) = ItemLink.objects.all()
    assert (made.item, made.to, made.kind) == (items["reply"], items["winter"], LinkKind.REPLY_TO)


def test_what_is_not_at_hand_is_not_answered(items, member):
    link(script(links=[{"kind": "reply_to", "to": "not at hand"}]), items, member)
    assert not ItemLink.objects.exists()


def test_words_are_mended_in_a_new_text_and_noted(items, member):
    told = {"item": [{"key": "winter", "corrections": [NOTE]}]}
    assert list(mend(told, items, member)) == [items["winter"]]
    received, corrected = items["winter"].versions.order_by("number")
    assert "outer nail" in received.text
    assert corrected.kind == VersionKind.CORRECTED
    assert corrected.text == received.text.replace("outer nail", "inner nail")
    note = CorrectionNote.objects.get()
    assert (note.on, note.before, note.after) == (NOTE["date"], "outer nail", "inner nail")


def test_words_that_stand_nowhere_are_no_correction(items, member):
    told = {"item": [{"key": "winter", "corrections": [{**NOTE, "before": "no such words"}]}]}
    with pytest.raises(RefusedError):
        list(mend(told, items, member))
    assert not CorrectionNote.objects.exists()


def test_every_link_and_correction_of_the_script_can_be_read():
    told = read_script()["item"]
    keys = {each["key"] for each in told}
    assert {said["to"] for each in told for said in each.get("links", [])} <= keys
    corrections = [said for each in told for said in each.get("corrections", [])]
    assert corrections
    assert all(isinstance(said["date"], date) for said in corrections)
