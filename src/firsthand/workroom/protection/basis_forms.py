"""The shape of a basis: why a person may be named, by which forms, signed by whom."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from firsthand.core.dates import parse_edtf
from firsthand.core.errors import DateError
from firsthand.workroom import labels


class BasisForm(forms.Form):
    """A new basis. Nothing is ticked beforehand, and `minor` is always asked."""

    kind = forms.ChoiceField(label=_("On what it stands"), choices=labels.BASES.items)
    covers = forms.MultipleChoiceField(
        label=_("Names it covers"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one name that the basis covers.")},
    )
    minor = forms.ChoiceField(
        label=_("Is this person under age?"),
        choices=labels.MINORS.items,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the person is under age.")},
    )
    reason = forms.CharField(
        label=_("Reason, or what was agreed and when"),
        required=False,
        max_length=4000,
        help_text=_("For consent, reference and public interest."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    published = forms.CharField(
        label=_("Published on, as EDTF"),
        required=False,
        max_length=40,
        help_text=_("For what was published earlier. 1994 or 1994-05-03."),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    url = forms.URLField(
        label=_("Address of that publication"),
        required=False,
        max_length=4000,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )
    kept_copy = forms.ChoiceField(label=_("Or a copy that is kept here"), required=False)
    function = forms.CharField(
        label=_("Public function"),
        required=False,
        max_length=400,
        help_text=_("For officials and leaders."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    review_on = forms.DateField(
        label=_("Looked at again on"),
        required=False,
        help_text=_("For public interest."),
        widget=forms.DateInput(attrs={"type": "date", "dir": "ltr"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
    second_login = forms.CharField(
        label=_("Second Member: login"),
        required=False,
        max_length=150,
        help_text=_("For public interest: the second Member signs here, with their own password."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    second_password = forms.CharField(
        label=_("Second Member: password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )

    def __init__(
        self,
        *args: object,
        names: Sequence[tuple[str, str]],
        copies: Sequence[tuple[str, str]],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own, passed on
        covers, kept = self.fields["covers"], self.fields["kept_copy"]
        if isinstance(covers, forms.MultipleChoiceField):
            covers.choices = list(names)
        if isinstance(kept, forms.ChoiceField):
            kept.choices = [("", str(_("None"))), *copies]

    def clean_published(self) -> str:
        """The date, where it is one."""
        value: str = self.cleaned_data["published"]
        try:
            return parse_edtf(value).value if value else ""
        except DateError:
            raise forms.ValidationError(
                _("This date does not exist or is not EDTF. Write 1977, 1977-09 or 1977-09-23.")
            ) from None
