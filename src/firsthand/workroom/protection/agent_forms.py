"""Shapes of what is said of people, groups and organizations."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from firsthand.core.codes import AgentKind, OwnField, Protection, Register
from firsthand.core.languages import ENDONYMS
from firsthand.workroom import labels
from firsthand.workroom.documentation.models import Agent
from firsthand.workroom.protection.alike import Entered

LABELS = (OwnField.ROLE, OwnField.PSEUDONYM)
# Sealing needs keys held off the machine; until that tier is there nobody can be sealed.
OPEN_PROTECTIONS = [(code, labels.PROTECTIONS[code]) for code in Protection if code != "sealed"]


def _tongues() -> list[tuple[str, str]]:
    return [*ENDONYMS.items(), ("und", str(_("Not known")))]


class Check(forms.BooleanField):
    """A tick box whose words stand beside it."""

    is_check = True


class NewAgentForm(forms.Form):
    """Somebody, by a first name form."""

    kind = forms.ChoiceField(label=_("It is"), choices=labels.AGENT_KINDS.items)
    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", "class": "said"}),
    )
    language = forms.ChoiceField(label=_("Language of this form"), choices=_tongues)
    role = forms.CharField(
        label=_("Role, without any name"),
        required=False,
        max_length=120,
        help_text=_("Stands in place of the name: an overseer, a former member."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def entered(self) -> Entered:
        """The name, to be compared with those that are known."""
        values = self.cleaned_data
        return Entered(values["name"], values["language"], AgentKind(values["kind"]))


class NameFormForm(forms.Form):
    """One more form of a name."""

    text = forms.CharField(
        label=_("Name as written"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", "class": "said"}),
    )
    language = forms.ChoiceField(label=_("Language of this form"), choices=_tongues)
    register = forms.ChoiceField(
        label=_("Who says it so"), choices=labels.REGISTERS.items, initial="official"
    )
    of = forms.ChoiceField(label=_("A variant of"), required=False)
    neutral = Check(label=_("The neutral name in this language, for our own words"), required=False)
    blocks = Check(label=_("One word that alone shall stop a publication"), required=False)

    def __init__(
        self, *args: object, forms_there: Sequence[tuple[str, str]], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own, passed on
        of = self.fields["of"]
        if isinstance(of, forms.ChoiceField):
            of.choices = [("", str(_("Nothing: a name of its own"))), *forms_there]

    def entered(self, agent: Agent) -> Entered:
        """The name that is added to *agent*, to be compared with those of others."""
        values, kind = self.cleaned_data, AgentKind(agent.kind)
        register = Register(values["register"])
        return Entered(values["text"], values["language"], kind, register, agent.id)


class LabelsForm(forms.Form):
    """Role and pseudonym in each language of the edition."""

    def __init__(self, *args: object, languages: Sequence[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own, passed on
        self.languages = tuple(languages)
        for language in self.languages:
            for field in LABELS:
                self.fields[f"{field}_{language}"] = forms.CharField(
                    label=str(labels.FIELDS[field]),
                    required=False,
                    max_length=120,
                    widget=forms.TextInput(attrs={"lang": language, "dir": "auto"}),
                )

    def by_language(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields by language."""
        return [
            (language, [self[f"{field}_{language}"] for field in LABELS])
            for language in self.languages
        ]

    def changed(self) -> Iterator[tuple[OwnField, str, str]]:
        """What was changed: field, language, words."""
        for name in self.changed_data:
            field, _sign, language = name.partition("_")
            yield OwnField(field), language, self.cleaned_data[name]


class SettingsForm(forms.Form):
    """What is said of an Agent beside its names."""

    changed_at = forms.CharField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=_("It is"), choices=labels.AGENT_KINDS.items)
    public_role = forms.ChoiceField(label=_("Public function"), choices=labels.PUBLIC_ROLES.items)
    minor = forms.ChoiceField(
        label=_("Under age"),
        choices=labels.MINORS.items,
        help_text=_("“Not known” counts as yes wherever a name would be shown."),
    )
    protection = forms.ChoiceField(label=_("Protection"), choices=OPEN_PROTECTIONS)
    treatment = forms.ChoiceField(
        label=_("Usual treatment in texts"),
        required=False,
        choices=lambda: [pair for pair in labels.TREATMENTS.items() if pair[0] != "not_a_name"],
    )
    note = forms.CharField(
        label=_("Note, for Members alone"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def clean_changed_at(self) -> datetime | None:
        """The row's version as the form had it; None where it is unreadable."""
        try:
            return datetime.fromisoformat(self.cleaned_data["changed_at"])
        except ValueError:
            return None

    def clean_kind(self) -> AgentKind:
        """The kind as a code."""
        return AgentKind(self.cleaned_data["kind"])
