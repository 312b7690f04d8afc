"""What may be added: files, a folder of them, pasted words."""

from collections.abc import Sequence

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from firsthand.preserve.capture import CaptureMethod
from firsthand.workroom import labels

WORDS_MAX_CP = 5_000_000


class ManyFiles(forms.ClearableFileInput):
    """A field for many files at once."""

    allow_multiple_selected = True


class Folder(ManyFiles):
    """A field for a folder; a browser that knows no folders takes many files."""

    def __init__(self) -> None:
        super().__init__(attrs={"webkitdirectory": True})


class FilesField(forms.FileField):
    """All files that were chosen."""

    def clean(
        self,
        data: object,
        initial: object = None,  # noqa: ARG002 -- Django's signature
    ) -> "list[UploadedFile[bytes]]":
        """The files, empty ones too: the import says what is wrong with them."""
        if not data:
            return []
        chosen = data if isinstance(data, Sequence) else [data]
        return [file for file in chosen if isinstance(file, UploadedFile)]


class AddForm(forms.Form):
    """Files, a folder, or pasted words, and how they came."""

    chosen = FilesField(
        label=_("Files"),
        required=False,
        widget=ManyFiles(),
        help_text=_(
            "Saved web pages, saved front pages, plain text, Markdown, zipped folders of them. "
            "As many as you like."
        ),
    )
    folder = FilesField(
        label=_("Or a whole folder"),
        required=False,
        widget=Folder(),
    )
    words = forms.CharField(
        label=_("Or pasted words"),
        required=False,
        strip=False,
        max_length=WORDS_MAX_CP,
        help_text=_("One text, or a front page with its teasers one after another."),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )
    base_url = forms.URLField(
        label=_("Address it was saved from, if the page does not say"),
        required=False,
        max_length=4000,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )
    method = forms.ChoiceField(
        label=_("How it came to us"),
        choices=labels.CAPTURES.items,
        initial=CaptureMethod.SAVED_PAGE,
    )

    def clean(self) -> dict[str, object]:
        """The values; something is there to be added."""
        values = self.cleaned_data
        if not (values.get("chosen") or values.get("folder") or values.get("words", "").strip()):
            self.add_error("chosen", _("Choose a file, choose a folder, or paste words."))
        return values
