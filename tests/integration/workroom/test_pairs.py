"""The queue of pairs that may be one: who is proposed, on what evidence, what a verdict does."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.workroom_fixtures import add_item, client_of

from firsthand.core.codes import AgentKind, IdentityVerdict, Register, SuggestedBy
from firsthand.workroom.documentation.identity import Pair, decided, say
from firsthand.workroom.documentation.models import Agent, IdentityLink
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.agent_services import NewForm, add_form
from firsthand.workroom.protection.clearing_services import NewAgent, make_agent
from firsthand.workroom.protection.models import Mention

pytestmark = pytest.mark.django_db
Make = Callable[..., Agent]
SURNAMES = ("Kelvashi", "Tavashkan", "Orkashti", "Pelvand")


@pytest.fixture
def make(member: Member) -> Make:
    def made(name: str, language: str = "en", kind: AgentKind = AgentKind.PERSON) -> Agent:
        return make_agent(NewAgent(kind, name, language), by=member.id)

    return made


@pytest.fixture
def client(member: Member) -> Client:
    return client_of(member)


def _open(client: Client) -> list[Pair]:
    return [card.pair for card in client.get("/people/pairs/").context["listing"].cards]


def test_names_that_meet_across_scripts_are_proposed_and_others_are_not(
    client: Client, make: Make
) -> None:
    one, other = make("Nader Kelvashi"), make("نادر کلوشی", "fa")
    make("Homa Tavashkan")
    assert _open(client) == [Pair.of(one.id, other.id)]


def test_a_person_and_an_organization_of_one_name_are_no_pair(client: Client, make: Make) -> None:
    make("Yekshakheh")
    make("Yekshakheh", kind=AgentKind.ORGANIZATION)
    assert _open(client) == []


def test_two_names_of_one_agent_are_no_pair(client: Client, make: Make, member: Member) -> None:
    form = NewForm("نادر کلوشی", "fa", Register.OFFICIAL)
    add_form(make("Nader Kelvashi"), form, by=member.id)
    assert _open(client) == []


def test_the_evidence_stands_side_by_side(client: Client, make: Make) -> None:
    one, other = make("Nader Kelvashi"), make("نادر کلوشی", "fa")
    item = add_item("Seventeen collect their papers\nNader Kelvashi signed.")
    version = item.versions.get()
    Mention.objects.create(
        text_version=version, start=31, end=45, agent=one, suggested_by=SuggestedBy.MEMBER
    )
    (card,) = client.get("/people/pairs/").context["listing"].cards
    sides = {side.agent.id: side for side in card.sides}
    assert [place.title.words for place in sides[one.id].places] == [
        "Seventeen collect their papers"
    ]
    assert sides[other.id].places == []
    assert [form.text for form in sides[other.id].forms] == ["نادر کلوشی"]
    page = client.get("/people/pairs/").content.decode()
    assert '<bdi lang="fa" dir="auto">کلوشی</bdi>' in page
    assert "The same in another script" in page


@pytest.mark.parametrize("verdict", list(IdentityVerdict))
def test_a_verdict_takes_the_pair_out_of_the_queue_and_undo_brings_it_back(
    client: Client, make: Make, verdict: IdentityVerdict
) -> None:
    pair = Pair.of(make("Nader Kelvashi").id, make("نادر کلوشی", "fa").id)
    sent = {"a": str(pair.a), "b": str(pair.b), "verdict": str(verdict), "note": "two offices"}
    assert client.post("/people/pairs/say/", sent)["Location"] == "/people/pairs/"
    assert (_open(client), decided()) == ([], {pair: verdict})
    link = IdentityLink.objects.get()
    assert link.note == "two offices"
    assert link.band in {"same", "ask"}
    (card,) = client.get("/people/pairs/decided/").context["listing"].cards
    assert card.live == link
    client.post(f"/people/pairs/{link.id}/undo/", {"from": "decided"})
    assert (_open(client), decided()) == ([pair], {})
    assert "two offices" in client.get("/people/pairs/").content.decode()


def test_htmx_gets_the_pair_as_it_stands_now(client: Client, make: Make) -> None:
    pair = Pair.of(make("Nader Kelvashi").id, make("نادر کلوشی", "fa").id)
    sent = {"a": str(pair.a), "b": str(pair.b), "verdict": "unsure"}
    answer = client.post("/people/pairs/say/", sent, headers={"HX-Request": "true"})
    assert answer.context["card"].live.verdict == "unsure"
    assert b"<html" not in answer.content
    assert b"Undo this verdict" in answer.content


def test_who_is_not_there_or_one_and_the_same_is_no_pair(client: Client, make: Make) -> None:
    agent = make("Nader Kelvashi")
    for other in (agent.id, uuid4(), "x"):
        sent = {"a": str(agent.id), "b": str(other), "verdict": "same"}
        assert client.post("/people/pairs/say/", sent).status_code == 404
    assert client.post("/people/pairs/say/", {}).status_code == 404
    assert not IdentityLink.objects.exists()


def test_empty_it_says_what_is_true_and_what_is_not(client: Client) -> None:
    page = client.get("/people/pairs/").content.decode()
    assert "A name alone proposes and never decides" in page
    assert "That does not mean that nobody is here twice" in page
    assert "No pair is decided yet." in client.get("/people/pairs/decided/").content.decode()


def test_the_number_of_queries_does_not_grow(client: Client, make: Make, member: Member) -> None:
    counts = []
    for wanted in (1, 4, 12):
        for number in range(Agent.objects.count() // 2, wanted):
            name = f"Nader {SURNAMES[number % 4]}{'a' * (number // 4)}"
            one, other = make(name), make(name)
            if number % 2:
                say(Pair.of(one.id, other.id), IdentityVerdict.UNSURE, by=member.id)
        client.get("/people/pairs/")
        for address in ("/people/pairs/", "/people/pairs/decided/"):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            counts.append(len(asked))
    assert counts[2:4] == counts[4:6]
    assert max(counts) <= 30


def test_pages_follow_one_another(client: Client, make: Make) -> None:
    for _ in range(6):
        make("Nader Kelvashi")
    first, second = (client.get(f"/people/pairs/?page={n}").context["listing"] for n in (1, 2))
    assert (first.open, len(first.cards), len(second.cards)) == (15, 10, 5)
    assert (first.before, first.after, second.before, second.after) == (None, 2, 1, None)
    assert not {card.pair for card in first.cards} & {card.pair for card in second.cards}
