"""Small archives made through the workroom's own services, a canary in all that is private."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from django.db import transaction
from tests.leak import texts
from tests.leak.canaries import Book
from tests.leak.fields import fill_private, raw_strings
from tests.leak.people import Person, make_house, make_organization, make_person
from tests.leak.pictures import show
from tests.leak.plans import Feature, Plan, Standing
from tests.leak.relations import relate
from tests.workroom_fixtures import CONFIG, PASSWORD

from firsthand.core.codes import (
    AgentKind,
    AgentRole,
    FlagCode,
    IdentityVerdict,
    ItemState,
    LinkKind,
    OwnerType,
    OwnField,
    SubjectType,
    VersionKind,
)
from firsthand.core.text import Text
from firsthand.importers.run import Worker
from firsthand.preserve.folder import ArchiveFolder, make_folder
from firsthand.preserve.ocfl import OriginalStore
from firsthand.workroom.archive.importing import Desk, import_inputs
from firsthand.workroom.archive.inputs import Input
from firsthand.workroom.archive.links import link_items
from firsthand.workroom.archive.models import Item, ItemAgent, Series, TextVersion
from firsthand.workroom.archive.services import describe, raise_flag
from firsthand.workroom.archive.versions import NewVersion, add_version
from firsthand.workroom.documentation.identity import Evidence, Pair, say
from firsthand.workroom.documentation.models import Agent, NameForm, PairProposal
from firsthand.workroom.documentation.proposing import refresh
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.members.models import Member
from firsthand.workroom.members.services import add_member
from firsthand.workroom.protection.models import ScanQuestion
from firsthand.workroom.protection.services import end_basis
from firsthand.workroom.protection.suggestions import ensure_suggested
from firsthand.workroom.protection.texts import add_text
from firsthand.workroom.protection.wordings import Place, save_wording
from firsthand.workroom.publishing.models import Page
from firsthand.workroom.publishing.own_pages import approve_record, compose_front, submit_record
from firsthand.workroom.publishing.services import Subject, approve, send_back, submit, withdraw
from firsthand.workroom.publishing.signing import DecisionPlace

DESCRIBED = {"kind": "ITM03", "rights_basis": "permission", "circumstances": "CI1"}
OPEN_ADDRESS = "https://boats.example/{}"


@dataclass(slots=True)
class Archive:
    """An archive in the making: its folder, its team, who is in it, its canaries and Items."""

    folder: ArchiveFolder
    plan: Plan
    worker: Worker
    book: Book
    team: tuple[Member, Member] = ()  # type: ignore[assignment]
    people: list[Person] = field(default_factory=list)
    items: dict[str, Item] = field(default_factory=dict)

    @property
    def maker(self) -> Member:
        return self.team[0]

    @property
    def second(self) -> Member:
        return self.team[1]

    @property
    def hidden(self) -> Person:
        """A person whose name is never public."""
        return self.people[-1]

    def has(self, feature: Feature) -> bool:
        return feature in self.plan.features


@contextmanager
def rolled_back() -> Iterator[None]:
    """Whatever is done to the database inside is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def make_archive(root: Path, plan: Plan, worker: Worker, *, fill: bool = True) -> Archive:
    """The archive of *plan* in a new folder; with *fill*, a canary in every private column."""
    archive = Archive(make_folder(root, CONFIG), plan, worker, Book(plan.first, plan.shift))
    archive.team = (
        add_member("parvaneh", PASSWORD, display_name="Parvaneh"),
        add_member("etienne", PASSWORD, display_name="Étienne"),
    )
    standings = (*plan.people, Standing.WITHHELD)
    archive.people = [make_person(each, archive.book, archive.team) for each in standings]
    _account(archive)
    _further_items(archive)
    _own_pages(archive)
    _approve_own(archive)
    _afterwards(archive)
    if fill:
        fill_private(archive.book)
    archive.book.raw |= raw_strings()
    return archive


def _account(archive: Archive) -> None:
    """The one Item with everything: imported bytes, a corrected text, a translation, credits."""
    plan, book, maker = archive.plan, archive.book, archive.maker
    item = archive.items["account"] = _imported(archive)
    received = item.versions.get()
    texts.rewrite_received(archive, received)
    if archive.has(Feature.TRANSLATION):
        texts.translate(archive, item)
    narrator = archive.people[0]
    describe(
        item.id,
        {
            **DESCRIBED,
            "language": plan.language,
            "narrator_id": narrator.agent.id,
            "issued": "2012-03-04",
            "date_shown": "year",
            "issued_written": book.new("Item.issued_written").everywhere,
            "source_url": OPEN_ADDRESS.format(book.new("Item.source_url, not ticked").latin),
            "licence": f"by leave of {archive.hidden.written(plan.language)}",
            "part_written": f"Part {archive.hidden.written(plan.language)}",
        },
        by=maker.id,
    )
    _credits(archive, item)
    relate(archive, item, _answered(archive))
    if archive.has(Feature.PICTURE):
        show(archive, item)
    raise_flag(item, FlagCode.NO_DATE, by=maker.id)
    for language in (plan.language, plan.other):
        headline = f"{{agent:{narrator.agent.id}}} · {book.new_open('headline').name}"
        place = Place(OwnerType.ITEM, item.id, OwnField.HEADLINE, language)
        save_wording(place, headline, by=maker.id)
    clear_and_approve(archive, item)
    first = archive.hidden.agent.forms.first()
    ScanQuestion.objects.create(name_form=first, subject="item en", context="c" * 128)
    other = Agent.objects.exclude(id=archive.hidden.agent.id).earliest("created_at", "id")
    pair, seen = Pair.of(archive.hidden.agent.id, other.id), Evidence(0.8, "ask")
    say(pair, IdentityVerdict.DIFFERENT, by=maker.id, evidence=seen, note="the years differ")
    refresh()
    PairProposal.objects.get_or_create(a_id=pair.a, b_id=pair.b, defaults={"score": 0.8, "run": 1})


