"""The scripts' tables of letter groups and sounds, as the data files hold them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Final, cast


class Script(StrEnum):
    """A script whose letters are read into sounds; OTHER ones meet only themselves."""

    LATIN = "latin"
    ARABIC = "arabic"
    CYRILLIC = "cyrillic"
    HEBREW = "hebrew"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Spelling:
    """How one script writes sounds: letter groups, each with its sounds, the likeliest first."""

    groups: Mapping[str, tuple[str, ...]]
    splits: Mapping[str, str]
    longest: int
    doubles: frozenset[str]


def read(name: str) -> dict[str, object]:
    """The data file *name* of this package, read."""
    source = files("firsthand.names.sounds").joinpath(name).read_text(encoding="utf-8")
    return cast(dict[str, object], json.loads(source))


_INVENTORY: Final = read("inventory.json")
VOWELS: Final = frozenset(cast(str, _INVENTORY["vowels"]))
GLIDES: Final = frozenset(cast(str, _INVENTORY["glides"]))
WEAK: Final = frozenset(cast(str, _INVENTORY["weak"]))
SOUNDS: Final = tuple(cast(dict[str, str], _INVENTORY["sounds"]))


def _spelling(script: Script) -> Spelling:
    if script is Script.OTHER:
        return Spelling({}, {}, 1, frozenset())
    source = read(f"{script}.json")
    groups = {
        group: tuple(sounds.split())
        for group, sounds in cast(dict[str, str], source["groups"]).items()
    }
    longest = max(len(group.strip("^$<")) for group in groups)
    return Spelling(
        groups, cast(dict[str, str], source.get("splits", {})), longest, _doubles(groups)
    )


def _doubles(groups: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Doubled consonants that count once: those that the table does not list as a group."""
    doubled = {
        letter * 2
        for letter, sounds in groups.items()
        if len(letter) == 1 and sounds and sounds[0] not in VOWELS | GLIDES
    }
    return frozenset(double for double in doubled if double not in groups)


SPELLINGS: Final = {script: _spelling(script) for script in Script}
