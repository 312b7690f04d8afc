"""The word filters find a name in every spelling and script, and say which they looked for."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.clearing_walk import an_agent
from tests.workroom_fixtures import add_item, client_of

from firsthand.core.codes import AgentKind
from firsthand.workroom.archive.models import Item
from firsthand.workroom.documentation.models import Agent
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.models import Mention

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(member: Member) -> Client:
    return client_of(member)


@pytest.fixture
def people(client: Client) -> Callable[[str], set[Agent]]:
    def found(typed: str) -> set[Agent]:
        return {row.agent for row in client.get("/people/", {"q": typed}).context["listing"].rows}

    return found


@pytest.fixture
def items(client: Client) -> Callable[[str], set[Item]]:
    def found(typed: str) -> set[Item]:
        return {row.item for row in client.get("/", {"q": typed}).context["listing"].rows}

    return found


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("Sayed Mahmud", "سید محمود"),
        ("سید محمود", "Sayed Mahmud"),
        ("Mahmud", "Seyyed Mahmoud Karimi"),
        ("Kelwashi", "نادر كلوشي"),
        ("qashn", "Touraj Qashnavi"),
    ],
)
def test_people_are_found_in_every_spelling(
    people: Callable[[str], set[Agent]], typed: str, form: str
) -> None:
    agent = an_agent(form)
    an_agent("Homa Tavashkan")
    assert people(typed) == {agent}


def test_a_kind_still_narrows(client: Client) -> None:
    an_agent("سید محمود")
    listing = client.get("/people/", {"q": "Sayed Mahmud", "kind": "organization"})
    assert listing.context["listing"].total == 0


def test_texts_with_the_name_in_another_script_are_found(
    items: Callable[[str], set[Item]],
) -> None:
    an_agent("سید محمود", language="fa")
    holds = add_item("دفتر خاک\nسید محمود نامه‌ها را نگه می‌داشت.", language="fa")
    add_item("دفتر خاک\nمن خط مادرم را می‌شناسم.", language="fa")
    assert items("Sayed Mahmud") == {holds}


def test_items_in_which_the_bearer_stands_are_found_whatever_they_say(
    items: Callable[[str], set[Item]],
) -> None:
    agent = an_agent("سید محمود", language="fa")
    mentions, tells = add_item("The drawer\nThe clerk kept it."), add_item("Winter\nI was there.")
    Mention.objects.create(
        text_version=mentions.versions.get(), start=11, end=20, agent=agent, suggested_by="member"
    )
    Item.objects.filter(id=tells.id).update(narrator=agent)
    add_item("Another\nNobody is here.")
    assert items("Sayed Mahmud") == {mentions, tells}


def test_words_that_are_no_name_are_looked_for_as_before(
    items: Callable[[str], set[Item]],
) -> None:
    an_agent("سید محمود", language="fa")
    holds = add_item("Winter in the pump house\nThe key hung outside.")
    assert items("pump key") == {holds}
    assert items("pump drawer") == set()


def test_the_page_says_which_spellings_were_looked_for(client: Client) -> None:
    an_agent("سید محمود", language="fa")
    for address in ("/", "/people/"):
        page = client.get(address, {"q": "Sayed Mahmud"}).content.decode()
        assert "Looked for in other spellings too:" in page
        assert '<bdi lang="fa" dir="auto">سید محمود</bdi>' in page
        assert "Looked for in other spellings" not in client.get(address).content.decode()


def test_the_number_of_queries_does_not_grow(client: Client) -> None:
    counts = []
    for wanted in (1, 10, 30):
        for number in range(Agent.objects.count(), wanted):
            agent = an_agent("سید محمود" + "ی" * (number % 3), kind=AgentKind.PERSON)
            Item.objects.filter(id=add_item(f"Letter {number}\nWords.").id).update(narrator=agent)
        client.get("/", {"q": "Sayed Mahmud"})
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/", {"q": "Sayed Mahmud"}).context["listing"].total > 0
        counts.append(len(asked))
    assert counts == [counts[0]] * 3
