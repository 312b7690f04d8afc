"""“This may be …” and the queue of pairs in a browser: by keyboard, without a script, by axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.browser.waiting import follow
from tests.browser.workroom.room import *  # noqa: F403 -- fixtures are found by name
from tests.browser.workroom.room import Enter

from firsthand.core.codes import AgentKind
from firsthand.workroom.documentation.models import Agent, IdentityLink, NameForm
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.clearing_services import NewAgent, make_agent

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def known(member: Member) -> Agent:
    """The leader, by his name in Persian."""
    return make_agent(NewAgent(AgentKind.PERSON, "تورج قشنوی", "fa"), by=member.id)


@pytest.fixture
def pair(member: Member) -> tuple[Agent, Agent]:
    """A deputy registrar and his namesake."""
    names = (("Nader Kelvashi", "en"), ("نادر کلوشی", "fa"))
    one, other = (make_agent(NewAgent(AgentKind.PERSON, *name), by=member.id) for name in names)
    return one, other


def test_while_a_name_is_typed_those_who_may_be_meant_are_shown(
    enter: Enter, member: Member, known: Agent
) -> None:
    room = enter(member)
    page = room.open("/people/new/")
    page.fill("#id_name", "Touraj Qashnavi")  # at once: slow keys would ask, and be answered, twice
    expect(page.locator(".maybe")).to_have_count(1)
    expect(page.locator("#may-be-said")).to_have_text("1 here may be meant.")
    expect(page.locator(".met bdi[lang=fa]").first).to_have_text("تورج")
    assert not Axe().run(page).response["violations"]
    page.get_by_label("Somebody else").check()
    follow(page.get_by_role("button", name="Save"))
    link = IdentityLink.objects.get()
    assert (link.verdict, known.id in {link.a_id, link.b_id}) == ("different", True)
    assert room.faults == []


def test_enter_in_the_name_saves_and_chooses_nobody(
    enter: Enter, member: Member, known: Agent
) -> None:
    page = enter(member).open("/people/new/")
    page.fill("#id_name", "Touraj Qashnavi")  # at once: slow keys would ask, and be answered, twice
    expect(page.locator(".maybe")).to_have_count(1)
    follow(page.locator("#id_name"), "Enter")
    assert Agent.objects.count() == 2
    assert NameForm.objects.filter(agent=known).count() == 1


def test_without_a_script_they_are_shown_once_before_it_is_saved(
    enter: Enter, member: Member, known: Agent
) -> None:
    page = enter(member, script=False).open("/people/new/")
    page.fill("#id_name", "Touraj Qashnavi")
    follow(page.get_by_role("button", name="Save"))
    expect(page.locator(".maybe")).to_have_count(1)
    follow(page.get_by_role("button", name="It is this one: put the name here"))
    assert page.url.endswith(f"/people/{known.id}/")
    assert NameForm.objects.filter(agent=known).count() == 2


@pytest.mark.usefixtures("pair")
def test_a_pair_is_decided_and_undone_by_keyboard_alone(enter: Enter, member: Member) -> None:
    room = enter(member)
    page = room.open("/people/pairs/")
    assert not Axe().run(page).response["violations"]
    page.get_by_label("Why, for Members alone").focus()
    page.keyboard.type("one signs, one is paid")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("article .verdict")).to_contain_text("Two of them")
    expect(page.locator("article")).to_be_focused()
    assert IdentityLink.objects.get().note == "one signs, one is paid"
    undo = page.get_by_role("button", name="Undo this verdict")
    undo.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="One and the same")).to_be_visible()
    assert IdentityLink.objects.get().ended_by == member
    assert not Axe().run(page).response["violations"]
    assert room.faults == []


@pytest.mark.usefixtures("pair")
def test_without_a_script_a_pair_is_decided_and_stands_in_the_second_list(
    enter: Enter, member: Member
) -> None:
    page = enter(member, script=False).open("/people/pairs/")
    follow(page.get_by_role("button", name="Not sure"))
    expect(page.locator(".empty")).to_be_visible()
    page.goto(page.url.replace("pairs/", "pairs/decided/"))
    expect(page.locator("article .verdict")).to_contain_text("Not sure")
    follow(page.get_by_role("button", name="Undo this verdict"))
    expect(page.locator(".empty")).to_be_visible()


@pytest.mark.usefixtures("pair")
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_no_page_is_wider_than_its_screen(
    enter: Enter, member: Member, width: int, language: str
) -> None:
    Member.objects.update(language=language)
    page = enter(member, width=width).open("/people/pairs/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not Axe().run(page).response["violations"]
