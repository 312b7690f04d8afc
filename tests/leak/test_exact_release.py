"""I3: whatever public column changes after the approval, the page is gone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.leak.archives import (
    Archive,
    add_item,
    clear_and_approve,
    make_archive,
    newest_text,
    sign_page_of,
)
from tests.leak.editions import bundle_of, released
from tests.leak.fields import CROSSES
from tests.leak.people import make_house, make_person
from tests.leak.plans import FULL, Feature, Plan, Standing

from firsthand.core.codes import OwnerType, OwnField, Register, Treatment
from firsthand.core.ids import pid_text
from firsthand.core.text import Span
from firsthand.disclosure.faults import Fault
from firsthand.importers.run import Worker
from firsthand.workroom.archive.models import (
    CorrectionNote,
    Item,
    ItemAgent,
    ItemLink,
    Rendition,
    Series,
)
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.protection.agent_services import NewForm, add_form
from firsthand.workroom.protection.services import Choice, add_mention, decide_mention
from firsthand.workroom.protection.wordings import Place, save_wording
from firsthand.workroom.wording.models import Translation

pytestmark = pytest.mark.django_db
PLAN = Plan((Standing.NAMED,), frozenset({Feature.CUTS}))
WITH_PICTURE = Plan((Standing.NAMED,), frozenset({Feature.PICTURE}))


def item(**values: object) -> Callable[[Archive], None]:
    """A change of columns of the account, past every service."""
    return lambda archive: _update(archive, values)


def _update(archive: Archive, values: dict[str, object]) -> None:
    assert Item.objects.filter(id=archive.items["account"].id).update(**values) == 1


def _series(archive: Archive) -> None:
    _update(archive, {"series": Series.objects.create()})


def _narrator(archive: Archive) -> None:
    _update(archive, {"narrator": make_person(Standing.ROLE, archive.book, archive.team).agent})


def _headline(archive: Archive) -> None:
    place = Place(OwnerType.ITEM, archive.items["account"].id, OwnField.HEADLINE, "en")
    save_wording(place, "Another evening", by=archive.maker.id)


def _text(archive: Archive) -> None:
    version = archive.items["account"].versions.filter(kind="corrected")
    version.update(text=version.get().text.replace("stood", "stand"))


def _marks(archive: Archive) -> None:
    archive.items["account"].versions.filter(kind="corrected").update(marks=[])


def _renamed(archive: Archive) -> None:
    named = NameForm.objects.filter(agent=archive.people[0].agent, language="en", of=None)
    named.filter(text=archive.people[0].written("en")).update(text="Another Name")


def _public_id(archive: Archive) -> None:
    Agent.objects.filter(id=archive.people[0].agent.id).update(pid=b"0123456789abcdef")


def note(**values: object) -> Callable[[Archive], None]:
    """A change of columns of the account's first correction, past every service."""

    def change(archive: Archive) -> None:
        notes = archive.items["account"].corrections.order_by("created_at")
        assert CorrectionNote.objects.filter(id=notes[0].id).update(**values) == 1

    return change


def _other_link(archive: Archive) -> None:
    other = add_item(archive, "another", "Another\nThe lamp was lit.")
    ItemLink.objects.update(to=other)


def picture(**values: object) -> Callable[[Archive], None]:
    """A change of columns of the account's picture, past every service."""

    def change(archive: Archive) -> None:
        assert Rendition.objects.filter(item=archive.items["account"]).update(**values) == 1

    return change


def _other_pixels(_archive: Archive) -> None:
    row = Rendition.objects.get()
    row.files[0]["sha512"] = "0" * 128
    row.save()


