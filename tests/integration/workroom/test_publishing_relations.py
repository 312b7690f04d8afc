"""From the services to the bundle: replies at once, corrections whole, nothing silently gone."""

import json

import pytest
from tests.clearing_walk import an_agent, cleared, ready_item, source_of
from tests.integration.workroom.test_relations import ERROR, said
from tests.workroom_fixtures import client_of

from firsthand.core.codes import CorrectionReason, LinkKind, Treatment, VersionKind
from firsthand.core.ids import pid_text
from firsthand.core.text import make_text
from firsthand.disclosure.dropped import Kept
from firsthand.disclosure.faults import Fault
from firsthand.public.bundle import LINKS, read_bundle
from firsthand.workroom.archive.links import link_items, unlink_items
from firsthand.workroom.archive.models import CorrectionNote, ItemLink
from firsthand.workroom.archive.services import describe
from firsthand.workroom.archive.versions import NewVersion
from firsthand.workroom.here import config, folder
from firsthand.workroom.protection.texts import add_text, correct
from firsthand.workroom.publishing import dropping, jobs, pipeline
from firsthand.workroom.publishing.composing import composer_of
from firsthand.workroom.publishing.correcting import add_correction
from firsthand.workroom.publishing.last_edition import last_bundle
from firsthand.workroom.publishing.own_pages import compose_front
from firsthand.workroom.publishing.pending import pending_of
from firsthand.workroom.publishing.pipeline import publish
from firsthand.workroom.publishing.services import (
    Subject,
    approve,
    build_now,
    submit,
    today,
    withdraw,
)

pytestmark = pytest.mark.django_db
CLAIM = "Who holds our letters?\nSixteen of us ask for what was kept back."
ANSWER = "To the sixteen\nNo paper is kept now."


@pytest.fixture(autouse=True)
def built(monkeypatch):
    """Pages are another test's: here a bundle is an edition."""

    def build(_bundle, site, **_earlier):
        site.mkdir()
        return {}

    monkeypatch.setattr(pipeline, "build_edition", build)

    def at_once(place, as_of):
        return lambda job: jobs.carry_out(job, place, as_of=as_of)

    monkeypatch.setattr(jobs, "_in_thread", at_once)
    monkeypatch.setattr(jobs, "_jobs", {})


@pytest.fixture
def clear(member, colleague):
    """Clears, submits and approves an Item as it stands."""

    def run(item):
        submit(Subject(item.id, "en"), by=member, config=config())
        approve(Subject(item.id, "en"), by=colleague, config=config())
        return item

    return run


@pytest.fixture
def claim(member, clear):
    item = ready_item(CLAIM, by=member)
    cleared(item, by=member)
    return clear(item)


@pytest.fixture
def reply(member, claim, clear):
    item = ready_item(ANSWER, by=member)
    cleared(item, by=member)
    link_items(item.id, claim.id, LinkKind.REPLY_TO, by=member.id)
    return clear(item)


def pid(item):
    return pid_text(bytes(item.pid))


def released():
    report = publish(folder(), as_of=today())
    assert report.swapped
    return report


def records():
    return {item.record.item_id: item.record for item in last_bundle(folder()).items()}


def gone(report):
    return [(each.shown.what, each.shown.item_id, each.why) for each in report.dropped]


def test_a_reply_stands_with_what_it_answers_at_once(claim, reply):
    assert released().dropped == ()
    (link,) = last_bundle(folder()).links
    assert (link.kind, link.item_id, link.to_id) == (LinkKind.REPLY_TO, pid(reply), pid(claim))


def test_a_correction_crosses_after_a_new_approval(claim, member, clear):
    released()
    add_correction(claim.id, ERROR, by=member.id)
    report = released()
    assert pid(claim) not in records()
    assert Fault.CHANGED_SINCE_APPROVAL in {each.fault for each in report.release.withheld}
    clear(claim)
    released()
    (correction,) = records()[pid(claim)].corrections
    assert (correction.before, correction.after) == (ERROR.before, ERROR.after)


def test_a_correction_for_the_law_says_nothing_of_the_words(claim, member, clear):
    add_correction(claim.id, said(reason=CorrectionReason.LEGAL, before="", after=""), by=member.id)
    CorrectionNote.objects.update(before="a name that was there", after="another name")
    clear(claim)
    released()
    (correction,) = records()[pid(claim)].corrections
    assert (correction.before, correction.after) == ("", "")
    assert "a name that was there" not in (last_bundle(folder()).folder / "items.jsonl").read_text()