def _answered(archive: Archive) -> Item:
    secret = [archive.book.new(f"TextVersion.text of what is answered {n}") for n in (1, 2)]
    return add_item(archive, "answered", "\n".join(each.everywhere for each in secret))


def _credits(archive: Archive, item: Item) -> None:
    organization = make_organization(archive.book, archive.plan.language)
    agents: list[Agent] = [organization, *(person.agent for person in archive.people)]
    if archive.has(Feature.AGENT_PAGES):
        agents.append(make_house(archive.book, archive.maker))
    ItemAgent.objects.bulk_create(
        ItemAgent(item=item, agent=agent, role=role, position=at)
        for at, (agent, role) in enumerate(
            (agent, AgentRole.AUTHOR if agent.kind == AgentKind.PERSON else AgentRole.PUBLISHER)
            for agent in agents
        )
    )


def _imported(archive: Archive) -> Item:
    """The Item of a saved page whose head, comments, addresses and file name hold canaries."""
    book = archive.book
    name = f"{book.new('Original.file_name').latin}.html"
    page = texts.saved_page(archive).encode()
    desk = Desk(archive.worker, OriginalStore(archive.folder.originals), archive.maker.id)
    (outcome,) = import_inputs([Input(name, lambda: page)], desk)
    return Item.objects.get(id=outcome.items[0])


def add_item(archive: Archive, key: str, words: str, **values: object) -> Item:
    """A described Item with *words* as its received text, nothing decided yet."""
    text = texts.with_heading(words)
    item = archive.items[key] = Item.objects.create(
        language=archive.plan.language, state=ItemState.RECEIVED
    )
    new = NewVersion(
        VersionKind.RECEIVED, archive.plan.language, text, made_by=archive.maker.id, tool="hand"
    )
    add_version(item.id, new)
    return describe(item.id, {**DESCRIBED, **values}, by=archive.maker.id)


def clear_and_approve(archive: Archive, item: Item) -> None:
    for language in languages_of(item):
        submit_text(archive, item, language)
        subject = Subject(item.id, language)
        approve(subject, by=archive.second, config=archive.folder.config())


def submit_text(archive: Archive, item: Item, language: str) -> None:
    """Clears the newest text of *item* in *language*, and submits it."""
    texts.clear(archive, newest_text(item, language))
    submit(Subject(item.id, language), by=archive.maker, config=archive.folder.config())


def languages_of(item: Item) -> list[str]:
    return sorted(set(item.versions.values_list("language", flat=True)))


def newest_text(item: Item, language: str) -> TextVersion:
    texts_of = item.versions.filter(language=language).exclude(kind=VersionKind.PUBLIC)
    return texts_of.order_by("-number")[0]


def correct_again(archive: Archive, item: Item, word: str) -> TextVersion:
    """A newer text of *item* with *word* at its end: what was approved before is void."""
    source = newest_text(item, archive.plan.language)
    text = Text(f"{source.text}\n{word}")
    new = NewVersion(VersionKind.CORRECTED, source.language, text, source, archive.maker.id)
    return add_text(source, new)


def _further_items(archive: Archive) -> None:
    for feature, make in FURTHER.items():
        if archive.has(feature):
            make(archive, _secret_words(archive, feature))


def _secret_words(archive: Archive, feature: Feature) -> str:
    """A text, title and all, of words that no reader may meet."""
    title, body = (archive.book.new(f"TextVersion.text of {feature} {n}") for n in (1, 2))
    spelled = body.everywhere
    return f"{title.latin} and others\n{spelled} stood here. The lamp was lit."


def _quotation(archive: Archive, _words: str) -> None:
    beyond = archive.book.new("TextVersion.text beyond the extract").everywhere
    words = f"From the quay\nThe lamp was lit and the door stood open until then {beyond}."
    values = {
        "rights_basis": "quotation",
        "extract_max": 24,
        "source_url": OPEN_ADDRESS.format(archive.hidden.written("en").replace(" ", "-")),
        "show_source": True,
    }
    clear_and_approve(archive, add_item(archive, "quotation", words, **values))


