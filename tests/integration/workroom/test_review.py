"""Review: who may approve, what is shown, what is refused."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from tests.clearing_walk import (
    OVERSEER,
    a_basis,
    an_agent,
    cleared,
    clearing_address,
    mention_of,
    ready_item,
    source_of,
)
from tests.workroom_fixtures import CONFIG, PASSWORD, client_of

from firsthand.core.codes import MemberRole, OwnerType, OwnField, SubjectType, Treatment, Verdict
from firsthand.core.text import Span
from firsthand.disclosure.faults import Fault
from firsthand.workroom.errors import NotAllowedError
from firsthand.workroom.here import config, folder
from firsthand.workroom.members.services import add_member
from firsthand.workroom.protection.models import Mention
from firsthand.workroom.protection.services import Choice, add_cut, decide_mention
from firsthand.workroom.protection.wordings import Place, save_wording
from firsthand.workroom.publishing.decisions import newest_decision
from firsthand.workroom.publishing.fault_words import fault_sentences
from firsthand.workroom.publishing.models import Decision
from firsthand.workroom.publishing.pipeline import publish
from firsthand.workroom.publishing.services import Subject, submit, today
from firsthand.workroom.sentences import sentence

pytestmark = pytest.mark.django_db
ARABIC_LETTERS = re.compile("[\u0600-\u06ff]{2}")


@pytest.fixture
def reviewer(colleague):
    """The second Member, in an English workroom."""
    colleague.language = "en"
    colleague.save()
    return colleague


@pytest.fixture
def item(member):
    item = ready_item(by=member)
    cleared(item, by=member)
    return item


@pytest.fixture
def submitted(item, member):
    submit(Subject(item.id, "en"), by=member, config=config())
    return item


def address(item, language="en"):
    return f"/review/items/{item.id}/{language}/"


def newest(item):
    return newest_decision(SubjectType.ITEM_LANGUAGE, item.id, "en")


def approve(client: Client, item, **more):
    standing = newest(item)
    data = {"act": "approve", "digest": standing.digest if standing else "", **more}
    return client.post(address(item), data)


def verdict(item):
    return newest(item).verdict


def test_an_undecided_name_cannot_be_submitted(member):
    item = ready_item(by=member)
    client = client_of(member)
    client.get(clearing_address(item))
    response = client.post(f"/items/{item.id}/en/submit", follow=True)
    assert "A marked name is undecided." in response.content.decode()
    assert not Decision.objects.exists()


def test_the_button_says_why_it_cannot_act(member):
    item = ready_item(by=member)
    item.rights_basis = ""
    item.save()
    client = client_of(member)
    client.get(clearing_address(item))
    html = client.get(f"/items/{item.id}/en/submit-box").content.decode()
    assert 'aria-disabled="true" aria-describedby="why"' in html
    assert "There is no rights basis." in html
    assert "A marked name is undecided." in html
    assert "<form" not in html


def test_a_name_that_became_known_since_is_open_again(member, item):
    an_agent("the letters")
    client = client_of(member)
    response = client.post(f"/items/{item.id}/en/submit", follow=True)
    assert "A marked name is undecided." in response.content.decode()


def test_submitting_puts_it_on_the_list_of_the_other_member(item, member, reviewer):
    client_of(member).post(f"/items/{item.id}/en/submit")
    html = client_of(reviewer).get("/review/").content.decode()
    assert "The drawer" in html
    assert address(item) in html


def test_no_withheld_name_stands_on_list_or_review(submitted, reviewer):
    client = client_of(reviewer)
    for page in ("/review/", address(submitted)):
        html = client.get(page).content.decode()
        assert "The drawer" in html
        assert "Pelvand" not in html
        assert "Golrokh" not in html


def test_the_other_member_approves_the_whole_record(submitted, reviewer):
    html = client_of(reviewer).get(address(submitted)).content.decode()
    assert '<button class="primary" name="act" value="approve">' in html
    response = approve(client_of(reviewer), submitted)
    assert response.headers["Location"] == "/review/"
    assert verdict(submitted) is Verdict.APPROVE


def made_the_text(item, who):
    item.versions.filter(number=1).update(made_by=who)


def decided_a_mention(item, who):
    source_of(item).mentions.order_by("start").first()
    Mention.objects.filter(id=mention_of(item, OVERSEER).id).update(decided_by=who)


def made_a_cut(item, who):
    add_cut(source_of(item), Span(25, 29), by=who.id, reason="safety")


def wrote_the_headline(item, who):
    place = Place(OwnerType.ITEM, item.id, OwnField.HEADLINE, "en")
    save_wording(place, "A letter writer: “the drawer”", by=who.id)


def described_it(item, who):
    item.edited_by = who
    item.save()


def signed_a_basis(item, who):
    agent = an_agent(OVERSEER)
    a_basis(agent, by=who)
    mention = mention_of(item, OVERSEER)
    other = who.__class__.objects.exclude(id=who.id).first()
    decide_mention(mention, Choice(Treatment.SHOW, agent.id), by=other.id, everywhere=False)


@pytest.mark.parametrize(
    "work",
    [
        made_the_text,
        decided_a_mention,
        made_a_cut,
        wrote_the_headline,
        described_it,
        signed_a_basis,
    ],
)
def test_nobody_approves_what_they_worked_on(item, member, reviewer, work):
    """I14: one part of the record is enough."""
    work(item, reviewer)
    submit(Subject(item.id, "en"), by=member, config=config())
    html = client_of(reviewer).get(address(item)).content.decode()
    assert 'value="approve"' not in html
    response = approve(client_of(reviewer), item)
    assert response.status_code == 422
    assert verdict(item) is Verdict.SUBMIT


def test_who_submitted_does_not_approve(item, member, reviewer):
    for version in item.versions.all():
        Mention.objects.filter(text_version=version).update(decided_by=reviewer)
    submit(Subject(item.id, "en"), by=member, config=config())
    response = approve(client_of(member), item)
    assert "nobody approves their own work" in response.content.decode()


def test_a_member_who_is_no_reviewer_neither_approves_nor_returns(submitted):
    roles = [MemberRole.EDITOR, MemberRole.PUBLISHER]
    clerk = add_member("salma", PASSWORD, display_name="Salma", roles=roles)
    told = "Only a reviewer or protection officer decides this."
    assert told in approve(client_of(clerk), submitted).content.decode()
    returned = client_of(clerk).post(address(submitted), {"act": "return", "comment": "no"})
    assert told in returned.content.decode()
    assert verdict(submitted) is Verdict.SUBMIT


def test_a_record_that_changed_since_is_refused(submitted, member, reviewer):
    mention = mention_of(submitted, OVERSEER)
    decide_mention(mention, Choice(Treatment.NOT_A_NAME), by=member.id, everywhere=False)
    response = approve(client_of(reviewer), submitted)
    assert response.status_code == 422
    assert verdict(submitted) is Verdict.SUBMIT


def test_a_submission_that_the_reviewer_did_not_see_is_refused(submitted, member, reviewer):
    seen = newest(submitted).digest
    mention = mention_of(submitted, OVERSEER)
    decide_mention(mention, Choice(Treatment.NOT_A_NAME), by=member.id, everywhere=False)
    submit(Subject(submitted.id, "en"), by=member, config=config())
    data = {"act": "approve", "digest": seen}
    response = client_of(reviewer).post(address(submitted), data)
    assert response.status_code == 422
    assert verdict(submitted) is Verdict.SUBMIT


def test_a_return_needs_a_comment_and_whoever_worked_reads_it(submitted, member, reviewer):
    client = client_of(reviewer)
    assert client.post(address(submitted), {"act": "return", "comment": " "}).status_code == 422
    client.post(address(submitted), {"act": "return", "comment": "Paragraph two says who."})
    assert verdict(submitted) is Verdict.RETURN
    html = client_of(member).get(f"/items/{submitted.id}/en/submit-box").content.decode()
    assert "Paragraph two says who." in html


class TestOneMember:
    @pytest.fixture
    def alone(self, archive_folder, submitted):
        archive_folder.config_file.write_text(CONFIG.replace("team = 2", "team = 1"))
        submitted.refresh_from_db()
        return submitted

    @pytest.fixture
    def resubmitted(self, alone, member):
        submit(Subject(alone.id, "en"), by=member, config=config())
        return alone

    def a_day_later(self, monkeypatch):
        later = Decision.objects.latest("created_at").created_at + timedelta(hours=24, seconds=1)
        monkeypatch.setattr("firsthand.workroom.publishing.signing.timezone.now", lambda: later)

    CHECKED = ("read", "changes", "together", "voice")

    def test_waits_a_day(self, resubmitted, member):
        response = approve(client_of(member), resubmitted, checked=self.CHECKED)
        assert "24 hours pass" in response.content.decode()

    def test_goes_through_the_whole_checklist(self, resubmitted, member, monkeypatch):
        self.a_day_later(monkeypatch)
        response = approve(client_of(member), resubmitted, checked=self.CHECKED[1:])
        assert "Go through the checklist first." in response.content.decode()

    def test_then_approves_and_the_checklist_is_kept(self, resubmitted, member, monkeypatch):
        self.a_day_later(monkeypatch)
        approve(client_of(member), resubmitted, checked=self.CHECKED)
        assert verdict(resubmitted) is Verdict.APPROVE
        assert Decision.objects.latest("number").checklist == list(self.CHECKED)


def test_what_changed_since_the_last_edition(submitted, member, reviewer):
    approve(client_of(reviewer), submitted)
    assert publish(folder(), as_of=today()).swapped
    html = client_of(reviewer).get(address(submitted)).content.decode()
    assert "Nothing changed: readers see exactly this." in html
    mention = mention_of(submitted, OVERSEER)
    choice = Choice(Treatment.ROLE, replacement="the overseer")
    decide_mention(mention, choice, by=member.id, everywhere=False)
    html = client_of(reviewer).get(address(submitted)).content.decode()
    assert "<ins>" in html
    assert "the overseer" in html
    assert "in 1 of 3 paragraphs." in html


def test_queries_of_the_list_do_not_grow(member, reviewer):
    client, counts = client_of(reviewer), []
    for number in (1, 6):
        for _ in range(number):
            item = ready_item(by=member)
            cleared(item, by=member)
            submit(Subject(item.id, "en"), by=member, config=config())
        client.get("/review/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/review/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


PERSIAN_REFUSALS = [
    ("own_work", "You worked on this."),
    ("not_a_reviewer", "Only a reviewer"),
    ("changed", "The record changed"),
    ("too_soon", "In a team of one"),
    ("no_checklist", "Go through"),
]


@pytest.mark.parametrize(("code", "english"), PERSIAN_REFUSALS)
def test_refusals_are_said_in_both_languages(code, english):
    error = NotAllowedError(code)
    assert sentence(error).startswith(english)
    with translation.override("fa"):
        assert ARABIC_LETTERS.search(sentence(error))


@pytest.mark.parametrize("fault", list(Fault))
def test_what_stands_against_a_record_is_said_in_both_languages(fault):
    (english,) = fault_sentences([fault])
    with translation.override("fa"):
        (persian,) = fault_sentences([fault])
    assert not ARABIC_LETTERS.search(english)
    assert ARABIC_LETTERS.search(persian)


def test_a_persian_member_is_refused_in_persian(item, member, colleague):
    described_it(item, colleague)
    submit(Subject(item.id, "en"), by=member, config=config())
    html = approve(client_of(colleague), item).content.decode()
    assert '<html lang="fa" dir="rtl">' in html
    alert = html[html.index('role="alert"') :]
    assert ARABIC_LETTERS.search(alert[: alert.index("</p>")])
