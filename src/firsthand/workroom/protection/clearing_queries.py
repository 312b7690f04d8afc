"""Reads what the clearing screen shows: a constant number of queries, however many Mentions."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from firsthand.core.codes import VersionKind
from firsthand.core.text import Span, Text
from firsthand.disclosure.candidates import MentionCandidate, SourceCandidate
from firsthand.disclosure.faults import Fault
from firsthand.disclosure.gate import Gate
from firsthand.disclosure.masking import Insert
from firsthand.disclosure.treatments import Treating, treat
from firsthand.names.folding import fold
from firsthand.workroom.archive.models import TextVersion
from firsthand.workroom.documentation.likeness import names_state
from firsthand.workroom.documentation.models import Agent
from firsthand.workroom.protection.clearing_html import Marked, OpenWords
from firsthand.workroom.protection.clearing_rows import CutNote, Row, Sides, rows_of
from firsthand.workroom.protection.clearing_seen import Seen, seen_word
from firsthand.workroom.protection.gates import gate_today
from firsthand.workroom.protection.models import Cut, Mention
from firsthand.workroom.protection.sources import load_sources
from firsthand.workroom.protection.suggestions import ensure_suggested


@dataclass(frozen=True)
class Desk:
    """One source text on the clearing screen, with the gate over it."""

    version: TextVersion
    source: SourceCandidate
    gate: Gate
    mentions: tuple[Seen, ...]
    cuts: tuple[Cut, ...]
    usual: dict[UUID, str]
    base: str
    only_likely: bool = False

    @cached_property
    def shown(self) -> tuple[Seen, ...]:
        """The Mentions that are drawn: all, or all but those that are only to be checked."""
        if not self.only_likely:
            return self.mentions
        return tuple(seen for seen in self.mentions if not seen.is_unsure)

    @cached_property
    def by_id(self) -> dict[UUID, Seen]:
        """The Mentions by id."""
        return {seen.mention_id: seen for seen in self.mentions}

    @cached_property
    def same_words(self) -> dict[str, int]:
        """How often the words of each key are marked."""
        counts: dict[str, int] = {}
        for seen in self.mentions:
            counts[seen.key] = counts.get(seen.key, 0) + 1
        return counts

    @cached_property
    def open_count(self) -> int:
        """How many Mentions wait for a decision."""
        return sum(seen.is_open for seen in self.mentions)

    @cached_property
    def open_words(self) -> OpenWords:
        """What stands on the public side for an open Mention, in the Member's language."""
        return OpenWords(_("[name?]"), get_language() or "en")

    @cached_property
    def treated(self) -> tuple[Text, frozenset[Fault]]:
        """The public text as the gate would make it now, what is open marked so; its faults."""
        treating = Treating(self.gate, self.source)
        text = treat(treating, lambda mention: self._insert(treating, mention)).text
        return text, frozenset(treating.faults)

    def _insert(self, treating: Treating, mention: MentionCandidate) -> Insert | None:
        if mention.treatment is None:
            return Insert(self.open_words.words, "withheld")
        return treating.insert(mention)

    def rows(
        self, current: UUID | None = None, touching: Sequence[Span] | None = None
    ) -> list[Row]:
        """The rows of the screen, or only those that touch one of some spans.

        *current* is the Mention whose panel is open.
        """
        treating = Treating(self.gate, self.source)
        hidden = [m.span for m in self.source.mentions if self._insert(treating, m) is not None]
        return rows_of(
            Sides(
                source=self.source.text,
                public=self.treated[0],
                marked=[self._marked(seen, current) for seen in self.shown],
                hidden=hidden,
                cuts=[self._note(cut) for cut in self.cuts],
                kept_links=self.source.kept_links,
                open_words=self.open_words,
                label=_("Paragraph %(number)s: mark words"),
            ),
            touching,
        )

    def _marked(self, seen: Seen, current: UUID | None) -> Marked:
        return Marked(
            seen.mention_id,
            seen.span,
            seen.css,
            f"{seen.words}: {seen_word(seen)}",
            f"{self.base}?mention={seen.mention_id}",
            seen.mention_id == current,
        )

    def _note(self, cut: Cut) -> CutNote:
        return CutNote(cut.id, Span(cut.start, cut.end), f"{self.base}?cut={cut.id}")


def newest_source(item_id: UUID, language: str) -> TextVersion | None:
    """The text that is cleared: the newest non-public one of the Item in that language."""
    return (
        TextVersion.objects.filter(item_id=item_id, language=language)
        .exclude(kind=VersionKind.PUBLIC)
        .select_related("item", "item__series")
        .order_by("number")
        .last()
    )


_suggested: dict[UUID, str] = {}
REMEMBERED = 4096


def suggest_once(version: TextVersion) -> None:
    """Nothing; Mentions stand wherever a name may, asked again only when there are new forms."""
    state = names_state()
    if _suggested.get(version.id) != state:
        ensure_suggested(version)
        if len(_suggested) >= REMEMBERED:
            _suggested.clear()
        _suggested[version.id] = state


def load_desk(version: TextVersion, base: str, *, only_likely: bool = False) -> Desk:
    """The desk of *version*; *base* is the screen's address."""
    source = load_sources([version.id])[version.id]
    return Desk(
        version=version,
        source=source,
        gate=gate_today(),
        mentions=tuple(seen_in(version)),
        cuts=tuple(Cut.objects.filter(text_version=version).order_by("start", "end", "id")),
        usual=dict(Agent.objects.exclude(treatment="").values_list("id", "treatment")),
        base=base,
        only_likely=only_likely,
    )


def seen_in(version: TextVersion) -> list[Seen]:
    """The Mentions of *version* in order of position; one query."""
    text = version.text
    rows = (
        Mention.objects.filter(text_version=version)
        .order_by("start", "end")
        .values_list(
            "id",
            "start",
            "end",
            "agent_id",
            "treatment",
            "replacement",
            "suggested_by",
            "changed_at",
            "name_form_id",
        )
    )
    return [
        Seen(
            mention_id=key,
            span=Span(start, end),
            words=text[start:end],
            key=fold(text[start:end]),
            agent=agent,
            treatment=treatment,
            replacement=replacement,
            suggested_by=by,
            changed_at=at,
            form=form,
        )
        for key, start, end, agent, treatment, replacement, by, at, form in rows.iterator()
    ]
