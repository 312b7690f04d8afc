"""T4: acts of editors in any order; a release never has more than was cleared, nor less."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, precondition, rule
from tests.leak.archives import (
    Archive,
    add_item,
    correct_again,
    languages_of,
    make_archive,
    newest_text,
    now_secret,
    rolled_back,
    sign_page_of,
    submit_text,
)
from tests.leak.canaries import leaks
from tests.leak.editions import released
from tests.leak.people import Person, clear_name
from tests.leak.plans import Plan, Standing

from firsthand.core.codes import ItemState, OwnerType, OwnField, SubjectType, Treatment, VersionKind
from firsthand.core.ids import pid_text
from firsthand.core.text import Text
from firsthand.disclosure.faults import MILD
from firsthand.disclosure.linking import signed_digest
from firsthand.disclosure.rules import Built
from firsthand.importers.run import Worker
from firsthand.public.bundle import read_bundle
from firsthand.public.records import ItemRecord
from firsthand.public.relations import AgentRecord
from firsthand.workroom.archive.models import Item
from firsthand.workroom.archive.services import describe, reinstate
from firsthand.workroom.archive.versions import NewVersion
from firsthand.workroom.errors import NotAllowedError, RefusedError
from firsthand.workroom.protection.services import Choice, decide_mention, end_basis
from firsthand.workroom.protection.texts import add_text
from firsthand.workroom.protection.wordings import Place, save_wording
from firsthand.workroom.publishing.decisions import newest_decision
from firsthand.workroom.publishing.loading import load_gate
from firsthand.workroom.publishing.services import (
    Subject,
    approve,
    build_now,
    send_back,
    submit,
    today,
    withdraw,
)

PLAN = Plan(people=(Standing.NAMED, Standing.PSEUDONYM), features=frozenset())
HIDING = (Treatment.ROLE, Treatment.WITHHOLD)
LANGUAGES = ("en", "fa")
languages = st.sampled_from(LANGUAGES)


class Interleavings(RuleBasedStateMachine):
    """An archive and, beside it, what was approved and not touched since: `cleared`."""

    worker: ClassVar[Worker]
    published: ClassVar[int] = 0
    masked: ClassVar[int] = 0
    pages: ClassVar[int] = 0
    keys = Bundle("keys")

    def __init__(self) -> None:
        super().__init__()
        self.undo = ExitStack()
        self.undo.enter_context(rolled_back())
        self.folder = Path(self.undo.enter_context(TemporaryDirectory()))
        self.archive: Archive = make_archive(self.folder / "archive", PLAN, self.worker, fill=False)
        self.cleared: dict[tuple[str, str], str] = {}
        self.remember("account")
        self.count = 0

    def teardown(self) -> None:
        self.release()
        self.undo.close()

    def remember(self, key: str) -> None:
        for language in languages_of(self.item(key)):
            built = build_now(self.subject(key, language), self.archive.folder.config())
            self.cleared[key, language] = built.digest

    def item(self, key: str) -> Item:
        return Item.objects.get(id=self.archive.items[key].id)

    def subject(self, key: str, language: str) -> Subject:
        return Subject(self.archive.items[key].id, language)

    def forget(self, key: str, *tongues: str) -> None:
        for language in tongues or LANGUAGES:
            self.cleared.pop((key, language), None)

    @property
    def named(self) -> Person:
        return self.archive.people[0]

    @initialize(target=keys)
    def account(self) -> str:
        return "account"

    @rule(target=keys)
    def add(self) -> str:
        self.count += 1
        key = f"item {self.count}"
        words = " and ".join(person.written("en") for person in self.archive.people)
        add_item(self.archive, key, f"Evening {self.count}\nBy the lamp sat {words}.")
        return key

    @rule(key=keys)
    def correct(self, key: str) -> None:
        self.count += 1
        correct_again(self.archive, self.item(key), f"Said again, {self.count}.")
        self.forget(key)

    @rule(key=keys)
    def translate(self, key: str) -> None:
        self.count += 1
        source = newest_text(self.item(key), "en")
        words = " و ".join(person.written("fa") for person in self.archive.people)
        text = Text(f"کنار چراغ {words} نشستند. {self.count}")
        new = NewVersion(VersionKind.TRANSLATION, "fa", text, source, self.archive.maker.id)
        add_text(source, new)
        self.forget(key, "fa")

    @rule(key=keys, language=languages)
    def submit(self, key: str, language: str) -> None:
        if language in languages_of(self.item(key)):
            with refusals():
                submit_text(self.archive, self.item(key), language)
                self.forget(key, language)

    @rule(key=keys, language=languages)
    def submit_without_clearing(self, key: str, language: str) -> None:
        config = self.archive.folder.config()
        with refusals():
            submit(self.subject(key, language), by=self.archive.maker, config=config)
            self.forget(key, language)

    @rule(key=keys, language=languages)
    def approve(self, key: str, language: str) -> None:
        config = self.archive.folder.config()
        with refusals():
            signed = approve(self.subject(key, language), by=self.archive.second, config=config)
            self.cleared[key, language] = signed.digest

    @rule(key=keys)
    def mend(self, key: str) -> None:
        """Whatever became of the Item, it is brought back, cleared and approved."""
        with refusals():
            reinstate(self.item(key), by=self.archive.maker)
        for language in languages_of(self.item(key)):
            self.submit(key, language)
            self.approve(key, language)
        self.release()

    @rule(key=keys)
    def mend_another(self, key: str) -> None:
        """The same, so that it is drawn more often."""
        self.mend(key)

    @rule(key=keys, language=languages)
    def approve_own_work(self, key: str, language: str) -> None:
        config = self.archive.folder.config()
        with refusals() as refused:
            approve(self.subject(key, language), by=self.archive.maker, config=config)
        assert refused

    @rule(key=keys, language=languages)
    def send_back(self, key: str, language: str) -> None:
        with refusals():
            send_back(self.subject(key, language), by=self.archive.second, reason="once more")
            self.forget(key, language)

    @rule(key=keys)
    def withdraw(self, key: str) -> None:
        withdraw(self.item(key), by=self.archive.maker)
        self.forget(key)

    @rule(key=keys, connection=st.sampled_from(["CN0", "CN1"]))
    def describe(self, key: str, connection: str) -> None:
        describe(self.item(key).id, {"connection": connection}, by=self.archive.maker.id)

    @rule(key=keys, language=languages, words=st.sampled_from(["", "An evening", "{slot} sat"]))
    def headline(self, key: str, language: str, words: str) -> None:
        slot = f"{{agent:{self.named.agent.id}}}"
        place = Place(OwnerType.ITEM, self.item(key).id, OwnField.HEADLINE, language)
        save_wording(place, words.replace("{slot}", slot), by=self.archive.maker.id)

    @rule(key=keys, treatment=st.sampled_from(HIDING))
    def decide_otherwise(self, key: str, treatment: Treatment) -> None:
        agent = self.archive.hidden.agent
        for mention in newest_text(self.item(key), "en").mentions.filter(agent=agent):
            choice = Choice(treatment, agent.id)
            decide_mention(mention, choice, by=self.archive.maker.id, everywhere=False)

    @rule(key=keys)
    def show_the_hidden(self, key: str) -> None:
        agent = self.archive.hidden.agent
        for mention in newest_text(self.item(key), "en").mentions.filter(agent=agent):
            with refusals() as refused:
                choice = Choice(Treatment.SHOW, agent.id)
                decide_mention(mention, choice, by=self.archive.maker.id, everywhere=True)
            assert refused

    @precondition(lambda self: self.named.given in self.archive.book.open)
    @rule()
    def end_basis(self) -> None:
        for basis in self.named.agent.bases.filter(ended_at=None):
            end_basis(basis)
        now_secret(self.archive.book, self.named)
        self.release()

    @precondition(lambda self: self.named.given not in self.archive.book.open)
    @rule()
    def new_basis(self) -> None:
        clear_name(self.named, self.archive.book, by=self.archive.maker)

    @rule()
    def sign_page(self) -> None:
        """The narrator's own page in the edition, where there may be one now."""
        sign_page_of(self.archive, self.named.agent)
        self.release()

    @rule()
    def release(self) -> None:
        with TemporaryDirectory() as scratch:
            out = Path(scratch) / "bundle"
            released(self.archive.folder, out)
            assert leaks(out, self.archive.book) == []
            records = {(r.item_id, r.language): r for r in _records(out)}
            self.check_pages(read_bundle(out).agents, records.values())
        keys = {pid_text(bytes(item.pid)): key for key, item in self.archive.items.items()}
        public = {(keys[item_id], tongue): r for (item_id, tongue), r in records.items()}
        assert set(public) == {each for each in self.cleared if self.is_public(*each)}
        for each, record in public.items():
            self.check(each, record)

    def is_public(self, key: str, language: str) -> bool:
        """Whether what was approved still is what the gate would build, bases that ended apart."""
        if self.item(key).state != ItemState.DESCRIBED:
            return False
        approved = self.cleared[key, language]
        return approved == self.signed_as(key, language)

    def signed_as(self, key: str, language: str) -> str:
        """The digest of the record as it would be with every Basis that was signed live again."""
        built = self.built_as(key, language)
        return "" if built.faults - MILD else built.digest

    def built_as(self, key: str, language: str) -> Built:
        """The record as it would be with every Basis that was signed live again."""
        config = self.archive.folder.config()
        subject = self.subject(key, language)
        standing = newest_decision(SubjectType.ITEM_LANGUAGE, subject.item, language)
        live = standing.bases if standing else frozenset()
        gate = replace(load_gate(as_of=today(), config=config), live=live)
        return build_now(subject, config, gate=gate)

    def check(self, each: tuple[str, str], record: ItemRecord) -> None:
        Interleavings.published += 1
        key, language = each
        built = self.built_as(key, language)
        if signed_digest(record, built.links, built.named) != self.cleared[each]:
            assert self.named.given not in self.archive.book.open or self.count_bases() > 1
            Interleavings.masked += 1

    def check_pages(self, pages: Iterable[AgentRecord], records: Iterable[ItemRecord]) -> None:
        """A page stands only on records that name its Agent as their narrator, and lists these."""
        for page in pages:
            Interleavings.pages += 1
            tellers = [(each.item_id, each.narrator) for each in records]
            narrated = {item for item, who in tellers if who and who.agent_id == page.agent_id}
            assert narrated
            assert set(page.narrated) == narrated
            assert self.named.given in self.archive.book.open

    def count_bases(self) -> int:
        return self.named.agent.bases.count()


def _records(out: Path) -> Iterator[ItemRecord]:
    for published in read_bundle(out).items():
        yield published.record


@contextmanager
def refusals() -> Iterator[list[Exception]]:
    """Editors may be refused; what was refused is in the list."""
    refused: list[Exception] = []
    try:
        yield refused
    except (RefusedError, NotAllowedError) as error:
        refused.append(error)
