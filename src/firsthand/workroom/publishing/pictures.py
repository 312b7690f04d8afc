"""Pictures of Items as Candidates, with what is said of them in the record's language."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from firsthand.core.codes import Origin, OwnerType, OwnField
from firsthand.disclosure.candidates import OwnWords, PictureCandidate, PictureFileCandidate
from firsthand.workroom.archive.models import Rendition
from firsthand.workroom.wording.models import Translation

Subject = tuple[UUID, str]
Said = dict[tuple[UUID, str], dict[OwnField, OwnWords]]


def load_pictures(subjects: Sequence[Subject]) -> dict[Subject, tuple[PictureCandidate, ...]]:
    """The pictures of each (Item id, language) that has any, in order. Two queries."""
    item_ids = sorted({item_id for item_id, _ in subjects})
    pictures: defaultdict[UUID, list[Rendition]] = defaultdict(list)
    for row in Rendition.objects.filter(item_id__in=item_ids).order_by("position", "id"):
        pictures[row.item_id].append(row)
    said = _said([row.id for rows in pictures.values() for row in rows])
    return {
        (item_id, language): tuple(_candidate(row, language, said) for row in pictures[item_id])
        for item_id, language in subjects
        if item_id in pictures
    }


def _candidate(
    row: Rendition, language: str, said: Mapping[Subject, dict[OwnField, OwnWords]]
) -> PictureCandidate:
    return PictureCandidate(
        pid=bytes(row.pid),
        files=tuple(
            PictureFileCandidate(int(file["width"]), int(file["height"]), str(file["sha512"]))
            for file in row.files
        ),
        focus_x=row.focus_x,
        focus_y=row.focus_y,
        warnings=tuple(row.warnings),
        own=said.get((row.id, language), {}),
    )


def _said(picture_ids: Sequence[UUID]) -> Said:
    found: Said = {}
    rows = Translation.objects.filter(owner_type=OwnerType.PICTURE, owner_id__in=picture_ids)
    for owner_id, field, language, text, origin, checked in rows.values_list(
        "owner_id", "field", "language", "text", "origin", "checked"
    ):
        words = OwnWords(text, Origin(origin), checked is not None)
        found.setdefault((owner_id, language), {})[OwnField(field)] = words
    return found


def makers_of_pictures(item_id: UUID, language: str) -> list[UUID | None]:
    """Who added or changed an Item's pictures, or wrote of them in *language* (I14)."""
    rows = Rendition.objects.filter(item_id=item_id)
    said = Translation.objects.filter(
        owner_type=OwnerType.PICTURE, owner_id__in=rows.values("id"), language=language
    )
    return [
        *rows.values_list("created_by", flat=True),
        *rows.values_list("edited_by", flat=True),
        *said.values_list("by", flat=True),
    ]
