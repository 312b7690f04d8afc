"""Words that stand nowhere by chance, in three scripts, and the search for them in an edition."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from firsthand.disclosure.scan import scan
from firsthand.disclosure.scan_forms import WithheldForm
from firsthand.disclosure.scan_rules import Outcome

# One letter a place: the same canary is spelled in each script from the same syllables.
CONSONANTS = {
    "latin": "bdfghjklmnprstvz",
    "persian": "بدفگهجکلمنپرستوز",
    "arabic": "بدفغهجكلمنقرستوز",
}
VOWELS = {"latin": "ai", "persian": "ای", "arabic": "اي"}
HEAD = {"latin": "zho", "persian": "ژو", "arabic": "ظو"}
SYLLABLES = 4
ALL = 32**SYLLABLES


@dataclass(frozen=True, slots=True)
class Canary:
    """One word that may stand in no edition; *place* says where it was put."""

    number: int
    place: str

    def spelled(self, script: str) -> str:
        rest = (self.number * 48271 + 7) % ALL  # odd: one word a number
        word = HEAD[script]
        for _ in range(SYLLABLES):
            rest, digit = divmod(rest, 32)
            consonant, vowel = divmod(digit, 2)
            word += CONSONANTS[script][consonant] + VOWELS[script][vowel]
        return word

    @property
    def latin(self) -> str:
        return self.spelled("latin")

    @property
    def name(self) -> str:
        """The Latin spelling as a name is written."""
        return self.latin.capitalize()

    @property
    def everywhere(self) -> str:
        """All three spellings, one after the other."""
        return " ".join(self.spelled(script) for script in CONSONANTS)

    @property
    def spellings(self) -> dict[str, str]:
        return {script: self.spelled(script) for script in CONSONANTS}


@dataclass(slots=True)
class Book:
    """All canaries of one archive: *secret* ones, and *open* ones that readers shall meet.

    *raw* are strings of the database that are their own canaries (ids, digests), by place.
    *shift* makes every secret another one, and leaves the open ones.
    """

    start: int = 0
    shift: int = 0
    secret: list[Canary] = field(default_factory=list)
    open: list[Canary] = field(default_factory=list)
    raw: dict[str, set[str]] = field(default_factory=dict)

    def new(self, place: str) -> Canary:
        canary = self._next(place, self.shift)
        self.secret.append(canary)
        return canary

    def new_open(self, place: str) -> Canary:
        canary = self._next(place)
        self.open.append(canary)
        return canary

    def _next(self, place: str, shift: int = 0) -> Canary:
        return Canary(self.start + shift + len(self.secret) + len(self.open), place)


@dataclass(frozen=True, slots=True)
class Leak:
    """A canary's place, and the file that holds it."""

    place: str
    path: str


def leaks(edition: Path, book: Book) -> list[Leak]:
    """Every secret of *book* that stands in a file, or a file name, under *edition*."""
    found = {*_scanned(edition, book.secret), *_plain(edition, book)}
    return sorted(found, key=lambda leak: (leak.place, leak.path))


def met(edition: Path, canaries: Iterable[Canary]) -> set[str]:
    """The places of those *canaries* that stand somewhere under *edition*."""
    return {leak.place for leak in _scanned(edition, canaries)}


def _scanned(edition: Path, canaries: Iterable[Canary]) -> Iterator[Leak]:
    """What the product's own scan finds, through every wrapping it knows."""
    for finding in scan(edition, [form for canary in canaries for form in _forms(canary)]):
        if finding.kind is Outcome.UNREADABLE:
            yield Leak("unreadable", finding.path)
        else:
            yield Leak(finding.form_id.partition("#")[0], finding.path)


def _forms(canary: Canary) -> Iterator[WithheldForm]:
    for script, word in canary.spellings.items():
        form_id = f"{canary.place}#{canary.number} {script}"
        yield WithheldForm(form_id, canary.latin, word, is_person=False, one_word_blocks=True)


def _plain(edition: Path, book: Book) -> Iterator[Leak]:
    """A second pair of eyes without the scan's folding: the very bytes."""
    wanted = _needles(book)
    for path in sorted(edition.rglob("*")):
        hay = path.relative_to(edition).as_posix().encode().lower()
        if path.is_file():
            hay += b"\n" + path.read_bytes().lower()
        for needle, place in wanted.items():
            if needle in hay:
                yield Leak(place, path.relative_to(edition).as_posix())


def _needles(book: Book) -> Mapping[bytes, str]:
    words = {w.encode(): each.place for each in book.secret for w in each.spellings.values()}
    raw = {w.lower().encode(): place for place, found in book.raw.items() for w in found}
    return words | raw