class TestNothingGoesSilently:
    def test_a_reply_whose_item_is_withdrawn(self, reply, member):
        released()
        withdraw(reply, by=member)
        assert gone(released()) == [(Kept.REPLY, pid(reply), Fault.WITHDRAWN)]
        assert released().dropped == ()

    def test_a_reply_to_an_item_that_is_withdrawn(self, claim, reply, member):
        released()
        withdraw(claim, by=member)
        assert gone(released()) == [(Kept.REPLY, pid(reply), Fault.ANSWERED_GONE)]

    def test_a_reply_whose_link_is_removed(self, reply, member):
        released()
        unlink_items(reply.id, ItemLink.objects.get().id, by=member.id)
        report = publish(folder(), as_of=today())
        assert gone(report) == [(Kept.REPLY, pid(reply), Fault.CHANGED_SINCE_APPROVAL)]

    def test_a_reply_whose_link_is_removed_and_approved_so(self, reply, member, clear):
        released()
        unlink_items(reply.id, ItemLink.objects.get().id, by=member.id)
        clear(reply)
        assert gone(released()) == [(Kept.REPLY, pid(reply), Fault.REPLY_REMOVED)]

    def test_a_correction_whose_record_is_left_out(self, claim, member, clear):
        add_correction(claim.id, ERROR, by=member.id)
        clear(claim)
        released()
        describe(claim.id, {"connection": "CN1"}, by=member.id)
        assert gone(released()) == [(Kept.CORRECTION, pid(claim), Fault.CHANGED_SINCE_APPROVAL)]

    def test_a_correction_that_vanished_past_every_service(self, claim, member, clear):
        add_correction(claim.id, ERROR, by=member.id)
        clear(claim)
        released()
        CorrectionNote.objects.all().delete()
        clear(claim)
        assert gone(released()) == [(Kept.CORRECTION, pid(claim), Fault.CORRECTION_REMOVED)]

    def test_the_screen_names_it_before_and_after(self, reply, member):
        client = client_of(member)
        client.post("/publish/start")
        withdraw(reply, by=member)
        html = client.get("/publish/changes").content.decode()
        assert "Readers would lose replies or corrections." in html
        lost = html[html.index("Readers would lose") : html.index("Taken out")]
        assert pid(reply) in lost
        assert "The Item is withdrawn." in lost
        client.post("/publish/start")
        assert "Readers would lose replies" in client.get("/publish/").content.decode()


@pytest.mark.usefixtures("reply")
def test_what_would_change_counts_them(claim, member, clear):
    assert pending_of(folder(), as_of=today()).replies == 1
    released()
    pending = pending_of(folder(), as_of=today())
    assert (pending.replies, pending.corrections, pending.is_same) == (0, 0, True)
    add_correction(claim.id, ERROR, by=member.id)
    clear(claim)
    pending = pending_of(folder(), as_of=today())
    assert (pending.replies, pending.corrections, pending.is_same) == (0, 1, False)


def test_only_lines_that_matter_are_parsed(claim, reply, member, clear, monkeypatch):
    further = ready_item("Another\nIt was late.", by=member)
    cleared(further, by=member)
    clear(further)
    released()
    parsed = []
    loads = json.loads
    monkeypatch.setattr(
        dropping.json, "loads", lambda line: parsed.append(loads(line)) or loads(line)
    )
    dropping.showing_of(last_bundle(folder()))
    told = {value["record"]["item_id"] for value in parsed if "record" in value}
    assert told == {pid(claim), pid(reply)}


