"""Everything a page module asks for: the records, and the frame that all pages share."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from jinja2 import Environment, Template
from markupsafe import Markup

from firsthand.core.codes import PageSlug
from firsthand.core.languages import primary
from firsthand.edition.environment import BROKEN, PLACE, broken, environment_of, guarded
from firsthand.edition.errors import AddressError, ThemeError
from firsthand.edition.inline import language_attributes
from firsthand.edition.links import Links, links_of
from firsthand.edition.sequence import Order, order
from firsthand.edition.shelf import PUBLIC_ID, Header, Shelf
from firsthand.edition.theme import STYLE, Theme
from firsthand.edition.words import Words, with_phrases, words
from firsthand.public.records import (
    ArchiveRecord,
    FrontEntry,
    FrontRecord,
    PageRecord,
    SeriesRecord,
)
from firsthand.public.relations import AgentRecord, LinkRecord

STYLESHEET, ICON = "style/edition.css", "style/icon.svg"
FACES = "style/faces.css"
PARTS = "parts.html"


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the edition: its path from the edition's root, and what it holds."""

    path: str
    content: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the archive, with the language they are in where that is not the page's."""

    words: str
    attributes: Markup


@dataclass(frozen=True, slots=True)
class Section:
    """A section that the archive made of some kinds: its titles by language."""

    anchor: str
    titles: Mapping[str, str]
    kinds: Sequence[str]
    show_empty: bool


@dataclass(frozen=True, slots=True)
class View:
    """From where a page is looked at: its language, and the way back to the root."""

    language: str
    words: Words
    root: str

    def to(self, path: str) -> str:
        """The relative address of *path*."""
        return self.root + path

    def attributes(self, language: str) -> Markup:
        """`lang` and `dir` of a run in *language* on this page."""
        return language_attributes(language, self.words.language)


