"""Nobody approves what they changed themselves, though somebody else edited the Item last (I14)."""

from pathlib import Path

import pytest
from tests.leak.archives import Archive, make_archive
from tests.leak.plans import Feature, Plan, Standing

from firsthand.core.codes import (
    AgentKind,
    CorrectionReason,
    Minor,
    Register,
    SubjectType,
)
from firsthand.importers.run import Worker
from firsthand.workroom.archive.models import CorrectionNote, Rendition
from firsthand.workroom.archive.pictures import Look, describe_picture
from firsthand.workroom.archive.services import describe
from firsthand.workroom.documentation.models import Agent
from firsthand.workroom.errors import NotAllowedError
from firsthand.workroom.protection.agent_services import (
    NewForm,
    Settings,
    add_form,
    change_settings,
)
from firsthand.workroom.publishing.correcting import SaidCorrection, change_correction
from firsthand.workroom.publishing.own_pages import approve_record, submit_record
from firsthand.workroom.publishing.services import Subject, approve, submit
from firsthand.workroom.publishing.signing import DecisionPlace

pytestmark = pytest.mark.django_db
PLAN = Plan(
    (Standing.NAMED, Standing.ROLE),
    frozenset({Feature.PICTURE, Feature.AGENT_PAGES}),
)


@pytest.fixture
def archive(tmp_path: Path, worker: Worker) -> Archive:
    return make_archive(tmp_path / "archive", PLAN, worker, fill=False)


def edited_by_another_and_approved(archive: Archive, item_id: object) -> None:
    """The maker edits the Item last and submits it; the second Member approves."""
    describe(item_id, {"connection": "CN1"}, by=archive.maker.id)
    subject, config = Subject(item_id, "en"), archive.folder.config()
    submit(subject, by=archive.maker, config=config)
    approve(subject, by=archive.second, config=config)


def test_a_correction_that_the_approver_changed(archive: Archive) -> None:
    note = CorrectionNote.objects.filter(reason="error").first()
    assert note is not None
    said = SaidCorrection(note.on, CorrectionReason(note.reason), "it was", "it is")
    change_correction(note.id, said, by=archive.second.id, changed_at=note.changed_at)
    with pytest.raises(NotAllowedError, match="own_work"):
        edited_by_another_and_approved(archive, note.item_id)


def test_a_picture_that_the_approver_turned_elsewhere(archive: Archive) -> None:
    row = Rendition.objects.get()
    describe_picture(row.id, Look(1, 1), by=archive.second.id, changed_at=row.changed_at)
    with pytest.raises(NotAllowedError, match="own_work"):
        edited_by_another_and_approved(archive, row.item_id)


def test_somebody_whom_the_approver_made_an_organization(archive: Archive) -> None:
    agent = Agent.objects.create(kind=AgentKind.UNIDENTIFIED, created_by=archive.maker)
    add_form(agent, NewForm("Quayside Press", "en", Register.OFFICIAL), by=archive.maker.id)
    agent.refresh_from_db()
    said = Settings(AgentKind.ORGANIZATION, "none", Minor.UNKNOWN, "none", "", "")
    change_settings(agent.id, said, by=archive.second.id, changed_at=agent.changed_at)
    place, config = DecisionPlace(SubjectType.AGENT, agent.id), archive.folder.config()
    submit_record(place, by=archive.maker, config=config)
    with pytest.raises(NotAllowedError, match="own_work"):
        approve_record(place, by=archive.second, config=config)
