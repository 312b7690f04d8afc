"""Builds the demo archive as a small team would: one does the work, another approves it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from importlib.resources import as_file

from django.core.management import call_command

from firsthand.core.codes import OwnerType, OwnField, SubjectType
from firsthand.demo import DEMO
from firsthand.demo.agent_pages import agent_places
from firsthand.demo.answers import answer_of_namesakes
from firsthand.demo.items import Made, Room, make_items
from firsthand.demo.people import make_people, say_of_pairs
from firsthand.demo.relations import mend
from firsthand.demo.script import MemberScript, PageScript, Script
from firsthand.importers.run import Worker
from firsthand.preserve.folder import ArchiveConfig, ArchiveFolder
from firsthand.preserve.ocfl import OriginalStore
from firsthand.workroom.archive.importing import Desk
from firsthand.workroom.archive.models import Item
from firsthand.workroom.members.models import Member
from firsthand.workroom.members.services import add_member
from firsthand.workroom.protection.wordings import Place, save_wording
from firsthand.workroom.publishing.models import Page
from firsthand.workroom.publishing.own_pages import (
    approve_record,
    compose_front,
    submit_record,
)
from firsthand.workroom.publishing.pipeline import PublishReport, publish
from firsthand.workroom.publishing.services import Subject, approve, submit, today
from firsthand.workroom.publishing.signing import DecisionPlace

PASSWORD = "wall-clock-orchard"  # noqa: S105 - invented people; the command prints it


def build_demo(
    folder: ArchiveFolder, script: Script, on_step: Callable[[str], None]
) -> PublishReport:
    """The report of the demo's first edition; its database is set up and empty before.

    *on_step* is told what is being done, in words.
    """
    call_command("migrate", verbosity=0, interactive=False)
    maker, second = (_member(script["members"][key]) for key in ("maker", "second"))
    config = folder.config()
    on_step("people and their names")
    people = make_people(script, maker)
    on_step("imports, descriptions, clearing")
    with Worker() as worker, as_file(DEMO.joinpath("files")) as files:
        desk = Desk(worker, OriginalStore(folder.originals), maker.id)
        room = Room(desk, people, maker, config.languages, folder.renditions)
        made = make_items(script, {path.name: path for path in files.iterdir()}, room)
    say_of_pairs(script, people, maker)
    on_step("approvals by the second member")
    _approve_items(made.items.values(), maker, second, config)
    mended = list(mend(script, made.items, maker))
    _approve_items(mended, maker, second, config)
    places = [*_own_places(script, made, maker), *agent_places(people, config)]
    _approve_own(places, maker, second, config)
    report = publish(folder, as_of=today(), on_step=on_step)
    if answer_of_namesakes(script, people, (maker, second)):
        on_step("two members answer what the scan asks of a namesake")
        report = publish(folder, as_of=today(), on_step=on_step)
    return report


def _member(script: MemberScript) -> Member:
    return add_member(
        script["login"],
        PASSWORD,
        display_name=script["display_name"],
        language=script["language"],
    )


def _approve_items(
    items: Iterable[Item], maker: Member, second: Member, config: ArchiveConfig
) -> None:
    for item in items:
        for language in sorted(set(item.versions.values_list("language", flat=True))):
            subject = Subject(item.id, language)
            submit(subject, by=maker, config=config)
            approve(subject, by=second, config=config)


def _own_places(script: Script, made: Made, maker: Member) -> list[DecisionPlace]:
    places = [DecisionPlace(SubjectType.SERIES, series.id) for series in made.series.values()]
    for page in script["page"]:
        places += _page(page, maker)
    for front in script["front_page"]:
        order = [made.items[key].id for key in front["order"] if key in made.items]
        composed = compose_front(front["language"], order, by=maker)
        places.append(DecisionPlace(SubjectType.FRONT_PAGE, composed.id, front["language"]))
    return places


def _approve_own(
    places: Sequence[DecisionPlace], maker: Member, second: Member, config: ArchiveConfig
) -> None:
    for place in places:
        submit_record(place, by=maker, config=config)
        approve_record(place, by=second, config=config)


def _page(script: PageScript, maker: Member) -> list[DecisionPlace]:
    page = Page.objects.create(slug=script["slug"], created_by=maker)
    for language, title in script["title"].items():
        title_place = Place(OwnerType.PAGE, page.id, OwnField.TITLE, language)
        save_wording(title_place, title, by=maker.id)
        body = "\n".join(script["body"][language])
        save_wording(replace(title_place, field=OwnField.BODY), body, by=maker.id)
    return [DecisionPlace(SubjectType.PAGE, page.id, language) for language in script["title"]]