class TestReview:
    def test_it_shows_what_is_signed(self, reply, colleague, member):
        add_correction(reply.id, ERROR, by=member.id)
        html = client_of(colleague).get(f"/review/items/{reply.id}/en/").content.decode()
        for words in (ERROR.words["en"], ERROR.before, ERROR.after, "Who holds our letters?"):
            assert words in html

    def test_a_private_title_is_not_told(self, claim, colleague, member):
        private = ready_item("What Kiumars Pelvand did\nHe kept them.", by=member)
        link_items(claim.id, private.id, LinkKind.REPLY_TO, by=member.id)
        colleague.language = "en"
        colleague.save()
        html = client_of(colleague).get(f"/review/items/{claim.id}/en/").content.decode()
        assert "Pelvand" not in html
        assert "(not public yet)" in html

    def test_it_shows_what_changed_since_the_last_edition(self, reply, colleague, member):
        colleague.language = "en"
        colleague.save()
        released()
        unlink_items(reply.id, ItemLink.objects.get().id, by=member.id)
        add_correction(reply.id, ERROR, by=member.id)
        html = client_of(colleague).get(f"/review/items/{reply.id}/en/").content.decode()
        since = html[html.index("Since the last edition") :]
        assert "<del" in since.split("It answers")[1]
        assert f"{ERROR.words['en']}</ins>" in since


def test_the_composer_says_what_stands_with_an_entry(claim, reply, member, clear):
    add_correction(claim.id, ERROR, by=member.id)
    clear(claim)
    compose_front("en", [claim.id, reply.id], by=member)
    first, second = composer_of("en", folder()).chosen
    assert (first.has_reply, first.has_correction) == (True, True)
    assert (second.has_reply, second.has_correction) == (False, False)
    html = client_of(member).get("/front/en/").content.decode()
    assert "has a reply: shown with it" in html


@pytest.mark.usefixtures("claim")
def test_a_bundle_without_links_has_an_empty_file():
    released()
    assert (read_bundle(folder().releases / "last").folder / LINKS).read_bytes() == b""


def test_a_translation_that_is_mended_still_says_what_it_is_of(claim, member):
    source = source_of(claim)
    words = make_text("نامه‌های ما نزد کیست؟\nشانزده نفر می‌پرسند.")
    new = NewVersion(VersionKind.TRANSLATION, "fa", words, source, member.id)
    mended = correct(add_text(source, new), "نامه‌های ما پیش کیست؟\nشانزده تن.", by=member.id)
    again = correct(mended, "نامه‌های ما پیش کیست؟\nشانزده تن می‌پرسند.", by=member.id)
    assert again.kind == VersionKind.CORRECTED
    assert build_now(Subject(claim.id, "fa"), config()).record.translated_from == "en"
    assert build_now(Subject(claim.id, "en"), config()).record.translated_from == ""


@pytest.mark.parametrize("linked", [True, False])
def test_what_was_decided_of_a_reply_is_decided_where_it_stands(
    claim, member, clear, monkeypatch, linked
):
    """A boat bears a withheld name; the reply that names it stands on the claim's page too."""
    an_agent("Sanam Orkashti")
    item = ready_item("To the sixteen\nThe boat Sanam Orkashti sails on Mondays.", by=member)
    cleared(item, by=member, treatment=Treatment.NOT_A_NAME)
    if linked:
        link_items(item.id, claim.id, LinkKind.REPLY_TO, by=member.id)
    clear(item)

    def build(_bundle, site, **_earlier):
        page = site / "en/item" / f"{pid(claim)}.html"
        page.parent.mkdir(parents=True)
        page.write_text("<p>The boat Sanam Orkashti sails on Mondays.</p>", "utf-8")
        return {}

    monkeypatch.setattr(pipeline, "build_edition", build)
    report = publish(folder(), as_of=today())
    assert report.swapped is linked
    assert bool(report.scan.blocks) is not linked


class TestPreview:
    """As readers will see it: a reply whole beside what it answers, once it is approved."""

    @pytest.mark.usefixtures("reply")
    def test_a_reply_stands_on_the_page_of_what_it_answers(self, claim, member):
        page = client_of(member).get(f"/preview/items/{claim.id}/en/").content.decode()
        assert "No paper is kept now." in page

    def test_one_that_nobody_approved_does_not(self, claim, member):
        item = ready_item(ANSWER, by=member)
        cleared(item, by=member)
        link_items(item.id, claim.id, LinkKind.REPLY_TO, by=member.id)
        page = client_of(member).get(f"/preview/items/{claim.id}/en/").content.decode()
        assert "No paper is kept now." not in page

    @pytest.mark.usefixtures("reply")
    def test_a_lead_stands_with_its_reply(self, claim, member):
        compose_front("en", [claim.id], by=member)
        page = client_of(member).get("/preview/front/en/").content.decode()
        assert "No paper is kept now." in page
