"""Clitics: what is written onto a name, and the name without it; case endings of Cyrillic names."""

from collections.abc import Iterator
from typing import Final

from firsthand.names.lexicon import LEXICON

ARTICLE: Final = "ال"
STEM_MIN: Final = 3  # letters that must be left of a word
SHORT_STEM_MIN: Final = 4  # the same, where the clitic is one letter written behind
ASSIMILATED: Final = {"لل": 1, "ولل": 2}  # li- and wa-li- before the article, which they swallow
_BEFORE: Final = (*ASSIMILATED, *LEXICON.clitics_before)


def is_arabic(key: str) -> bool:
    """True where *key* is in Arabic script."""
    return "\u0600" <= key[:1] <= "\u06ff"


def is_cyrillic(key: str) -> bool:
    """True where *key* is in Cyrillic script."""
    return "\u0400" <= key[:1] <= "\u052f"


def heads(key: str) -> Iterator[tuple[str, int]]:
    """What a name may read as that begins in the word *key*, and the letters before it.

    First the word itself; then, in Arabic script, without و ب ل ف ك and without the article.
    """
    for head, skipped in _without_prefixes(key):
        yield head, skipped
        bare = without_article(head)
        if bare != head:
            yield bare, skipped


def _without_prefixes(key: str) -> Iterator[tuple[str, int]]:
    yield key, 0
    if not is_arabic(key) or not key.startswith(_BEFORE):
        return
    for prefix, skipped in ASSIMILATED.items():
        if key.startswith(prefix) and len(key) - len(prefix) >= STEM_MIN:
            yield ARTICLE + key[len(prefix) :], skipped
    for prefix in LEXICON.clitics_before:
        if key.startswith(prefix) and len(key) - len(prefix) >= STEM_MIN:
            yield key[len(prefix) :], len(prefix)


def without_article(key: str) -> str:
    """*key* without ال; itself where too little would be left."""
    if key.startswith(ARTICLE) and len(key) - len(ARTICLE) >= STEM_MIN:
        return key[len(ARTICLE) :]
    return key


def stems(key: str) -> Iterator[str]:
    """*key* without what may be written behind a name, the longest clitic first."""
    endings, by_size = _BEHIND_ARABIC if is_arabic(key) else _BEHIND_LATIN
    if not key.endswith(endings):
        return
    for size, those, letters in by_size:
        if key[-size:] in those and len(key) >= letters:
            yield key[:-size]


def _by_size(endings: tuple[str, ...]) -> tuple[tuple[int, frozenset[str], int], ...]:
    """*endings* by their length, the longest first, with the letters that a word needs for them."""
    return tuple(
        (
            size,
            frozenset(ending for ending in endings if len(ending) == size),
            size + (STEM_MIN if size > 1 else SHORT_STEM_MIN),
        )
        for size in sorted(set(map(len, endings)), reverse=True)
    )


_BEHIND_ARABIC: Final = LEXICON.clitics_after, _by_size(LEXICON.clitics_after)
_BEHIND_LATIN: Final = LEXICON.clitics_after_latin, _by_size(LEXICON.clitics_after_latin)


def without_case(word: str) -> Iterator[str]:
    """What *word*, in small Cyrillic letters (NFC), may be in the nominative, likely ones first.

    A case ending of the names of persons is taken off; where a feminine one was, а and я are tried
    in its place. Source: Wade, A Comprehensive Russian Grammar (2011), declension of names.
    """
    for ending in LEXICON.case_endings:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= STEM_MIN:
            yield stem
            if ending in LEXICON.case_endings_feminine:
                yield f"{stem}а"
                yield f"{stem}я"
