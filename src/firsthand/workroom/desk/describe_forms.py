"""The shape of a description: every field that a Member says of an Item."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django import forms
from django.forms import BoundField
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from firsthand.core.codes import OwnField
from firsthand.core.languages import ENDONYMS, UNDETERMINED, primary
from firsthand.core.vocabulary import codes, label
from firsthand.workroom import labels
from firsthand.workroom.archive.models import Item
from firsthand.workroom.protection.slots import SlotNames
from firsthand.workroom.wording.models import Translation

OWN_FIELDS = (OwnField.SUPPLIED_TITLE, OwnField.HEADLINE, OwnField.TEASER)
GROUPS = {
    "what": ("kind", "genre", "language", "completeness", "cut_start", "cut_end"),
    "date": ("issued_written", "issued", "calendar", "date_shown"),
    "who": ("narrator", "narrator_new", "connection", "circumstances", "source_url", "show_source"),
    "right": ("rights_basis", "licence", "extract_max", "rights_note"),
    "series": ("series", "series_new", "part", "part_written"),
}
# What `describe` takes as it stands in the form.
PLAIN = (
    *GROUPS["what"],
    *GROUPS["date"],
    *("connection", "circumstances", "source_url", "show_source"),
    *GROUPS["right"],
    *("part", "part_written"),
)


class Check(forms.BooleanField):
    """A tick box whose words stand beside it."""

    is_check = True


class DescribeForm(forms.Form):
    """What an Item is, when, who speaks, by what right, and our words about it."""

    changed_at = forms.CharField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    genre = forms.ChoiceField(label=_("Genre"), choices=labels.GENRES.items)
    language = forms.ChoiceField(label=_("Language"))
    completeness = forms.ChoiceField(label=_("How much of it"), choices=labels.COMPLETENESS.items)
    cut_start = Check(label=_("Its beginning is lost"), required=False)
    cut_end = Check(label=_("Its end is cut"), required=False)
    issued_written = forms.CharField(label=_("As written"), required=False, max_length=500)
    issued = forms.CharField(
        label=_("As EDTF, Gregorian"),
        required=False,
        max_length=40,
        help_text=_("1977, 1977-09, 1977-09-23; 197X; 1977?; 1977/1979"),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    calendar = forms.ChoiceField(
        label=_("Calendar in which it was written"),
        required=False,
        choices=labels.CALENDARS.items,
    )
    date_shown = forms.ChoiceField(label=_("Readers see"), choices=labels.DATES_SHOWN.items)
    narrator = forms.ChoiceField(label=_("Narrator"), required=False)
    narrator_new = forms.CharField(
        label=_("Or somebody new, by name"),
        required=False,
        max_length=200,
        help_text=_("Never public before a basis says so."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    connection = forms.ChoiceField(label=_("How they know"))
    circumstances = forms.ChoiceField(
        label=_("Circumstances"), help_text=_("Readers see “unknown” too.")
    )
    source_url = forms.CharField(
        label=_("Address of the source"),
        required=False,
        max_length=4000,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    show_source = Check(label=_("Show this address to readers"), required=False)
    rights_basis = forms.ChoiceField(
        label=_("By what right"),
        required=False,
        choices=labels.RIGHTS.items,
        widget=forms.RadioSelect,
    )
    licence = forms.CharField(label=_("Licence"), required=False, max_length=60)
    extract_max = forms.IntegerField(
        label=_("At most, characters"),
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text=_("Under quotation; the rest is shown as a cut."),
    )
    rights_note = forms.CharField(
        label=_("Why, for Members alone"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    series = forms.ChoiceField(label=_("Series"), required=False)
    series_new = forms.CharField(
        label=_("Or a new series, by title"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    part = forms.IntegerField(
        label=_("Part, as a number"), required=False, min_value=0, max_value=10_000
    )
    part_written = forms.CharField(
        label=_("Part, as written"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def __init__(self, *args: object, options: "Options", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own, passed on
        self.options = options
        for name, found in options.choices().items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = found
        for field_name, language in options.own_voice():
            self.fields[own_name(field_name, language)] = _own_voice_field(field_name, language)

    def clean_changed_at(self) -> datetime | None:
        """The row's version as the form had it; None where it is unreadable."""
        return version_seen(self.cleaned_data["changed_at"])

    def group(self, name: str) -> list[BoundField]:
        """The fields of one group, in order."""
        return [self[field] for field in GROUPS[name]]

    def words(self) -> Iterator[tuple[OwnField, str, str]]:
        """Our words as typed: field, language, words."""
        for field_name, language in self.options.own_voice():
            yield field_name, language, self.cleaned_data[own_name(field_name, language)]

    def voices(self) -> list[tuple[str, list[BoundField]]]:
        """The own-voice fields by language."""
        return [
            (language, [self[own_name(field_name, language)] for field_name in OWN_FIELDS])
            for language in self.options.languages
        ]


