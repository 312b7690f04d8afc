"""Reads Series: titles, parts in order, and the places of parts that are not here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count
from django.utils import translation

from firsthand.core.codes import OwnerType, OwnField
from firsthand.names.folding import fold
from firsthand.workroom.archive.models import Item, Series
from firsthand.workroom.desk.listing import Row, rows_of
from firsthand.workroom.desk.standing import with_standing
from firsthand.workroom.protection.slots import SlotNames
from firsthand.workroom.wording.models import Translation

MOST_GAPS = 200


@dataclass(frozen=True, slots=True)
class SeriesTitle:
    """What a Series is called; *is_written*: the title is the source's own."""

    words: str
    language: str
    is_written: bool


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One Series as the list shows it; *is_written*: the title is the source's own."""

    series: Series
    title: str
    language: str
    is_written: bool
    parts: int


@dataclass(frozen=True, slots=True)
class Part:
    """A place in a Series: its number, and the Items there; none = a gap."""

    number: int | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """One Series with its titles and its places in order."""

    row: SeriesRow
    titles: Mapping[str, Translation]
    parts: list[Part]
    gaps: int


def all_series() -> list[SeriesRow]:
    """Every Series, by its title."""
    found = list(Series.objects.annotate(held=Count("items")))
    titles = _titles(series.id for series in found)
    names = SlotNames()
    rows = [_row(series, titles[series.id], getattr(series, "held", 0), names) for series in found]
    return sorted(rows, key=lambda row: (fold(row.title), row.series.id))


def series_choices() -> list[tuple[str, str]]:
    """All Series as a form's choices."""
    return [(str(row.series.id), row.title or "…") for row in all_series()]


def series_page(series: Series) -> SeriesPage:
    """The page of one Series."""
    titles = _titles([series.id])[series.id]
    items = with_standing(Item.objects.filter(series=series)).select_related("series")
    rows = rows_of(list(items.order_by("part", "created_at")))
    parts = _places(rows, series.expected_parts)
    gaps = sum(1 for part in parts if not part.rows)
    row = _row(series, titles, len(rows), SlotNames())
    return SeriesPage(row, titles, parts, gaps)


def _places(rows: Iterable[Row], expected: int | None) -> list[Part]:
    """Numbered places from 1, a gap where none is held; what has no number stands last."""
    by_number: defaultdict[int | None, list[Row]] = defaultdict(list)
    for row in rows:
        by_number[row.item.part].append(row)
    numbers = [number for number in by_number if number is not None]
    last = min(max([expected or 0, *numbers]), MOST_GAPS)
    wanted = sorted({*range(1, last + 1), *numbers})
    places = [Part(number, tuple(by_number.get(number, ()))) for number in wanted]
    unnumbered = by_number.get(None, [])
    return [*places, Part(None, tuple(unnumbered))] if unnumbered else places


def title_of_series(series: Series) -> SeriesTitle:
    """What one Series is called on a private screen."""
    return _title(series, _titles([series.id])[series.id], SlotNames())


def _titles(series_ids: Iterable[UUID]) -> dict[UUID, dict[str, Translation]]:
    found: defaultdict[UUID, dict[str, Translation]] = defaultdict(dict)
    rows = Translation.objects.filter(
        owner_type=OwnerType.SERIES, owner_id__in=list(series_ids), field=OwnField.TITLE
    )
    for row in rows.select_related("by"):
        found[row.owner_id][row.language] = row
    return found


def _title(series: Series, titles: Mapping[str, Translation], names: SlotNames) -> SeriesTitle:
    spoken = translation.get_language() or "en"
    chosen = titles.get(spoken) or next(iter(titles.values()), None)
    if chosen is None:
        return SeriesTitle(series.title_written, "", is_written=True)
    words = names.plain(chosen.text, chosen.language)
    return SeriesTitle(words, chosen.language, is_written=False)


def _row(
    series: Series, titles: Mapping[str, Translation], parts: int, names: SlotNames
) -> SeriesRow:
    title = _title(series, titles, names)
    return SeriesRow(series, title.words, title.language, title.is_written, parts)