CHANGES: dict[str, Callable[[Archive], None]] = {
    "Agent.pid": _public_id,
    "CorrectionNote.after": note(after="other words"),
    "CorrectionNote.before": note(before="other words"),
    "CorrectionNote.on": note(on=date(2012, 3, 4)),
    "CorrectionNote.pid": note(pid=b"0123456789abcdef"),
    "CorrectionNote.reason": note(reason="safety"),
    "Item.calendar": item(calendar="solar_hijri"),
    "Item.circumstances": item(circumstances="CI2"),
    "Item.completeness": item(completeness="fragment"),
    "Item.connection": item(connection="CN1"),
    "Item.cut_end": item(cut_end=True),
    "Item.cut_start": item(cut_start=True),
    "Item.genre": item(genre="opinion"),
    "Item.issued": item(issued="2013-03-04"),
    "Item.kind": item(kind="ITM04"),
    "Item.licence": item(licence="free to copy"),
    "Item.narrator": _narrator,
    "Item.part": item(part=7),
    "Item.part_written": item(part_written="Part 7"),
    "Item.pid": item(pid=b"0123456789abcdef"),
    "Item.rights_basis": item(rights_basis="licence"),
    "Item.series": _series,
    "Item.source_url": item(source_url="https://quay.example/1", show_source=True),
    "Item.issued_written": item(issued_written="4 March", date_shown="day"),
    "Item.warnings": item(warnings=["WA1"]),
    "ItemAgent.agent": lambda _archive: ItemAgent.objects.first().delete(),  # type: ignore[union-attr,func-returns-value]
    "ItemAgent.role": lambda _archive: ItemAgent.objects.update(role="interviewer"),  # type: ignore[func-returns-value]
    "ItemLink.item": lambda _archive: ItemLink.objects.all().delete(),  # type: ignore[func-returns-value]
    "ItemLink.kind": lambda _archive: ItemLink.objects.update(kind="same_origin"),  # type: ignore[func-returns-value]
    "ItemLink.to": _other_link,
    "NameForm.text": _renamed,
    "Rendition.files": _other_pixels,
    "Rendition.focus_x": picture(focus_x=1),
    "Rendition.focus_y": picture(focus_y=1),
    "Rendition.pid": picture(pid=b"0123456789abcdef"),
    "Rendition.warnings": picture(warnings=[]),
    "TextVersion.marks": _marks,
    "TextVersion.text": _text,
    "Translation.text": _headline,
    "Translation.origin": lambda _archive: Translation.objects.update(origin="machine"),  # type: ignore[func-returns-value]
}
# Columns of the front page, free pages and series, and those that only choose among name forms.
ELSEWHERE = {
    "Agent.kind",
    "FrontPage.language",
    "FrontPageEntry.item",
    "FrontPageEntry.lead",
    "FrontPageEntry.position",
    "NameForm.language",
    "NameForm.register",
    "NameForm.script",
    "Page.slug",
    "Series.expected_parts",
    "Series.pid",
    "TextVersion.language",
    "Translation.language",
}


def test_every_public_column_is_changed_by_a_test() -> None:
    assert set(CHANGES) | ELSEWHERE == set(CROSSES)


def test_unchanged_it_is_there(tmp_path: Path, worker: Worker) -> None:
    archive = make_archive(tmp_path / "archive", PLAN, worker)
    assert released(archive.folder, tmp_path / "bundle").items == 1


@pytest.mark.parametrize("column", CHANGES)
def test_a_change_after_the_approval_takes_the_page_out(
    tmp_path: Path, worker: Worker, column: str
) -> None:
    plan = WITH_PICTURE if column.startswith("Rendition.") else PLAN
    archive = make_archive(tmp_path / "archive", plan, worker, fill=False)
    CHANGES[column](archive)
    report = released(archive.folder, tmp_path / "bundle")
    assert report.items == 0
    faults = {each.fault for each in report.withheld if each.subject_type == "item_language"}
    assert faults & {
        Fault.CHANGED_SINCE_APPROVAL,
        Fault.SHOW_WITHOUT_BASIS,
        Fault.OWN_VOICE,
        Fault.CANNOT_MASK,
    }


def test_the_full_archive_says_why_each_page_is_missing(tmp_path: Path, worker: Worker) -> None:
    archive = make_archive(tmp_path / "archive", FULL, worker)
    report = released(archive.folder, tmp_path / "bundle")
    assert {each.fault for each in report.withheld} >= {
        Fault.CHANGED_SINCE_APPROVAL,
        Fault.VOID,
        Fault.NOT_APPROVED,
        Fault.BASIS_ENDED,
    }


def test_who_is_meant_by_a_name_is_signed_too(tmp_path: Path, worker: Worker) -> None:
    """Two houses of one name, on whose pages the Item would stand: the record is the same."""
    plan = Plan((), frozenset({Feature.AGENT_PAGES}))
    archive = make_archive(tmp_path / "archive", plan, worker, fill=False)
    one, other = (make_house(archive.book, archive.maker) for _ in range(2))
    for house in (one, other):
        add_form(house, NewForm("Boat House", "en", Register.ACRONYM), by=archive.maker.id)
        sign_page_of(archive, house)
    item = add_item(archive, "boats", "An evening\nThe Boat House was lit.")
    version, span = newest_text(item, "en"), Span(15, 25)
    mention = add_mention(version, span, by=archive.maker.id)
    shown = Choice(Treatment.SHOW, one.id)
    decide_mention(mention, shown, by=archive.maker.id, everywhere=False)
    clear_and_approve(archive, item)
    assert public_id_of(item) in told_on_pages(archive, tmp_path / "before")
    decide_mention(mention, replace(shown, agent=other.id), by=archive.maker.id, everywhere=False)
    assert public_id_of(item) not in told_on_pages(archive, tmp_path / "after")
    assert released(archive.folder, tmp_path / "bundle").items == 1


def public_id_of(item: Item) -> str:
    return pid_text(bytes(item.pid))


def told_on_pages(archive: Archive, out: Path) -> set[str]:
    """The Items in whose texts an Agent that has a page is named."""
    return {item_id for page in bundle_of(archive, out).agents for item_id in page.mentioned}
