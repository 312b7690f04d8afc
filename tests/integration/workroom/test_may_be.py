"""“This may be …”: who is shown before a name is saved, why, and what the answers do."""

from uuid import UUID

import pytest
from django.test import Client
from tests.workroom_fixtures import client_of

from firsthand.core.codes import IdentityVerdict
from firsthand.workroom.documentation.identity import Pair, say
from firsthand.workroom.documentation.models import Agent, IdentityLink, NameForm
from firsthand.workroom.members.models import Member

pytestmark = pytest.mark.django_db
NEW = {"kind": "person", "name": "Touraj Qashnavi", "language": "en"}


def _make(client: Client, **values: str) -> Agent:
    """Somebody new, entered by whoever was shown the others and answered nothing."""
    sent = {**NEW, **values}
    answer = client.post("/people/new/", sent)
    if "Location" not in answer:
        shown = [str(row.agent_id) for row in answer.context["may_be"]]
        answer = client.post("/people/new/", {**sent, "seen": shown})
    return Agent.objects.get(id=UUID(answer["Location"].split("/")[2]))


@pytest.fixture
def client(member: Member) -> Client:
    return client_of(member)


def test_a_spelling_in_another_script_is_shown_before_it_is_saved(client: Client) -> None:
    known = _make(client, name="تورج قشنوی", language="fa")
    answer = client.post("/people/new/", NEW)
    assert [row.agent_id for row in answer.context["may_be"]] == [known.id]
    assert Agent.objects.count() == 1
    page = answer.content.decode()
    assert '<bdi lang="fa" dir="auto">قشنوی</bdi>' in page
    assert "The same in another script" in page


def test_shown_once_it_does_not_stop_saving_and_unanswered_it_links_nobody(client: Client) -> None:
    known = _make(client, name="تورج قشنوی", language="fa")
    answer = client.post("/people/new/", {**NEW, "seen": str(known.id)})
    assert answer.status_code == 302
    assert Agent.objects.count() == 2
    assert not IdentityLink.objects.exists()


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_an_answer_is_a_link_with_what_the_names_said(
    client: Client, member: Member, verdict: str
) -> None:
    known = _make(client, name="تورج قشنوی", language="fa")
    client.post("/people/new/", {**NEW, "seen": str(known.id), f"answer-{known.id}": verdict})
    link = IdentityLink.objects.get()
    made = Agent.objects.exclude(id=known.id).get()
    assert {link.a_id, link.b_id} == {known.id, made.id}
    assert (link.verdict, link.by) == (verdict, member)
    assert link.band in {"same", "ask"}
    assert link.score and link.score > 0.75  # noqa: PT018 -- one thing: it has a score


def test_same_is_no_answer_here(client: Client) -> None:
    known = _make(client, name="تورج قشنوی", language="fa")
    client.post("/people/new/", {**NEW, "seen": str(known.id), f"answer-{known.id}": "same"})
    assert not IdentityLink.objects.exists()


def test_it_is_this_one_puts_the_name_with_them(client: Client) -> None:
    known = _make(client, name="تورج قشنوی", language="fa")
    answer = client.post("/people/new/", {**NEW, "use": str(known.id)})
    assert answer["Location"] == f"/people/{known.id}/"
    assert Agent.objects.count() == 1
    assert set(NameForm.objects.values_list("agent_id", "text")) == {
        (known.id, "تورج قشنوی"),
        (known.id, "Touraj Qashnavi"),
    }


def test_at_most_five_and_the_nearest_first(client: Client) -> None:
    for name in ("Touraj Qashnavi", "Turaj Ghashnavi", "Touradj Kachnavi", "Touraj Qashnavy",
                 "Tooraj Ghashnavi", "Turaj Qashnavi", "Homa Tavashkan"):  # fmt: skip
        _make(client, name=name)
    rows = client.post("/people/new/", NEW).context["may_be"]
    scores = [row.likeness.score for row in rows]
    assert len(rows) == 5
    assert scores == sorted(scores, reverse=True)
    assert rows[0].called.words == "Touraj Qashnavi"


