"""Keys of a token: what meets across scripts, for blocking and for looking up."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, cast

from firsthand.names.folding import fold
from firsthand.names.sounds.profile import ARTICLE, MEMO_TOKENS, has_article, readings_of
from firsthand.names.sounds.reading import Group, groups_of
from firsthand.names.sounds.tables import SPELLINGS, Script, read
from firsthand.names.sounds.weights import gap, sounds_of

MOST: Final = 6  # keys of one token
LEAST_SHARE: Final = 0.08  # of a letter's readings, for one to make a key of its own
UNWRITTEN: Final = 0.1  # the chance from which a letter is also left out
ORDER: Final = (8, 3, 2, 1)
VOWELS_ALONE: Final = "A"
# Groups that South Slavs write for one sound, and most others for two (Ljubljana; Sanjar).
TWO_SOUNDS: Final = {"nj": "NS", "lj": "LS"}
NOTHING: Final = (("", 1.0),)


def _classes(name: str) -> dict[str, str]:
    listed = cast(dict[str, str], read("inventory.json")[name])
    return {sound: letter for letter, sounds in listed.items() for sound in sounds}


SOFT: Final = _classes("soft")
HARD: Final = _classes("hard")


def soft_key(token: str) -> str:
    """The likeliest skeleton of *token* in coarse classes; vowels and glides left out."""
    return keys(token)[0]


@lru_cache(MEMO_TOKENS)
def hard_key(token: str) -> str:
    """The likeliest skeleton of *token* in finer classes, h and the voice of stops kept."""
    script, groups = groups_of(token)
    if script is Script.OTHER:
        return fold(token)
    key = ""
    for group in groups[len(ARTICLE) :] if has_article(script, groups) else groups:
        listed = SPELLINGS[script].groups.get(group.entry) or ("",)
        letter = HARD.get(listed[0], "")
        key += letter if not key.endswith(letter) else ""
    return key or VOWELS_ALONE


@lru_cache(MEMO_TOKENS)
def keys(token: str) -> tuple[str, ...]:
    """The skeletons that *token* may have, the likeliest first: one to six, none of them empty.

    Spellings of one name in two scripts nearly always share a key (shares by set: see the docs).
    A token of a script without a table has its folded self for a key.
    """
    script, groups = groups_of(token)
    if script is Script.OTHER:
        return (fold(token) or token,)
    first, *others = readings_of(script, groups)
    chances = _chances(script, first)
    for reading in others:
        more = _chances(script, reading)
        chances = {key: max(chances.get(key, 0), more.get(key, 0)) for key in chances | more}
    if len(chances) == 1:
        return (*chances,) if "" not in chances else (VOWELS_ALONE,)
    return tuple(key or VOWELS_ALONE for key in _likeliest(chances, MOST))


def _chances(script: Script, groups: Sequence[Group]) -> dict[str, float]:
    letters_of = _LETTERS[script]
    chances = {"": 1.0}
    key: str | None = ""  # while there is one
    for group in groups:
        letters = letters_of[group.entry]
        if letters is NOTHING:
            continue
        if key is not None and len(letters) == 1:
            key = _grown(key, letters[0][0])
            continue
        if key is not None:
            chances, key = {key: 1.0}, None
        chances = _longer(chances, letters)
    return chances if key is None else {key: 1.0}


def _longer(chances: dict[str, float], letters: tuple[tuple[str, float], ...]) -> dict[str, float]:
    longer: dict[str, float] = {}
    for key, chance in chances.items():
        last = key[-1:]
        for letter, share in letters:
            if not letter or letter == last:
                grown = key
            else:
                grown = _grown(key, letter) if letter == "S" else key + letter
            longer[grown] = longer.get(grown, 0.0) + chance * share
    if len(longer) <= 2 * MOST:
        return longer
    return {key: longer[key] for key in _likeliest(longer, 2 * MOST)}


def _grown(key: str, letter: str) -> str:
    """*key* and *letter*: twice the same is once, and ts and ds are one sound."""
    if key.endswith(letter):
        return key
    if letter == "S" and key[-1:] in ("T", "D"):
        key = key[:-1]
        return key if key.endswith(letter) else key + letter
    return key + letter


def _likeliest(chances: dict[str, float], most: int) -> list[str]:
    return sorted(chances, key=lambda key: (-chances[key], key))[:most]


def _letters(script: Script, entry: str) -> tuple[tuple[str, float], ...]:
    """The key's letters that *entry* may give ("" for none), each with its share."""
    shares: dict[str, float] = defaultdict(float)
    listed = SPELLINGS[script].groups.get(entry, ())
    whole = sum(ORDER[: len(listed)]) + max(0, len(listed) - len(ORDER))
    for place, sound in enumerate(listed):
        shares[SOFT.get(sound, "")] += ORDER[min(place, 3)] / (2 * whole)
    for sound, share in sounds_of(script, entry).items():
        if sound not in "*~":
            shares[SOFT.get(sound, "")] += share / 2
    unwritten = max(gap(script, entry, other) for other in Script if other is not script)
    shares[""] += unwritten if unwritten > UNWRITTEN or not listed else 0.0
    if entry in TWO_SOUNDS:
        shares[TWO_SOUNDS[entry]] += sum(shares.values())
    total = sum(shares.values()) or 1.0
    kept = {letter: share / total for letter, share in shares.items()}
    likely = tuple((one, share) for one, share in sorted(kept.items()) if share >= LEAST_SHARE)
    return NOTHING if [letter for letter, _ in likely] in ([""], []) else likely


class _Letters(dict[str, tuple[tuple[str, float], ...]]):
    """The key's letters by entry, those of one script; nothing for what it does not list."""

    def __init__(self, script: Script) -> None:
        super().__init__({entry: _letters(script, entry) for entry in SPELLINGS[script].groups})
        self.unlisted = _letters(script, "")

    def __missing__(self, entry: str) -> tuple[tuple[str, float], ...]:
        return self.unlisted


_LETTERS: Final = {script: _Letters(script) for script in Script}
