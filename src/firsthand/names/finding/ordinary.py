"""Words too common to be part of a name in another spelling."""

from functools import cache
from itertools import takewhile
from typing import Final

from firsthand.names.finding.writing import BEFORE_VERBS
from firsthand.names.frequencies import person_words, rated_words
from firsthand.names.lexicon import LEXICON
from firsthand.names.wordlists import LANGUAGES, word_lists

COMMON_TENTHS: Final = 45  # of the Zipf scale, from which on a word is too common for a name


@cache
def ordinary_words() -> frozenset[str]:
    """Titles and the common words of each language, but for those that also name persons."""
    often = (
        word
        for language in LANGUAGES
        for word, _ in takewhile(lambda rated: rated[1] >= COMMON_TENTHS, rated_words(language))
    )
    lists = word_lists()
    ordinary = frozenset().union(often, *lists.common.values(), LEXICON.all_titles)
    names = (person_words() - LEXICON.all_titles) | lists.given_names
    return (ordinary - names) | BEFORE_VERBS
