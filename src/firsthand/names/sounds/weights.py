"""The weights of letter groups: what `tools/sound_weights.py` estimated, and what stands unseen."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from math import exp
from typing import Final, TypedDict, cast

from firsthand.names.sounds.tables import GLIDES, SPELLINGS, VOWELS, WEAK, Script, read

ABJADS: Final = frozenset({Script.ARABIC, Script.HEBREW})
UNSURE: Final = 0.02  # the share of a letter that the table cannot explain

NONE: Final[Mapping[str, float]] = {}
OPTIONAL: Final = frozenset("ˢʷʸⁿھ")
PERHAPS: Final = 0.5  # the weight of one of them alone, where no pairs told
WRITTEN_SHORT: Final = frozenset("ە")  # a short vowel that only Sorani Kurdish writes
STRONG: Final = frozenset("حח")  # an h that is never left unwritten
AYNS: Final = frozenset("عע")
FINALS: Final = {"h$": "final h", "e$": "vowel"}


class Kind(StrEnum):
    """What a letter group mostly stands for; it says how readily the group goes unwritten."""

    VOWEL = "vowel"
    GLIDE = "glide"
    WEAK = "weak"
    SILENT = "silent"
    CONSONANT = "consonant"


class _WeightsFile(TypedDict):
    """The data file as it stands."""

    shares: dict[str, float]
    sounds: dict[str, dict[str, dict[str, float]]]
    gaps: dict[str, dict[str, dict[str, float]]]
    moves: dict[str, dict[str, dict[str, float]]]
    unseen: dict[str, dict[str, float]]
    within: dict[str, float]
    logistic: dict[str, float]


_FILE: Final = cast(_WeightsFile, read("weights.json"))
SHARES: Final[Mapping[str, float]] = _FILE["shares"]
WITHIN: Final[Mapping[str, float]] = _FILE["within"]
ACROSS: Final[Mapping[str, float]] = _FILE["logistic"]
TEMPER: Final = ACROSS["temper"]


def sounds_of(script: Script, entry: str) -> Mapping[str, float]:
    """How likely *entry* stands for each sound; empty for a letter that no table lists."""
    return _FILE["sounds"].get(script, {}).get(entry, {})


def moved(left: Script, one: str, right: Script, other: str) -> float:
    """What pairs of spellings taught beyond the sounds: a factor of the odds that two meet."""
    there = _moves(left, right).get(one, NONE).get(other)
    back = _moves(right, left).get(other, NONE).get(one)
    return exp(there or back or 0.0)


@cache
def _moves(left: Script, right: Script) -> Mapping[str, Mapping[str, float]]:
    return _FILE["moves"].get(f"{left} {right}", {})


def first_sound(script: Script, entry: str) -> str:
    """The sound that the table of *script* names first for *entry*; empty where it has none."""
    listed = SPELLINGS[script].groups.get(entry, ())
    return listed[0] if listed else ""


@cache
def kind_of(script: Script, entry: str) -> Kind:
    """What *entry* mostly stands for."""
    sound = first_sound(script, entry)
    if entry in SPELLINGS[script].groups and sound in ("", "'"):
        return Kind.SILENT
    if sound in VOWELS:
        return Kind.VOWEL
    if sound in GLIDES or entry in OPTIONAL:
        return Kind.GLIDE
    return Kind.WEAK if sound in WEAK else Kind.CONSONANT


def gap(script: Script, entry: str, other: Script) -> float:
    """How likely *entry* goes unwritten in a spelling of the *other* script."""
    if script is other:
        return _gap_within(script, entry)
    seen = _FILE["gaps"].get(script, {}).get(entry, {}).get(other)
    if seen is not None:
        return seen
    if entry in OPTIONAL:
        return PERHAPS
    unseen = _FILE["unseen"][_direction(script, other)]
    sound, kind = first_sound(script, entry), kind_of(script, entry)
    return unseen.get(sound + _mark(entry), unseen.get(sound, unseen[kind]))


def _mark(entry: str) -> str:
    """Where *entry* stands in its word: at the beginning, at the end, or inside."""
    return "^" if entry.startswith("^") else "$" if entry.endswith("$") else ""


def _direction(script: Script, other: Script) -> str:
    ends = ("abjad" if each in ABJADS else "alphabet" for each in (script, other))
    return " to ".join(ends)


def _gap_within(script: Script, entry: str) -> float:
    kind = kind_of(script, entry)
    if script is Script.LATIN and entry in FINALS:
        return WITHIN[FINALS[entry]]
    if script in ABJADS and entry not in OPTIONAL:
        return WITHIN[_kind_in_abjads(entry, kind)]
    if kind is Kind.VOWEL and entry.endswith("$"):
        return WITHIN["final vowel"]
    return WITHIN[kind]


def _kind_in_abjads(entry: str, kind: Kind) -> str:
    bare = entry.strip("^$")
    if bare in WRITTEN_SHORT:
        return "written short"
    if kind in (Kind.VOWEL, Kind.GLIDE):
        return "mother"
    if bare in AYNS:
        return "weak"  # heard or not, it is written
    return "letter" if kind is Kind.CONSONANT or bare in STRONG else kind
