"""Items by what they are: an index with a sentence on each kind, and a list a kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from firsthand.core.vocabulary import codes
from firsthand.edition.frame import KINDS, Place, framed
from firsthand.edition.jobs import Job, ids_of
from firsthand.edition.rows import Leaf, Rows, leaf_path, leaves, numbered
from firsthand.edition.shelf import Header
from firsthand.edition.site import Page, Phrase, Site, View
from firsthand.edition.words import capital

GLOSSES = {
    "ITM01": "A letter that was meant to be read by everybody.",
    "ITM02": "Questions that somebody asked, and the answers.",
    "ITM03": "What somebody remembers, written down by themselves.",
    "ITM04": "What somebody says about what they lived through.",
    "ITM05": "What a group or an organization says in its own name.",
    "ITM06": "What a newspaper, a station or an office reports.",
    "ITM07": "A piece cut from a paper; what stood around it may be lost.",
    "ITM08": "What somebody wrote down of a meeting.",
    "ITM09": "What somebody said under oath, before an authority.",
    "ITM10": "The answer of those about whom something is said.",
    "ITM11": "What a body looked into, and what it found.",
    "ITM12": "What a court decided.",
    "ITM13": "Names or things in a row, without a story.",
    "ITM14": "A picture, with what is known of it.",
    "ITM15": "A dispatch that others printed, often without saying so.",
}
CODES = codes("ITM")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: its name, what it is, where its list stands, and how many Items are in it."""

    code: str
    label: str
    gloss: str
    href: str
    count: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The kinds of one section, under its name; unnamed where the archive has no sections."""

    anchor: str
    title: Phrase
    kinds: Sequence[Kind]


@dataclass(frozen=True, slots=True)
class KindPage:
    """One page of the list of a kind."""

    kind: Kind
    rows: Sequence[Markup]
    leaves: Sequence[Leaf]


def pages(site: Site, rows: Rows) -> Iterator[Page | Job]:
    """The index of kinds, and the lists of those that have Items, in the language of *rows*."""
    by_kind: dict[str, list[Header]] = {}
    for header in rows.headers:
        by_kind.setdefault(header.record.kind, []).append(header)
    yield _index(site, rows.language, by_kind)
    for code in sorted(by_kind):
        if code in CODES:
            yield from _list(site, rows, code, by_kind[code])


def _index(site: Site, language: str, by_kind: dict[str, list[Header]]) -> Page:
    twins = {tag: f"{tag}/kind/index.html" for tag in site.languages}
    view = site.view(language, twins[language])
    place = Place(twins[language], language, view.words("By kind"), KINDS, twins)
    found = {code: _kind(code, len(by_kind[code]), view) for code in CODES if code in by_kind}
    return framed(site, place, "kinds.html", shelves=list(_shelves(site, view, found)))


def _shelves(site: Site, view: View, found: dict[str, Kind]) -> Iterator[Shelf]:
    rest = dict(found)
    for section in site.sections:
        kinds = [rest.pop(code) for code in section.kinds if code in rest]
        if kinds or section.show_empty:
            yield Shelf(section.anchor, site.own(section.titles, view), kinds)
    if rest:
        yield Shelf("", Phrase("", Markup()), list(rest.values()))


def _list(site: Site, rows: Rows, code: str, headers: Sequence[Header]) -> Iterator[Job]:
    chunks = leaves(headers)
    for number, chunk in enumerate(chunks):
        path = leaf_path(f"{rows.language}/kind/{code}", number)
        said = code, number, len(chunks), len(headers)
        yield Job(path, ids_of(chunk), said, partial(_leaf, site, rows, said, chunk))


def _leaf(
    site: Site, rows: Rows, place_in_list: tuple[str, int, int, int], chunk: Sequence[Header]
) -> Page:
    """One page of the list of a kind: which, of how many, and of how many Items in all."""
    code, number, leaf_count, count = place_in_list
    twins = {tag: leaf_path(f"{tag}/kind/{code}", number) for tag in site.languages}
    view = site.view(rows.language, twins[rows.language])
    kind = _kind(code, count, view)
    place = Place(twins[rows.language], rows.language, kind.label, KINDS, twins)
    shown = numbered(f"{rows.language}/kind/{code}", leaf_count, number, view)
    page = KindPage(kind, rows.many(chunk, view), shown)
    return framed(site, place, "kind.html", page=page)


def _kind(code: str, count: int, view: View) -> Kind:
    words = view.words
    return Kind(
        code,
        capital(words.label(code)),
        words(GLOSSES[code]) if code in GLOSSES else "",
        view.to(f"{view.language}/kind/{code}.html"),
        words("Texts here: {n}", n=words.number(count)),
    )
