"""Saves a description: the Item's fields, its narrator and series, and our words, or none of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from firsthand.core.codes import AgentKind, FlagCode, Origin, OwnerType, OwnField
from firsthand.core.written_dates import WrittenReading, read_written
from firsthand.workroom.archive.models import Item
from firsthand.workroom.archive.services import describe, raise_flag
from firsthand.workroom.desk.series_services import make_series
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.protection.clearing_services import NewAgent, make_agent
from firsthand.workroom.protection.slots import SlotNames
from firsthand.workroom.protection.wordings import Place, save_wording
from firsthand.workroom.wording.models import Translation


class WordsRefusedError(RefusedError):
    """Own voice may not be saved so; *field* and *language* say which."""

    code = "FH603"

    def __init__(self, reason: str, place: Place) -> None:
        self.place = place
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Description:
    """What a Member says of an Item; new names are made into an Agent and a Series.

    `values` are fields that `describe` knows; `words` our own, by field and language.
    """

    values: Mapping[str, object]
    narrator: UUID | None = None
    narrator_new: str = ""
    series: UUID | None = None
    series_new: str = ""
    words: Iterable[tuple[OwnField, str, str]] = field(default=())


@transaction.atomic
def save_description(
    item_id: UUID, said: Description, *, by: UUID, changed_at: datetime | None
) -> Item:
    """The Item as described; its state moves on with its kind.

    Raises: StaleError, RefusedError, WordsRefusedError; nothing is saved then.
    """
    language = str(said.values.get("language", "und"))
    values = {
        **said.values,
        "narrator_id": _narrator(said, language, by),
        "series_id": _series(said, language, by),
    }
    item = describe(item_id, values, by=by, changed_at=changed_at)
    _save_words(item, said.words, by)
    reading = read_written(item.issued_written)
    if reading and not reading.exists:
        raise_flag(item, FlagCode.BAD_DATE, by=by)
    return item


def suggested_date(written: str) -> WrittenReading | None:
    """What a written date seems to say; None where it says nothing sure."""
    return read_written(written) if written else None


def _narrator(said: Description, language: str, by: UUID) -> UUID | None:
    if not said.narrator_new.strip():
        return said.narrator
    return make_agent(NewAgent(AgentKind.PERSON, said.narrator_new, language), by=by).id


def _series(said: Description, language: str, by: UUID) -> UUID | None:
    if not said.series_new.strip():
        return said.series
    return make_series(said.series_new, language, by=by).id


def _save_words(item: Item, words: Iterable[tuple[OwnField, str, str]], by: UUID) -> None:
    """Saves what was changed alone, so that who wrote the rest stays known."""
    rows = Translation.objects.filter(owner_type=OwnerType.ITEM, owner_id=item.id)
    names = SlotNames()
    held = {
        (row.field, row.language): {row.text, names.readable(row.text, row.language)}
        for row in rows
    }
    for field_name, language, typed in words:
        if _lines(typed) in held.get((field_name, language), {""}):
            continue
        place = Place(OwnerType.ITEM, item.id, field_name, language)
        is_title = field_name is OwnField.SUPPLIED_TITLE
        origin = Origin.SUPPLIED if is_title else Origin.ORIGINAL
        try:
            save_wording(place, typed, by=by, origin=origin)
        except RefusedError as error:
            raise WordsRefusedError(error.subject_id, place) from error


def _lines(typed: str) -> str:
    """*typed* with the line ends of a stored text, so that an untouched field compares equal."""
    return typed.replace("\r\n", "\n").strip()
