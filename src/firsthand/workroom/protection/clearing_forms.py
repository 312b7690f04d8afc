"""Forms of the clearing screen: they check shape and never save."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from firsthand.core.codes import AgentKind, Treatment
from firsthand.core.text import Span, clean_block
from firsthand.workroom.labels import AGENT_KINDS, TREATMENTS, choices

REASONS = {
    "private_person": gettext_lazy("A private person could be recognised"),
    "safety": gettext_lazy("Safety"),
    "consent": gettext_lazy("Nobody agreed to it"),
    "legal": gettext_lazy("Law"),
    "error": gettext_lazy("An error of the source"),
}
WORDS_MAX_CP = 200
# What a field of own voice has: its face, its direction, a place for slots.
VOICE = {"class": "said", "dir": "auto", "data-voice": ""}


class DecideForm(forms.Form):
    """What a Member decides of one Mention."""

    treatment = forms.ChoiceField(
        choices=[(treatment, treatment) for treatment in Treatment],
        error_messages={"required": gettext_lazy("Choose what becomes of the name.")},
    )
    agent = forms.UUIDField(required=False)
    replacement = forms.CharField(required=False, max_length=WORDS_MAX_CP)
    everywhere = forms.BooleanField(required=False)
    changed_at = forms.DateTimeField(input_formats=["%Y-%m-%dT%H:%M:%S.%f%z"])

    def clean_replacement(self) -> str:
        """The words as a text may hold them; used for a role or a generalisation alone."""
        words: str = clean_block(self.cleaned_data["replacement"])[0]
        takes_words = {Treatment.ROLE, Treatment.GENERALISE}
        return words if self.cleaned_data.get("treatment") in takes_words else ""


class NewAgentForm(forms.Form):
    """Who a Mention means, made on the spot."""

    name = forms.CharField(max_length=WORDS_MAX_CP, label=gettext_lazy("Name, as a form"))
    kind = forms.ChoiceField(choices=[], label=gettext_lazy("What it is"), initial=AgentKind.PERSON)
    role = forms.CharField(
        required=False,
        max_length=WORDS_MAX_CP,
        label=gettext_lazy("Role, in the text’s language"),
        help_text=gettext_lazy("Such as “the overseer”; it stands in [brackets]."),
    )
    treatment = forms.ChoiceField(required=False, choices=[], label=gettext_lazy("Usual treatment"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = choices(AGENT_KINDS)  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["treatment"].choices = choices(TREATMENTS)  # type: ignore[attr-defined]  # the same


class CutForm(forms.Form):
    """Why words go, and what is said in their place, if anything."""

    reason = forms.ChoiceField(
        choices=list(REASONS.items()), label=gettext_lazy("Why"), initial="private_person"
    )
    replacement = forms.CharField(
        required=False,
        max_length=WORDS_MAX_CP,
        label=gettext_lazy("Say it more generally, if you can"),
    )

    def clean_replacement(self) -> str:
        """The words as a text may hold them."""
        return clean_block(self.cleaned_data["replacement"])[0]


class MarkForm(forms.Form):
    """Words of the source to be marked: by offsets from a script, or by paragraph and words."""

    act = forms.ChoiceField(choices=[("name", "name"), ("cut", "cut")])
    version = forms.UUIDField()
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    paragraph = forms.IntegerField(
        required=False, min_value=1, label=pgettext_lazy("number", "Paragraph")
    )
    words = forms.CharField(strip=False, label=gettext_lazy("Words, as they stand there"))
    nth = forms.IntegerField(
        required=False, min_value=1, label=gettext_lazy("If they stand there more than once: which")
    )

    def __init__(self, *args: Any, text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text

    def clean(self) -> dict[str, Any]:
        """The data, with the `span` of the words; the words must stand there."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return data
        span = self._by_offsets(data) if data.get("end") is not None else self._by_words(data)
        if span is not None and data["act"] == "name" and "\n" in self.text[span.start : span.end]:
            self.add_error(None, _("A name stands inside one paragraph. Mark each part."))
        elif span is not None:
            data["span"] = span
        return data

    def _by_offsets(self, data: dict[str, Any]) -> Span | None:
        start, end = data.get("start") or 0, data["end"]
        words = self.text[start:end]
        if start >= end or words.replace("\n", "") != data["words"].replace("\n", ""):
            self.add_error(None, _("The text is not what you saw. Open it again."))
            return None
        inner = len(words) - len(words.lstrip()), len(words.rstrip())
        if inner[0] >= inner[1]:
            self.add_error(None, _("There are no words in what you chose."))
            return None
        return Span(start + inner[0], start + inner[1])

    def _by_words(self, data: dict[str, Any]) -> Span | None:
        blocks = [line for line in self.text.split("\n") if line]
        number, words = data.get("paragraph"), clean_block(data["words"])[0]
        if not number or number > len(blocks):
            self.add_error("paragraph", _("There is no such paragraph."))
            return None
        places = _places(blocks[number - 1], words)
        if not places:
            self.add_error("words", _("These words do not stand in that paragraph."))
            return None
        nth = data.get("nth") or 1
        if nth > len(places) or (len(places) > 1 and not data.get("nth")):
            told = _("They stand there %(count)d times. Say which.") % {"count": len(places)}
            self.add_error("nth", told)
            return None
        start = self._starts()[number - 1] + places[nth - 1]
        return Span(start, start + len(words))

    def _starts(self) -> list[int]:
        starts, at = [], 0
        for line in self.text.split("\n"):
            if line:
                starts.append(at)
            at += len(line) + 1
        return starts


def _places(block: str, words: str) -> list[int]:
    """Where *words* begin in *block*, none overlapping."""
    places, at = [], block.find(words) if words else -1
    while at >= 0:
        places.append(at)
        at = block.find(words, at + len(words))
    return places


class LinkForm(forms.Form):
    """A link of the source, and whether it stays."""

    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=1)
    keep = forms.BooleanField(required=False)


class OwnWordsForm(forms.Form):
    """Headline and teaser in one language: our own voice."""

    headline = forms.CharField(
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs=VOICE),
        label=gettext_lazy("Headline: who says it, then the words"),
        help_text=gettext_lazy("Empty: the title as the source writes it."),
    )
    teaser = forms.CharField(
        required=False,
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 4, **VOICE}),
        label=gettext_lazy("Teaser"),
        help_text=gettext_lazy("Empty: the first sentences of the public text."),
    )
