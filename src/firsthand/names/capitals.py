"""Names by their capital letters: the rules for Latin script (others that have capitals too)."""

from collections.abc import Iterator
from typing import Final

from firsthand.names.lexicon import LEXICON
from firsthand.names.reading import Reading, Reason, Run

PARTICLE_RUN_MAX: Final = 2
LETTERS_MIN: Final = 2
# Titles that nothing but a name follows, whatever else the word may mean (Mr Lake, Mrs. Long).
SHORT_TITLES: Final = frozenset(
    {"mr", "mrs", "ms", "dr", "m", "mm", "mme", "mmes", "mlle", "mlles"}
)


def capital_runs(reading: Reading) -> Iterator[Run]:
    """Runs of capitalised words that are probably names, in order."""
    at = 0
    while at < len(reading.words):
        reason = _reason(reading, at)
        if reason is None:
            at += 1
            continue
        last = _last(reading, at)
        yield Run(at, last, reason)
        at = last + 1


def _reason(reading: Reading, at: int) -> Reason | None:
    """Why a name may begin at word *at*; None where it does not."""
    if not reading.is_capital(at) or _is_title(reading, at):
        return None
    if _follows_title(reading, at):
        return Reason.TITLE
    if reading.is_given_name(at):
        return Reason.GIVEN_NAME
    return Reason.CAPITALS if _is_name_by_capital(reading, at) else None


def _is_title(reading: Reading, at: int) -> bool:
    """True for a title that a name may follow."""
    return reading.words[at].key in LEXICON.all_titles and at + 1 < len(reading.words)


def _follows_title(reading: Reading, at: int) -> bool:
    if not at or reading.words[at - 1].key not in LEXICON.all_titles:
        return False
    is_short = reading.words[at - 1].key in SHORT_TITLES
    gap = reading.gap(at).replace("\n", " " if is_short else "\n")
    return gap.replace(" ", "") in {"", "."} and (is_short or not _is_common(reading, at))


def _is_common(reading: Reading, at: int) -> bool:
    return reading.words[at].key in reading.common


def _is_name_by_capital(reading: Reading, at: int) -> bool:
    key = reading.words[at].key
    if (
        key in reading.common
        or key in reading.not_persons
        or len(key) < LETTERS_MIN
        or key.isdigit()
    ):
        return False
    small, capital = reading.in_small_letters[key], reading.in_capitals[key]
    if reading.is_shouted(at):
        return capital > small
    if reading.begins(at):
        return capital > small or small == 0
    return capital > small


def _goes_on(reading: Reading, at: int) -> bool:
    after = at + 1
    return after < len(reading.words) and reading.follows_on(after) and reading.is_capital(after)


def _last(reading: Reading, first: int) -> int:
    """The last word of the name that begins at *first*: capitals, particles between them."""
    last, at = first, first + 1
    while at < len(reading.words) and reading.follows_on(at):
        if reading.is_capital(at) and not _is_common(reading, at):
            last = at
        elif reading.words[at].key not in LEXICON.loose or at - last > PARTICLE_RUN_MAX:
            break
        at += 1
    return last
