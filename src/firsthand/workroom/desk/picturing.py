"""The pictures of an Item as its screen shows them, and the saving of what is said of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.http import QueryDict

from firsthand.core.codes import OwnerType, OwnField, VersionKind
from firsthand.disclosure.pictures import WITHOUT
from firsthand.workroom.archive.models import Item, Rendition
from firsthand.workroom.archive.pictures import describe_picture, pictures_in_order
from firsthand.workroom.desk.describe_forms import own_name
from firsthand.workroom.desk.describing import WordsRefusedError
from firsthand.workroom.desk.picture_forms import PER_CENT, PictureForm
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.protection.slots import SlotNames
from firsthand.workroom.protection.wordings import Place, save_wording
from firsthand.workroom.wording.models import Translation

PREVIEW_WIDTH = 960
Words = dict[tuple[UUID, str, str], str]


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A picture, the size of it that is previewed, and in which languages it is not described."""

    row: Rendition
    number: int
    width: int
    height: int
    lacks: tuple[str, ...]
    form: PictureForm

    @property
    def alt(self) -> str:
        """What it shows, in the first language in which that is said; empty where in none."""
        said = (self.form.initial.get(own_name(OwnField.ALT, tag)) for tag in self.form.languages)
        return next((str(words) for words in said if words), "")


def languages_of(item: Item) -> tuple[str, ...]:
    """The languages in which the Item has a text, its own first."""
    rows = item.versions.exclude(kind=VersionKind.PUBLIC).order_by("number")
    spoken = dict.fromkeys(rows.values_list("language", flat=True))
    return tuple(sorted(spoken, key=lambda language: language != item.language))


def crosses(item: Item) -> bool:
    """Whether pictures of the Item may be published at all: not under quotation (I17)."""
    return (item.rights_basis or None) not in WITHOUT


def picture_rows(item: Item, posted: Mapping[UUID, PictureForm] | None = None) -> list[PictureRow]:
    """The pictures of *item* in order; *posted* are forms to show in place of what stands."""
    rows = pictures_in_order(item.id)
    if not rows:
        return []
    languages, words = languages_of(item), _words(rows)
    return [
        _row(number, row, (posted or {}).get(row.id) or form_of(row, languages, words))
        for number, row in enumerate(rows, start=1)
    ]


def form_of(row: Rendition, languages: Sequence[str], words: Words | None = None) -> PictureForm:
    """The form of a picture as it stands."""
    said = _words([row]) if words is None else words
    return PictureForm(row, tuple(languages), _initial(row, languages, said))


def bound_form(row: Rendition, languages: Sequence[str], posted: QueryDict) -> PictureForm:
    """The form of a picture as it was sent."""
    return PictureForm(row, tuple(languages), _initial(row, languages, _words([row])), posted)


def _row(number: int, row: Rendition, form: PictureForm) -> PictureRow:
    files = [file for file in row.files if file["width"] <= PREVIEW_WIDTH] or row.files[:1]
    shown = files[-1]
    lacks = (tag for tag in form.languages if not form.initial.get(own_name(OwnField.ALT, tag)))
    return PictureRow(row, number, shown["width"], shown["height"], tuple(lacks), form)


def _initial(row: Rendition, languages: Sequence[str], words: Words) -> dict[str, object]:
    said = {
        own_name(name, language): words.get((row.id, name, language), "")
        for language in languages
        for name in (OwnField.ALT, OwnField.CAPTION)
    }
    return {
        "changed_at": row.changed_at.isoformat(),
        "focus_x": round(row.focus_x / PER_CENT),
        "focus_y": round(row.focus_y / PER_CENT),
        "warnings": list(row.warnings),
        **said,
    }


def _words(rows: Sequence[Rendition]) -> Words:
    """Our words about pictures as Members read them, by picture, field and language."""
    names = SlotNames()
    found = Translation.objects.filter(
        owner_type=OwnerType.PICTURE, owner_id__in=[row.id for row in rows]
    )
    return {
        (each.owner_id, each.field, each.language): names.readable(each.text, each.language)
        for each in found
    }


@transaction.atomic
def save_picture(row: Rendition, form: PictureForm, *, by: UUID) -> None:
    """Nothing; the picture is as the valid *form* says, or nothing of it is saved.

    Raises: StaleError, RefusedError, WordsRefusedError.
    """
    look, seen = form.look(), form.cleaned_data["changed_at"]
    describe_picture(row.id, look, by=by, changed_at=seen)
    for name, language, typed in form.changed_words():
        place = Place(OwnerType.PICTURE, row.id, name, language)
        try:
            save_wording(place, typed, by=by)
        except RefusedError as error:
            raise WordsRefusedError(error.subject_id, place) from error
