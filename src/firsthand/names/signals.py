"""What one word in Arabic script tells by itself: how common, written how, known as a name?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from firsthand.names.clitics import ARTICLE
from firsthand.names.forms import (
    BASE_MIN,
    PERSON_LETTERS,
    bases,
    clitics,
    has_ending,
    is_verb,
    verb_forms,
)
from firsthand.names.frequencies import Frequencies, frequencies, person_words
from firsthand.names.shapes import Shapes, arabic_shapes
from firsthand.names.surroundings import Surroundings, surroundings
from firsthand.names.wordlists import word_lists

Signals = dict[str, float]
LEVELS: Final = (30, 35, 39, 43, 47, 51, 55)  # tenths of the Zipf scale
RARE_LEVEL: Final = 1
WORD_LEVEL: Final = 5  # as common as that, a word is a name at most besides
SHAPE_MAX: Final = 2.0
SHORT: Final = 3
ALEF: Final = "ا"
LAST_LETTERS: Final = ("ی", "ه")
KINDS: Final = (
    *("calendar", "roles", "kin", "places", "things", "works", "speech", "starts", "fathers"),
)
PART_TENTHS_MIN: Final = 45  # from here on a word may be a part of a compound
# How much rarer a word is under what is written before it, in tenths.
_ONE: Final = {"و": 9, "ب": 11, "ل": 11, "ف": 16, "ک": 18}
CLITIC_TENTHS: Final = _ONE | {"وب": 20, "ول": 20, "فل": 27, "فب": 27}
CLITIC_SLACK: Final = 5  # tenths by which a word may be commoner and still be taken apart
NAME_TENTHS: Final = 4  # added to a word that names persons: it is rather whole
PERSON_TENTHS: Final = 25  # what a word that names persons counts as at least
ENDING: Final = 2  # letters of an ending that tells something
BOTH_MIN: Final = 5  # letters of a word of which لل or و are cut off unseen


@dataclass(frozen=True, slots=True)
class Profile:
    """One language in Arabic script: how common its words are, how written, what stands near."""

    language: str
    common: Frequencies
    shapes: Shapes
    near: Surroundings
    persons: frozenset[str]
    given_names: frozenset[str]


@cache
def profile(language: str) -> Profile:
    """The profile of *language*, "fa" or "ar"; its tables are read at the first call."""
    return Profile(
        language,
        frequencies(language),
        arabic_shapes(language),
        surroundings(language),
        person_words(),
        word_lists().given_names,
    )


def word_signals(key: str, profile: Profile) -> Signals:
    """The signals of the folded word *key*; each has a weight in `signal_weights.json`."""
    tenths, odds = profile.common.tenths(key), profile.shapes.odds(key)
    level, shape = _level(tenths), max(-SHAPE_MAX, min(SHAPE_MAX, odds))
    signals: Signals = {f"level {level}": 1.0, "shape": shape}
    forms = tuple(bases(key, profile.language))
    if level <= RARE_LEVEL:
        base = max(map(profile.common.tenths, forms), default=0)
        signals["shape of a rare word"] = shape
        signals[f"rare, base {_level(base)}"] = 1.0
        if _is_compound(key, profile):
            signals["compound"] = 1.0
    signals.update(_known(key, level, forms, profile))
    signals.update(_form(key, profile))
    signals.update(_meaning(key, profile))
    signals.update(_called(key, level, profile))
    return signals


def _level(tenths: int) -> int:
    return sum(tenths >= level for level in LEVELS)


def _known(
    key: str, level: int, forms: Sequence[str], profile: Profile
) -> Iterator[tuple[str, float]]:
    bare = key.removeprefix(ARTICLE)
    if key in profile.persons:
        yield f"person word, level {min(level, WORD_LEVEL)}", 1.0
    elif bare in profile.persons:
        yield "person word under article", 1.0
    elif not profile.given_names.isdisjoint(forms):
        yield "form of a given name", 1.0
    elif level <= RARE_LEVEL and not profile.persons.isdisjoint(forms):
        yield "form of a person word", 1.0
    if key in profile.given_names:
        yield "given name", 1.0
        if level >= WORD_LEVEL:
            yield "given name, common word", 1.0


def _form(key: str, profile: Profile) -> Iterator[tuple[str, float]]:
    if len(key) <= SHORT:
        yield f"letters {len(key)}", 1.0
    if key.startswith(ARTICLE):
        yield "article", 1.0
    yield from ((f"ends in {letter}", 1.0) for letter in LAST_LETTERS if key.endswith(letter))
    if is_verb(key, profile.language):
        yield "verb", 1.0
    if profile.language == "ar" and key[0] in PERSON_LETTERS:
        yield f"verb forms {verb_forms(key, profile.common.tenths)}", 1.0
    if len(key) > ENDING + 1:
        yield f"ends in …{key[-ENDING:]}", 1.0
    if any(key.endswith(ending) for ending in profile.near.of("endings")):
        yield "surname ending", 1.0
    elif has_ending(key, profile.language):
        yield "word ending", 1.0


def _meaning(key: str, profile: Profile) -> Iterator[tuple[str, float]]:
    if profile.near.is_place(key):
        is_itself = not profile.near.of("geography").isdisjoint((key, key.removeprefix(ARTICLE)))
        yield "geography" if is_itself else "from a place", 1.0
    yield from ((f"is of {kind}", 1.0) for kind in KINDS if key in profile.near.of(kind))


def _called(key: str, level: int, profile: Profile) -> Iterator[tuple[str, float]]:
    """Whether *key* is listed as a name that is a word too, or as somebody well known."""
    forms = (key.removeprefix(ARTICLE), key.removesuffix(ALEF))
    for kind in ("named", "famous"):
        listed = profile.near.of(kind)
        if key in listed:
            yield kind, 1.0
            yield f"{kind}, level {level}", 1.0
        elif not listed.isdisjoint(forms):
            yield f"{kind}, form", 1.0


def _is_compound(key: str, profile: Profile) -> bool:
    """Two common words in one, as Persian writes them."""
    return profile.language == "fa" and any(
        profile.common.tenths(key[:at]) >= PART_TENTHS_MIN
        and profile.common.tenths(key[at:]) >= PART_TENTHS_MIN
        for at in range(BASE_MIN, len(key) - BASE_MIN + 1)
    )


def head(key: str, profile: Profile) -> int:
    """How many letters of *key* are و ب ل ف ك before a word, or the article that ل swallowed."""
    if profile.language != "ar":
        return 0
    if key.startswith("لل") and len(key) >= BOTH_MIN:
        return 2
    whole = profile.common.tenths(key)
    if _is_name(key, profile):
        whole = max(whole, PERSON_TENTHS) + NAME_TENTHS
    expected, letters = max(
        ((_weight(key[n:], profile) - CLITIC_TENTHS[key[:n]], -n) for n in clitics(key)),
        default=(0, 0),
    )
    if expected > 0 and expected + CLITIC_SLACK >= whole:
        return -letters
    return 1 if not whole and key[0] == "و" and len(key) > BOTH_MIN else 0


def _is_name(key: str, profile: Profile) -> bool:
    near = profile.near
    return key in profile.persons or key in near.of("named") or key in near.of("famous")


def _weight(key: str, profile: Profile) -> int:
    tenths = profile.common.tenths(key)
    return max(tenths, PERSON_TENTHS) if key in profile.persons else tenths
