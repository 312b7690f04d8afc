"""Corrections of an Item: saved with our words for them, and kept once one was approved (F20)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from firsthand.core.codes import CorrectionReason, OwnerType, OwnField, SubjectType, Verdict
from firsthand.core.text import clean_block
from firsthand.disclosure.corrections import SHOWS_WORDS
from firsthand.disclosure.wording import slots
from firsthand.workroom.archive.models import CorrectionNote, Item
from firsthand.workroom.errors import RefusedError, StaleError
from firsthand.workroom.protection.gates import gate_today
from firsthand.workroom.protection.vouching import is_vouched, may_name_withheld
from firsthand.workroom.protection.wordings import Place, save_wording
from firsthand.workroom.publishing.models import Decision
from firsthand.workroom.publishing.services import today
from firsthand.workroom.wording.models import Translation


@dataclass(frozen=True, slots=True)
class SaidCorrection:
    """What a Member says of a correction; `words` by language, as typed."""

    on: date
    reason: CorrectionReason
    before: str = ""
    after: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


class CorrectionRefusedError(RefusedError):
    """A correction may not be saved so; *field* says which part of it: a field, or a language."""

    code = "FH603"

    def __init__(self, reason: str, field: str) -> None:
        self.field = field
        super().__init__(reason)


@transaction.atomic
def add_correction(item_id: UUID, said: SaidCorrection, *, by: UUID) -> CorrectionNote:
    """The new correction of an Item, which needs a new approval in each language.

    Raises: CorrectionRefusedError; nothing is saved then.
    """
    note = CorrectionNote(item_id=item_id, created_by_id=by)
    return _save(note, said, by)


@transaction.atomic
def change_correction(
    note_id: UUID, said: SaidCorrection, *, by: UUID, changed_at: datetime | None
) -> CorrectionNote:
    """The correction as said now; *changed_at* is its version as the form had it.

    Raises: StaleError, CorrectionRefusedError; nothing is saved then.
    """
    note = CorrectionNote.objects.select_for_update().get(id=note_id)
    if note.changed_at != changed_at:
        raise StaleError(note_id)
    return _save(note, said, by)


@transaction.atomic
def remove_correction(note_id: UUID, *, by: UUID) -> None:
    """Nothing; the correction was never to be read and is gone, its words with it.

    Raises: RefusedError where it was approved: from then on it stays (F20).
    """
    note = CorrectionNote.objects.select_for_update().get(id=note_id)
    if is_kept(note):
        raise RefusedError("correction_kept")
    Translation.objects.filter(owner_type=OwnerType.CORRECTION, owner_id=note.id).delete()
    _edited(note.item_id, by)
    note.delete()


def is_kept(note: CorrectionNote) -> bool:
    """Whether its Item was approved in some language while it stood: readers may know it."""
    approved = Decision.objects.filter(
        subject_type=SubjectType.ITEM_LANGUAGE, subject_id=note.item_id, verdict=Verdict.APPROVE
    )
    return approved.filter(created_at__gte=note.created_at).exists()


def _save(note: CorrectionNote, said: SaidCorrection, by: UUID) -> CorrectionNote:
    before, after = clean_block(said.before)[0], clean_block(said.after)[0]
    _check(said, before, after)
    note.on, note.reason, note.before, note.after = said.on, said.reason, before, after
    note.edited_by_id = by
    note.save()
    for language, words in said.words.items():
        _save_words(note, language, words, by)
    written = Translation.objects.filter(owner_type=OwnerType.CORRECTION, owner_id=note.id)
    if said.reason in SHOWS_WORDS and not written.exists():
        raise CorrectionRefusedError("no_words", "words")
    _edited(note.item_id, by)
    return note


def _check(said: SaidCorrection, before: str, after: str) -> None:
    if said.on > today():
        raise CorrectionRefusedError("day_ahead", "on")
    if said.reason not in SHOWS_WORDS and (before or after):
        raise CorrectionRefusedError("words_not_shown", "before" if before else "after")
    withheld = gate_today().withheld
    for name, words in (("before", before), ("after", after)):
        if slots(words):
            raise CorrectionRefusedError("slot_here", name)
        if not withheld.allows(words):
            raise CorrectionRefusedError("correction_names", name)
        if may_name_withheld(words) and not is_vouched(words):
            raise CorrectionRefusedError("may_name_a_person", name)


def _save_words(note: CorrectionNote, language: str, words: str, by: UUID) -> None:
    try:
        save_wording(Place(OwnerType.CORRECTION, note.id, OwnField.BODY, language), words, by=by)
    except RefusedError as error:
        raise CorrectionRefusedError(error.subject_id, language) from error


def _edited(item_id: UUID, by: UUID) -> None:
    item = Item.objects.select_for_update().get(id=item_id)
    item.edited_by_id = by
    item.save()
