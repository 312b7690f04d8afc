"""Agents' pages: no form without a live basis, nothing that changed, nothing of who left."""

from collections.abc import Callable
from http.client import OK
from pathlib import Path
from uuid import UUID

import pytest
from pytest_django.fixtures import Settings
from tests.leak.archives import Archive, make_archive, sign_page_of
from tests.leak.canaries import Book, leaks, met
from tests.leak.editions import bundle_of, edition_of, released
from tests.leak.people import PSEUDONYMS, ROLES
from tests.leak.plans import FULL, Feature, Plan, Standing
from tests.workroom_fixtures import PASSWORD, client_of

from firsthand.core.codes import AgentKind, OwnerType, SubjectType
from firsthand.core.ids import pid_text
from firsthand.disclosure import agents
from firsthand.disclosure.candidates import AgentCandidate
from firsthand.disclosure.faults import Fault
from firsthand.importers.run import Worker
from firsthand.public.relations import AgentRecord
from firsthand.workroom.archive.models import Item
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.here import config
from firsthand.workroom.members.services import add_member
from firsthand.workroom.protection.services import end_basis
from firsthand.workroom.publishing.services import withdraw
from firsthand.workroom.wording.models import Translation

pytestmark = pytest.mark.django_db
STANDS = Plan(FULL.people, FULL.features - {Feature.ENDED_AFTERWARDS})
HOUSE = "NameForm.text of an organization with a page"


@pytest.fixture
def archive(tmp_path: Path, worker: Worker) -> Archive:
    return make_archive(tmp_path / "archive", STANDS, worker)


def pages(archive: Archive, out: Path) -> dict[str, AgentRecord]:
    return {record.agent_id: record for record in bundle_of(archive, out).agents}


def public_id(agent: Agent) -> str:
    return pid_text(bytes(agent.pid))


def house() -> Agent:
    return Agent.objects.get(
        kind=AgentKind.ORGANIZATION, forms__register="hostile", forms__language="ar"
    )


def test_only_the_named_narrator_and_the_credited_house_have_one(
    archive: Archive, tmp_path: Path
) -> None:
    named = next(each for each in archive.people if each.standing is Standing.NAMED)
    found = pages(archive, tmp_path / "bundle")
    assert set(found) == {public_id(named.agent), public_id(house())}
    account = pid_text(bytes(archive.items["account"].pid))
    assert found[public_id(named.agent)].narrated == (account,)
    assert found[public_id(house())].credited == (account,)


def test_no_form_without_a_live_basis_stands_there(archive: Archive, tmp_path: Path) -> None:
    pages(archive, tmp_path / "bundle")
    assert leaks(tmp_path / "bundle", archive.book) == []
    assert HOUSE in met(tmp_path / "bundle", archive.book.open)
    named = next(each for each in archive.people if each.standing is Standing.NAMED)
    (record,) = [r for r in bundle_of(archive, tmp_path / "again").agents if r.kind == "person"]
    assert {line.text for line in record.forms} == {
        named.written(each) for each in ("en", "fa", "ar")
    }


def test_no_preview_of_a_page_holds_what_no_edition_may(
    archive: Archive, tmp_path: Path, settings: Settings
) -> None:
    """The frames of the review screen, of everybody and of the house, in each language.

    Of another organization they show all names, which nobody has approved yet: the reviewer's due.
    """
    settings.ARCHIVE_ROOT = str(archive.folder.root)
    newcomer = add_member("newcomer", PASSWORD, display_name="Newcomer")
    client, frames = client_of(newcomer), tmp_path / "frames"
    frames.mkdir()
    for agent in (*Agent.objects.exclude(kind=AgentKind.ORGANIZATION), house()):
        for language in config().languages:
            shown = client.get(f"/preview/agent/{agent.id}/{language}/")
            if shown.status_code == OK:
                (frames / f"{public_id(agent)}-{language}.html").write_bytes(shown.content)
    named = next(each for each in archive.people if each.standing is Standing.NAMED)
    assert {path.stem.partition("-")[0] for path in frames.glob("*.html")} >= {
        public_id(named.agent),
        public_id(house()),
    }
    assert leaks(frames, archive.book) == []
    assert HOUSE in met(frames, archive.book.open)


