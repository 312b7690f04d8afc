"""How common words are, and which words name persons: tables distilled when we are installed.

`tools/distil_words.py` makes them from `wordfreq` and `rigour`. A language's table is read at the
first question about it and kept as hashes of its words, in about nine bytes a word. Where the
tables were not made the short lists of `wordlists` stand in: suggestions go on, and are worse.
"""

import gzip
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from firsthand.names.wordlists import word_lists

DISTILLED: Final = "distilled"
SHORT_LIST_TENTHS: Final = 60  # what a word of the short lists counts as


class Frequencies:
    """The words of one language and how often each occurs, in tenths of the Zipf scale."""

    def __init__(self, rated: Iterable[tuple[str, int]]) -> None:
        """*rated*: folded words, each once, and their tenths."""
        pairs = sorted((hash(word), tenths) for word, tenths in rated)
        self._hashes = array("q", (pair[0] for pair in pairs))
        self._tenths = bytes(pair[1] for pair in pairs)

    def tenths(self, key: str) -> int:
        """Ten times the Zipf value of the folded word *key*; 0 where it is not in the table."""
        wanted = hash(key)
        at = bisect_left(self._hashes, wanted)
        found = at < len(self._hashes) and self._hashes[at] == wanted
        return self._tenths[at] if found else 0


def lines_of(name: str) -> Iterator[str]:
    """The lines of the distilled file *name*, one after the other; none where it was not made."""
    packed = files("firsthand.names").joinpath(DISTILLED, name)
    if not packed.is_file():
        return
    with packed.open("rb") as raw, gzip.open(raw, "rt", encoding="utf-8") as text:
        for line in text:
            yield line.rstrip("\n")


def rated_words(language: str) -> Iterator[tuple[str, int]]:
    """The words of *language* with their tenths, commonest first; or those of the short list."""
    is_made = False
    for line in lines_of(f"words_{language}.tsv.gz"):
        word, _, tenths = line.partition("\t")
        is_made = True
        yield word, int(tenths)
    if not is_made:
        yield from ((word, SHORT_LIST_TENTHS) for word in word_lists().common.get(language, ()))


@cache
def is_distilled() -> bool:
    """True where the distilled tables stand; without them the short lists serve."""
    return files("firsthand.names").joinpath(DISTILLED, "NOTICE").is_file()


@cache
def frequencies(language: str) -> Frequencies:
    """The table of *language*, one of `wordlists.LANGUAGES`; read once, at the first call."""
    return Frequencies(rated_words(language))


@cache
def person_words() -> frozenset[str]:
    """Folded words of all scripts that name persons; many are common words or surnames too."""
    return frozenset(lines_of("given_names.txt.gz")) | word_lists().given_names
