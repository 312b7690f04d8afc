"""The front page in each language: what a Member chose, in that order, as teasers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.edition.cards import Card, Slot, card, in_our_words, length_sentence, slots
from firsthand.edition.errors import DanglingError
from firsthand.edition.frame import FRONT, Place, framed
from firsthand.edition.shelf import Header
from firsthand.edition.site import Page, Phrase, Site, View, series_title
from firsthand.public.records import FrontEntry

MANY = 4  # so many Items fill a column beside the lead and a row below it
STRIPS = 3
STRIP_REACH = 6


@dataclass(frozen=True, slots=True)
class Strip:
    """A Series on the front page, its missing parts in their places."""

    title: Phrase
    href: str
    length: str
    slots: Sequence[Slot]


@dataclass(frozen=True, slots=True)
class Front:
    """A front page: one lead, one beside it where more follow, the rest below; its Series."""

    lead: Card | None
    second: Card | None
    row: Sequence[Card]
    strips: Sequence[Strip]
    dates: str


def pages(site: Site) -> Iterator[Page]:
    """One front page a language of the edition."""
    twins = {language: f"{language}/index.html" for language in site.languages}
    for language, path in twins.items():
        place = Place(path, language, "", FRONT, twins)
        view = site.view(language, path)
        yield framed(site, place, "front.html", page=_front(site, language, view))


def _front(site: Site, language: str, view: View) -> Front:
    chosen = _chosen(site, language)
    headers = [header for _, header in chosen]
    cards = [
        in_our_words(card(header, view), entry.headline, entry.teaser) for entry, header in chosen
    ]
    beside = cards[1] if len(cards) >= MANY else None
    return Front(
        lead=cards[0] if cards else None,
        second=beside,
        row=cards[2:] if beside else cards[1:],
        strips=_strips(site, headers, view),
        dates=view.to(f"{view.language}/dates.html"),
    )


def _chosen(site: Site, language: str) -> list[tuple[FrontEntry, Header]]:
    """The places of the front page and their Items as shown in *language*, the lead first."""
    record = site.front(language)
    entries = sorted(record.entries, key=_lead_first) if record else []
    for entry in entries:
        if entry.item_id not in site.shelf:
            raise DanglingError(entry.item_id)
    return [(entry, site.shelf.best(entry.item_id, language)) for entry in entries]


def _lead_first(entry: FrontEntry) -> bool:
    return not entry.lead


def _strips(site: Site, headers: Sequence[Header], view: View) -> list[Strip]:
    """The first few Series that the front page touches, each around its first Item here."""
    first: dict[str, Header] = {}
    for header in headers:
        series_id = header.record.series_id
        if series_id and len(site.order(series_id, view.language).places) > 1:
            first.setdefault(series_id, header)
    return [_strip(site, first[series_id], view) for series_id in list(first)[:STRIPS]]


def _strip(site: Site, header: Header, view: View) -> Strip:
    series_id = header.record.series_id
    places = site.order(series_id, view.language).near(header.record.item_id, STRIP_REACH)
    return Strip(
        series_title(site, series_id, view),
        view.to(f"{view.language}/series/{series_id}.html"),
        length_sentence(site.series(series_id).expected_parts, view.words),
        slots(places, view),
    )
