"""The row of years: each with its place in the list by date; empty ones shown, not linked."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from firsthand.edition.dates import own_years
from firsthand.edition.rows import ROWS, leaf_path, ordered, year_of
from firsthand.edition.shelf import Header
from firsthand.edition.site import Site, View

SPAN = 150  # over more years than these, only those that hold something are shown
LONG_GAP = 8  # so many empty years in a row are one place


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the row; without an address it is empty."""

    label: str
    href: str
    title: str = ""


def years(site: Site, view: View, headers: Sequence[Header] = ()) -> list[Year]:
    """All years from the first to the last that hold an Item, then the undated."""
    leaf_of: dict[str, int] = {}
    for at, header in enumerate(headers or ordered(site, view.language)):
        leaf_of.setdefault(year_of(header), at // ROWS)
    dated = sorted(int(year) for year in leaf_of if year)
    if not dated:
        return []
    shown = range(dated[0], dated[-1] + 1) if dated[-1] - dated[0] < SPAN else dated
    row = [
        place
        for is_held, found in groupby(shown, key=lambda year: f"{year:04}" in leaf_of)
        for place in _places(list(found), leaf_of, view, is_held=is_held)
    ]
    if "" in leaf_of:
        href = view.to(leaf_path(f"{view.language}/dates", leaf_of[""])) + "#undated"
        row.append(Year(view.words("Undated"), href))
    return row


def year_label(year: str, view: View) -> str:
    """A year in the reader's digits; where years are counted otherwise, in both ways."""
    if not year:
        return view.words("Undated")
    said, own = view.words.number(year), own_years(int(year), view.words)
    return f"{said} ({own})" if own else said


def year_anchor(year: str) -> str:
    """The id of a year's place in the list."""
    return f"y{year}" if year else "undated"


def _places(
    found: Sequence[int], leaf_of: dict[str, int], view: View, *, is_held: bool
) -> list[Year]:
    """A place a year; one for a long run of years that hold nothing."""
    if is_held or len(found) < LONG_GAP:
        return [_year(year, leaf_of, view) for year in found]
    first, last = (view.words.number(year) for year in (found[0], found[-1]))
    return [Year(f"{first}–{last}", "")]


def _year(year: int, leaf_of: dict[str, int], view: View) -> Year:
    number = f"{year:04}"
    leaf = leaf_of.get(number)
    href = view.to(leaf_path(f"{view.language}/dates", leaf)) if leaf is not None else ""
    return Year(
        view.words.number(year),
        f"{href}#{year_anchor(number)}" if href else "",
        own_years(year, view.words),
    )
