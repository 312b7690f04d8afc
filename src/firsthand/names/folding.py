"""One folding of words, so that a name meets itself across spellings of one script.

The rules and tables stand in `folding.json`, which JavaScript reads too; common test vectors
stand in `tests/data/folding_vectors.json`. The standard library is all that it needs.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Final, NamedTuple, TypedDict, cast

MEMO_WORDS: Final = 200_000
ZWNJ: Final = "\u200c"


class Token(NamedTuple):
    """A word: where it stands in the original string (code points, half-open), and its key.

    The end takes in the marks that belong to the last letter; the key is never empty.
    """

    start: int
    end: int
    key: str


class FoldingTable(TypedDict):
    """The data file as it stands."""

    letters: dict[str, dict[str, str]]
    apostrophes: str
    elisions: list[str]
    endings: list[str]
    inner: list[str]
    marks: list[str]


def _load() -> FoldingTable:
    source = files("firsthand.names").joinpath("folding.json").read_text(encoding="utf-8")
    return cast(FoldingTable, json.loads(source))


def _class(ranges: list[str]) -> str:
    """The inside of a regular expression's character class for hexadecimal *ranges*."""
    pairs = (part.partition("-")[::2] for part in ranges)
    return "".join(f"\\U{int(low, 16):08x}-\\U{int(high or low, 16):08x}" for low, high in pairs)


TABLE: Final = _load()
LETTERS: Final = {one: key for group in TABLE["letters"].values() for one, key in group.items()}
ELISIONS: Final = frozenset(TABLE["elisions"])
ENDINGS: Final = frozenset(TABLE["endings"])
APOSTROPHES: Final = frozenset(TABLE["apostrophes"])
INNER: Final = _class(TABLE["inner"])
MARKS: Final = _class(TABLE["marks"])
# Classes that exclude one another, and nothing behind them: time grows with the length alone. No
# possessive group, which loses its way before Python 3.11.5. ZWNJ parts atoms (کریمی‌ها is a name
# and its plural) and joins tokens.
_ATOM: Final = re.compile(rf"\w[\w{MARKS}]*+(?:(?:(?!{ZWNJ})[{INNER}])+[\w{MARKS}]++)*")
_PARTS: Final = re.compile(f"({_ATOM.pattern})")
_INNER_GAP: Final = re.compile(rf"[{INNER}{MARKS}]+")


class _CharacterKeys(dict[int, str]):
    """The key of each code point met so far, as `str.translate` asks for it."""

    def __missing__(self, code_point: int) -> str:
        key = self[code_point] = _character_key(chr(code_point))
        return key


class _WordKeys(dict[str, str]):
    """The key of each word met lately; a text repeats its words."""

    def __missing__(self, word: str) -> str:
        if len(self) >= MEMO_WORDS:
            self.clear()
        key = self[word] = word.lower() if word.isascii() else word.translate(_CHARACTERS)
        return key


_CHARACTERS: Final = _CharacterKeys()
_WORDS: Final = _WordKeys()


def _character_key(character: str) -> str:
    before, key = "", character
    while key != before:
        before, lowered = key, unicodedata.normalize("NFKD", key).lower()
        key = "".join(LETTERS.get(each, each) for each in lowered)
    return "".join(each for each in key if each.isalnum())


def character_key(character: str) -> str:
    """What one code point gives to the key of its word; empty for marks, signs and spaces."""
    return _CHARACTERS[ord(character)]


def raw_words(string: str) -> list[str]:
    """The words that `atoms` reads in *string*, as written; some may have an empty key."""
    return _ATOM.findall(string.replace("_", " "))


def parted(string: str) -> list[str]:
    """All of *string* in turns: what stands before a word, one of `raw_words`; last what is behind.

    An underscore reads as a space.
    """
    return _PARTS.split(string.replace("_", " "))


def word_key(word: str) -> str:
    """The key of one of `raw_words`."""
    return _WORDS[word]


def word_keys(words: Iterable[str]) -> list[str]:
    """The keys of `raw_words`, one each, some empty."""
    return list(map(_WORDS.__getitem__, words))


def atoms(string: str) -> Iterator[Token]:
    """The smallest words of *string* in order; all signs but inner ones part them, ZWNJ too."""
    for found in _ATOM.finditer(string.replace("_", " ")):
        key = _WORDS[found.group()]
        if key:
            yield Token(found.start(), found.end(), key)


def tokens(string: str) -> list[Token]:
    """The words of *string* in order; offsets are code points of *string* itself, half-open.

    ZWNJ and other inner signs stay inside a word. An apostrophe does too (O'Brien, Qur'an), save
    after an elision (l'archive) and before an English ending (Sara's). Never raises.
    """
    joined: list[Token] = []
    for token in atoms(string):
        if joined and _is_one_word(string, joined[-1], token):
            before = joined.pop()
            joined.append(Token(before.start, token.end, before.key + token.key))
        else:
            joined.append(token)
    return joined


def _is_one_word(string: str, left: Token, right: Token) -> bool:
    gap = string[left.end : right.start]
    if gap in APOSTROPHES:
        return left.key not in ELISIONS and right.key not in ENDINGS
    return gap != " " and _INNER_GAP.fullmatch(gap) is not None


def fold(string: str) -> str:
    """The key of *string*: the keys of its words, one space between; empty where it has none.

    Two spellings that differ in case, diacritics, digits' script, Persian and Arabic forms of one
    letter, vowel signs, ZWNJ or punctuation have one key. Folding a key changes nothing.
    """
    return " ".join(token.key for token in tokens(string))


def letters_end(string: str, word: Token, letters: int) -> int:
    """Where in *string* the first *letters* letters of *word*'s key end, marks included."""
    if letters == len(word.key):
        return word.end
    at, left = word.start, letters
    while at < word.end and (left > 0 or (letters and not character_key(string[at]))):
        left -= len(character_key(string[at]))
        at += 1
    return at
