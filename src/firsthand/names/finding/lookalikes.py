"""Letters that look like those of another script: a name typed with them reads as the name.

Latin, Cyrillic and Greek only. Source: Unicode Technical Standard 39, confusables, as far as the
letters of these three look alike in common faces.
"""

import re
from collections.abc import Iterator
from typing import Final

from firsthand.names.folding import word_key
from firsthand.names.words import Words

WHOLE_MIN: Final = 3  # letters of a word that is all look-alikes
_CYRILLIC: Final = dict(
    zip(
        "АВЕКМНОРСТУХІЈЅҺԚԜӀаеорсухіјѕһԛԝԁӏгпкмнтвѵ",
        "ABEKMHOPCTYXIJSHQWIaeopcyxijshqwdlrnkmhtbv",
        strict=True,
    )
)
_GREEK: Final = dict(
    zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαορνικτυχηγεβωμ", "ABEZHIKMNOPTYXaopviktuxnyebwu", strict=True)
)
_TO_LATIN: Final = {ord(one): other for one, other in (_CYRILLIC | _GREEK).items()}
_TO_CYRILLIC: Final = {ord(other): one for one, other in reversed(_CYRILLIC.items())} | {
    ord("u"): "и",
    ord("N"): "И",
    ord("R"): "Я",
}
_OTHERS: Final = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_LATINS: Final = re.compile(r"[A-Za-zÀ-ɏ]")
_CYRILLICS: Final = re.compile(r"[\u0400-\u052f]")


def unmasked(words: Words, *, cyrillic: bool) -> Iterator[Words]:
    """*words* as they read where look-alikes stand for letters of another script.

    Nothing where no word has any. *cyrillic*: whether to read Latin letters as Cyrillic ones, too.
    """
    if not _OTHERS.search(words.string):
        if not cyrillic:
            return
    else:
        yield from _read(words, _TO_LATIN, _OTHERS, _LATINS)
    if cyrillic:
        yield from _read(words, _TO_CYRILLIC, _LATINS, _CYRILLICS)


def _read(
    words: Words, table: dict[int, str], masks: re.Pattern[str], script: re.Pattern[str]
) -> Iterator[Words]:
    readings = {
        word: key
        for word in words.distinct
        if masks.search(word) and (key := _key(word, table, masks, script))
    }
    if readings:
        yield words.read(readings)


def _key(word: str, table: dict[int, str], masks: re.Pattern[str], script: re.Pattern[str]) -> str:
    """The key of *word* in the other script; empty where some letter has no look-alike there."""
    read, key = word.translate(table), word_key(word)
    is_mixed = script.search(word) is not None
    if masks.search(read) or not (is_mixed or len(key) >= WHOLE_MIN):
        return ""
    unmasked_key = word_key(read)
    return unmasked_key if len(unmasked_key) == len(key) else ""
