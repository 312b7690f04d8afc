"""What an occurrence of a withheld name means: it blocks, it asks, or it is nothing (I19)."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

from firsthand.disclosure.scan_context import Subject
from firsthand.disclosure.scan_forms import Occurrence
from firsthand.names.parts import Part

NEAR_WORDS: Final = 12


class Outcome(StrEnum):
    """What a finding says: each stops a publish, but a question may be answered."""

    BLOCKS = "blocks"
    ASKS = "asks"
    UNREADABLE = "unreadable"


def judge(
    occurrences: Sequence[Occurrence], subject: Subject
) -> Iterator[tuple[Occurrence, Outcome]]:
    """The *occurrences* of one text that block or ask, in their order. Source: promise I19.

    A whole form blocks, as does a surname within twelve words of a second identifier of its bearer
    and a one-word form marked so. A whole form asks inside other letters, and, where nothing of it
    asks or blocks already, in another spelling or script or in letters that only look like its own.
    A lone surname asks; any other lone word asks where the source of *subject* mentions the bearer,
    or near such an identifier.
    """
    near = _Neighbours([each for each in occurrences if not each.varied])
    judged = [(each, _outcome(each, subject, near)) for each in occurrences]
    said = {
        (each.form.agent_id, at)
        for each, outcome in judged
        if outcome and not each.varied
        for at in range(each.start, each.end)
    }
    for occurrence, outcome in judged:
        if outcome and not (occurrence.varied and _is_said(occurrence, said)):
            yield occurrence, outcome


def _is_said(occurrence: Occurrence, said: set[tuple[str, int]]) -> bool:
    """True where a word of its bearer that stands in it asks or blocks."""
    places = range(occurrence.start, occurrence.end)
    return any((occurrence.form.agent_id, at) in said for at in places)


def _outcome(occurrence: Occurrence, subject: Subject, near: "_Neighbours") -> Outcome | None:
    form = occurrence.form
    if occurrence.part is Part.WHOLE:
        asks = occurrence.embedded or occurrence.varied
        return Outcome.ASKS if asks else Outcome.BLOCKS
    if occurrence.part is Part.ONLY and form.one_word_blocks:
        return Outcome.BLOCKS
    is_near = near.has_second(occurrence)
    if occurrence.part is Part.SURNAME:
        return Outcome.BLOCKS if is_near else Outcome.ASKS
    return Outcome.ASKS if is_near or subject in form.mentioned_in else None


class _Neighbours:
    """The identifiers of each bearer in one text, in order of words."""

    def __init__(self, occurrences: Sequence[Occurrence]) -> None:
        self._of: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for each in occurrences:
            self._of[each.form.agent_id].append((each.word, each.key))
        for places in self._of.values():
            places.sort()

    def has_second(self, occurrence: Occurrence) -> bool:
        """True where another word or form of the same bearer stands within twelve words."""
        places = self._of[occurrence.form.agent_id]
        at = bisect_left(places, (occurrence.word - NEAR_WORDS, ""))
        while at < len(places) and places[at][0] <= occurrence.word + NEAR_WORDS:
            word, key = places[at]
            if word != occurrence.word and key != occurrence.key:
                return True
            at += 1
        return False
