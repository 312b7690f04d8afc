"""Credits on the describe screen: chosen, ordered, removed; part of what an approval signs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.clearing_walk import a_basis, an_agent, cleared, ready_item
from tests.workroom_fixtures import client_of

from firsthand.core.codes import AgentRole
from firsthand.disclosure.faults import Fault
from firsthand.disclosure.release import judge_item
from firsthand.workroom.archive.credits import Step, add_credit, move_credit, remove_credit
from firsthand.workroom.archive.models import Item, ItemAgent
from firsthand.workroom.errors import NotAllowedError, StaleError
from firsthand.workroom.publishing.loading import load_gate, load_submission
from firsthand.workroom.publishing.services import Subject, approve, submit, today
from firsthand.workroom.wording.models import Translation

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(member):
    return client_of(member)


@pytest.fixture
def item(member) -> Item:
    return ready_item(by=member)


def press(client, item, act: str, **more: str):
    """What a button of the credits sends, with the rest of the form as it stands."""
    form = client.get(f"/items/{item.id}/describe/").context["form"]
    values = {bound.name: bound.value() for bound in form}
    kept = {name: value for name, value in values.items() if value not in {None, False, ""}}
    return client.post(f"/items/{item.id}/describe/", {**kept, "act": act, **more})


def credited(item) -> list[tuple[str, str]]:
    rows = ItemAgent.objects.filter(item=item).order_by("position").select_related("agent")
    return [(row.agent.forms.get().text, row.role) for row in rows]


@pytest.fixture
def three(item, member) -> list[ItemAgent]:
    for name in ("Sanam Orkashti", "Homa Tavashkan", "Golrokh Amini"):
        item.refresh_from_db()
        agent = an_agent(name)
        add_credit(item.id, agent.id, AgentRole.SIGNATORY, by=member.id, changed_at=item.changed_at)
    item.refresh_from_db()
    return list(item.agents.order_by("position"))


def names(item) -> list[str]:
    return [name.split(" ")[0] for name, _role in credited(item)]


def test_somebody_is_credited_by_choosing_them(client, item, member):
    agent = an_agent("Golrokh Amini")
    chosen = {"credit_agent": str(agent.id), "credit_role": "author"}
    html = press(client, item, "credit:add", **chosen).content.decode()
    assert credited(item) == [("Golrokh Amini", "author")]
    assert "The credits are saved." in html
    item.refresh_from_db()
    assert item.edited_by_id == member.id
    press(client, item, "credit:add", **chosen)
    assert len(credited(item)) == 1


def test_nothing_that_was_typed_beside_is_lost_or_saved(client, item):
    agent = an_agent("Golrokh Amini")
    chosen = {"credit_agent": str(agent.id), "credit_role": "author"}
    answer = press(client, item, "credit:add", **chosen, part_written="Part the first")
    assert answer.context["form"]["part_written"].value() == "Part the first"
    item.refresh_from_db()
    assert item.part_written == ""
    again = {name: answer.context["form"][name].value() for name in ("changed_at",)}
    saved = press(client, item, "save", **again, part_written="Part the first")
    assert saved.status_code == 302


def test_choosing_nobody_says_so(client, item):
    html = press(client, item, "credit:add", credit_role="author").content.decode()
    assert "Say who it is first." in html
    assert not ItemAgent.objects.exists()


@pytest.mark.parametrize("act", ["credit", "credit:", "credit:up:x", "credit:add:x", "credit:up:"])
def test_what_no_button_sends_changes_nothing(client, item, three, act):
    before = names(item)
    assert press(client, item, act).status_code == 200
    assert names(item) == before
    assert three


def test_up_down_and_off(client, item, three):
    press(client, item, f"credit:up:{three[2].id}")
    assert names(item) == ["Sanam", "Golrokh", "Homa"]
    press(client, item, f"credit:down:{three[0].id}")
    assert names(item) == ["Golrokh", "Sanam", "Homa"]
    press(client, item, f"credit:remove:{three[0].id}")
    assert names(item) == ["Golrokh", "Homa"]


def test_the_first_goes_no_higher_and_the_last_no_lower(item, three, member):
    for row, step in ((three[0], Step.UP), (three[2], Step.DOWN)):
        item.refresh_from_db()
        move_credit(item.id, row.id, step, by=member.id, changed_at=item.changed_at)
    assert names(item) == ["Sanam", "Homa", "Golrokh"]


def test_a_credit_of_another_item_is_left_alone(item, three, member):
    other = ready_item(by=member)
    remove_credit(other.id, three[0].id, by=member.id, changed_at=other.changed_at)
    assert len(names(item)) == len(three)


def test_what_somebody_changed_meanwhile_is_not_overwritten(item, three, member):
    seen = item.changed_at
    remove_credit(item.id, three[0].id, by=member.id, changed_at=seen)
    with pytest.raises(StaleError):
        remove_credit(item.id, three[1].id, by=member.id, changed_at=seen)
    assert len(names(item)) == len(three) - 1


def test_the_screen_says_how_each_appears(client, item, member):
    shown, hidden = an_agent("Golrokh Amini"), an_agent("Homa Tavashkan")
    a_basis(shown, by=member)
    Translation.objects.create(
        owner_type="agent", owner_id=hidden.id, field="role", language="en", text="the treasurer"
    )
    item.narrator = hidden
    item.save()
    add_credit(item.id, shown.id, AgentRole.AUTHOR, by=member.id, changed_at=item.changed_at)
    page = client.get(f"/items/{item.id}/describe/").context["page"]
    assert [(each.words, each.css) for each in page.appears] == [("[the treasurer]", "role")]
    (credit,) = page.credits
    assert [(each.words, each.css) for each in credit.appears] == [("Golrokh Amini", "show")]


def test_somebody_without_a_name_can_be_narrator_and_stays_so(client, item):
    nameless = an_agent("x")
    nameless.forms.all().delete()
    item.narrator = nameless
    item.save()
    assert press(client, item, "save").status_code == 302
    item.refresh_from_db()
    assert item.narrator_id == nameless.id


def test_queries_do_not_grow_with_the_credits(client, item, three, member):
    counts = []
    for more in (0, 12):
        for number in range(more):
            item.refresh_from_db()
            agent = an_agent(f"Signer {number}")
            add_credit(
                item.id, agent.id, AgentRole.SIGNATORY, by=member.id, changed_at=item.changed_at
            )
        client.get(f"/items/{item.id}/describe/")  # the gate is made anew
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/items/{item.id}/describe/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert three


def faults_of(folder):
    config = folder.config()
    (signed,) = load_submission(config).items
    return judge_item(signed, load_gate(as_of=today(), config=config))[0]


@pytest.fixture
def approved(item, three, member, colleague, archive_folder):
    a_basis(three[2].agent, by=member)
    cleared(item, by=member)
    config = archive_folder.config()
    submit(Subject(item.id, "en"), by=member, config=config)
    approve(Subject(item.id, "en"), by=colleague, config=config)
    assert faults_of(archive_folder) == frozenset()
    item.refresh_from_db()
    return item


def test_a_changed_credit_takes_an_approved_page_away(approved, three, member, archive_folder):
    seen = approved.changed_at
    remove_credit(approved.id, three[1].id, by=member.id, changed_at=seen)
    assert Fault.CHANGED_SINCE_APPROVAL in faults_of(archive_folder)


def test_another_order_does_too_where_readers_see_it(approved, three, member, archive_folder):
    move_credit(approved.id, three[2].id, Step.UP, by=member.id, changed_at=approved.changed_at)
    assert Fault.CHANGED_SINCE_APPROVAL in faults_of(archive_folder)


def test_whoever_changed_a_credit_does_not_approve(approved, three, colleague, archive_folder):
    remove_credit(approved.id, three[0].id, by=colleague.id, changed_at=approved.changed_at)
    config = archive_folder.config()
    submit(Subject(approved.id, "en"), by=colleague, config=config)
    with pytest.raises(NotAllowedError) as refused:
        approve(Subject(approved.id, "en"), by=colleague, config=config)
    assert refused.value.subject_id == "own_work"
