"""Pages of people and organizations: shown, submitted, decided, released, gone again (F15)."""

import re
from http.client import FOUND, NOT_FOUND
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.clearing_walk import a_basis, an_agent, ready_item, source_of
from tests.workroom_fixtures import add_item, client_of

from firsthand.core.codes import (
    AgentKind,
    AgentRole,
    OwnerType,
    OwnField,
    SubjectType,
    Treatment,
    Verdict,
)
from firsthand.core.ids import pid_text
from firsthand.disclosure.faults import Fault
from firsthand.names.folding import fold
from firsthand.public.bundle import read_bundle
from firsthand.workroom.archive.models import Item, ItemAgent
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.errors import NotAllowedError, RefusedError
from firsthand.workroom.here import config, folder
from firsthand.workroom.protection.services import Choice, decide_mention, end_basis
from firsthand.workroom.protection.suggestions import ensure_suggested
from firsthand.workroom.protection.wordings import Place, save_wording
from firsthand.workroom.publishing.decisions import newest_decision
from firsthand.workroom.publishing.own_pages import approve_record, submit_record
from firsthand.workroom.publishing.pending import pending_of
from firsthand.workroom.publishing.pipeline import release_to
from firsthand.workroom.publishing.services import Subject, approve, submit, today, withdraw
from firsthand.workroom.publishing.signing import DecisionPlace
from firsthand.workroom.wording.models import Translation

pytestmark = pytest.mark.django_db
UNION = "Yekshakheh"
TEXT = f"The drawer\nGolrokh Amini asked {UNION} for her letters."


@pytest.fixture
def reviewer(colleague):
    colleague.language = "en"
    colleague.save()
    return colleague


@pytest.fixture
def union(member):
    agent = an_agent(UNION, kind=AgentKind.ORGANIZATION)
    NameForm.objects.create(
        agent=agent, text="the Stump", language="en", register="hostile", key=fold("the Stump")
    )
    role = Place(OwnerType.AGENT, agent.id, OwnField.ROLE, "en")
    save_wording(role, "a growers' union", by=member.id)
    return agent


@pytest.fixture
def narrator(member):
    agent = an_agent("Golrokh Amini")
    a_basis(agent, by=member)
    return agent


def place(agent):
    return DecisionPlace(SubjectType.AGENT, agent.id)


def signed(agent, member, reviewer):
    submit_record(place(agent), by=member, config=config())
    approve_record(place(agent), by=reviewer, config=config())


def published(member, reviewer, **values):
    """An Item of the text above, the names of known Agents shown, approved."""
    item = ready_item(TEXT, by=member)
    Item.objects.filter(id=item.id).update(**values)
    version = source_of(item)
    ensure_suggested(version)
    for mention in version.mentions.all():
        treatment = Treatment.SHOW if mention.agent_id else Treatment.WITHHOLD
        decide_mention(mention, Choice(treatment, mention.agent_id), by=member.id, everywhere=False)
    submit(Subject(item.id, "en"), by=member, config=config())
    approve(Subject(item.id, "en"), by=reviewer, config=config())
    return item


def released(tmp_path, name="bundle"):
    report = release_to(folder(), tmp_path / name, as_of=today())
    return report, read_bundle(tmp_path / name)


def agent_faults(report):
    return [each.fault for each in report.withheld if each.subject_type == SubjectType.AGENT]


def screen(agent, member):
    return client_of(member).get(f"/people/{agent.id}/")


def test_the_page_of_an_organization_shows_what_it_would_hold(member, union):
    answer = screen(union, member)
    page = answer.context["page"].public
    assert page.why_not == ""
    assert page.names == {"en": UNION, "fa": UNION}
    assert [(form.text, form.register) for form in page.forms] == [
        (UNION, "official"),
        ("the Stump", "hostile"),
    ]
    assert "Submit this page for review" in answer.content.decode()


def test_it_goes_through_the_review_queue_by_its_public_name(member, reviewer, union):
    client_of(member).post(f"/submit/agent/{union.id}/-/")
    queue = client_of(reviewer).get("/review/").content.decode()
    assert UNION in queue
    address = f"/review/agent/{union.id}/-/"
    assert address in queue
    shown = client_of(reviewer).get(address)
    assert "Hostile name" in shown.content.decode()
    digest = shown.context["review"].standing.digest
    client_of(reviewer).post(address, {"act": "approve", "digest": digest})
    assert newest_decision(SubjectType.AGENT, union.id).verdict is Verdict.APPROVE


