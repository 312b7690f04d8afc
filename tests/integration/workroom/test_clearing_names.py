"""Names on the clearing screen: other spellings of known ones, tiers, and who may be meant."""

import pytest
from django.test import Client
from tests.clearing_walk import an_agent, clearing_address, ready_item, source_of
from tests.workroom_fixtures import client_of

from firsthand.core.codes import SuggestedBy
from firsthand.workroom.archive.models import Item
from firsthand.workroom.documentation.models import Agent, IdentityLink, NameForm
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.models import Mention

pytestmark = pytest.mark.django_db
WORDS = (
    "The drawer\nThat winter Kioumars Pelwand kept the letters.\nHope was not far, said Dr Amini."
)


@pytest.fixture
def client(member: Member) -> Client:
    return client_of(member)


@pytest.fixture
def item(member: Member) -> Item:
    return ready_item(WORDS, by=member)


def _variant() -> Mention:
    return Mention.objects.get(suggested_by=SuggestedBy.VARIANT)


@pytest.mark.parametrize(
    ("form", "language"),
    [("Kiumars Pelvand", "en"), ("کیومرث پلوند", "fa"), ("كيومرث بلوند", "ar")],
)
def test_another_spelling_of_a_known_name_is_marked_and_says_of_whom(
    client: Client, item: Item, form: str, language: str
) -> None:
    agent = an_agent(form, language=language)
    page = client.get(clearing_address(item))
    mention = _variant()
    words = source_of(item).text[mention.start : mention.end]
    assert (words, mention.agent, mention.treatment) == ("Kioumars Pelwand", None, "")
    assert mention.name_form == NameForm.objects.get()
    shown = client.get(clearing_address(item), {"mention": str(mention.id)})
    assert [each.agent_id for each in shown.context["screen"].side.found] == [agent.id]
    assert shown.context["screen"].side.panel.varies.text == form
    assert f'<bdi lang="{language}" dir="auto">{form}</bdi>' in shown.content.decode()
    assert page.status_code == 200


def test_the_name_as_it_stands_is_no_other_spelling(client: Client, item: Item) -> None:
    an_agent("Kioumars Pelwand")
    client.get(clearing_address(item))
    assert not Mention.objects.filter(suggested_by=SuggestedBy.VARIANT).exists()
    assert Mention.objects.filter(suggested_by=SuggestedBy.KNOWN_FORM).exists()


def test_of_two_who_may_bear_a_spelling_none_is_chosen(client: Client, item: Item) -> None:
    an_agent("Kiumars Pelvand")
    an_agent("کیومرث پلوند", language="fa")
    client.get(clearing_address(item))
    assert _variant().agent is None
    shown = client.get(clearing_address(item), {"mention": str(_variant().id)})
    assert len(shown.context["screen"].side.found) == 2


def test_a_name_is_looked_for_in_every_script(client: Client, item: Item) -> None:
    agent = an_agent("کیومرث پلوند", language="fa")
    answer = client.get(clearing_address(item), {"q": "Kiumars Pelvand"})
    assert [each.agent_id for each in answer.context["screen"].side.found] == [agent.id]


@pytest.fixture
def tiers(client: Client, item: Item) -> tuple[Mention, Mention]:
    """One place that is likely a name, one that is only to be checked."""
    client.get(clearing_address(item))
    Mention.objects.all().delete()
    version = source_of(item)
    rows = ((23, 39, SuggestedBy.RULE), (58, 62, SuggestedBy.CHECK))
    likely, check = (
        Mention.objects.create(text_version=version, start=start, end=end, suggested_by=by)
        for start, end, by in rows
    )
    return likely, check


def test_what_is_only_to_be_checked_looks_otherwise_and_can_be_left_out(
    client: Client, item: Item, tiers: tuple[Mention, Mention]
) -> None:
    likely, check = tiers
    page = client.get(clearing_address(item)).content.decode()
    assert f'<a class="m open unsure" id="m-{check.id}"' in page
    assert f'<a class="m open" id="m-{likely.id}"' in page
    narrowed = client.get(clearing_address(item), {"tier": "likely"}).content.decode()
    assert f"m-{check.id}" not in narrowed
    assert f"m-{likely.id}" in narrowed
    assert "Nothing here says that no names are left." in narrowed
    assert f"m-{check.id}" not in client.get(clearing_address(item)).content.decode()
    assert f"m-{check.id}" in client.get(clearing_address(item), {"tier": "all"}).content.decode()


def test_what_is_left_out_of_sight_still_waits_for_a_decision(
    client: Client, item: Item, tiers: tuple[Mention, Mention]
) -> None:
    screen = client.get(clearing_address(item), {"tier": "likely"}).context["screen"]
    assert screen.desk.open_count == len(tiers)
    assert screen.progress.total == len(tiers)


def test_what_was_decided_is_never_left_out(
    client: Client, item: Item, tiers: tuple[Mention, Mention]
) -> None:
    Mention.objects.filter(id=tiers[1].id).update(treatment="withhold")
    narrowed = client.get(clearing_address(item), {"tier": "likely"}).content.decode()
    assert f"m-{tiers[1].id}" in narrowed


def _make(client: Client, item: Item, mention: Mention, **more: object) -> object:
    address = f"{clearing_address(item)}mentions/{mention.id}/agent"
    return client.post(address, {"name": "Kioumars Pelwand", "kind": "person", **more})


def test_whoever_may_be_meant_is_shown_before_somebody_new_is_made(
    client: Client, item: Item, tiers: tuple[Mention, Mention]
) -> None:
    known = an_agent("کیومرث پلوند", language="fa")
    answer = _make(client, item, tiers[0])
    assert [row.agent_id for row in answer.context["screen"].side.may_be] == [known.id]  # type: ignore[attr-defined]
    assert Agent.objects.count() == 1
    _make(client, item, tiers[0], seen=str(known.id), **{f"answer-{known.id}": "different"})
    assert Agent.objects.count() == 2
    assert IdentityLink.objects.get().verdict == "different"


def test_it_is_this_one_takes_the_agent_that_is_meant(
    client: Client, item: Item, tiers: tuple[Mention, Mention]
) -> None:
    known = an_agent("کیومرث پلوند", language="fa")
    answer = _make(client, item, tiers[0], use=str(known.id))
    assert answer.status_code == 302  # type: ignore[attr-defined]
    assert Agent.objects.count() == 1
    assert set(known.forms.values_list("text", flat=True)) == {"کیومرث پلوند", "Kioumars Pelwand"}
