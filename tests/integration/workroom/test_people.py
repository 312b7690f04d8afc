"""People, groups and organizations: names, labels, bases, and what is refused."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.workroom_fixtures import PASSWORD, client_of

from firsthand.core.codes import AgentKind, BasisKind, Minor
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.clearing_services import NewAgent, make_agent
from firsthand.workroom.protection.models import Basis
from firsthand.workroom.wording.models import Translation

pytestmark = pytest.mark.django_db


def _make(member: Member, name: str = "Touraj Qashnavi", kind: str = "person") -> Agent:
    values = {"kind": kind, "name": name, "language": "en"}
    answer = client_of(member).post("/people/new/", values)
    return Agent.objects.get(id=UUID(answer["Location"].split("/")[2]))


def _basis(agent: Agent, **changes: str) -> dict[str, str]:
    form = NameForm.objects.get(agent=agent)
    values = {"kind": "consent", "covers": str(form.id), "minor": "no", "reason": "said so"}
    said = {name: value for name, value in {**values, **changes}.items() if value}
    prefixed = {f"basis-{name}": value for name, value in said.items()}
    return {"act": "basis", **prefixed}


def _settings(member: Member, agent: Agent, **changes: str) -> dict[str, str]:
    form = client_of(member).get(f"/people/{agent.id}/").context["page"].forms.settings
    values = {f"set-{name}": str(form[name].value()) for name in form.fields}
    return {"act": "settings", **values, **{f"set-{k}": v for k, v in changes.items()}}


def test_forms_of_a_name_stand_under_the_one_they_vary(member: Member) -> None:
    agent, client = _make(member), client_of(member)
    first = NameForm.objects.get()
    values = {"text": "تورج قشنوي", "language": "fa", "register": "keyboard", "of": str(first.id)}
    client.post(
        f"/people/{agent.id}/", {"act": "name", **{f"name-{k}": v for k, v in values.items()}}
    )
    variant = NameForm.objects.get(of=first)
    assert (variant.script, variant.key, variant.created_by) == ("Arab", "تورج قشنوی", member)
    found = client.get("/people/?q=قشنوی").context["listing"]
    assert [row.agent for row in found.rows] == [agent]


def test_names_are_found_by_any_spelling_only_of_their_kind(member: Member) -> None:
    _make(member)
    client = client_of(member)
    assert client.get("/people/?q=QASHNAVI").context["listing"].total == 1
    assert client.get("/people/?q=qashnavi&kind=organization").context["listing"].total == 0


def test_a_basis_is_signed_and_ended(member: Member) -> None:
    agent, client = _make(member), client_of(member)
    client.post(f"/people/{agent.id}/", _basis(agent))
    basis = Basis.objects.get()
    agent.refresh_from_db()
    assert (basis.kind, basis.signed_by, agent.minor) == (BasisKind.CONSENT, member, Minor.NO)
    client.post(f"/bases/{basis.id}/end/")
    basis.refresh_from_db()
    assert basis.ended_at is not None


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"minor": "unknown"}, "مبنایی نگه داشته نمی‌شود."),
        ({"minor": ""}, "بگویید که آیا این شخص خردسال است."),
        ({"covers": ""}, "دست‌کم یک نام را که مبنا در بر می‌گیرد برگزینید."),
        ({"reason": ""}, "در چند واژه بگویید بر چه استوار است."),
        ({"kind": "published_earlier"}, "روز آن انتشار و نشانی یا رونوشتی"),
        ({"kind": "public_function"}, "سمت عمومی را بنویسید."),
        ({"kind": "public_interest"}, "دلیل و روز بازنگری را بنویسید."),
        ({"kind": "public_interest", "review_on": "2027-01-31"}, "امضای همکار دوم"),
        ({"published": "1977-13"}, "این تاریخ وجود ندارد"),
    ],
)
def test_what_a_basis_lacks_is_said_in_persian(
    colleague: Member, changes: dict[str, str], says: str
) -> None:
    agent = _make(colleague)
    page = client_of(colleague).post(f"/people/{agent.id}/", _basis(agent, **changes))
    assert says in page.content.decode()
    assert not Basis.objects.exists()


@pytest.mark.parametrize(("password", "signed"), [(PASSWORD, 1), ("guessed words here", 0)])
def test_a_second_signature_is_given_by_its_own_password(
    member: Member, colleague: Member, password: str, signed: int
) -> None:
    agent = _make(member)
    client_of(member).post(
        f"/people/{agent.id}/",
        _basis(
            agent,
            kind="public_interest",
            review_on="2027-01-31",
            second_login="etienne",
            second_password=password,
        ),
    )
    assert Basis.objects.filter(second_by=colleague).count() == signed
    assert Basis.objects.count() == signed


def test_who_may_be_under_age_loses_every_basis(member: Member) -> None:
    agent, client = _make(member), client_of(member)
    client.post(f"/people/{agent.id}/", _basis(agent))
    client.post(f"/people/{agent.id}/", _settings(member, agent, minor="unknown"))
    assert Basis.objects.get().ended_at is not None


def test_a_person_does_not_become_an_organization(member: Member) -> None:
    agent = _make(member)
    page = client_of(member).post(
        f"/people/{agent.id}/", _settings(member, agent, kind="organization")
    )
    assert "What somebody is stays as entered" in page.content.decode()
    agent.refresh_from_db()
    assert agent.kind == "person"


def test_a_pseudonym_gives_no_hint(member: Member) -> None:
    agent, client = _make(member), client_of(member)
    values = {"act": "labels", "pseudonym_en": "T. Q.", "role_en": "the leader"}
    page = client.post(f"/people/{agent.id}/", values)
    assert "This pseudonym gives the person&#x27;s initials." in page.content.decode()
    assert not Translation.objects.exists()
    client.post(f"/people/{agent.id}/", {**values, "pseudonym_en": "Linden"})
    assert set(Translation.objects.values_list("text", flat=True)) == {"Linden", "the leader"}


def test_a_name_under_a_basis_stays(member: Member) -> None:
    agent, client = _make(member), client_of(member)
    form = NameForm.objects.get()
    client.post(f"/people/{agent.id}/", _basis(agent))
    page = client.post(f"/names/{form.id}/remove/", follow=True)
    assert "A basis covers this name." in page.content.decode()
    assert NameForm.objects.filter(id=form.id).exists()


def test_names_stand_in_no_address_and_no_title(member: Member) -> None:
    agent = _make(member)
    page = client_of(member).get(f"/people/{agent.id}/")
    head = page.content.decode().split("</head>")[0]
    assert "Qashnavi" not in head
    assert "Qashnavi" not in page.request["PATH_INFO"]
    assert "Qashnavi" not in f"{agent}{NameForm.objects.get()}"


def test_the_number_of_queries_does_not_grow(member: Member) -> None:
    client, counts = client_of(member), []
    for wanted in (2, 20, 60):
        for number in range(Agent.objects.count(), wanted):
            make_agent(NewAgent(AgentKind.PERSON, f"Person {number}", "en"), by=member.id)
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/people/").status_code == 200
        counts.append(len(asked))
    assert counts == [counts[0]] * 3
