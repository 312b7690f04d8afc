"""Names by their capital letters: the rules for Latin script (others that have capitals too)."""

from collections.abc import Iterator
from typing import Final

from firsthand.names.lexicon import LEXICON
from firsthand.names.reading import Reading, Reason, Run, Tier

PARTICLE_RUN_MAX: Final = 2
LETTERS_MIN: Final = 2
# Titles that nothing but a name follows, whatever else the word may mean (Mr Lake, Mrs. Long).
SHORT_TITLES: Final = frozenset(
    {"mr", "mrs", "ms", "dr", "m", "mm", "mme", "mmes", "mlle", "mlles"}
)
ACRONYM_MAX: Final = 5  # letters
NUMERAL: Final = frozenset("ivxlc")
OPENING_TENTHS: Final = 40  # from here on a word that opens a sentence owes it its capital
ORDINARY_TENTHS: Final = 48  # from here on a capital alone makes no name of a word
SURE_TENTHS: Final = 50  # a word that names persons and is commoner may well be only a word
OFTEN: Final = 3  # capitals within sentences that make a name of an ordinary word
# What stands before places rather than persons.
WITHIN: Final = frozenset(
    [
        *("in", "at", "near", "from", "into", "toward", "towards", "across", "within"),
        *("a", "en", "dans", "vers", "depuis", "pres"),
        *("of", "the", "this", "saint", "st"),
        *("de", "du", "d", "la", "le", "les", "l", "des", "au", "aux", "sainte", "rue", "p"),
    ]
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
        yield Run(at, last, reason, _tier(reading, at, last, reason))
        at = last + 1


def _reason(reading: Reading, at: int) -> Reason | None:
    """Why a name may begin at word *at*; None where it does not."""
    if not reading.is_capital(at):
        return Reason.TITLE if _is_misread(reading, at) else None
    if _is_title(reading, at):
        return None
    if _follows_title(reading, at):
        return Reason.TITLE
    if reading.is_given_name(at):
        return Reason.GIVEN_NAME
    return Reason.CAPITALS if _is_name_by_capital(reading, at) else None


def _tier(reading: Reading, first: int, last: int, reason: Reason) -> Tier:
    """Likely after a title or with a word that names persons, unless a place is spoken of."""
    if reason is Reason.TITLE:
        return Tier.LIKELY
    if first and reading.words[first - 1].key in WITHIN and reading.follows_on(first):
        return Tier.CHECK
    if reason is Reason.CAPITALS and _owes_it_to_its_place(reading, first):
        return Tier.CHECK
    words = range(first, last + 1)
    is_named = any(_names_a_person(reading, at) for at in words) or _is_full(reading, words)
    return Tier.LIKELY if is_named else Tier.CHECK


def _owes_it_to_its_place(reading: Reading, at: int) -> bool:
    """True for a capital at the beginning of a sentence that stands in none, or in a heading."""
    stands = reading.in_capitals[reading.words[at].key]
    return not stands and (reading.begins(at) or reading.is_shouted(at))


def _is_full(reading: Reading, words: range) -> bool:
    """True for two capitals or more, of words that are rare or known as names."""
    capitals = [reading.words[at].key for at in words if reading.is_capital(at)]
    return len(capitals) > 1 and all(
        reading.tenths(key) < OPENING_TENTHS or reading.is_person_word(key) for key in capitals
    )


def _names_a_person(reading: Reading, at: int) -> bool:
    key = reading.words[at].key
    return reading.is_given_name(at) or (
        reading.is_person_word(key) and reading.tenths(key) < SURE_TENTHS
    )


def _is_title(reading: Reading, at: int) -> bool:
    """True for a title that a name follows; M. Marquis is a name."""
    if reading.words[at].key not in LEXICON.all_titles or at + 1 >= len(reading.words):
        return False
    return not _follows_short_title(reading, at) or _goes_on(reading, at)


def _is_misread(reading: Reading, at: int) -> bool:
    """True for a word that no language has, in small letters after M. or Mrs: a misread capital."""
    key = reading.words[at].key
    if len(key) <= ACRONYM_MAX or not key.isalpha():
        return False
    before = at - 1 if at and reading.words[at - 1].key in LEXICON.loose else at
    return _follows_short_title(reading, before) and not reading.tenths(key)


def _follows_initial(reading: Reading, at: int) -> bool:
    """True after the initial of a given name: P. Manière."""
    if not at or len(reading.words[at - 1].key) > 1 or not reading.is_capital(at - 1):
        return False
    return reading.gap(at).replace(" ", "") == "." and not reading.words[at - 1].key.isdigit()


def _follows_short_title(reading: Reading, at: int) -> bool:
    if not at or reading.words[at - 1].key not in SHORT_TITLES:
        return False
    return reading.gap(at).replace("\n", " ").replace(" ", "") in {"", "."}


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
    if _is_ordinary(reading, at, capital) or _is_acronym(reading, at):
        return False
    if reading.is_shouted(at):
        return capital > small or _stands_out(reading, at)
    if reading.begins(at):
        return capital > small or small == 0
    return capital > small


def _is_ordinary(reading: Reading, at: int, capital: int) -> bool:
    """True for a word of the language that has its capital from a heading or a sentence."""
    key = reading.words[at].key
    if reading.is_person_word(key) or capital >= OFTEN or _follows_initial(reading, at):
        return False
    opens = reading.begins(at) and not capital
    return reading.tenths(key) >= (OPENING_TENTHS if opens else ORDINARY_TENTHS)


def _stands_out(reading: Reading, at: int) -> bool:
    """True for a word in capitals among others that only a name is likely to be."""
    key = reading.words[at].key
    tenths = reading.tenths(key)
    return (
        tenths < OPENING_TENTHS
        if reading.is_person_word(key)
        else not tenths and len(key) > ACRONYM_MAX
    )


def _is_acronym(reading: Reading, at: int) -> bool:
    """True for NATO or XIV, not for a name that stands in capitals beside others."""
    raw, key = reading.raw(at), reading.words[at].key
    if not raw.isupper() or reading.is_shouted(at) or reading.is_person_word(key):
        return False
    return LETTERS_MIN <= len(raw) <= ACRONYM_MAX or NUMERAL.issuperset(key)


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
