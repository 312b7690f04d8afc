"""Replies and corrections: what may be said, what is refused, what the screens show."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.clearing_walk import OVERSEER, a_basis, an_agent, cleared, ready_item
from tests.workroom_fixtures import add_item, client_of

from firsthand.core.codes import CorrectionReason, LinkKind, OwnerType
from firsthand.workroom.archive.links import link_items, unlink_items
from firsthand.workroom.archive.models import CorrectionNote, Item, ItemLink
from firsthand.workroom.errors import NotAllowedError, RefusedError, StaleError
from firsthand.workroom.here import config
from firsthand.workroom.publishing.correcting import (
    CorrectionRefusedError,
    SaidCorrection,
    add_correction,
    change_correction,
    remove_correction,
)
from firsthand.workroom.publishing.items import load_candidates
from firsthand.workroom.publishing.services import Subject, approve, build_now, submit, today
from firsthand.workroom.wording.models import Translation

pytestmark = pytest.mark.django_db
ERROR = SaidCorrection(
    on=date(2026, 2, 1),
    reason=CorrectionReason.ERROR,
    before="kept the letters safe",
    after="held the letters back",
    words={"en": "The translation said the opposite.", "fa": ""},
)
TYPED = {
    "on": "2026-02-01",
    "reason": "error",
    "before": ERROR.before,
    "after": ERROR.after,
    "words_en": ERROR.words["en"],
    "words_fa": "ترجمه وارونه بود.",
}


def body(answer):
    return answer.content.decode()


def said(**changes):
    values = {name: getattr(ERROR, name) for name in ("on", "reason", "before", "after", "words")}
    return SaidCorrection(**{**values, **changes})


@pytest.fixture
def item(member):
    item = ready_item(by=member)
    cleared(item, by=member)
    return item


@pytest.fixture
def other(member):
    return add_item("Who holds our letters?\nSixteen of us ask.", by=member.id)


@pytest.fixture
def approved(item, member, colleague):
    subject = Subject(item.id, "en")

    def again():
        submit(subject, by=member, config=config())
        return approve(subject, by=colleague, config=config())

    return again


class TestLinks:
    def test_an_item_answers_another_once(self, item, other, member):
        first = link_items(item.id, other.id, LinkKind.REPLY_TO, by=member.id)
        assert link_items(item.id, other.id, LinkKind.REPLY_TO, by=member.id) == first
        assert list(other.linked_from.all()) == [first]
        assert first.created_by == member

    def test_whoever_links_has_edited_the_item(self, item, other, colleague):
        link = link_items(item.id, other.id, LinkKind.REPLY_TO, by=colleague.id)
        item.refresh_from_db()
        assert item.edited_by == colleague
        Item.objects.filter(id=item.id).update(edited_by=None)
        unlink_items(item.id, link.id, by=colleague.id)
        item.refresh_from_db()
        assert item.edited_by == colleague
        assert not ItemLink.objects.exists()

    def test_no_item_answers_itself_or_what_answers_it(self, item, other, member):
        link_items(item.id, other.id, LinkKind.REPLY_TO, by=member.id)
        for one, to in ((item, item), (other, item)):
            with pytest.raises(RefusedError):
                link_items(one.id, to.id, LinkKind.REPLY_TO, by=member.id)

    def test_a_link_of_another_item_is_not_touched(self, item, other, member):
        link = link_items(item.id, other.id, LinkKind.REPLY_TO, by=member.id)
        unlink_items(other.id, link.id, by=member.id)
        assert ItemLink.objects.get() == link

    def test_whoever_linked_does_not_approve(self, item, other, member, colleague):
        link_items(item.id, other.id, LinkKind.REPLY_TO, by=colleague.id)
        Item.objects.filter(id=item.id).update(edited_by=member)
        submit(Subject(item.id, "en"), by=member, config=config())
        with pytest.raises(NotAllowedError, match="own_work"):
            approve(Subject(item.id, "en"), by=colleague, config=config())


class TestCorrections:
    def test_it_is_saved_with_its_words(self, item, member):
        note = add_correction(item.id, ERROR, by=member.id)
        (row,) = Translation.objects.filter(owner_type=OwnerType.CORRECTION)
        assert (row.owner_id, row.language, row.text) == (note.id, "en", ERROR.words["en"])
        (correction,) = build_now(Subject(item.id, "en"), config()).record.corrections
        assert (correction.before, correction.words) == (ERROR.before, ERROR.words["en"])

    @pytest.mark.parametrize(
        ("changes", "code", "field"),
        [
            ({"words": {}}, "no_words", "words"),
            ({"words": {"en": " "}}, "no_words", "words"),
            ({"words": {"en": f"{OVERSEER} kept them."}}, "names_a_person", "en"),
            ({"words": {"fa": "{Nobody} kept them."}}, "slot_unknown", "fa"),
            ({"before": f"by {OVERSEER}"}, "correction_names", "before"),
            ({"after": f"by {OVERSEER}"}, "correction_names", "after"),
            ({"reason": CorrectionReason.SAFETY}, "words_not_shown", "before"),
            ({"reason": CorrectionReason.LEGAL, "before": ""}, "words_not_shown", "after"),
            ({"on": today() + timedelta(days=1)}, "day_ahead", "on"),
        ],
    )
    def test_what_is_refused_leaves_nothing(self, item, member, changes, code, field):
        an_agent(OVERSEER)
        with pytest.raises(CorrectionRefusedError) as refused:
            add_correction(item.id, said(**changes), by=member.id)
        assert (refused.value.subject_id, refused.value.field) == (code, field)
        assert OVERSEER not in str(refused.value)
        assert not CorrectionNote.objects.exists()
        assert not Translation.objects.filter(owner_type=OwnerType.CORRECTION).exists()

    def test_a_slot_is_no_word_that_changed(self, item, member):
        agent = an_agent(OVERSEER)
        with pytest.raises(CorrectionRefusedError, match="slot_here"):
            add_correction(item.id, said(after=f"{{agent:{agent.id}}}"), by=member.id)

    def test_a_name_with_a_basis_may_stand_in_the_words_that_changed(self, item, member):
        a_basis(an_agent("Golrokh Amini"), by=member)
        note = add_correction(item.id, said(after="asked by Golrokh Amini"), by=member.id)
        assert note.after == "asked by Golrokh Amini"

    def test_what_protects_somebody_is_saved_without_the_words(self, item, member):
        without = said(reason=CorrectionReason.PRIVATE_PERSON, before="", after="")
        add_correction(item.id, without, by=member.id)
        (correction,) = build_now(Subject(item.id, "en"), config()).record.corrections
        assert (correction.before, correction.after) == ("", "")

    def test_it_is_changed_by_whoever_saw_it_as_it_is(self, item, member):
        note = add_correction(item.id, ERROR, by=member.id)
        seen = note.changed_at
        changed = said(words={"en": "", "fa": "ترجمه وارونه بود."})
        note = change_correction(note.id, changed, by=member.id, changed_at=seen)
        assert [row.language for row in Translation.objects.filter(owner_id=note.id)] == ["fa"]
        with pytest.raises(StaleError):
            change_correction(note.id, ERROR, by=member.id, changed_at=seen)

    def test_its_words_cannot_all_be_taken_away(self, item, member):
        note = add_correction(item.id, ERROR, by=member.id)
        with pytest.raises(CorrectionRefusedError, match="no_words"):
            change_correction(
                note.id, said(words={"en": ""}), by=member.id, changed_at=note.changed_at
            )

    def test_it_goes_while_nobody_approved_it_and_stays_after(self, item, member, approved):
        approved()
        note = add_correction(item.id, ERROR, by=member.id)
        remove_correction(note.id, by=member.id)
        assert not Translation.objects.filter(owner_type=OwnerType.CORRECTION).exists()
        kept = add_correction(item.id, ERROR, by=member.id)
        approved()
        with pytest.raises(RefusedError, match="correction_kept"):
            remove_correction(kept.id, by=member.id)

    def test_whoever_wrote_its_words_does_not_approve(self, item, member, colleague):
        add_correction(item.id, ERROR, by=colleague.id)
        Item.objects.filter(id=item.id).update(edited_by=member)
        submit(Subject(item.id, "en"), by=member, config=config())
        with pytest.raises(NotAllowedError, match="own_work"):
            approve(Subject(item.id, "en"), by=colleague, config=config())


def test_candidates_take_a_constant_number_of_queries(item, other, member):
    counts = []
    for _ in range(3):
        add_correction(item.id, ERROR, by=member.id)
        further = add_item("Another one\nIt was late.", by=member.id)
        link_items(item.id, further.id, LinkKind.REPLY_TO, by=member.id)
        with CaptureQueriesContext(connection) as queries:
            load_candidates([(item.id, "en"), (other.id, "en"), (further.id, "en")])
        counts.append(len(queries))
    assert len(set(counts)) == 1


class TestScreens:
    def test_the_item_that_it_answers_is_found_by_a_word_and_chosen(self, item, other, member):
        client = client_of(member)
        address = f"/items/{item.id}/answers/"
        assert "It answers no Item" in body(client.get(address))
        page = client.get(address, {"q": "sixteen"})
        assert [row.item.id for row in page.context["found"]] == [other.id]
        answer = client.post(address, {"act": f"reply_to:{other.id}"})
        assert answer["Location"] == address
        assert "Who holds our letters?" in body(client.get(f"/items/{item.id}/"))
        assert "It is answered by" in body(client.get(f"/items/{other.id}/"))
        assert "linked already" in body(client.get(address, {"q": "sixteen"}))

    def test_a_link_is_taken_off_where_it_was_made(self, item, other, member):
        link = link_items(item.id, other.id, LinkKind.REPLY_TO, by=member.id)
        client = client_of(member)
        assert f"remove:{link.id}" not in body(client.get(f"/items/{other.id}/answers/"))
        client.post(f"/items/{item.id}/answers/", {"act": f"remove:{link.id}"})
        assert not ItemLink.objects.exists()

    @pytest.mark.parametrize("act", ["", "remove:x", "reply_to:", "praises:1", "reply_to:self"])
    def test_a_button_that_is_none_changes_nothing(self, item, member, act):
        act = act.replace("self", str(item.id))
        answer = client_of(member).post(f"/items/{item.id}/answers/", {"act": act}, follow=True)
        assert answer.status_code == 200
        assert not ItemLink.objects.exists()

    def test_a_correction_is_written_in_each_language_of_the_edition(self, item, member):
        client = client_of(member)
        page = client.get(f"/items/{item.id}/corrections/new/")
        assert page.context["form"]["on"].value() == today()
        answer = client.post(f"/items/{item.id}/corrections/new/", TYPED)
        assert answer["Location"] == f"/items/{item.id}/"
        page = body(client.get(f"/items/{item.id}/"))
        for words in (ERROR.words["en"], TYPED["words_fa"], ERROR.before, ERROR.after):
            assert words in page

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"reason": "safety"}, "before"),
            ({"on": "2999-01-01"}, "on"),
            ({"on": "yesterday"}, "on"),
            ({"words_en": f"{OVERSEER} kept them."}, "words_en"),
            ({"words_en": "", "words_fa": ""}, "words_en"),
        ],
    )
    def test_a_refusal_stands_beside_its_field_and_keeps_what_was_typed(
        self, item, member, changes, field
    ):
        an_agent(OVERSEER)
        answer = client_of(member).post(f"/items/{item.id}/corrections/new/", {**TYPED, **changes})
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == [field]
        assert ERROR.after in body(answer)
        assert not CorrectionNote.objects.exists()

    def test_a_refused_name_offers_the_slot(self, item, member):
        an_agent(OVERSEER)
        typed = {**TYPED, "words_en": f"{OVERSEER} kept them."}
        page = body(client_of(member).post(f"/items/{item.id}/corrections/new/", typed))
        assert f"{{{OVERSEER}}}" in page

    def test_it_is_edited_and_removed_until_it_is_approved(self, item, member, approved):
        client = client_of(member)
        note = add_correction(item.id, ERROR, by=member.id)
        address = f"/items/{item.id}/corrections/{note.id}/"
        form = client.get(address).context["form"]
        values = {bound.name: bound.value() or "" for bound in form}
        assert values["words_en"] == ERROR.words["en"]
        client.post(address, {**values, "words_en": "It said the opposite."})
        assert Translation.objects.get(owner_id=note.id).text == "It said the opposite."
        assert "Remove it" in body(client.get(address))
        approved()
        assert "Remove it" not in body(client.get(address))
        client.post(f"{address}remove/")
        assert CorrectionNote.objects.exists()

    def test_one_that_nobody_approved_is_removed(self, item, member):
        note = add_correction(item.id, ERROR, by=member.id)
        client_of(member).post(f"/items/{item.id}/corrections/{note.id}/remove/")
        assert not CorrectionNote.objects.exists()

    def test_a_newer_version_is_not_overwritten_unseen(self, item, member):
        client = client_of(member)
        note = add_correction(item.id, ERROR, by=member.id)
        address = f"/items/{item.id}/corrections/{note.id}/"
        seen = note.changed_at.isoformat()
        change_correction(
            note.id, said(after="held back"), by=member.id, changed_at=note.changed_at
        )
        answer = client.post(address, {**TYPED, "changed_at": seen})
        assert answer.status_code == 422
        newer = answer.context["form"]["changed_at"].value()
        assert newer != seen
        assert client.post(address, {**TYPED, "changed_at": newer}).status_code == 302

    def test_the_page_takes_a_constant_number_of_queries(self, item, member):
        client = client_of(member)
        counts = []
        for _ in range(3):
            add_correction(item.id, ERROR, by=member.id)
            further = add_item("Another one\nIt was late.", by=member.id)
            link_items(item.id, further.id, LinkKind.REPLY_TO, by=member.id)
            with CaptureQueriesContext(connection) as queries:
                client.get(f"/items/{item.id}/")
            counts.append(len(queries))
        assert len(set(counts)) == 1
