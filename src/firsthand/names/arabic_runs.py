"""Names in Arabic script: words in a row that weigh enough, and why."""

from collections.abc import Iterator
from typing import Final

from firsthand.names.clitics import is_arabic, stems
from firsthand.names.context import Context, context_signals
from firsthand.names.cues import cued_runs, repeated_runs
from firsthand.names.frequencies import is_distilled
from firsthand.names.reading import Reading, Reason, Run, Tier
from firsthand.names.signals import profile
from firsthand.names.weighing import weigh, word_scores

LIKELY_FROM: Final = 0.3
CHECK_FROM: Final = -2.5
PERSIAN_LETTERS: Final = frozenset("پچژگکی")
ARABIC_LETTERS: Final = frozenset("ةيىكأإؤ")
REPEATED_WEIGHT: Final = -1.0
REPEATED_MIN: Final = 3  # letters
CALLED_WEIGHT: Final = -1.0
CALLED_FROM: Final = -4.0
CALLED_LIKELY_FROM: Final = -1.5  # from here on a name is likely there
CALLING: Final = frozenset(["namers", "courtesy"])
NO_PARTS: Final = frozenset(["roles", "kin", "places", "things", "sayers"])
REASONS: Final = {
    "after title": Reason.TITLE,
    "after roles": Reason.TITLE,
    "after namers": Reason.NAMER,
    "second after namers": Reason.NAMER,
    "surname ending": Reason.SURNAME,
    "after starts": Reason.SURNAME,
    "after fathers": Reason.SURNAME,
}


def arabic_runs(reading: Reading) -> Iterator[Run]:
    """Runs of words in Arabic script that may be names, in order."""
    if not any(is_arabic(word.key) for word in reading.words):
        return iter(())
    if not is_distilled():
        runs = list(cued_runs(reading))
        return iter(runs + repeated_runs(reading, runs))
    return _Weighed(reading, arabic_language(reading)).runs()


def arabic_language(reading: Reading) -> str:
    """The language as which words in Arabic script are read: "ar" or "fa".

    The text's own, if it is one of the two; else as its letters are.
    """
    if reading.language in ("ar", "fa"):
        return reading.language
    arabic = sum(reading.string.count(letter) for letter in ARABIC_LETTERS)
    return "ar" if arabic > sum(map(reading.string.count, PERSIAN_LETTERS)) else "fa"


class _Weighed:
    """A text in Arabic script with the weight of each word."""

    def __init__(self, reading: Reading, language: str) -> None:
        scores = word_scores(language)
        skipped = [scores[word.key][0] if is_arabic(word.key) else 0 for word in reading.words]
        self.reading = reading
        self.context = Context(reading, profile(language), skipped)
        self.weights = self._called(self._spread(weigh(self.context, language)))
        near = self.context.profile.near
        self.links = near.of("particles") | near.of("fathers")

    def _spread(self, weights: list[float]) -> list[float]:
        """*weights*, raised a little where a rare word stands that is a likely name elsewhere."""
        keys = self.context.keys
        known = {
            keys[at]
            for at, weight in enumerate(weights)
            if weight >= LIKELY_FROM and len(keys[at]) >= REPEATED_MIN and self.context.is_rare(at)
        }
        is_known = {
            key: key in known or any(stem in known for stem in stems(key)) for key in set(keys)
        }
        return [
            max(weight, REPEATED_WEIGHT) if is_known[keys[at]] else weight
            for at, weight in enumerate(weights)
        ]

    def _called(self, weights: list[float]) -> list[float]:
        """*weights*, raised behind "called" and titles that little but a name follows."""
        return [
            _raised(weight) if weight >= CALLED_FROM and self._is_called(at) else weight
            for at, weight in enumerate(weights)
        ]

    def _is_called(self, at: int) -> bool:
        if not at or not self.reading.follows_on(at):
            return False
        kinds = self.context.profile.near.kinds_of(self.context.keys[at - 1])
        return not CALLING.isdisjoint(kinds)

    def runs(self) -> Iterator[Run]:
        """The runs of words that weigh enough, in order."""
        at = 0
        while at < len(self.weights):
            if not self._begins(at):
                at += 1
                continue
            last = self._last(at)
            yield self._run(at, last)
            at = last + 1

    def _begins(self, at: int) -> bool:
        """True where word *at* weighs enough for a name; more is asked of a title or place word."""
        if self.weights[at] >= LIKELY_FROM:
            return True
        return self.weights[at] > CHECK_FROM and not self._is_no_part(at)

    def _is_no_part(self, at: int) -> bool:
        kinds = self.context.profile.near.kinds_of(self.context.keys[at])
        return any(kind in NO_PARTS for kind in kinds)

    def _run(self, first: int, last: int) -> Run:
        best = max(range(first, last + 1), key=self.weights.__getitem__)
        tier = Tier.LIKELY if self.weights[best] >= LIKELY_FROM else Tier.CHECK
        return Run(first, last, self._reason(first, best), tier, self.context.skipped[first])

    def _last(self, at: int) -> int:
        last = at
        while self._goes_on(last + 1):
            after = last + 1
            if self._belongs(after):
                last = after
            elif self._is_link(after):
                last = after + 1
            else:
                break
        return last

    def _belongs(self, at: int) -> bool:
        """True where word *at* goes on the name that ends before it so far."""
        if self.weights[at] < LIKELY_FROM and self._is_no_part(at):
            return False
        is_ending = self.context.keys[at] in self.context.profile.near.of("endings")
        return is_ending or self.weights[at] > CHECK_FROM

    def _goes_on(self, at: int) -> bool:
        """True where word *at* may belong to one name with the word before it."""
        if not 0 < at < len(self.weights) or not self.reading.follows_on(at):
            return False
        return not self.context.skipped[at] or self.context.keys[at - 1] in self.links

    def _is_link(self, at: int) -> bool:
        """True for a particle or "son of" before another word of the name."""
        after = at + 1
        return (
            self.context.keys[at] in self.links
            and self._goes_on(after)
            and (self.weights[after] > CHECK_FROM)
        )

    def _reason(self, first: int, best: int) -> Reason:
        signals = set(context_signals(self.context, first))
        found = [reason for signal, reason in REASONS.items() if signal in signals]
        if found:
            return found[0]
        if self.context.keys[best] in self.context.profile.given_names:
            return Reason.GIVEN_NAME
        if self.context.counts[self.context.keys[best]] > 1:
            return Reason.REPEATED
        if self.context.keys[best] in self.context.profile.persons:
            return Reason.GIVEN_NAME
        return Reason.RARE


def _raised(weight: float) -> float:
    """The weight of a word that is called a name; how much it is raised depends on what it was."""
    return max(weight, LIKELY_FROM if weight >= CALLED_LIKELY_FROM else CALLED_WEIGHT)
