"""Front pages and publishing on screen."""

import shutil
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.clearing_walk import an_agent, cleared, ready_item
from tests.workroom_fixtures import client_of

from firsthand.core.codes import MemberRole, SubjectType, Verdict
from firsthand.core.ids import pid_text
from firsthand.disclosure.scan import Finding
from firsthand.disclosure.scan_rules import Outcome
from firsthand.workroom.here import config, folder
from firsthand.workroom.members.services import set_roles
from firsthand.workroom.protection.models import ScanQuestion
from firsthand.workroom.publishing import jobs
from firsthand.workroom.publishing.decisions import newest_decision
from firsthand.workroom.publishing.jobs import Job, carry_out
from firsthand.workroom.publishing.models import FrontPage
from firsthand.workroom.publishing.questions import asked_of, words_around
from firsthand.workroom.publishing.services import Subject, approve, submit, today, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(colleague):
    colleague.language = "en"
    colleague.save()
    return colleague


@pytest.fixture
def publish_inline(monkeypatch):
    """A publish runs at once, in the test's own transaction."""

    def run(place, as_of):
        return lambda job: carry_out(job, place, as_of=as_of)

    monkeypatch.setattr(jobs, "_in_thread", run)
    monkeypatch.setattr(jobs, "_jobs", {})


def approved(words: str, member, reviewer):
    item = ready_item(words, by=member)
    cleared(item, by=member)
    submit(Subject(item.id, "en"), by=member, config=config())
    approve(Subject(item.id, "en"), by=reviewer, config=config())
    return item


@pytest.fixture
def items(member, reviewer):
    return [approved(f"Letter {n}\nThe key hung here.", member, reviewer) for n in (1, 2, 3)]


def order(language="en") -> list:
    return list(FrontPage.objects.get(language=language).entries.values_list("item_id", flat=True))


def form(**asked) -> dict:
    front = FrontPage.objects.filter(language="en").first()
    version = front.changed_at.isoformat() if front else ""
    ids = [str(each) for each in order()] if front else []
    return {"version": version, "item": ids, "lead": "1", **asked}


