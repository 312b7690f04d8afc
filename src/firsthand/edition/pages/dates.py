"""All Items by date, oldest first, undated last, a few hundred a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup

from firsthand.edition.frame import DATES, Place, framed
from firsthand.edition.jobs import Job, ids_of
from firsthand.edition.rows import Leaf, Rows, leaf_path, leaves, year_of
from firsthand.edition.shelf import Header
from firsthand.edition.site import Page, Site, View
from firsthand.edition.years import Year, year_anchor, year_label, years


@dataclass(frozen=True, slots=True)
class YearRows:
    """A year and the rows of the Items issued in it."""

    anchor: str
    label: str
    rows: Sequence[Markup]


@dataclass(frozen=True, slots=True)
class DatesPage:
    """One page of the list by date; `leaves` only where there are several."""

    row: Sequence[Year]
    years: Sequence[YearRows]
    leaves: Sequence[Leaf]


def pages(site: Site, rows: Rows) -> Iterator[Page | Job]:
    """The pages of the list in the language of *rows*."""
    chunks = leaves(rows.headers)
    view = site.view(rows.language, _path(rows.language, 0))
    row = years(site, view, rows.headers)
    said = tuple(row), tuple(_span(chunk, view) for chunk in chunks)
    for number, chunk in enumerate(chunks):
        make = partial(_page, site, rows, number, (chunk, chunks, row))
        yield Job(_path(rows.language, number), ids_of(chunk), (number, said), make)


def _page(
    site: Site,
    rows: Rows,
    number: int,
    lists: tuple[Sequence[Header], list[Sequence[Header]], list[Year]],
) -> Page:
    chunk, chunks, row = lists
    path = _path(rows.language, number)
    view = site.view(rows.language, path)
    twins = {tag: _path(tag, number) for tag in site.languages}
    place = Place(path, rows.language, view.words("By date"), DATES, twins)
    found = [
        YearRows(year_anchor(year), year_label(year, view), rows.many(group, view))
        for year, group in groupby(chunk, key=year_of)
    ]
    shown = [
        Leaf(_span(part, view), view.to(_path(rows.language, at)), at == number)
        for at, part in enumerate(chunks)
    ]
    page = DatesPage(row, found, shown if len(shown) > 1 else [])
    return framed(site, place, "dates.html", page=page)


def _path(language: str, number: int) -> str:
    return leaf_path(f"{language}/dates", number)


def _span(rows: Sequence[Header], view: View) -> str:
    """The years that a page of the list reaches over."""
    if not rows:
        return ""
    first, last = (
        view.words.number(year_of(row)) or view.words("Undated") for row in (rows[0], rows[-1])
    )
    return first if first == last else view.words("{first} to {last}", first=first, last=last)
