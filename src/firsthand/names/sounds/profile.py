"""What is known of one token before it meets another; kept for the tokens met lately."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, cast

from firsthand.names.folding import character_key, fold, word_key
from firsthand.names.sounds.pairing import ENTRIES, NUMBERS
from firsthand.names.sounds.reading import Group, groups_of
from firsthand.names.sounds.tables import SPELLINGS, Script, read
from firsthand.names.sounds.weights import Kind, gap, kind_of, sounds_of

MEMO_TOKENS: Final = 200_000
LONGEST: Final = 60  # groups; what follows is not compared
ARTICLE: Final = ("^ا", "ل")
STEM_MIN: Final = 2
COMPOUND_MIN: Final = 2  # groups before an article inside a word
JOT: Final = Group("", "ʸ")
JOTED: Final = frozenset({Group("â", "â"), Group("û", "û")})
SUN_LETTERS: Final = frozenset("تثدذرزسشصضطظلن")
MOTHERS: Final = frozenset("اویهة")
LONG_VOWELS: Final = frozenset("ای")
ALEF_WAW: Final = (Group("ا", "^ا"), Group("و", "و"))
HIATUS: Final = frozenset("یئ")  # what is written between two vowels
NISBA: Final = Group("ی", "ی$")
NISBAS: Final = frozenset({"ai", "ay", "aei", "aie", "aee", "aii", "ayi", "ayee", "ayie"})
VOWELS_OF_NISBA: Final = frozenset("aeiy")
POSSIBLE: Final = 0.03  # the share of a letter's readings from which it counts
QUIET: Final = 0.15  # the chance of not being written from which no letter is sure


class Profile(NamedTuple):
    """A token: its folded key, script, and readings (numbers of letter groups), article or not.

    `needed`: bits of the classes of near consonants that it surely has; `possible`: of all that it
    may have.
    """

    key: str
    script: Script
    readings: tuple[tuple[int, ...], ...]
    needed: int
    possible: int


@lru_cache(MEMO_TOKENS)
def profile(token: str) -> Profile:
    """The profile of *token*."""
    script, groups = groups_of(token)
    numbers = NUMBERS[script]
    readings = tuple(
        tuple(numbers.get(group.entry, 0) for group in reading)
        for reading in readings_of(script, groups[:LONGEST])
    )
    bits = _BITS[script]
    needed = possible = 0
    for number in readings[0]:
        surely, maybe = bits[number]
        needed |= surely
        possible |= maybe
    key = word_key(token) if token.isalnum() else fold(token).replace(" ", "")
    return Profile(key, script, readings, needed, possible)


def _class_bits() -> dict[str, int]:
    classes = cast(list[str], read("inventory.json")["near_consonants"])
    return {sound: 1 << place for place, sounds in enumerate(classes) for sound in sounds}


_CLASS_BITS: Final = _class_bits()


def _bits(script: Script, entry: str) -> tuple[int, int]:
    """The classes of consonants that *entry* surely has, and those that it may have."""
    sounds = set(SPELLINGS[script].groups.get(entry, ()))
    sounds |= {sound for sound, share in sounds_of(script, entry).items() if share >= POSSIBLE}
    maybe = 0
    for sound in sounds:
        maybe |= _CLASS_BITS.get(sound, 0)
    is_one_class = maybe.bit_count() == 1 and kind_of(script, entry) is Kind.CONSONANT
    unwritten = max(gap(script, entry, other) for other in Script if other is not script)
    return (maybe if is_one_class and unwritten < QUIET else 0), maybe


_BITS: Final = {
    script: [_bits(script, entry) for entry in entries] for script, entries in ENTRIES.items()
}


def readings_of(script: Script, groups: Sequence[Group]) -> list[Sequence[Group]]:
    """The ways to read a token: as it stands; without the article; by what is said of it."""
    readings: list[Sequence[Group]] = [groups]
    if has_article(script, groups):
        readings.append(groups[len(ARTICLE) :])
    if script is Script.LATIN:
        if not JOTED.isdisjoint(groups):
            readings.append(_joted(groups))
        readings.extend(_of_nisba(groups))
    elif script is Script.ARABIC:
        readings.extend([said for each in readings for said in _said(each)])
    return readings


def _said(groups: Sequence[Group]) -> Iterator[Sequence[Group]]:
    """*groups* as Arabic script is said where it is not as it is written.

    The l of an article inside a compound becomes the sun letter behind it (عبدالناصر), and of
    two و behind ا one is often not written (داود). Before a long vowel او is
    no vowel (اوین). Source: Ryding (2005), 2.5.
    """
    if len(groups) > COMPOUND_MIN:
        yield from _in_hiatus(groups)
    if len(groups) > 1 and groups[0].entry == "^او" and groups[1].letters in LONG_VOWELS:
        yield [*ALEF_WAW, *groups[1:]]
    for at in range(1, len(groups) - 2):
        one, other, following = groups[at : at + 3]
        if one.entry != "ا":
            continue
        if other.entry == "ل" and following.letters in SUN_LETTERS and at >= COMPOUND_MIN:
            yield [*groups[: at + 1], *groups[at + 2 :]]
        elif other.entry == "و" and following.letters not in MOTHERS:
            yield [*groups[: at + 2], *groups[at + 1 :]]


def _in_hiatus(groups: Sequence[Group]) -> Iterator[Sequence[Group]]:
    """*groups* of a name in -āyī without what is written between the two vowels: رضایی, رضائی."""
    *before, vowel, last = groups
    if last == NISBA and vowel.letters in HIATUS and before[-1].entry == "ا":
        yield [*before, last]
    elif last.letters == "ئی" and vowel.entry == "ا":
        yield [*before, vowel, NISBA]


def _of_nisba(groups: Sequence[Group]) -> Iterator[Sequence[Group]]:
    """*groups* of a name in -āyī, which Latin letters run together: Rezai, Rezaei and Rezayi.

    Two vowels in two syllables, which Persian parts by a glide or a hamza.
    """
    at, ending = len(groups), ""
    while at and VOWELS_OF_NISBA.issuperset(folded := _folded(groups[at - 1][0])):
        at, ending = at - 1, folded + ending
    if ending in NISBAS and at > 1:
        yield [*groups[:at], Group("a", "a"), Group("i", "i$")]


@lru_cache(MEMO_TOKENS)
def _folded(letters: str) -> str:
    return "".join(map(character_key, letters))


def _joted(groups: Sequence[Group]) -> Sequence[Group]:
    """*groups* with â and û as ya and yu (ISO 9; in Persian and French they are long vowels)."""
    return [one for group in groups for one in ((JOT, group) if group in JOTED else (group,))]


def has_article(script: Script, groups: Sequence[Group]) -> bool:
    """True where a token begins with the Arabic article, and a word is left without it."""
    if script is not Script.ARABIC or len(groups) < len(ARTICLE) + STEM_MIN:
        return False
    return (groups[0].entry, groups[1].entry) == ARTICLE