class Options:
    """What a description may choose from today: people, series, languages."""

    def __init__(
        self,
        item: Item,
        *,
        languages: Sequence[str],
        people: Sequence[tuple[str, str]],
        series: Sequence[tuple[str, str]],
    ) -> None:
        self.item = item
        self.languages = tuple(languages)
        self.people = people
        self.series = series

    def choices(self) -> dict[str, list[tuple[str, str]]]:
        """The choices of each field that has some of the archive's own."""
        spoken = translation.get_language() or "en"
        tags = dict.fromkeys([*ENDONYMS, self.item.language, UNDETERMINED])
        return {
            "kind": [("", str(_("Not said yet"))), *_vocabulary("ITM", spoken)],
            "connection": _vocabulary("CN", spoken),
            "circumstances": _vocabulary("CI", spoken),
            "language": [(tag, ENDONYMS.get(primary(tag), str(_("Not known")))) for tag in tags],
            "narrator": [("", str(_("Nobody: this is not somebody's account"))), *self.people],
            "series": [("", str(_("None"))), *self.series],
        }

    def own_voice(self) -> list[tuple[OwnField, str]]:
        """Every field of ours in every language, in order."""
        return [(name, language) for language in self.languages for name in OWN_FIELDS]


def version_seen(typed: str) -> datetime | None:
    """The row's version as a screen had it; None where it is unreadable."""
    try:
        return datetime.fromisoformat(typed)
    except ValueError:
        return None


def own_name(field_name: OwnField, language: str) -> str:
    """What the field is called in the form."""
    return f"{field_name}_{language}"


def initial_of(item: Item, words: Sequence[Translation]) -> dict[str, object]:
    """The form's values as they stand."""
    values: dict[str, object] = {name: getattr(item, name) for name in PLAIN}
    values["changed_at"] = item.changed_at.isoformat()
    values["narrator"] = str(item.narrator_id or "")
    values["series"] = str(item.series_id or "")
    names = SlotNames()
    for row in words:
        readable = names.readable(row.text, row.language)
        values[own_name(OwnField(row.field), row.language)] = readable
    return values


def _vocabulary(group: str, language: str) -> list[tuple[str, str]]:
    return [(code, label(code, language)) for code in codes(group)]


def own_attributes(language: str) -> dict[str, str]:
    """What a field of own voice in *language* has: its script, its face, a place for slots."""
    return {"lang": language, "dir": "auto", "class": "said", "data-voice": ""}


def _own_voice_field(field_name: OwnField, language: str) -> forms.CharField:
    is_long = field_name is OwnField.TEASER
    attributes = own_attributes(language)
    widget = (
        forms.Textarea(attrs={**attributes, "rows": 3})
        if is_long
        else forms.TextInput(attrs=attributes)
    )
    return forms.CharField(
        label=str(labels.FIELDS[field_name]),
        required=False,
        max_length=1200 if is_long else 300,
        widget=widget,
    )