class Site:
    """The records of one edition, and what is made of them once."""

    def __init__(self, archive: ArchiveRecord, shelf: Shelf) -> None:
        """An edition of *archive* with what stands on *shelf*."""
        self.archive = archive
        self.languages = archive.languages or ("en",)
        self.shelf = shelf
        self.stylesheet, self.faces, self.theme_style = STYLESHEET, FACES, STYLE
        self.icon = ICON
        self._series: dict[str, SeriesRecord] = {}
        self._fronts: dict[str, FrontRecord] = {}
        self._pages: dict[tuple[PageSlug, str], PageRecord] = {}
        self.own_words: dict[tuple[str, str], FrontEntry] = {}  # by language and Item
        self._orders: dict[tuple[str, str], Order] = {}
        self.links = Links()
        self.agents: dict[str, AgentRecord] = {}
        self.kept: dict[Hashable, Markup] = {}
        self.ordered: dict[str, list[Header]] = {}
        self.theme = Theme()
        self._words: dict[str, Words] = {}
        self._loaded: dict[str, Template] = {}

    def with_records(
        self,
        series: Iterable[SeriesRecord],
        fronts: Iterable[FrontRecord],
        pages: Iterable[PageRecord],
    ) -> "Site":
        """This site, knowing *series*, *fronts* and *pages* too."""
        self._series = {record.series_id: record for record in series}
        self._fronts = {record.language: record for record in fronts}
        self.own_words = {
            (language, entry.item_id): entry
            for language, record in self._fronts.items()
            for entry in record.entries
            if entry.headline or entry.teaser
        }
        self._pages = {(record.slug, record.language): record for record in pages}
        return self

    def with_relations(self, links: Iterable[LinkRecord], agents: Iterable[AgentRecord]) -> "Site":
        """This site, knowing too how its Items stand to one another, and who has a page.

        Raises: AddressError where an id cannot be part of an address.
        """
        self.links = links_of(links, self.shelf)
        self.agents = {record.agent_id: record for record in agents}
        if not all(map(PUBLIC_ID.fullmatch, self.agents)):
            raise AddressError("agent_id")
        return self

    def with_theme(self, theme: Theme) -> "Site":
        """This site in the look of *theme*."""
        self.theme = theme
        return self

    @cached_property
    def sections(self) -> Sequence[Section]:
        """The archive's own sections, in its order; none where it made none."""
        return [
            Section(f"section-{number}", record.titles, record.kinds, record.show_empty)
            for number, record in enumerate(self.archive.sections, 1)
        ]

    @cached_property
    def has_faces(self) -> bool:
        """Whether the package brings its own faces, and the archive's theme wants them."""
        faces = files("firsthand.edition").joinpath("faces", "faces.css")
        return self.theme.has_faces and faces.is_file()

    @cached_property
    def environment(self) -> Environment:
        """The templates: all output escaped, nothing undefined passes."""
        return environment_of(self.theme.templates)

    def view(self, language: str, path: str) -> View:
        """The view of the page at *path*: in *language* where the edition has it."""
        return View(
            self.front_language(language),
            self.words(self.front_language(language)),
            "../" * path.count("/"),
        )

    def words(self, language: str) -> Words:
        """The interface's words in *language*, as the archive's theme has them."""
        if language not in self._words:
            phrases = self.theme.phrases.get(language, {})
            self._words[language] = with_phrases(words(language), phrases)
        return self._words[language]

    def front_language(self, language: str) -> str:
        """The language whose front page a page in *language* belongs to."""
        if language in self.languages:
            return language
        near = (known for known in self.languages if primary(known) == primary(language))
        return next(near, self.languages[0])

    def own(self, by_language: Mapping[str, str], view: View) -> Phrase:
        """Words of the archive in the page's language, else in the first that it has."""
        for language in (view.language, *self.languages, *sorted(by_language)):
            if by_language.get(language):
                return Phrase(by_language[language], view.attributes(language))
        return Phrase("", Markup())

    def front(self, language: str) -> FrontRecord | None:
        """The front page in *language*."""
        return self._fronts.get(language)

    def free_page(self, slug: PageSlug, language: str) -> PageRecord | None:
        """A free page in *language*."""
        return self._pages.get((slug, language))

    @cached_property
    def series_items(self) -> dict[str, list[str]]:
        """The Items of each Series that has any, by Series id."""
        found: dict[str, set[str]] = {}
        for header in self.shelf.records():
            if header.record.series_id:
                found.setdefault(header.record.series_id, set()).add(header.record.item_id)
        return {series_id: sorted(found[series_id]) for series_id in sorted(found)}

    @cached_property
    def corrected(self) -> list[str]:
        """The Items that bear a correction, by public id."""
        found = {h.record.item_id for h in self.shelf.records() if h.record.corrections}
        return sorted(found)

    def series(self, series_id: str) -> SeriesRecord:
        """The Series; untitled and of unknown length where the bundle does not say more."""
        return self._series.get(series_id) or SeriesRecord(series_id, {}, None)

    def order(self, series_id: str, language: str) -> Order:
        """The places of a Series, its parts as shown in *language*."""
        key = series_id, language
        if key not in self._orders:
            headers = (self.shelf.best(item, language) for item in self.series_items[series_id])
            self._orders[key] = order(headers, self.series(series_id).expected_parts)
        return self._orders[key]

    def render(self, template: str, view: View, **context: object) -> str:
        """The page that *template* makes of *context* in the common frame."""
        if template not in self._loaded:
            self._loaded[template] = self.environment.get_template(template)
        try:
            return self._loaded[template].render(site=self, view=view, t=view.words, **context)
        except BROKEN as error:
            raise (self.theme.templates and broken(error)) or error from None

    def macro(self, name: str) -> Callable[..., Markup]:
        """A form that many pages share: quicker called by itself than as a page."""
        module = self.environment.get_template(PARTS).module
        found: Callable[..., Markup] | None = getattr(module, name, None)
        if found is None:
            raise ThemeError(f"{PLACE}{PARTS}: has no macro {name}")
        return guarded(found) if self.theme.templates else found

    def name(self, view: View) -> Phrase:
        """The name of the archive."""
        return self.own(self.archive.name, view)


def series_title(site: Site, series_id: str, view: View) -> Phrase:
    """The title of a Series, or that it has none."""
    found = site.own(site.series(series_id).titles, view)
    return found if found.words else Phrase(f"[{view.words('Series')}]", Markup())


def paragraphs_of(record: PageRecord, view: View) -> list[Phrase]:
    """The paragraphs of a free page, one a line of its body."""
    attributes = view.attributes(record.language)
    return [Phrase(line, attributes) for line in record.body.split("\n") if line]
