"""All Items by date, oldest first, undated last, a few hundred a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from firsthand.edition.cards import Card, card
from firsthand.edition.dates import DATE, sort_key
from firsthand.edition.frame import DATES, Place, framed
from firsthand.edition.shelf import Header
from firsthand.edition.site import Page, Site, View

ROWS = 200


@dataclass(frozen=True, slots=True)
class Year:
    """A year and the Items issued in it."""

    label: str
    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of the list; its label is the years that it holds."""

    label: str
    href: str
    current: bool


def pages(site: Site) -> Iterator[Page]:
    """The pages of the list, in each language of the edition."""
    for language in site.languages:
        headers = sorted(site.shelf.items(language), key=_key)
        chunks = [headers[at : at + ROWS] for at in range(0, len(headers), ROWS)] or [[]]
        for number, chunk in enumerate(chunks):
            yield _page(site, language, number, (chunk, chunks))


def _page(
    site: Site, language: str, number: int, rows: tuple[list[Header], list[list[Header]]]
) -> Page:
    chunk, chunks = rows
    view = site.view(language, _path(language, number))
    twins = {tag: _path(tag, number) for tag in site.languages}
    place = Place(_path(language, number), language, view.words("By date"), DATES, twins)
    leaves = [
        Leaf(_span(rows, view), view.to(_path(language, at)), at == number)
        for at, rows in enumerate(chunks)
    ]
    years = [
        Year(_label(year, view), [card(header, view) for header in group])
        for year, group in groupby(chunk, key=_year)
    ]
    return framed(site, place, "dates.html", years=years, leaves=leaves if len(leaves) > 1 else [])


def _path(language: str, number: int) -> str:
    return f"{language}/dates.html" if number == 0 else f"{language}/dates-{number + 1}.html"


def _key(header: Header) -> tuple[str, str]:
    return sort_key(header.record.issued.edtf), header.record.item_id


def _year(header: Header) -> str:
    """The year of issue, four digits; empty where there is none."""
    key = sort_key(header.record.issued.edtf)
    return key[:4] if DATE.match(key) else ""


def _label(year: str, view: View) -> str:
    return view.words.number(year) if year else view.words("Undated")


def _span(rows: Sequence[Header], view: View) -> str:
    if not rows:
        return ""
    first, last = (_label(_year(row), view) for row in (rows[0], rows[-1]))
    return first if first == last else view.words("{first} to {last}", first=first, last=last)
