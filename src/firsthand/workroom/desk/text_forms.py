"""Shapes of new texts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from firsthand.core.codes import VersionKind
from firsthand.core.languages import ENDONYMS
from firsthand.workroom import labels

WORDS_MAX_CP = 5_000_000
FROM_FILE = (
    VersionKind.TRANSLATION,
    VersionKind.TRANSCRIPT,
    VersionKind.CORRECTED,
    VersionKind.RECEIVED,
)


class CorrectForm(forms.Form):
    """A whole text, one paragraph a line."""

    words = forms.CharField(
        label=_("The text, one paragraph a line"),
        max_length=WORDS_MAX_CP,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "dir": "auto", "class": "said"}),
    )


class TypedForm(forms.Form):
    """A translation or transcript that is typed or pasted."""

    kind = forms.ChoiceField(
        label=_("It is"),
        choices=lambda: [
            (code, labels.VERSION_KINDS[code])
            for code in (VersionKind.TRANSLATION, VersionKind.TRANSCRIPT)
        ],
    )
    language = forms.ChoiceField(label=_("Its language"), choices=ENDONYMS.items)
    title = forms.CharField(
        label=_("Title, if it has one"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "auto", "class": "said"}),
    )
    words = forms.CharField(
        label=_("The text, one paragraph a line"),
        max_length=WORDS_MAX_CP,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 20, "dir": "auto", "class": "said"}),
    )
    tool = forms.CharField(
        label=_("Made by a machine? Which"),
        required=False,
        max_length=80,
        help_text=_("Leave it empty if a person made it. Readers see what no person has checked."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )


class FileForm(forms.Form):
    """A file that brings a further text."""

    kind = forms.ChoiceField(
        label=_("It is"),
        choices=lambda: [(code, labels.VERSION_KINDS[code]) for code in FROM_FILE],
    )
    language = forms.ChoiceField(
        label=_("Its language"),
        required=False,
        choices=lambda: [("", _("As the file says")), *ENDONYMS.items()],
    )
    file = forms.FileField(label=_("File"), max_length=255)
