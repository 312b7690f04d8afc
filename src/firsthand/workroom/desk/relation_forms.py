"""The shape of a correction: when, why, which words changed, and what we say of it."""

from collections.abc import Sequence

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from firsthand.core.codes import CorrectionReason, OwnerType, OwnField
from firsthand.workroom import labels
from firsthand.workroom.archive.models import CorrectionNote
from firsthand.workroom.desk.describe_forms import own_attributes
from firsthand.workroom.protection.slots import SlotNames
from firsthand.workroom.publishing.correcting import SaidCorrection
from firsthand.workroom.wording.models import Translation

WORDS_MAX_CP = 1200
CHANGED_MAX_CP = 600


def _area(rows: int, **attributes: str) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto", "class": "said", **attributes})


class CorrectionForm(forms.Form):
    """A correction in every language of the edition; one language is enough."""

    changed_at = forms.CharField(widget=forms.HiddenInput, required=False)
    on = forms.DateField(
        label=_("Day of the correction"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
    reason = forms.ChoiceField(label=_("Reason"), choices=labels.CORRECTIONS.items)
    before = forms.CharField(
        label=_("Before: the words as they stood"),
        required=False,
        max_length=CHANGED_MAX_CP,
        widget=_area(2),
    )
    after = forms.CharField(
        label=_("After: the words as they stand now"),
        required=False,
        max_length=CHANGED_MAX_CP,
        widget=_area(2),
    )

    def __init__(
        self, data: QueryDict | None, *, initial: dict[str, object], languages: Sequence[str]
    ) -> None:
        super().__init__(data, initial=initial)
        self.languages = tuple(languages)
        for language in self.languages:
            self.fields[words_name(language)] = forms.CharField(
                label=_("What was set right"),
                required=False,
                max_length=WORDS_MAX_CP,
                widget=_area(3, **own_attributes(language)),
            )

    def voices(self) -> list[tuple[str, BoundField]]:
        """The field of our words in each language."""
        return [(language, self[words_name(language)]) for language in self.languages]

    def said(self) -> SaidCorrection:
        """What was typed, where the form is valid."""
        values = self.cleaned_data
        return SaidCorrection(
            on=values["on"],
            reason=CorrectionReason(values["reason"]),
            before=values["before"],
            after=values["after"],
            words={language: values[words_name(language)] for language in self.languages},
        )

    def field_of(self, refused: str) -> str:
        """The field of this form that a refusal is about: its own name, or a language."""
        if refused in self.languages:
            return words_name(refused)
        return refused if refused in self.fields else words_name(self.languages[0])


def words_name(language: str) -> str:
    """What the field of our words in *language* is called."""
    return f"words_{language}"


def initial_of(note: CorrectionNote) -> dict[str, object]:
    """The form's values as they stand, names in place of slots."""
    names = SlotNames()
    rows = Translation.objects.filter(
        owner_type=OwnerType.CORRECTION, owner_id=note.id, field=OwnField.BODY
    )
    words = {words_name(row.language): names.readable(row.text, row.language) for row in rows}
    return {
        "changed_at": note.changed_at.isoformat(),
        "on": note.on,
        "reason": note.reason,
        "before": note.before,
        "after": note.after,
        **words,
    }
