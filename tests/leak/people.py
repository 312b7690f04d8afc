"""The people of a leak archive: each word of each name is a canary, in three scripts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from tests.leak.canaries import Book, Canary
from tests.leak.plans import Standing

from firsthand.core.codes import (
    AgentKind,
    BasisKind,
    Minor,
    OwnerType,
    OwnField,
    Register,
    Treatment,
)
from firsthand.names.folding import fold
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.models import Basis
from firsthand.workroom.protection.services import NewBasis, add_basis
from firsthand.workroom.protection.wordings import Place, save_wording

SCRIPTS = {"en": "latin", "fa": "persian", "ar": "arabic"}
ROLES = {"en": "a neighbour", "fa": "یک همسایه"}
PSEUDONYMS = {"en": "Rosha{n}", "fa": "روشا{n}"}
GENERAL = {"en": "somebody of the boats", "fa": "یکی از قایق‌ها"}
TREATMENTS = {
    Standing.NAMED: Treatment.SHOW,
    Standing.ENDED: Treatment.ROLE,
    Standing.REVIEW_PASSED: Treatment.WITHHOLD,
    Standing.PSEUDONYM: Treatment.PSEUDONYM,
    Standing.ROLE: Treatment.ROLE,
    Standing.WITHHELD: Treatment.WITHHOLD,
    Standing.GENERALISED: Treatment.GENERALISE,
    Standing.MINOR: Treatment.WITHHOLD,
    Standing.GROUP: Treatment.ROLE,
    Standing.UNIDENTIFIED: Treatment.ROLE,
}
KINDS = {Standing.GROUP: AgentKind.GROUP, Standing.UNIDENTIFIED: AgentKind.UNIDENTIFIED}


@dataclass(frozen=True, slots=True)
class Person:
    """One person: the words of the name, and how Mentions of it are decided."""

    agent: Agent
    standing: Standing
    given: Canary
    surname: Canary
    basis: Basis | None = None

    @property
    def treatment(self) -> Treatment:
        return TREATMENTS[self.standing]

    def written(self, language: str) -> str:
        """The full name as a text in *language* has it."""
        return f"{self.given_in(language)} {_word(self.surname, language)}"

    def given_in(self, language: str) -> str:
        return _word(self.given, language)


def _word(canary: Canary, language: str) -> str:
    return canary.name if language == "en" else canary.spelled(SCRIPTS[language])


def make_person(standing: Standing, book: Book, team: tuple[Member, Member]) -> Person:
    """A person of *standing*: a form a script, labels in two languages, what bases there are."""
    place = f"NameForm.text of {standing}"
    new = book.new_open if standing is Standing.NAMED else book.new
    given, surname = new(place), new(place)
    minor = Minor.YES if standing is Standing.MINOR else Minor.UNKNOWN
    kind = KINDS.get(standing, AgentKind.PERSON)
    agent = Agent.objects.create(kind=kind, minor=minor, created_by=team[0])
    person = Person(agent, standing, given, surname)
    forms = [_form(agent, person.written(language), language) for language in SCRIPTS]
    _label(person, Agent.objects.count(), team[0])
    basis = _basis(person, forms, team)
    _uncleared(person, forms[0], book)
    return Person(agent, standing, given, surname, basis)


def _form(agent: Agent, words: str, language: str, of: NameForm | None = None) -> NameForm:
    script = "Latn" if language == "en" else "Arab"
    key = fold(words)[:200]
    return NameForm.objects.create(
        agent=agent, text=words, language=language, script=script, key=key, of=of
    )


def _uncleared(person: Person, base: NameForm, book: Book) -> None:
    """A fuller form of the name, and one that no Basis covers: never shown, whoever bears it."""
    fuller = book.new("NameForm.text fuller than the cleared form")
    other = book.new("NameForm.text that no Basis covers")
    words = f"{person.given.name} {fuller.name} {person.surname.name}"
    _form(person.agent, words, "en", of=base)
    _form(person.agent, other.name, "en")


def _label(person: Person, number: int, by: Member) -> None:
    for language, words in ROLES.items():
        place = Place(OwnerType.AGENT, person.agent.id, OwnField.ROLE, language)
        save_wording(place, words, by=by.id)
    if person.standing is Standing.PSEUDONYM:
        for language, words in PSEUDONYMS.items():
            place = Place(OwnerType.AGENT, person.agent.id, OwnField.PSEUDONYM, language)
            save_wording(place, words.format(n=_letters(number)), by=by.id)


def _letters(number: int) -> str:
    """A word of letters for a number, for pseudonyms that nobody else has."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _basis(person: Person, forms: Iterable[NameForm], team: tuple[Member, Member]) -> Basis | None:
    ids = tuple(form.id for form in forms)
    maker, second = team
    today = timezone.now().date()
    match person.standing:
        case Standing.NAMED | Standing.ENDED:
            new = NewBasis(BasisKind.CONSENT, ids, Minor.NO, reason="asked at the boats")
            basis = add_basis(person.agent, new, by=maker.id)
        case Standing.REVIEW_PASSED:
            new = NewBasis(
                BasisKind.PUBLIC_INTEREST, ids, Minor.NO, reason="a post", review_on=today
            )
            return add_basis(person.agent, new, by=maker.id, second=second.id)
        case _:
            return None
    if person.standing is Standing.ENDED:
        basis.ended_at = timezone.now() - timedelta(days=3)
        basis.save()
    return basis


def clear_name(person: Person, book: Book, *, by: Member) -> None:
    """A new Basis for the forms of the whole name: readers may meet it again."""
    words = [person.written(language) for language in SCRIPTS]
    forms = NameForm.objects.filter(agent=person.agent, text__in=words)
    ids = tuple(form.id for form in forms)
    new = NewBasis(BasisKind.CONSENT, ids, Minor.NO, reason="asked again")
    add_basis(Agent.objects.get(id=person.agent.id), new, by=by.id)
    for canary in (person.given, person.surname):
        book.secret.remove(canary)
        book.open.append(canary)


def make_house(book: Book, by: Member) -> Agent:
    """An organization with a page: readers may meet every form of its name."""
    agent = Agent.objects.create(kind=AgentKind.ORGANIZATION)
    name = book.new_open("NameForm.text of an organization with a page")
    for language, script in SCRIPTS.items():
        form = _form(agent, name.spelled(script), language)
        form.neutral = language != "ar"
        form.register = Register.OFFICIAL if form.neutral else Register.HOSTILE
        form.save()
    place = Place(OwnerType.AGENT, agent.id, OwnField.ROLE, "en")
    save_wording(place, "a boatyard", by=by.id)
    return agent


def make_organization(book: Book, language: str) -> Agent:
    """An organization that readers meet by its neutral form alone, though it has none in
    *language* and a hostile one has.
    """
    agent = Agent.objects.create(kind=AgentKind.ORGANIZATION)
    other = "fa" if language == "en" else "en"
    words = book.new_open("NameForm.text of an organization").spelled(SCRIPTS[other])
    neutral = _form(agent, words, other)
    neutral.neutral = True
    neutral.save()
    word = book.new("NameForm.text hostile").spelled(SCRIPTS[language])
    hostile = _form(agent, word, language)
    hostile.register = Register.HOSTILE
    hostile.save()
    return agent
