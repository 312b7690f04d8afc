"""A page a Series and language, and the list of all Series."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from firsthand.edition import schema_org
from firsthand.edition.cards import Slot, length_sentence, slots, with_teasers
from firsthand.edition.frame import SERIES, Place, framed
from firsthand.edition.jobs import Job
from firsthand.edition.meta import About
from firsthand.edition.site import Page, Phrase, Site, series_title


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """A Series: title, how long it should be, and every place in it."""

    title: Phrase
    length: str
    slots: Sequence[Slot]
    contact: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of Series."""

    title: Phrase
    href: str
    length: str


def pages(site: Site) -> Iterator[Page | Job]:
    """The list and the pages of all Series that have an Item here, in each language."""
    if site.series_items:
        for language in site.languages:
            yield _list(site, language)
    for series_id, items in site.series_items.items():
        twins = {language: f"{language}/series/{series_id}.html" for language in site.languages}
        for language, path in twins.items():
            place = Place(path, language, "", SERIES, twins)
            yield Job(path, items, language, partial(_page, site, series_id, place))


def _page(site: Site, series_id: str, place: Place) -> Page:
    view = site.view(place.language, place.path)
    title = series_title(site, series_id, view)
    page = SeriesPage(
        title,
        length_sentence(site.series(series_id).expected_parts, view.words),
        with_teasers(site, slots(site, site.order(series_id, place.language).places, view), view),
        view.to(f"{view.language}/about.html#contact"),
    )
    titled = Place(place.path, place.language, title.words, SERIES, place.twins)
    about = About(schema_org.series(site, series_id, view, place.path))
    return framed(site, titled, "series.html", about, page=page)


def _list(site: Site, language: str) -> Page:
    twins = {tag: f"{tag}/series/index.html" for tag in site.languages}
    view = site.view(language, twins[language])
    entries = [
        Entry(
            series_title(site, series_id, view),
            view.to(f"{language}/series/{series_id}.html"),
            length_sentence(site.series(series_id).expected_parts, view.words),
        )
        for series_id in site.series_items
    ]
    place = Place(twins[language], language, view.words("All series"), SERIES, twins)
    return framed(site, place, "series_list.html", entries=entries)