def test_a_form_that_slips_through_is_found(archive: Archive, tmp_path: Path) -> None:
    """The suite can fail: an uncleared form written into the file is seen."""
    pages(archive, tmp_path / "bundle")
    with (tmp_path / "bundle/agents.jsonl").open("a", encoding="utf-8") as file:
        file.write(archive.hidden.written("fa"))
    assert leaks(tmp_path / "bundle", archive.book) != []


def test_a_gate_that_clears_every_form_is_caught(
    tmp_path: Path, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The suite can fail: with the rule of I16 switched off, uncleared forms stand in the file."""

    def all_forms(agent: AgentCandidate, _live: object) -> dict[UUID, frozenset[UUID]]:
        return {form.form_id: frozenset() for form in agent.forms}

    archive = make_archive(tmp_path / "archive", STANDS, worker, fill=False)
    monkeypatch.setattr(agents, "cleared_forms", all_forms)
    named = next(each for each in archive.people if each.standing is Standing.NAMED)
    sign_page_of(archive, named.agent)
    pages(archive, tmp_path / "bundle")
    found = leaks(tmp_path / "bundle", archive.book)
    assert {leak.path for leak in found} == {"agents.jsonl"}
    assert {leak.place for leak in found} >= {
        "NameForm.text fuller than the cleared form",
        "NameForm.text that no Basis covers",
    }


def test_no_role_or_pseudonym_of_a_person_stands_beside_the_name(
    archive: Archive, tmp_path: Path
) -> None:
    pages(archive, tmp_path / "bundle")
    told = (tmp_path / "bundle/agents.jsonl").read_text()
    words = {*ROLES.values(), *(each.split("{")[0] for each in PSEUDONYMS.values())}
    assert [each for each in words if each in told] == []


def _forms(**values: object) -> Callable[[Agent], None]:
    def change(agent: Agent) -> None:
        form = NameForm.objects.filter(agent=agent, language="ar").get()
        NameForm.objects.filter(id=form.id).update(**values)

    return change


def _kind(agent: Agent) -> None:
    Agent.objects.filter(id=agent.id).update(kind="person")


def _label(agent: Agent) -> None:
    Translation.objects.filter(owner_type=OwnerType.AGENT, owner_id=agent.id).update(text="a yard")


CHANGES: dict[str, Callable[[Agent], None]] = {
    "Agent.kind": _kind,
    "NameForm.language": _forms(language="fr"),
    "NameForm.register": _forms(register="nickname"),
    "NameForm.script": _forms(script="Hebr"),
    "NameForm.text": _forms(text="another name"),
    "Translation.text": _label,
}


@pytest.mark.parametrize("column", CHANGES)
def test_a_change_after_the_approval_takes_the_page_out(
    archive: Archive, tmp_path: Path, column: str
) -> None:
    agent = house()
    CHANGES[column](agent)
    report = released(archive.folder, tmp_path / "bundle")
    faults = {each.subject_id: each.fault for each in report.withheld if _is_page(each)}
    assert faults[public_id(agent)] in {Fault.CHANGED_SINCE_APPROVAL, Fault.NO_PAGE}


def _is_page(each: object) -> bool:
    return getattr(each, "subject_type", "") == SubjectType.AGENT


def test_after_a_basis_ended_nothing_of_the_page_is_left(archive: Archive, tmp_path: Path) -> None:
    named = next(each for each in archive.people if each.standing is Standing.NAMED)
    trace = Book(raw={"Agent.pid": {public_id(named.agent)}})
    assert leaks(edition_of(archive, tmp_path / "before").parent / "bundle", trace) != []
    assert named.basis is not None
    end_basis(named.basis)
    after = edition_of(archive, tmp_path / "after")
    assert leaks(after, trace) == []
    assert leaks(after.parent / "bundle", trace) == []


def test_a_page_goes_with_the_last_item_that_leads_to_it(archive: Archive, tmp_path: Path) -> None:
    ids = {public_id(agent) for agent in Agent.objects.all()}
    trace = Book(raw={"Agent.pid": ids})
    withdraw(Item.objects.get(id=archive.items["account"].id), by=archive.maker)
    after = edition_of(archive, tmp_path)
    assert leaks(after, trace) == []
    assert leaks(tmp_path / "bundle", trace) == []