def _series(archive: Archive, words: str) -> None:
    series = Series.objects.create(expected_parts=3)
    archive.items["part 2"] = add_item(archive, "part 2", words, series_id=series.id, part=2)
    for part in (1, 3):
        told = f"Part {part}\n{archive.book.new_open('part').latin} was read by the lamp."
        item = add_item(archive, f"part {part}", told, series_id=series.id, part=part)
        clear_and_approve(archive, item)
    title = Place(OwnerType.SERIES, series.id, OwnField.TITLE, archive.plan.language)
    save_wording(title, f"Letters {archive.book.new_open('series').name}", by=archive.maker.id)
    sign(archive, DecisionPlace(SubjectType.SERIES, series.id))


def _reply(archive: Archive, _words: str) -> None:
    """A public reply to the account."""
    told = f"A reply\n{archive.book.new_open('reply').latin} was read by the lamp."
    item = add_item(archive, "reply", told)
    account = archive.items["account"]
    link_items(item.id, account.id, LinkKind.REPLY_TO, by=archive.maker.id)
    clear_and_approve(archive, item)


def _withdrawn(archive: Archive, words: str) -> None:
    clear_and_approve(archive, add_item(archive, "withdrawn", words))


def _returned(archive: Archive, words: str) -> None:
    item = add_item(archive, "returned", words)
    submit_text(archive, item, archive.plan.language)
    send_back(Subject(item.id, archive.plan.language), by=archive.second, reason="look again")


def _changed(archive: Archive, words: str) -> None:
    clear_and_approve(archive, add_item(archive, "changed", words))


def _void(archive: Archive, words: str) -> None:
    clear_and_approve(archive, add_item(archive, "void", words))


def _not_submitted(archive: Archive, words: str) -> None:
    told = f"{words} {archive.hidden.written(archive.plan.language)} was there."
    item = add_item(archive, "not submitted", told)
    ensure_suggested(newest_text(item, archive.plan.language))


FURTHER = {
    Feature.QUOTATION: _quotation,
    Feature.SERIES_WITH_GAP: _series,
    Feature.REPLY: _reply,
    Feature.WITHDRAWN: _withdrawn,
    Feature.RETURNED: _returned,
    Feature.CHANGED: _changed,
    Feature.VOID: _void,
    Feature.NOT_SUBMITTED: _not_submitted,
}


def _own_pages(archive: Archive) -> None:
    if archive.has(Feature.PAGE):
        page = Page.objects.create(slug="about", created_by=archive.maker)
        for name in (OwnField.TITLE, OwnField.BODY):
            words = archive.book.new_open("page").name
            place = Place(OwnerType.PAGE, page.id, name, archive.plan.language)
            save_wording(place, words, by=archive.maker.id)


def _approve_own(archive: Archive) -> None:
    if archive.has(Feature.AGENT_PAGES):
        hostile = NameForm.objects.filter(register="hostile", language=archive.plan.language)
        for agent in Agent.objects.exclude(id__in=hostile.values("agent")):
            sign_page_of(archive, agent)
    if archive.has(Feature.PAGE):
        for page in Page.objects.all():
            sign(archive, DecisionPlace(SubjectType.PAGE, page.id, archive.plan.language))
    if archive.has(Feature.FRONT):
        for language in (archive.plan.language, archive.plan.other):
            compose(archive, [item.id for item in archive.items.values()], language)


def sign_page_of(archive: Archive, agent: Agent) -> None:
    """Approves the page of *agent* in the edition, where it may have one."""
    place = DecisionPlace(SubjectType.AGENT, agent.id)
    with suppress(RefusedError):
        sign(archive, place)


def compose(archive: Archive, item_ids: list[UUID], language: str) -> None:
    """An approved front page in *language* with these Items."""
    front = compose_front(language, item_ids, by=archive.maker)
    sign(archive, DecisionPlace(SubjectType.FRONT_PAGE, front.id, language))


def sign(archive: Archive, place: DecisionPlace) -> None:
    config = archive.folder.config()
    submit_record(place, by=archive.maker, config=config)
    approve_record(place, by=archive.second, config=config)


def _afterwards(archive: Archive) -> None:
    """What happens after the approvals: each of it takes something out of the edition."""
    if archive.has(Feature.WITHDRAWN):
        withdraw(archive.items["withdrawn"], by=archive.maker, reason="she asked")
    if archive.has(Feature.CHANGED):
        describe(archive.items["changed"].id, {"connection": "CN1"}, by=archive.maker.id)
    if archive.has(Feature.VOID):
        correct_again(archive, archive.items["void"], archive.book.new("a newer text").latin)
    if archive.has(Feature.ENDED_AFTERWARDS):
        for person in archive.people:
            if person.standing is Standing.NAMED and person.basis:
                end_basis(person.basis)
                now_secret(archive.book, person)


def now_secret(book: Book, person: Person) -> None:
    """The name was public once, and may not be again."""
    for canary in (person.given, person.surname):
        book.open.remove(canary)
        book.secret.append(canary)
