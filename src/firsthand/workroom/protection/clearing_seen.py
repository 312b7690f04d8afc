"""A Mention as the clearing screen draws it: its words, its shape, the word that goes with it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from firsthand.core.codes import SuggestedBy, Treatment
from firsthand.core.text import Span
from firsthand.disclosure.candidates import MentionCandidate

# Shape, colour and word of each treatment.
CSS = {
    "": "open",
    Treatment.SHOW: "show",
    Treatment.ROLE: "role",
    Treatment.PSEUDONYM: "alias",
    Treatment.WITHHOLD: "hold",
    Treatment.GENERALISE: "role",
    Treatment.NOT_A_NAME: "plain",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A Mention with its words and the key under which the same words are one."""

    mention_id: UUID
    span: Span
    words: str
    key: str
    agent: UUID | None
    treatment: str
    replacement: str
    suggested_by: str
    changed_at: datetime
    form: UUID | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided it."""
        return not self.treatment

    @property
    def is_unsure(self) -> bool:
        """Whether it is open, and a rule that is unsure saw it: to be checked, not likely."""
        return self.is_open and self.suggested_by == SuggestedBy.CHECK

    @property
    def css(self) -> str:
        """The shape in which it is drawn."""
        return f"{CSS[self.treatment]} unsure" if self.is_unsure else CSS[self.treatment]

    def candidate(self) -> MentionCandidate:
        """The gate's form of it."""
        decided = Treatment(self.treatment) if self.treatment else None
        return MentionCandidate(self.span, self.agent, decided, self.replacement)


WORDS = {
    "": pgettext_lazy("mention", "Undecided"),
    Treatment.SHOW: pgettext_lazy("treatment", "Show"),
    Treatment.ROLE: pgettext_lazy("treatment", "Role"),
    Treatment.PSEUDONYM: pgettext_lazy("treatment", "Pseudonym"),
    Treatment.WITHHOLD: pgettext_lazy("treatment", "Withhold"),
    Treatment.GENERALISE: pgettext_lazy("treatment", "Generalise"),
    Treatment.NOT_A_NAME: pgettext_lazy("treatment", "Not a name"),
}


def treatment_word(treatment: str) -> str:
    """The one word that goes with a treatment's shape and colour."""
    return str(WORDS[treatment])


def seen_word(seen: Seen) -> str:
    """The same for a Mention: one that is only to be checked says so."""
    return _("To be checked") if seen.is_unsure else treatment_word(seen.treatment)
