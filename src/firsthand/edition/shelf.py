"""What the build keeps in memory: of each record its fields, title and teaser, not its text.

Only the few texts that answer another stay whole: they are printed beside what they answer.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from markupsafe import Markup, escape

from firsthand.core.languages import primary
from firsthand.core.text import Span, Text
from firsthand.edition.errors import AddressError
from firsthand.edition.inline import filled, language_attributes
from firsthand.edition.rendering import first_heading, place_of, run_html
from firsthand.edition.words import capital, quotes, words
from firsthand.public.records import ItemRecord, PublishedItem

NO_TEXT = Text()
NONE: frozenset[str] = frozenset()
PUBLIC_ID = re.compile(r"[0-9a-v]{26}")
TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Title:
    """What heads an Item: own headline, else its title in quotation marks, else ours in [ ]."""

    plain: str
    html: Markup
    shown_heading: Span | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """A record without its text (unless it answers another): enough for every page but its own.

    `mended` are the ids of the corrections whose new words stand in the text.
    """

    record: ItemRecord
    title: Title
    teaser: Markup
    approved_on: date
    mended: frozenset[str] = NONE

    @property
    def path(self) -> str:
        """Where its page stands in the edition."""
        return f"{self.record.language}/item/{self.record.item_id}.html"

    def attributes(self, around: str) -> Markup:
        """`lang` and `dir` where its words stand in a page in *around*."""
        return language_attributes(self.record.language, around)


def header_of(item: PublishedItem) -> Header:
    """The header of one published Item.

    Raises: AddressError where an id or tag cannot be part of an address.
    """
    whole = whole_header_of(item)
    record = replace(item.record, text=NO_TEXT)
    return Header(record, whole.title, whole.teaser, whole.approved_on, whole.mended)


def whole_header_of(item: PublishedItem) -> Header:
    """The header of one published Item, with its text.

    Raises: AddressError where an id or tag cannot be part of an address.
    """
    record = item.record
    _check_address(record)
    return Header(record, title_of(record), _teaser(record), item.approved_on, _mended(record))


def _mended(record: ItemRecord) -> frozenset[str]:
    if not record.corrections:
        return NONE
    said = record.text.string
    return frozenset(
        each.correction_id for each in record.corrections if each.after and each.after in said
    )


def _check_address(record: ItemRecord) -> None:
    if not PUBLIC_ID.fullmatch(record.item_id):
        raise AddressError("item_id")
    if record.series_id and not PUBLIC_ID.fullmatch(record.series_id):
        raise AddressError("series_id")
    if not TAG.fullmatch(record.language):
        raise AddressError("language")


def title_of(record: ItemRecord) -> Title:
    """What heads *record*; a title as written keeps the marks that it has in the text."""
    if record.headline:
        return Title(record.headline, escape(record.headline))
    if record.title:
        return _as_written(record)
    supplied = record.supplied_title or capital(words(record.language).label(record.kind))
    return Title(f"[{supplied}]", escape(f"[{supplied}]"))


def _as_written(record: ItemRecord) -> Title:
    opening, closing = quotes(record.language)
    heading = first_heading(record.text)
    shown = heading if heading and record.text.quote(heading) == record.title else None
    inner = run_html(record.text, shown, record.language) if shown else escape(record.title)
    plain = f"{opening}{record.title}{closing}"
    return Title(plain, filled("{}{}{}", opening, inner, closing), shown)


def _teaser(record: ItemRecord) -> Markup:
    """The teaser; one that was cut from the text keeps the marks that it has there (F23)."""
    place = None if record.teaser_is_own else place_of(record.teaser, record.text)
    return run_html(record.text, place, record.language) if place else escape(record.teaser)


@dataclass(slots=True)
class Shelf:
    """All headers of a bundle, by Item and language."""

    languages: tuple[str, ...]
    _by_item: dict[str, dict[str, Header]] = field(default_factory=dict)

    def add(self, headers: Iterable[Header]) -> None:
        """Put *headers* on the shelf."""
        for header in headers:
            record = header.record
            self._by_item.setdefault(record.item_id, {})[record.language] = header

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._by_item

    def header(self, item_id: str, language: str) -> Header:
        """The header of an Item's record in just this language."""
        return self._by_item[item_id][language]

    def twins(self, item_id: str) -> list[Header]:
        """All records of an Item: in the edition's order of languages, then by tag."""
        found = self._by_item[item_id]
        return [found[language] for language in sorted(found, key=self._rank)]

    def best(self, item_id: str, language: str) -> Header:
        """The record to show in *language*: that language, else a variety, else the original."""
        found = self._by_item[item_id]
        if language in found or len(found) == 1:
            return found[language] if language in found else next(iter(found.values()))
        twins = self.twins(item_id)
        return next(
            (t for t in twins if primary(t.record.language) == primary(language)), None
        ) or next((t for t in twins if not t.record.translated_from), twins[0])

    def items(self, language: str) -> Iterator[Header]:
        """Each Item once, as shown in *language*, by public id."""
        return (self.best(item_id, language) for item_id in self._by_item)

    def records(self) -> Iterator[Header]:
        """Every record."""
        return (header for found in self._by_item.values() for header in found.values())

    def _rank(self, language: str) -> tuple[int, str]:
        known = language in self.languages
        return self.languages.index(language) if known else len(self.languages), language
