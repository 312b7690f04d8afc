"""Shapes of what the door and a Member's own page ask."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class LoginForm(AuthenticationForm):
    """Login and password; one answer to everything that is wrong with them."""

    error_messages = {  # noqa: RUF012 -- Django reads it as it stands
        "invalid_login": _("Login or password is wrong. Try again, or ask another Member."),
        "inactive": _("Login or password is wrong. Try again, or ask another Member."),
    }


class PasswordForm(forms.Form):
    """The old password, and a new one twice."""

    old = forms.CharField(
        label=_("Password now"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=_("At least 12 characters. A few words in a row are good."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("New password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, object]:
        """The values; both new passwords are the same."""
        values = self.cleaned_data
        if values.get("new") != values.get("again"):
            self.add_error("again", _("The two are not the same."))
        return values
