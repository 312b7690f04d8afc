"""The outline of a word: its likeliest sounds in coarse classes; what differs much is refused."""

from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from firsthand.names.sounds.reading import groups_of
from firsthand.names.sounds.tables import SPELLINGS, Script

MEMO: Final = 100_000
STEPS_MAX: Final = 4  # letters that outlines of one name may differ in
ACROSS: Final = 2  # and no more than one in so many, where the scripts differ
WITHIN: Final = 3  # the same within one script
BONES_LONG: Final = 5  # consonants from which on two may differ, and not one alone
_COARSE: Final = str.maketrans(
    {
        sound: kind
        for kind, sounds in {
            "i": "ye",
            "u": "wvo",
            "K": "Ggkqx",
            "P": "pbf",
            "T": "td",
            "S": "DszcZCJ",
        }.items()
        for sound in sounds
    }
    | dict.fromkeys("'h~*")
)
_VOWELS: Final = str.maketrans("", "", "aiu")


class Outline(NamedTuple):
    """The script of a word, its sounds with the vowels, and without them and the glides."""

    script: Script
    sounds: str
    bones: str


@lru_cache(MEMO)
def outline(text: str) -> Outline:
    """The outline of *text*."""
    script, groups = groups_of(text)
    listed = SPELLINGS[script].groups
    heard = (listed.get(group.entry) for group in groups)
    sounds = "".join(sound[0] for sound in heard if sound).translate(_COARSE)
    return Outline(script, sounds, sounds.translate(_VOWELS))


def is_alike(one: Outline, other: Outline) -> bool:
    """False where *one* and *other* are outlines of two names; quick."""
    if not _has_like_bones(one.bones, other.bones):
        return False
    longest = max(len(one.sounds), len(other.sounds))
    share = WITHIN if one.script is other.script else ACROSS
    most = max(1, min(longest // share, STEPS_MAX))
    return Levenshtein.distance(one.sounds, other.sounds, score_cutoff=most) <= most


def _has_like_bones(one: str, other: str) -> bool:
    """True where no more than one consonant differs, or two of many."""
    if one == other:
        return True
    most = 1 if max(len(one), len(other)) < BONES_LONG else 2
    return Levenshtein.distance(one, other, score_cutoff=most) <= most