def test_it_is_returned_with_a_comment(member, reviewer, union):
    submit_record(place(union), by=member, config=config())
    address = f"/review/agent/{union.id}/-/"
    client_of(reviewer).post(address, {"act": "return", "comment": "which of the two names?"})
    standing = newest_decision(SubjectType.AGENT, union.id)
    assert (standing.verdict, standing.reason) == (Verdict.RETURN, "which of the two names?")


def test_nobody_approves_names_that_they_entered(member, reviewer, union):
    NameForm.objects.update(created_by=reviewer)
    submit_record(place(union), by=member, config=config())
    with pytest.raises(NotAllowedError, match="own_work"):
        approve_record(place(union), by=reviewer, config=config())


def test_nobody_approves_a_page_on_a_basis_that_they_signed(member, reviewer, narrator):
    Item.objects.filter(id=add_item().id).update(narrator=narrator)
    narrator.bases.update(signed_by=reviewer)
    submit_record(place(narrator), by=member, config=config())
    with pytest.raises(NotAllowedError, match="own_work"):
        approve_record(place(narrator), by=reviewer, config=config())


REFUSED = {
    "a person without a basis": (AgentKind.PERSON, "no_page"),
    "a group": (AgentKind.GROUP, "no_page"),
    "somebody unidentified": (AgentKind.UNIDENTIFIED, "no_page"),
}


@pytest.mark.parametrize("who", REFUSED)
def test_there_is_no_page_of(member, who):
    kind, code = REFUSED[who]
    agent = an_agent("Kiumars Pelvand", kind=kind)
    with pytest.raises(RefusedError, match=code):
        submit_record(place(agent), by=member, config=config())
    answer = screen(agent, member).content.decode()
    assert "None: a page needs a name" in answer
    assert "Submit this page" not in answer
    client_of(member).post(f"/submit/agent/{agent.id}/-/")
    assert newest_decision(SubjectType.AGENT, agent.id) is None


def test_a_person_has_one_as_narrator_official_or_leader(member, narrator):
    with pytest.raises(RefusedError, match="only_credited"):
        submit_record(place(narrator), by=member, config=config())
    assert "as the named narrator" in screen(narrator, member).content.decode()
    Agent.objects.filter(id=narrator.id).update(public_role="leader")
    assert submit_record(place(narrator), by=member, config=config()).verdict == Verdict.SUBMIT
    Agent.objects.filter(id=narrator.id).update(public_role="local")
    Item.objects.filter(id=add_item().id).update(narrator=narrator)
    assert submit_record(place(narrator), by=member, config=config()).verdict == Verdict.SUBMIT


def test_a_role_that_names_somebody_is_refused(member, union):
    an_agent("Kiumars Pelvand")
    Translation.objects.filter(owner_id=union.id).update(text="the house of Kiumars Pelvand")
    with pytest.raises(RefusedError, match="agent_voice"):
        submit_record(place(union), by=member, config=config())


def test_a_release_writes_the_pages_that_its_items_lead_to(
    tmp_path, member, reviewer, union, narrator
):
    item = published(member, reviewer, narrator=narrator)
    ItemAgent.objects.create(item=item, agent=union, role=AgentRole.PUBLISHER)
    submit(Subject(item.id, "en"), by=member, config=config())
    approve(Subject(item.id, "en"), by=reviewer, config=config())
    for agent in (union, narrator):
        signed(agent, member, reviewer)
    report, bundle = released(tmp_path)
    assert report.withheld == []
    (record,) = [each.record for each in bundle.items()]
    pages = {page.agent_id: page for page in bundle.agents}
    assert set(pages) == {pid_text(bytes(union.pid)), pid_text(bytes(narrator.pid))}
    assert pages[record.narrator.agent_id].narrated == (record.item_id,)
    union_page = pages[record.credits[0].who.agent_id]
    assert (union_page.narrated, union_page.credited) == ((), (record.item_id,))
    assert union_page.mentioned == (record.item_id,)
    assert union_page.roles == {"en": "a growers' union"}