class TestFrontPage:
    @pytest.fixture
    def client(self, member, items):
        client = client_of(member)
        for item in items:
            client.post("/front/en/", form(add=str(item.id)))
        return client

    @pytest.mark.usefixtures("client")
    def test_items_are_added_in_order_and_the_first_leads(self, items):
        assert order() == [item.id for item in items]
        leads = FrontPage.objects.get().entries.values_list("lead", flat=True)
        assert list(leads) == [True, False, False]

    def test_up_down_and_off(self, client, items):
        a, b, c = (item.id for item in items)
        client.post("/front/en/", form(up=str(c)))
        assert order() == [a, c, b]
        client.post("/front/en/", form(down=str(a)))
        assert order() == [c, a, b]
        client.post("/front/en/", form(remove=str(a)))
        assert order() == [c, b]

    def test_a_drag_sends_the_whole_order(self, client, items):
        turned = [str(item.id) for item in reversed(items)]
        client.post("/front/en/", form(item=turned))
        assert order() == [item.id for item in reversed(items)]

    def test_a_stale_order_is_refused(self, client, items, reviewer):
        stale = form(up=str(items[2].id))
        client_of(reviewer).post("/front/en/", form(remove=str(items[0].id)))
        response = client.post("/front/en/", stale, follow=True)
        assert "Somebody changed this in the meantime." in response.content.decode()
        assert order() == [items[1].id, items[2].id]

    def test_who_is_no_editor_orders_nothing(self, client, items, member):
        set_roles(member, [MemberRole.REVIEWER])
        response = client.post("/front/en/", form(up=str(items[2].id)), follow=True)
        assert "Only an editor or publisher orders front pages." in response.content.decode()
        assert order() == [item.id for item in items]

    def test_it_is_submitted_and_approved_by_the_other(self, client, reviewer):
        front = FrontPage.objects.get()
        client.post(f"/submit/front_page/{front.id}/en/")
        standing = newest_decision(SubjectType.FRONT_PAGE, front.id, "en")
        data = {"act": "approve", "digest": standing.digest}
        review = f"/review/front_page/{front.id}/en/"
        assert client.post(review, data).status_code == 422
        assert client_of(reviewer).post(review, data).status_code == 302
        verdict = newest_decision(SubjectType.FRONT_PAGE, front.id, "en").verdict
        assert verdict is Verdict.APPROVE

    def test_headline_and_teaser_are_refused_where_they_name_somebody(self, client, items):
        an_agent("Homa Tavashkan")
        words = {"headline": "Homa Tavashkan writes", "teaser": ""}
        place = f"/front/en/words/{items[0].id}"
        response = client.post(place, words)
        html = response.content.decode()
        assert response.status_code == 422
        assert "Write \u2068{Homa Tavashkan}\u2069 instead" in html
        assert 'value="Homa Tavashkan writes"' in html  # what was typed is still there
        response = client.post(place, {**words, "headline": "A letter"}, follow=True)
        assert 'value="A letter"' in response.content.decode()

    def test_readers_would_see_it_so(self, client):
        html = client.get("/preview/front/en/").content.decode()
        assert html.index("Letter 1") < html.index("Letter 2") < html.index("Letter 3")

    def test_its_queries_do_not_grow(self, client, member, reviewer):
        with CaptureQueriesContext(connection) as few:
            client.get("/front/en/")
        for number in range(4, 9):
            added = approved(f"Letter {number}\nThe key hung here.", member, reviewer)
            client.post("/front/en/", form(add=str(added.id)))
        with CaptureQueriesContext(connection) as many:
            client.get("/front/en/")
        assert len(few) == len(many)

    def test_an_unknown_language_is_not_found(self, client):
        assert client.get("/front/xx/").status_code == 404
        assert client.get("/front/").headers["Location"] == "/front/en/"


@pytest.mark.usefixtures("publish_inline")
class TestPublish:
    @pytest.mark.usefixtures("items")
    def test_what_would_change_is_told_before(self, member):
        html = client_of(member).get("/publish/changes").content.decode()
        assert html.count('class="title"') == 3
        assert "Letter 2" in html

    def test_a_publish_swaps_the_edition_in_and_says_so(self, member, items):
        client = client_of(member)
        client.post("/publish/start")
        html = client.get("/publish/").content.decode()
        assert "The new edition stands." in html
        assert "Readers see 3 pages of Items" in html
        page = folder().edition / "en" / "item" / f"{pid_text(bytes(items[0].pid))}.html"
        assert "Letter 1" in page.read_text("utf-8")
        assert (
            "No page of an Item would change." in client.get("/publish/?check=1").content.decode()
        )

    def test_what_is_withheld_is_told_by_id_and_rule(self, member, items):
        client = client_of(member)
        client.post("/publish/start")
        withdraw(items[0], by=member)
        items[1].edited_by = member
        items[1].kind = "ITM05"
        items[1].save()
        html = client.get("/publish/changes").content.decode()
        assert "changed_since_approval" in html
        assert "It changed after it was approved." in html
        assert "withdrawn" in html
        gone = html[html.index("Taken out") : html.index("Withheld, and why")]
        assert gone.count('class="title"') == 2

    @pytest.mark.usefixtures("items")
    def test_only_a_publisher_begins(self, member):
        set_roles(member, [MemberRole.REVIEWER])
        client = client_of(member)
        response = client.post("/publish/start", follow=True)
        assert "Only a publisher makes a new edition." in response.content.decode()
        assert not folder().edition.exists()

    @pytest.mark.usefixtures("items")
    def test_a_build_that_fails_leaves_what_stands(self, member, monkeypatch):
        def fail(*_args, **_kwargs):
            raise OSError

        monkeypatch.setattr("firsthand.workroom.publishing.pipeline.build_edition", fail)
        client = client_of(member)
        client.post("/publish/start")
        html = client.get("/publish/").content.decode()
        assert "It failed." in html
        assert "the code disk" in html

    @pytest.mark.usefixtures("items")
    def test_a_question_stops_it_until_two_members_have_answered(self, member, reviewer):
        approved(
            "Letter 9\nIt hung by the shed of orkashti, by the old mill above the causeway road.",
            member,
            reviewer,
        )
        an_agent("Sanam Orkashti")
        clients = [client_of(member), client_of(reviewer)]
        clients[0].post("/publish/start")
        html = clients[0].get("/publish/").content.decode()
        assert "The scan stopped it." in html
        assert "by the shed of <mark>orkashti, by the old mill" in html
        assert not folder().edition.exists()
        question = ScanQuestion.objects.get()
        for client in clients:
            client.post(f"/publish/questions/{question.id}", {"verdict": "another_person"})
        clients[0].post("/publish/start")
        assert "The new edition stands." in clients[0].get("/publish/").content.decode()


