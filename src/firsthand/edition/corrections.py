"""What the archive set right, as it is said on the Item, the front page and in the log (F20)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from firsthand.core.codes import CorrectionReason
from firsthand.edition.dates import day_html
from firsthand.edition.inline import NO_ATTRIBUTES, language_attributes
from firsthand.edition.shelf import Header
from firsthand.edition.site import Phrase, Site, View
from firsthand.edition.titles import title_link
from firsthand.public.records import Correction

REASONS = {
    CorrectionReason.ERROR: "Correction, an error of ours.",
    CorrectionReason.NEW_INFORMATION: "Correction, new information.",
    CorrectionReason.SAFETY: "Reason: somebody’s safety.",
    CorrectionReason.CONSENT: "Reason: consent.",
    CorrectionReason.PRIVATE_PERSON: "Reason: a private person.",
    CorrectionReason.LEGAL: "Reason: the law.",
}
# Of the others only the reason and the date are said.
SAID = frozenset({CorrectionReason.ERROR, CorrectionReason.NEW_INFORMATION})


@dataclass(frozen=True, slots=True)
class Note:
    """One correction: what stood there and what stands there now, where that may be said."""

    anchor: str
    on: date
    day: Markup
    reason: str
    words: Phrase
    before: Markup
    after: Markup
    attributes: Markup
    own: Markup
    where: Markup


def notes_of(site: Site, header: Header, view: View) -> list[Note]:
    """The corrections of one record, newest first."""
    found = sorted(header.record.corrections, key=_newest_first)
    return [_note(site, correction, header, view) for correction in found]


def all_notes(site: Site, view: View) -> list[Note]:
    """Each correction of the edition once, newest first, from the record nearest to the reader."""
    found = [
        (correction, header)
        for item_id in site.corrected
        for correction, header in _of_item(site, item_id, view.language)
    ]
    found.sort(key=lambda pair: _newest_first(pair[0]))
    return [_note(site, correction, header, view) for correction, header in found]


def correction_anchor(correction: Correction) -> str:
    """The id of a correction's place on its Item's page."""
    return f"correction-{correction.correction_id}"


def _of_item(site: Site, item_id: str, language: str) -> Iterator[tuple[Correction, Header]]:
    best = site.shelf.best(item_id, language)
    seen: set[str] = set()
    for header in (best, *site.shelf.twins(item_id)):
        for correction in header.record.corrections:
            if correction.correction_id not in seen:
                seen.add(correction.correction_id)
                yield correction, header


def _note(site: Site, correction: Correction, header: Header, view: View) -> Note:
    is_said = correction.reason in SAID
    language = view.words.language
    words, tongue = _in_language(correction, language) if is_said else ("", language)
    changed = _changed_language(site, correction, header)
    return Note(
        anchor=correction_anchor(correction),
        on=correction.on,
        day=day_html(correction.on, view.words),
        reason=view.words(REASONS[correction.reason]),
        words=Phrase(words, view.attributes(tongue) if words else NO_ATTRIBUTES),
        before=escape(correction.before if is_said else ""),
        after=escape(correction.after if is_said else ""),
        attributes=language_attributes(changed, language),
        own=language_attributes(language, changed),
        where=title_link(site, header, view, correction_anchor(correction)),
    )


def _in_language(correction: Correction, language: str) -> tuple[str, str]:
    """The words in the reader's language where there are such, and the language they are in."""
    if language in correction.others:
        return correction.others[language], language
    return correction.words, correction.language


def _changed_language(site: Site, correction: Correction, header: Header) -> str:
    """The language of the words that changed: of the text in which the new ones stand."""
    twins = (header, *site.shelf.twins(header.record.item_id))
    found = (twin for twin in twins if correction.correction_id in twin.mended)
    return next(found, header).record.language


def _newest_first(correction: Correction) -> tuple[int, str]:
    return -correction.on.toordinal(), correction.correction_id


def newest(notes: Sequence[Note], first: frozenset[str], count: int) -> list[Note]:
    """At most *count* of *notes*, but all whose anchors are in *first*; newest first."""
    rest = max(0, count - sum(note.anchor in first for note in notes))
    chosen = []
    for note in notes:
        if note.anchor in first:
            chosen.append(note)
        elif rest:
            chosen.append(note)
            rest -= 1
    return chosen