def test_without_the_item_the_page_goes_and_the_report_says_so(tmp_path, member, reviewer, union):
    item = published(member, reviewer)
    signed(union, member, reviewer)
    assert len(released(tmp_path)[1].agents) == 1
    withdraw(item, by=member)
    report, bundle = released(tmp_path, "after")
    assert bundle.agents == ()
    assert agent_faults(report) == [Fault.NOT_NAMED]
    (line,) = [each for each in pending_of(folder(), as_of=today()).withheld if each.agent_id]
    assert line.agent_id == union.id
    assert line.why.startswith("No published Item names them")
    told = client_of(member).get("/publish/changes").content.decode()
    assert f"/people/{union.id}/" in told


def test_after_a_basis_ended_the_page_is_gone_and_nothing_leads_there(
    tmp_path, member, reviewer, narrator
):
    published(member, reviewer, narrator=narrator)
    signed(narrator, member, reviewer)
    assert len(released(tmp_path)[1].agents) == 1
    end_basis(narrator.bases.get())
    report, bundle = released(tmp_path, "after")
    assert bundle.agents == ()
    assert agent_faults(report) == [Fault.BASIS_ENDED]
    assert pid_text(bytes(narrator.pid)) not in (tmp_path / "after/items.jsonl").read_text()


def test_a_form_added_after_the_approval_takes_the_page_out(tmp_path, member, reviewer, union):
    published(member, reviewer)
    signed(union, member, reviewer)
    NameForm.objects.create(agent=union, text="YGR", language="en", key="ygr")
    report, bundle = released(tmp_path)
    assert bundle.agents == ()
    assert agent_faults(report) == [Fault.CHANGED_SINCE_APPROVAL]


def test_an_agent_that_was_removed_is_nowhere(tmp_path, member, reviewer, union):
    signed(union, member, reviewer)
    union.delete()
    report, bundle = released(tmp_path)
    assert (bundle.agents, report.withheld) == ((), [])


def test_the_queue_asks_as_often_for_many_pages_as_for_two(member, reviewer):
    client, counts = client_of(reviewer), []
    for more in (2, 6):
        for number in range(more):
            agent = an_agent(f"House {more} {number}", kind=AgentKind.ORGANIZATION)
            submit_record(place(agent), by=member, config=config())
        client.get("/review/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/review/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_screens_speak_persian(member, reviewer, union):
    reviewer.language = "fa"
    reviewer.save()
    answer = screen(union, reviewer).content.decode()
    assert "صفحه در انتشار" in answer
    assert "فرستادن این صفحه برای بازبینی" in answer
    submit_record(place(union), by=member, config=config())
    queue = client_of(reviewer).get("/review/").content.decode()
    assert "صفحهٔ شخص یا سازمان" in queue


def test_a_reviewer_sees_it_as_readers_would_in_each_language(member, reviewer, union):
    """Behind the same seal as an Item's page; with what is approved, and nothing else."""
    item = published(member, reviewer)
    Item.objects.filter(id=ready_item(TEXT, by=member).id).update(narrator=union)
    submit_record(place(union), by=member, config=config())
    review = client_of(reviewer).get(f"/review/agent/{union.id}/-/")
    addresses = [frame.address for frame in review.context["review"].frames]
    assert addresses == [f"/preview/agent/{union.id}/{tag}/" for tag in config().languages]
    assert all(f'sandbox src="{each}"' in review.content.decode() for each in addresses)
    frame = client_of(reviewer).get(addresses[0])
    assert frame["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    page = frame.content.decode()
    assert all(words in page for words in (UNION, "the Stump", "a growers&#39; union"))
    items = re.findall(r"/item/(\w+)\.html", page)
    assert set(items) == {pid_text(bytes(item.pid))}


def test_what_may_have_no_page_has_no_preview(member, union):
    nobody = an_agent("Homa Tavashkan")
    client = client_of(member)
    for path in (
        f"/preview/agent/{nobody.id}/en/",
        f"/preview/agent/{union.id}/tlh/",
        f"/preview/agent/{uuid4()}/en/",
    ):
        assert client.get(path).status_code == NOT_FOUND
    assert Client().get(f"/preview/agent/{union.id}/en/").status_code == FOUND
