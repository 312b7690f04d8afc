"""Rows of long lists: one Item a row, made once a language and set into every list that has it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from markupsafe import Markup

from firsthand.edition.cards import Card, card
from firsthand.edition.dates import DATE, sort_key
from firsthand.edition.shelf import Header
from firsthand.edition.site import Site, View

ROWS = 200
ROOT = "\x00/"  # stands for the way to the edition's root; no record may hold this sign
Thing = TypeVar("Thing")


class Rows:
    """The rows of one language, kept until the next language's turn."""

    def __init__(self, site: Site, language: str) -> None:
        """The rows of *site* for readers of *language*, none made yet."""
        self.language = language
        self._site = site
        self._view = View(language, site.view(language, "").words, ROOT)
        self._made: dict[str, Markup] = {}
        self._print: Callable[[Card], Markup] = site.macro("row")
        self.headers = ordered(site, language)

    def html(self, header: Header, view: View) -> Markup:
        """The row of one Item on a page seen by *view*, which is of the same language."""
        item_id = header.record.item_id
        if item_id not in self._made:
            self._made[item_id] = self._row(header)
        return self._made[item_id].replace(ROOT, view.root)

    def many(self, headers: Iterable[Header], view: View) -> list[Markup]:
        """The rows of *headers*, in their order."""
        return [self.html(header, view) for header in headers]

    def _row(self, header: Header) -> Markup:
        return self._print(card(self._site, header, self._view))


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a long list, and its address."""

    label: str
    href: str
    current: bool


def leaves(things: Sequence[Thing]) -> list[Sequence[Thing]]:
    """*things* cut into pages; one empty page where there are none."""
    return [things[at : at + ROWS] for at in range(0, len(things), ROWS)] or [()]


def numbered(path: str, count: int, number: int, view: View) -> list[Leaf]:
    """The pages of the list at *path*, by number; none where there is but one."""
    if count == 1:
        return []
    return [
        Leaf(view.words.number(at + 1), view.to(leaf_path(path, at)), at == number)
        for at in range(count)
    ]


def leaf_path(path: str, number: int) -> str:
    """The address of page *number* (0 = first) of the list at *path* (without its ending)."""
    return f"{path}.html" if number == 0 else f"{path}-{number + 1}.html"


def ordered(site: Site, language: str) -> list[Header]:
    """All Items as shown in *language*, oldest first; sorted once."""
    if language not in site.ordered:
        site.ordered[language] = sorted(site.shelf.items(language), key=by_date)
    return site.ordered[language]


def by_date(header: Header) -> tuple[str, str]:
    """Oldest first, undated last."""
    return sort_key(header.record.issued.edtf), header.record.item_id


def year_of(header: Header) -> str:
    """The year of issue, four digits; empty where there is none."""
    return _year(header.record.issued.edtf)


@lru_cache(maxsize=4096)
def _year(edtf: str) -> str:
    key = sort_key(edtf)
    return key[:4] if DATE.match(key) else ""
