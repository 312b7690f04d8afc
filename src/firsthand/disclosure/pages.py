"""Records of series, free pages and front pages: own voice, by the same rules as an Item's."""

from firsthand.core.ids import pid_text
from firsthand.disclosure.candidates import FrontCandidate, PageCandidate, SeriesCandidate
from firsthand.disclosure.gate import Gate, own_words
from firsthand.public.records import FrontEntry, FrontRecord, PageRecord, SeriesRecord


def build_series(candidate: SeriesCandidate, gate: Gate) -> SeriesRecord:
    """The record of a Series; a title that may not stand is left out."""
    filled = {
        language: own_words(own, language, gate) for language, own in candidate.titles.items()
    }
    return SeriesRecord(
        series_id=pid_text(candidate.pid),
        titles={language: own.words for language, own in sorted(filled.items()) if own},
        expected_parts=candidate.expected_parts,
    )


def build_page(candidate: PageCandidate, gate: Gate) -> PageRecord | None:
    """The record of a free page; None where its words may not stand."""
    title = own_words(candidate.title, candidate.language, gate)
    body = own_words(candidate.body, candidate.language, gate)
    if title is None or body is None:
        return None
    return PageRecord(candidate.slug, candidate.language, title.words, body.words)


def build_front(candidate: FrontCandidate) -> FrontRecord:
    """The record of a front page as composed, whether its Items are public or not."""
    entries = tuple(FrontEntry(pid_text(entry.pid), entry.lead) for entry in candidate.entries)
    return FrontRecord(candidate.language, entries)
