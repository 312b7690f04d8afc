"""Records of series, free pages and front pages: own voice, by the same rules as an Item's."""

from dataclasses import dataclass, field
from uuid import UUID

from firsthand.core.codes import OwnField
from firsthand.core.ids import pid_text
from firsthand.disclosure.candidates import (
    FrontCandidate,
    FrontEntryCandidate,
    OwnWords,
    PageCandidate,
    SeriesCandidate,
)
from firsthand.disclosure.gate import Gate, own_words
from firsthand.public.records import FrontEntry, FrontRecord, PageRecord, SeriesRecord

OwnRecord = SeriesRecord | PageRecord | FrontRecord
OwnCandidate = SeriesCandidate | PageCandidate | FrontCandidate


@dataclass(frozen=True, slots=True)
class BuiltOwn:
    """A record of own voice, whether every word of it may stand, and the bases it stands on."""

    record: OwnRecord
    is_clean: bool
    bases: frozenset[UUID]


@dataclass(slots=True)
class _Speaking:
    """Own voice under a gate; remembers what was refused and which bases were used."""

    gate: Gate
    is_clean: bool = True
    bases: set[UUID] = field(default_factory=set)

    def say(self, own: OwnWords | None, language: str, narrator: UUID | None = None) -> str:
        """The words as they cross; empty where there are none or they may not."""
        if own is None or not own.text:
            return ""
        filled = own_words(own, language, self.gate, narrator=narrator)
        if filled is None:
            self.is_clean = False
            return ""
        self.bases |= filled.bases
        return filled.words


def build_own(candidate: OwnCandidate, gate: Gate) -> BuiltOwn:
    """The record of a series, free page or front page as composed, public Items or not."""
    speaking = _Speaking(gate)
    match candidate:
        case SeriesCandidate():
            record: OwnRecord = _series(candidate, speaking)
        case PageCandidate():
            record = _page(candidate, speaking)
        case FrontCandidate():
            entries = tuple(_entry(e, candidate.language, speaking) for e in candidate.entries)
            record = FrontRecord(candidate.language, entries)
    return BuiltOwn(record, speaking.is_clean, frozenset(speaking.bases))


def _series(candidate: SeriesCandidate, speaking: _Speaking) -> SeriesRecord:
    titles = {language: speaking.say(own, language) for language, own in candidate.titles.items()}
    return SeriesRecord(
        series_id=pid_text(candidate.pid),
        titles={language: words for language, words in sorted(titles.items()) if words},
        expected_parts=candidate.expected_parts,
    )


def _page(candidate: PageCandidate, speaking: _Speaking) -> PageRecord:
    return PageRecord(
        slug=candidate.slug,
        language=candidate.language,
        title=speaking.say(candidate.title, candidate.language),
        body=speaking.say(candidate.body, candidate.language),
    )


def _entry(entry: FrontEntryCandidate, language: str, speaking: _Speaking) -> FrontEntry:
    return FrontEntry(
        item_id=pid_text(entry.pid),
        lead=entry.lead,
        headline=speaking.say(entry.own.get(OwnField.HEADLINE), language, entry.narrator),
        teaser=speaking.say(entry.own.get(OwnField.TEASER), language, entry.narrator),
    )
