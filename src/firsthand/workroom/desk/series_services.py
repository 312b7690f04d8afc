"""Makes a Series and gives it titles."""

from uuid import UUID

from django.db import transaction

from firsthand.core.codes import OwnerType, OwnField
from firsthand.workroom.archive.models import Series
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.protection.wordings import Place, save_wording


@transaction.atomic
def make_series(title: str, language: str, *, by: UUID) -> Series:
    """The saved Series with that title in that language.

    Raises: RefusedError for an empty title, or one that may not be own voice.
    """
    series = Series.objects.create(created_by_id=by)
    if save_wording(title_place(series.id, language), title, by=by) is None:
        raise RefusedError("no_name")
    return series


def title_place(series_id: UUID, language: str) -> Place:
    """Where the title of a Series stands."""
    return Place(OwnerType.SERIES, series_id, OwnField.TITLE, language)
