"""Proposed pairs are rows: new names are compared, gone ones go, and no page waits for many."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from structlog.testing import capture_logs
from tests.clearing_walk import an_agent
from tests.workroom_fixtures import client_of

from firsthand.core.codes import AgentKind, IdentityVerdict
from firsthand.names.folding import fold
from firsthand.names.matching import NameKind
from firsthand.preserve.folder import ArchiveFolder
from firsthand.workroom.documentation import name_index as indexing
from firsthand.workroom.documentation import proposing, proposing_jobs
from firsthand.workroom.documentation.identity import Pair, say, take_back
from firsthand.workroom.documentation.models import Agent, Comparison, NameForm, PairProposal
from firsthand.workroom.documentation.name_index import Borne, NameIndex, name_index
from firsthand.workroom.documentation.proposing import MOST_PAIRS, Due, due, refresh, waiting
from firsthand.workroom.members.models import Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("member")]
Agents = tuple[Agent, Agent]


@pytest.fixture
def namesakes() -> Agents:
    return an_agent("Nader Kelvashi"), an_agent("نادر کلوشی", language="fa")


def proposed() -> dict[Pair, float]:
    return {Pair(row.a_id, row.b_id): row.score for row in waiting()}


def anew() -> dict[Pair, float]:
    """The pairs as if nothing had been compared before."""
    Comparison.objects.all().delete()
    PairProposal.objects.all().delete()
    refresh()
    return proposed()


def test_a_pair_is_one_row_however_often_names_are_compared(namesakes: Agents) -> None:
    refresh()
    pair = Pair.of(*(agent.id for agent in namesakes))
    assert list(proposed()) == [pair]
    row = PairProposal.objects.get()
    NameForm.objects.create(agent=namesakes[0], text="Nadir Kelwashi", key="nadir kelwashi")
    refresh()
    assert PairProposal.objects.get().id == row.id
    assert Comparison.objects.get().forms == 3


def test_what_is_compared_little_by_little_is_as_compared_at_once(namesakes: Agents) -> None:
    refresh()
    for name in ("Nadir Kelwashi", "Homa Tavashkan", "هما تواشکن", "Touraj Qashnavi"):
        an_agent(name)
        assert due() is Due.LITTLE
        refresh()
    little = proposed()
    NameForm.objects.create(agent=namesakes[1], text="Homa Tavashkan", key="homa tavashkan")
    refresh()
    assert len(proposed()) > len(little)
    for one, other in ((proposed(), anew()), (anew(), proposed())):
        assert one == other


def test_a_name_that_goes_takes_its_pairs(namesakes: Agents) -> None:
    refresh()
    namesakes[0].forms.all().delete()
    refresh()
    assert proposed() == {}
    assert due() is Due.NOTHING


def test_who_becomes_an_organization_is_compared_with_organizations(namesakes: Agents) -> None:
    one, other = namesakes
    Agent.objects.filter(id=one.id).update(kind=AgentKind.UNIDENTIFIED)
    refresh()
    assert len(proposed()) == 1
    Agent.objects.filter(id=one.id).update(kind=AgentKind.ORGANIZATION)
    refresh()
    assert proposed() == {}
    assert other.kind == AgentKind.PERSON


def test_another_matcher_compares_all_again(
    namesakes: Agents, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresh()
    monkeypatch.setattr(proposing, "MATCHER", "another")
    assert due() is Due.LITTLE
    refresh()
    assert Comparison.objects.get().matcher == "another"
    assert len(proposed()) == 1
    assert namesakes


def test_what_is_decided_waits_no_more_until_it_is_undone(
    namesakes: Agents, member: Member
) -> None:
    refresh()
    pair = Pair.of(*(agent.id for agent in namesakes))
    link = say(pair, IdentityVerdict.DIFFERENT, by=member.id)
    assert proposed() == {}
    take_back(link.id, by=member.id)
    assert list(proposed()) == [pair]


def test_an_agent_brings_its_nearest_few() -> None:
    for _ in range(MOST_PAIRS + 5):
        an_agent("Nader Kelvashi")
    refresh()
    everyone = MOST_PAIRS + 5
    assert len(proposed()) == sum(min(before, MOST_PAIRS) for before in range(everyone))


def test_rows_are_written_many_at_once() -> None:
    counts = []
    for more in (5, 45):
        for number in range(more):
            an_agent(f"Nader Kelvash{chr(97 + number % 26)}i")
        with CaptureQueriesContext(connection) as asked:
            anew()
        counts.append(len(asked))
    assert counts[1] - counts[0] <= PairProposal.objects.count() / 100  # a hundred rows at once


@pytest.fixture
def much(namesakes: Agents, monkeypatch: pytest.MonkeyPatch) -> Agents:
    """An archive whose names are too many for a page to wait."""
    monkeypatch.setattr(proposing, "AT_ONCE", 0)
    monkeypatch.setattr(proposing, "NEW_AT_ONCE", 0)
    return namesakes


@pytest.mark.usefixtures("much")
def test_a_page_does_not_wait_for_many_and_says_so(
    member: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(proposing_jobs, "_in_thread", begun.append)
    client = client_of(member)
    for _ in range(2):
        page = client.get("/people/pairs/").content.decode()
        assert "Names are being compared." in page
        assert "No two names here come near each other." not in page
    assert len(begun) == 1
    proposing_jobs.carry_out(begun[0], proposing_jobs.try_refresh)
    page = client.get("/people/pairs/")
    assert page.context["listing"].open == 1
    assert "Names are being compared." not in page.content.decode()


@pytest.mark.usefixtures("much")
def test_a_comparison_that_fails_is_logged_without_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> None:
        raise ValueError("Nader Kelvashi")

    def failing(archive: str) -> None:
        proposing_jobs.carry_out(archive, proposing_jobs.try_refresh)

    monkeypatch.setattr(proposing_jobs, "refresh", fail)
    with capture_logs() as told:
        assert not proposing_jobs.ensure_compared(failing)
    assert told == [{"event": "comparing_failed", "log_level": "error"}]
    begun: list[str] = []
    proposing_jobs.ensure_compared(begun.append)
    assert len(begun) == 1
    proposing_jobs._running.clear()


def test_the_index_meets_who_is_new_and_not_who_is_gone(namesakes: Agents) -> None:
    sharing = name_index().sharing("Nadir Kelvashi", NameKind.PERSON)
    assert sharing == {agent.id for agent in namesakes}
    late = an_agent("Nadir Kelwashi")
    assert late.id in name_index().sharing("Nader Kelvashi", NameKind.PERSON)


def test_older_names_that_come_back_are_read(namesakes: Agents) -> None:
    name_index()
    old = Agent.objects.create(kind=AgentKind.PERSON)
    NameForm.objects.create(
        agent=old,
        text="Nadir Kelwashi",
        key=fold("Nadir Kelwashi"),
        created_at=timezone.now() - timedelta(days=400),
    )
    assert old.id in name_index().sharing("Nader Kelvashi", NameKind.PERSON)
    assert namesakes


def test_many_names_are_sorted_in_and_a_common_key_is_bounded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(indexing, "NEW_MAX", 20)
    index, now = NameIndex(), timezone.now()
    rows = [Borne(an_agent("A").id, AgentKind.PERSON, "Nader Kelvashi", now) for _ in range(30)]
    index.load(rows[:20])
    for row in rows[20:]:
        index.add(row)
    everyone = {row.agent_id for row in rows}
    assert index.sharing("Nader Kelvashi", NameKind.PERSON) == everyone
    assert len(index.sharing("Nader Kelvashi", NameKind.PERSON, most=10)) == 10
    assert index.sharing("Nader Kelvashi", NameKind.ORGANIZATION) == set()


def test_somebody_unidentified_is_met_whatever_they_turn_out_to_be() -> None:
    agent = an_agent("The Stump", kind=AgentKind.UNIDENTIFIED)
    for kind in (NameKind.PERSON, NameKind.ORGANIZATION):
        assert agent.id in name_index().sharing("The Stump", kind)


def test_a_process_that_fails_says_nothing_and_is_logged(
    archive_folder: ArchiveFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIRSTHAND_ARCHIVE", str(archive_folder.root))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "firsthand.workroom.settings.archive")
    with capture_logs() as told:
        proposing_jobs.carry_out("an archive without tables")
    assert [each["event"] for each in told] == ["comparing_failed"]
