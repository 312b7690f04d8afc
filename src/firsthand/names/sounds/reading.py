"""Reading a token: its script, and its letters grouped as that script groups them."""

import unicodedata
from typing import Final, NamedTuple

from firsthand.names.folding import character_key
from firsthand.names.sounds.tables import SPELLINGS, Script, Spelling

FRONT: Final = frozenset("eiyéèêëíìîïý")
GLIDES: Final = frozenset("wyй")
VOWELS: Final = frozenset("aeiouyāīūōаеиоуіыэ")
BLOCKS: Final = (
    (0x0041, 0x02B0, Script.LATIN),
    (0x0400, 0x0530, Script.CYRILLIC),
    (0x0591, 0x05F5, Script.HEBREW),
    (0x0600, 0x0700, Script.ARABIC),
    (0x0750, 0x0780, Script.ARABIC),
    (0x08A0, 0x0900, Script.ARABIC),
    (0x1E00, 0x1F00, Script.LATIN),
    (0xFB50, 0xFE00, Script.ARABIC),
    (0xFE70, 0xFF00, Script.ARABIC),
)
APOSTROPHES: Final = dict.fromkeys(map(ord, "׳’‘`´＇ʼ"), "'")


class Group(NamedTuple):
    """A letter group of a token: the letters read, and the table's entry, with its place marks."""

    letters: str
    entry: str


def script_of(letters: str) -> Script:
    """The script of most of *letters*, the earliest one where two have as many."""
    found = [_script(ord(letter)) for letter in letters if letter.isalpha()]
    return max(found, key=found.count) if found else Script.OTHER


def _script(code_point: int) -> Script:
    for low, high, script in BLOCKS:
        if low <= code_point < high:
            return script
    return Script.OTHER


def letters_of(token: str, spelling: Spelling) -> str:
    """*token* in the letters that *spelling* lists; others as folding has them, signs dropped."""
    lowered = unicodedata.normalize("NFC", token.lower()).translate(APOSTROPHES)
    listed = spelling.groups
    plain = "".join(each if each in listed else _plain(each, spelling) for each in lowered)
    for split, parts in spelling.splits.items():
        plain = plain.replace(split, parts)
    return plain.strip("'")


def _plain(letter: str, spelling: Spelling) -> str:
    if letter == "'":
        return letter
    return letter if letter in spelling.splits else character_key(letter)


def groups_of(token: str) -> tuple[Script, list[Group]]:
    """The script of *token*, and its letters in groups, in order; none for one without letters."""
    script = script_of(token)
    spelling = SPELLINGS[script]
    letters = letters_of(token, spelling)
    found: list[Group] = []
    at = 0
    while at < len(letters):
        group = _group_at(letters, at, spelling)
        found.append(group)
        at += len(group.letters)
    return script, found


def _group_at(letters: str, at: int, spelling: Spelling) -> Group:
    if letters[at : at + 2] in spelling.doubles:
        return Group(letters[at : at + 2], letters[at])
    for size in range(min(spelling.longest, len(letters) - at), 0, -1):
        group = letters[at : at + size]
        if size > 1 and _begins_next_syllable(group, letters[at + size : at + size + 1]):
            continue
        for entry in _entries(group, letters, at):
            if entry in spelling.groups:
                return Group(group, entry)
    letter = letters[at]
    return Group(letter, letter)


def _begins_next_syllable(group: str, following: str) -> bool:
    """True where the glide that ends *group* belongs to the vowel behind it (Ala-wi)."""
    return group[-1] in GLIDES and following in VOWELS and following != ""


def _entries(group: str, letters: str, at: int) -> tuple[str, ...]:
    """The names under which *group* may be listed here, the closest first."""
    end = at + len(group)
    if at == 0 and end < len(letters):
        return (f"^{group}", *_front(group, letters, end), group)
    if end == len(letters):
        return (f"{group}$", group)
    return (*_front(group, letters, end), group)


def _front(group: str, letters: str, end: int) -> tuple[str, ...]:
    return (f"<{group}",) if letters[end] in FRONT else ()
