"""Reading a token: its script, and its letters grouped as that script groups them."""

from collections import defaultdict
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import normalize

from firsthand.names.folding import character_key
from firsthand.names.sounds.tables import SPELLINGS, Script, Spelling

FRONT: Final = frozenset("eiyéèêëíìîïý")
GLIDES: Final = frozenset("wyй")
SLAVIC: Final = frozenset({"ow", "ew"})
VOWELS: Final = frozenset("aeiouyāīūōаеиоуіыэ")
BLOCKS: Final = (
    (0x0041, 0x0300, Script.LATIN),
    (0x0400, 0x0530, Script.CYRILLIC),
    (0x0591, 0x05F5, Script.HEBREW),
    (0x0600, 0x0700, Script.ARABIC),
    (0x0750, 0x0780, Script.ARABIC),
    (0x08A0, 0x0900, Script.ARABIC),
    (0x1E00, 0x1F00, Script.LATIN),
    (0x207F, 0x2080, Script.LATIN),
    (0xFB50, 0xFE00, Script.ARABIC),
    (0xFE70, 0xFF00, Script.ARABIC),
)
MEMO_TOKENS: Final = 100_000
MOST_PAIRS: Final = 10_000  # of letters that stand side by side, in one script
APOSTROPHE: Final = "'"
APOSTROPHES: Final = tuple(map(ord, "'׳’‘`´＇ʼ"))


class Group(NamedTuple):
    """A letter group of a token: the letters read, and the table's entry, with its place marks."""

    letters: str
    entry: str


class Listed(NamedTuple):
    """A table's entry among those that begin with one letter."""

    letters: str
    group: Group
    size: int
    place: str  # "^" at the beginning of a word alone, "$" at its end, "<" before a front vowel
    ends_in_glide: bool


def script_of(letters: str) -> Script:
    """The script of most of *letters*, the earliest one where two have as many."""
    if letters.isascii():
        is_latin = letters.isalpha() or any(map(str.isalpha, letters))
        return Script.LATIN if is_latin else Script.OTHER
    found = list(map(_SCRIPTS.__getitem__, letters))
    if found.count(found[0]) < len(found):
        found = [script for script in found if script is not None]
    return max(found, key=found.count) or Script.OTHER if found else Script.OTHER


class _Scripts(dict[str, Script | None]):
    """The script of each character met so far; None for those that are no letters."""

    def __missing__(self, character: str) -> Script | None:
        script = self[character] = _script(ord(character)) if character.isalpha() else None
        return script


def _script(code_point: int) -> Script:
    for low, high, script in BLOCKS:
        if low <= code_point < high:
            return script
    return Script.OTHER


_SCRIPTS: Final = _Scripts()


class _Letters(dict[int, str]):
    """What each code point met so far is in a script's table, as `str.translate` asks for it."""

    def __init__(self, spelling: Spelling) -> None:
        is_geresh = any(APOSTROPHE in entry for entry in spelling.groups)
        super().__init__(dict.fromkeys(APOSTROPHES, APOSTROPHE if is_geresh else ""))
        self.spelling = spelling

    def __missing__(self, code_point: int) -> str:
        letter = chr(code_point)
        is_listed = letter in self.spelling.groups or letter in self.spelling.splits
        self[code_point] = letter if is_listed else character_key(letter)
        return self[code_point]


def _by_first(spelling: Spelling) -> dict[str, tuple[Listed, ...]]:
    """The entries by their first letters: the longest first, those of a place before others."""
    found: dict[str, list[Listed]] = defaultdict(list)
    for entry in spelling.groups:
        letters = entry.strip("^$<")
        place = next((mark for mark in "^$<" if mark in entry), "")
        ends_in_glide = len(letters) > 1 and letters[-1] in GLIDES
        group = Group(letters, entry)
        found[letters[0]].append(Listed(letters, group, len(letters), place, ends_in_glide))
    for double in spelling.doubles:
        group = Group(double, double[0])
        found[double[0]].append(Listed(double, group, len(double), "", ends_in_glide=False))
    order = {"^": 0, "$": 0, "<": 1, "": 2}
    return {
        first: tuple(sorted(each, key=lambda one: (-one.size, order[one.place], one.group.entry)))
        for first, each in found.items()
    }


_LETTERS: Final = {script: _Letters(spelling) for script, spelling in SPELLINGS.items()}
_SPLITS: Final = {
    script: [split for split in spelling.splits.items() if split[0][0] != "^"]
    for script, spelling in SPELLINGS.items()
}
_FIRSTS: Final = {script: _by_first(spelling) for script, spelling in SPELLINGS.items()}


def letters_of(token: str, script: Script) -> str:
    """*token* in the letters that *script*'s table lists; others folded, signs dropped."""
    plain = token.lower()
    if not (plain.isascii() and plain.isalpha()):
        plain = normalize("NFC", plain).translate(_LETTERS[script])
    for split, parts in _SPLITS[script]:
        if split in plain:
            plain = plain.replace(split, parts)
    first = SPELLINGS[script].splits.get("^" + plain[:1])
    if first:
        plain = first + plain[1:]
    return plain.strip("'")


@lru_cache(MEMO_TOKENS)
def groups_of(token: str) -> tuple[Script, tuple[Group, ...]]:
    """The script of *token*, and its letters in groups, in order; none for one without letters."""
    script = script_of(token)
    letters, inside = letters_of(token, script), _INSIDE[script]
    found: list[Group] = []
    at, end = 0, len(letters)
    pairs = _IN_FRONT[script]
    while at < end:
        group, listed = pairs[letters[at : at + 2]]
        if listed:
            group = _group_at(letters, at, listed)
        found.append(group)
        at += len(group[0])
        pairs = inside
    return script, tuple(found)


class _Pairs(dict[str, tuple[Group, tuple[Listed, ...]]]):
    """By a letter and the next: the group read there, or those among which further letters say."""

    def __init__(self, script: Script, at: int) -> None:
        super().__init__()
        self.firsts = _FIRSTS[script]
        self.at = at

    def __missing__(self, pair: str) -> tuple[Group, tuple[Listed, ...]]:
        listed = tuple(one for one in self.firsts.get(pair[0], ()) if self._may_be(one, pair))
        is_settled = all(one.size == 1 for one in listed)
        # A letter in front stands at 0 here as there; any other one behind something.
        group = _group_at("-" * self.at + pair, self.at, listed)
        known = group, () if is_settled else listed
        if len(self) < MOST_PAIRS:
            self[pair] = known
        return known

    def _may_be(self, one: Listed, pair: str) -> bool:
        return pair.startswith(one.letters[:2]) and not (one.place == "^" and self.at)


_IN_FRONT: Final = {script: _Pairs(script, 0) for script in Script}
_INSIDE: Final = {script: _Pairs(script, 1) for script in Script}


def _group_at(letters: str, at: int, listed: tuple[Listed, ...]) -> Group:
    for written, group, size, place, ends_in_glide in listed:
        if size > 1 and not letters.startswith(written, at):
            continue
        if not place and not ends_in_glide:
            return group
        following = letters[at + size : at + size + 1]
        if ends_in_glide and following and following in VOWELS:
            continue  # the glide belongs to the vowel behind it (Ala-wi)
        if written in SLAVIC and (not following or letters.startswith("sk", at + size)):
            continue  # the w of -ow and -ewski may be v (Tschechow)
        if not place or _is_at(place, at, following):
            return group
    return Group(letters[at], letters[at])


def _is_at(place: str, at: int, following: str) -> bool:
    if place == "^":
        return at == 0 and following != ""
    return following == "" if place == "$" else following in FRONT
