"""Preview in a sealed frame, and the archive's own pages: written, submitted, approved."""

import re
from pathlib import Path

import pytest
from django.test import Client
from tests.clearing_walk import (
    OVERSEER,
    a_basis,
    an_agent,
    cleared,
    clearing_address,
    decision,
    mention_of,
    ready_item,
)
from tests.workroom_fixtures import client_of

from firsthand.core.codes import SubjectType, Verdict
from firsthand.workroom.protection.models import Basis
from firsthand.workroom.publishing.decisions import newest_decision
from firsthand.workroom.publishing.models import Page

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


class TestPreview:
    def test_the_frame_may_do_nothing(self, item, member):
        response = client_of(member).get(f"/preview/items/{item.id}/en/")
        policy = response.headers["Content-Security-Policy"]
        assert policy.startswith("sandbox; default-src 'none'")
        assert "script-src" not in policy
        assert response.headers["Cache-Control"] == "no-store"
        html = response.content.decode()
        assert "[name withheld]" in html
        assert 'href="/preview/style.css"' in html

    def test_it_needs_a_member_and_its_style_does_not(self, item):
        outside = Client()
        assert outside.get(f"/preview/items/{item.id}/en/").status_code == 302
        style = outside.get("/preview/style.css")
        assert (style.status_code, style.headers["Content-Type"]) == (
            200,
            "text/css; charset=utf-8",
        )

    def test_it_shows_what_stands_against_it_and_what_is_withheld(self, member):
        item = ready_item(by=member)
        client = client_of(member)
        client.get(clearing_address(item))
        html = client.get(f"/items/{item.id}/en/preview/").content.decode()
        assert 'sandbox src="/preview/items/' in html
        assert "A marked name is undecided." in html
        assert "Nobody has decided" in html

    def test_a_shown_name_says_on_what_it_stands(self, member):
        item = ready_item(by=member)
        agent = an_agent(OVERSEER)
        a_basis(agent, by=member)
        client = client_of(member)
        client.get(clearing_address(item))
        mention = mention_of(item, OVERSEER)
        data = decision(mention, "show", agent=agent.id)
        client.post(f"{clearing_address(item)}mentions/{mention.id}", data)
        html = client.get(f"/items/{item.id}/en/preview/").content.decode()
        assert "Published earlier under this name" in html
        assert Basis.objects.count() == 1

    def test_what_is_not_there_is_not_found(self, item, member):
        client = client_of(member)
        for page in (
            f"/preview/items/{item.id}/ar/",
            f"/items/{item.id}/ar/preview/",
            "/preview/nothing/en/",
            "/preview/front/en/",
        ):
            assert client.get(page).status_code == 404


ABOUT = {"title": "Who we are", "body": "We keep letters.\nWe are former members."}


class TestOwnPages:
    def test_a_page_is_written_submitted_and_approved_by_the_other(self, member, reviewer):
        client = client_of(member)
        assert client.post("/pages/about/en/", ABOUT).status_code == 302
        page = Page.objects.get()
        client.post(f"/submit/page/{page.id}/en/")
        review = f"/review/page/{page.id}/en/"
        standing = newest_decision(SubjectType.PAGE, page.id, "en")
        assert "Who we are" in client_of(reviewer).get("/review/").content.decode()
        data = {"act": "approve", "digest": standing.digest}
        refused = client.post(review, data)
        assert "nobody approves their own work" in refused.content.decode()
        assert client_of(reviewer).post(review, data).status_code == 302
        assert newest_decision(SubjectType.PAGE, page.id, "en").verdict is Verdict.APPROVE

    def test_words_that_name_a_person_are_refused(self, member):
        an_agent("Homa Tavashkan")
        words = {**ABOUT, "body": "Homa Tavashkan kept the books."}
        response = client_of(member).post("/pages/about/en/", words)
        assert response.status_code == 422
        assert "Write \u2068{Homa Tavashkan}\u2069 instead" in response.content.decode()

    def test_the_page_is_seen_as_readers_would(self, member):
        client = client_of(member)
        client.post("/pages/about/en/", ABOUT)
        html = client.get("/preview/about/en/").content.decode()
        assert "We are former members." in html

    def test_the_list_says_where_words_are_lacking(self, member):
        client = client_of(member)
        client.post("/pages/about/en/", ABOUT)
        html = client.get("/pages/").content.decode()
        assert html.count("(none yet)") == 7


def test_every_screen_asks_for_a_member(archive_folder: Path, item):
    del archive_folder
    outside = Client()
    screens = [clearing_address(item), f"/review/items/{item.id}/en/"]
    for page in (*screens, "/review/", "/front/en/", "/publish/"):
        response = outside.get(page)
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/login/")
