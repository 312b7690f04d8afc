"""Names by what stands around or in them: the rules for Persian and Arabic script."""

from collections.abc import Iterable, Iterator
from typing import Final

from firsthand.names.clitics import ARTICLE, heads, is_arabic
from firsthand.names.lexicon import LEXICON
from firsthand.names.reading import Reading, Reason, Run

NAME_WORDS_MAX: Final = 3
REPEATED_MIN: Final = 3  # letters
SURNAME_ENDINGS: Final = ("زاده", "پور", "نژاد", "نیا", "الدین", "اله")
SURNAME_ENDING_STEM: Final = 2
NAME_STARTS: Final = frozenset({"عبد", "ابو", "ابی", "ابن", "بن", "بنت"})


def cued_runs(reading: Reading) -> Iterator[Run]:
    """Runs of words in Arabic script that are probably names, in order."""
    at = 0
    while at < len(reading.words):
        run = _run(reading, at)
        if run:
            yield run
        at = run.last + 1 if run else at + 1


def _run(reading: Reading, at: int) -> Run | None:
    if not is_arabic(reading.words[at].key):
        return None
    reason = _reason(reading, at)
    if reason is None:
        return None
    return Run(at, _last(reading, at), reason)


def _reason(reading: Reading, at: int) -> Reason | None:
    key = reading.words[at].key
    if _is_given_name(reading, at):
        return Reason.GIVEN_NAME
    if key in reading.common or key in LEXICON.all_titles:
        return None
    if at and reading.follows_on(at):
        before = reading.words[at - 1].key
        if _is_title(before):
            return Reason.TITLE
        if _is_namer(before):
            return Reason.NAMER
    return Reason.SURNAME if _is_surname(reading, at) else None


def _is_given_name(reading: Reading, at: int) -> bool:
    """A given name, also under و ب ل ف ك."""
    if reading.is_given_name(at):
        return True
    key = reading.words[at].key
    if key in reading.common or reading.raw(at).endswith("ى"):
        return False
    return any(
        skipped and len(head) > REPEATED_MIN and head in reading.given_names
        for head, skipped in heads(key)
    )


def _is_title(key: str) -> bool:
    return any(head in LEXICON.all_titles for head, _ in heads(key))


def _is_namer(key: str) -> bool:
    return any(key in words for words in LEXICON.namers.values())


def _is_surname(reading: Reading, at: int) -> bool:
    """By its shape: کلوش‌زاده in one word or two, ابو and بن with what follows."""
    key, after = reading.words[at].key, at + 1
    goes_on = after < len(reading.words) and reading.follows_on(after)
    if goes_on and (key in NAME_STARTS or reading.words[after].key in SURNAME_ENDINGS):
        return True
    return any(
        key.endswith(ending) and len(key) >= len(ending) + SURNAME_ENDING_STEM
        for ending in SURNAME_ENDINGS
    )


def _last(reading: Reading, first: int) -> int:
    """The last word of the name that begins at *first*.

    One word that is not common belongs to it, then only words that look like a name's.
    """
    last = first
    while last + 1 < len(reading.words) and last - first < NAME_WORDS_MAX:
        at = last + 1
        if not (reading.follows_on(at) and _may_go_on(reading, at)):
            break
        if last > first and not _looks_like_name(reading, at):
            break
        last = at
    return last


def _may_go_on(reading: Reading, at: int) -> bool:
    key = reading.words[at].key
    if not is_arabic(key) or key.isdigit() or key in reading.common:
        return False
    return key not in LEXICON.clitics_after and not _is_namer(key)


def _looks_like_name(reading: Reading, at: int) -> bool:
    key, before = reading.words[at].key, reading.words[at - 1].key
    if before in NAME_STARTS or key in NAME_STARTS or key in SURNAME_ENDINGS:
        return True
    return reading.is_given_name(at) or _is_surname(reading, at) or key.endswith("ی")


def repeated_runs(reading: Reading, runs: Iterable[Run]) -> list[Run]:
    """Single words elsewhere in the text that stand in one of *runs*: lone surnames."""
    known = {key for run in runs for key in _keys(reading, run)}
    return [
        Run(at, at, Reason.REPEATED)
        for at, word in enumerate(reading.words)
        if is_arabic(word.key) and any(head in known for head, _ in heads(word.key))
    ]


def _keys(reading: Reading, run: Run) -> Iterator[str]:
    for at in range(run.first, run.last + 1):
        key = reading.words[at].key
        if is_arabic(key) and len(key) >= REPEATED_MIN and key not in reading.common:
            yield key.removeprefix(ARTICLE) if len(key) > REPEATED_MIN + len(ARTICLE) else key