class TestQuestions:
    """Two Members answer, and only two (I19, I14)."""

    @pytest.fixture
    def question(self):
        agent = an_agent("Nader Kelvashi")
        return ScanQuestion.objects.create(
            name_form=agent.forms.get(), subject="x en", context="0" * 128
        )

    def answer(self, member, question, verdict):
        address = f"/publish/questions/{question.id}"
        response = client_of(member).post(address, {"verdict": verdict}, follow=True)
        question.refresh_from_db()
        return response.content.decode()

    def test_one_answer_is_not_enough_and_the_second_counts(self, question, member, reviewer):
        self.answer(member, question, "another_person")
        assert (question.verdict, question.second_by) == ("another_person", None)
        self.answer(reviewer, question, "another_person")
        assert question.second_by == reviewer

    def test_nobody_answers_twice(self, question, member):
        self.answer(member, question, "another_person")
        html = self.answer(member, question, "another_person")
        assert "A second Member has to answer it too." in html
        assert question.second_by is None

    def test_that_it_is_the_person_needs_one(self, question, member, reviewer):
        self.answer(member, question, "another_person")
        self.answer(reviewer, question, "is_the_person")
        assert (question.verdict, question.by) == ("is_the_person", reviewer)

    def test_an_answer_that_is_none_is_refused(self, question, member):
        html = self.answer(member, question, "perhaps")
        assert "Choose one of the answers." in html
        assert question.verdict == "open"

    def test_what_is_not_asked_is_not_found(self, member):
        address = f"/publish/questions/{uuid4()}"
        data = {"verdict": "another_person"}
        assert client_of(member).post(address, data).status_code == 404

    def test_the_words_around_are_shown(self, question, member, tmp_path: Path):
        page = tmp_path / "en" / "item" / "x.html"
        page.parent.mkdir(parents=True)
        page.write_text("<p>Then <b>Kelvashi</b> the clerk &amp; others came.</p>", "utf-8")
        form_id = str(question.name_form_id)
        finding = Finding(
            "en/item/x.html", 11, form_id, Outcome.ASKS, ("x", "en"), question.context
        )
        (asked,) = asked_of([finding], tmp_path, member)
        assert (asked.before, asked.after) == ("Then", "Kelvashi the clerk & others came.")
        assert asked.form == "Nader Kelvashi"
        shutil.rmtree(tmp_path / "en")
        assert words_around(page, 11) == ("", "")


def test_a_second_publish_joins_the_first(archive_folder, monkeypatch):
    monkeypatch.setattr(jobs, "_jobs", {})
    begun: list[Job] = []
    first = jobs.start(archive_folder, as_of=today(), run=begun.append)
    second = jobs.start(archive_folder, as_of=today(), run=begun.append)
    assert first is second
    assert begun == [first]
