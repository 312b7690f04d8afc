"""The gate's rule for corrections: what was set right, in our own words, dated (F20)."""

from collections.abc import Iterator

from firsthand.core.codes import CorrectionReason
from firsthand.core.ids import pid_text
from firsthand.disclosure.candidates import CorrectionCandidate, ItemCandidate, OwnWords
from firsthand.disclosure.faults import Fault
from firsthand.disclosure.gate import own_words
from firsthand.disclosure.treatments import Treating
from firsthand.public.records import Correction

# Only these say anything beside class and day: the others protect somebody, whom words would show.
SHOWS_WORDS = frozenset({CorrectionReason.ERROR, CorrectionReason.NEW_INFORMATION})


def public_corrections(candidate: ItemCandidate, treating: Treating) -> tuple[Correction, ...]:
    """The corrections of a record, oldest first; none is ever left out of it.

    One that has no words, or words that may not stand, stands against the whole record: its
    fault is noted in *treating*, with the bases met on the way.
    """
    ordered = sorted(candidate.corrections, key=lambda each: (each.on, each.pid))
    return tuple(_correction(each, candidate, treating) for each in ordered)


def _correction(
    correction: CorrectionCandidate, candidate: ItemCandidate, treating: Treating
) -> Correction:
    if correction.reason not in SHOWS_WORDS:
        return _bare(correction, candidate.source.language)
    said = _said(correction, candidate, treating)
    if not said:
        treating.faults.add(Fault.CORRECTION_WITHOUT_WORDS)
    language, words = next(iter(said.items()), (candidate.source.language, ""))
    before, after = _changed_words(correction, treating)
    return Correction(
        correction_id=pid_text(correction.pid),
        on=correction.on,
        reason=correction.reason,
        words=words,
        language=language,
        before=before,
        after=after,
        others={tag: said[tag] for tag in sorted(said) if tag != language},
    )


def _bare(correction: CorrectionCandidate, language: str) -> Correction:
    """That there was a correction, of what class and when: no word of ours tells whom it is for."""
    return Correction(pid_text(correction.pid), correction.on, correction.reason, "", language)


def _said(
    correction: CorrectionCandidate, candidate: ItemCandidate, treating: Treating
) -> dict[str, str]:
    """The words by language, the record's own first; empty words, with a fault, that may not be."""
    said: dict[str, str] = {}
    for language, own in _by_preference(correction, candidate.source.language, treating):
        filled = own_words(own, language, treating.gate, narrator=candidate.narrator)
        if filled is None:
            treating.faults.add(Fault.OWN_VOICE)
        else:
            treating.bases |= filled.bases
        said.setdefault(language, filled.words if filled else "")
    return said


def _by_preference(
    correction: CorrectionCandidate, language: str, treating: Treating
) -> Iterator[tuple[str, OwnWords]]:
    """Words in the record's language, then the edition's; in another where these have none."""
    said = {tag: own for tag, own in correction.words.items() if own.text}
    near = [tag for tag in dict.fromkeys((language, *treating.gate.languages)) if tag in said]
    for each in near or sorted(said)[:1]:
        yield each, said[each]


def _changed_words(correction: CorrectionCandidate, treating: Treating) -> tuple[str, str]:
    """What stood there and what stands now: both or neither, lest half of it mislead."""
    before, after = treating.received(correction.before), treating.received(correction.after)
    if (before, after) != (correction.before, correction.after):
        return "", ""
    if treating.hides(before) or treating.hides(after):
        treating.faults.add(Fault.RECEIVED_WORDS)
        return "", ""
    return before, after