def test_a_person_is_not_asked_about_by_the_name_of_an_organization(client: Client) -> None:
    _make(client, kind="organization", name="Touraj Qashnavi")
    assert client.post("/people/new/", NEW).status_code == 302


def test_an_alias_is_shown_as_one_and_not_as_likeness(client: Client) -> None:
    known = _make(client, name="Kiumars Pelvand")
    sent = {"act": "name", "name-text": "The Magpie", "name-language": "en"}
    client.post(f"/people/{known.id}/", {**sent, "name-register": "nickname"})
    answer = client.post("/people/new/", {**NEW, "name": "the magpie"})
    (row,) = answer.context["may_be"]
    assert (row.likeness.score or 0) < 0.75
    assert "Both are also called:" in answer.content.decode()


def test_the_part_that_htmx_asks_for_says_the_same_and_keeps_answers(client: Client) -> None:
    known = _make(client, name="تورج قشنوی", language="fa")
    sent = {**NEW, f"answer-{known.id}": "unsure"}
    answer = client.post("/people/new/alike/", sent, headers={"HX-Request": "true"})
    assert [(row.agent_id, row.answer) for row in answer.context["may_be"]] == [
        (known.id, "unsure")
    ]
    assert b"<html" not in answer.content
    assert Agent.objects.count() == 1


def test_names_are_never_asked_for_by_an_address(client: Client) -> None:
    assert client.get("/people/new/alike/?name=Touraj").status_code == 405


def test_a_further_name_shows_others_and_never_the_bearer(client: Client) -> None:
    known, other = _make(client, name="تورج قشنوی", language="fa"), _make(client, name="Homa T.")
    sent = {"act": "name", "name-text": "Touraj Qashnavi", "name-language": "en",
            "name-register": "official"}  # fmt: skip
    assert client.post(f"/people/{known.id}/", sent).status_code == 302
    page = client.post(f"/people/{other.id}/", sent).context["page"]
    assert [row.agent_id for row in page.may_be] == [known.id]
    answered = {**sent, "seen": str(known.id), f"answer-{known.id}": "different"}
    assert client.post(f"/people/{other.id}/", answered).status_code == 302
    assert IdentityLink.objects.get().verdict == "different"
    assert NameForm.objects.filter(agent=other, text="Touraj Qashnavi").exists()


def test_a_decided_pair_is_not_asked_again(client: Client, member: Member) -> None:
    known, other = _make(client, name="تورج قشنوی", language="fa"), _make(client, name="Homa T.")
    say(Pair.of(known.id, other.id), IdentityVerdict.DIFFERENT, by=member.id)
    sent = {"act": "name", "name-text": "Touraj Qashnavi", "name-language": "en",
            "name-register": "official"}  # fmt: skip
    assert client.post(f"/people/{other.id}/", sent).status_code == 302


def test_it_is_this_one_on_the_page_of_another_puts_the_name_there_instead(client: Client) -> None:
    known, other = _make(client, name="تورج قشنوی", language="fa"), _make(client, name="Homa T.")
    sent = {"act": "name", "name-text": "Touraj Qashnavi", "name-language": "en",
            "name-register": "official", "use": str(known.id)}  # fmt: skip
    assert client.post(f"/people/{other.id}/", sent)["Location"] == f"/people/{known.id}/"
    assert NameForm.objects.filter(agent=known).count() == 2
    assert NameForm.objects.filter(agent=other).count() == 1


def test_what_is_no_id_says_nothing(client: Client) -> None:
    known = _make(client, name="تورج قشنوی", language="fa")
    sent = {**NEW, "use": "x", "seen": ["", str(known.id)], "answer-y": "different"}
    assert client.post("/people/new/", sent).status_code == 302
    assert not IdentityLink.objects.exists()
