"""Forms of an Item's pictures: files to be added, and what is said of each that is there."""

from collections.abc import Iterator

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms import BoundField
from django.http import QueryDict
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from firsthand.core.codes import OwnField
from firsthand.core.vocabulary import codes, label
from firsthand.preserve.capture import CaptureMethod
from firsthand.workroom import labels
from firsthand.workroom.archive.models import Rendition
from firsthand.workroom.archive.pictures import Look
from firsthand.workroom.desk.add_forms import FilesField, ManyFiles
from firsthand.workroom.desk.describe_forms import own_attributes, own_name, version_seen

WORDS = {OwnField.ALT: 600, OwnField.CAPTION: 600}
PER_CENT = 10  # of the per mille that are stored
ACCEPTED = "image/jpeg,image/png,image/webp"


class AddPicturesForm(forms.Form):
    """Files of pictures, and how they came."""

    chosen = FilesField(
        label=_("Pictures"),
        required=False,
        widget=ManyFiles(attrs={"accept": ACCEPTED}),
        help_text=_("JPEG, PNG or WebP; as many as you like."),
    )
    method = forms.ChoiceField(
        label=_("How it came to us"), choices=labels.CAPTURES.items, initial=CaptureMethod.SCAN
    )

    def clean_chosen(self) -> "list[UploadedFile[bytes]]":
        """The files; at least one."""
        chosen: list[UploadedFile[bytes]] = self.cleaned_data["chosen"]
        if not chosen:
            raise forms.ValidationError(_("Choose a file."))
        return chosen


class PictureForm(forms.Form):
    """What is said of one picture in each language, where it is looked at, what it warns of."""

    changed_at = forms.CharField(widget=forms.HiddenInput, required=False)
    focus_x = forms.IntegerField(label=_("Per cent from the left"), min_value=0, max_value=100)
    focus_y = forms.IntegerField(label=_("Per cent from the top"), min_value=0, max_value=100)
    warnings = forms.MultipleChoiceField(
        label=_("What it may show"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        row: Rendition,
        languages: tuple[str, ...],
        initial: dict[str, object],
        posted: QueryDict | None = None,
    ) -> None:
        super().__init__(posted, prefix=str(row.id), initial=initial)
        self.languages = languages
        spoken = translation.get_language() or "en"
        warnings = self.fields["warnings"]
        if isinstance(warnings, forms.MultipleChoiceField):
            warnings.choices = [(code, label(code, spoken)) for code in codes("WA")]
        for name, language in self._voices():
            self.fields[own_name(name, language)] = _voice(name, language)

    def clean_changed_at(self) -> object:
        """The row's version as the form had it; None where it is unreadable."""
        return version_seen(self.cleaned_data["changed_at"])

    def look(self) -> Look:
        """How it is shown, as typed."""
        values = self.cleaned_data
        return Look(
            focus_x=values["focus_x"] * PER_CENT,
            focus_y=values["focus_y"] * PER_CENT,
            warnings=tuple(values["warnings"]),
        )

    def changed_words(self) -> Iterator[tuple[OwnField, str, str]]:
        """Our words that were changed: field, language, words."""
        changed = set(self.changed_data)
        for name, language in self._voices():
            if own_name(name, language) in changed:
                yield name, language, self.cleaned_data[own_name(name, language)]

    def voices(self) -> list[tuple[str, list[BoundField]]]:
        """The fields of our words by language."""
        return [
            (language, [self[own_name(name, language)] for name in WORDS])
            for language in self.languages
        ]

    def _voices(self) -> Iterator[tuple[OwnField, str]]:
        for language in self.languages:
            yield from ((name, language) for name in WORDS)


def _voice(name: OwnField, language: str) -> forms.CharField:
    return forms.CharField(
        label=str(labels.FIELDS[name]),
        required=False,
        max_length=WORDS[name],
        widget=forms.Textarea(attrs={**own_attributes(language), "rows": 2}),
    )
