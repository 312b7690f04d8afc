"""Where in a text a known form may begin: the few places from which a walk is worth while.

A word is asked once what forms may begin in it, and how their next letters run; then each place
in the text costs one look at the word behind it.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from itertools import compress
from operator import contains, itemgetter
from typing import Final, NamedTuple

from firsthand.names.clitics import ARTICLE, STEM_MIN, heads, is_arabic, stems
from firsthand.names.lexicon import LEXICON
from firsthand.names.words import Words

MEMO_WORDS: Final = 200_000
GLANCE: Final = STEM_MIN  # letters of a word that are looked at; a clitic leaves as many
FIRST: Final = 5  # letters by which a word is refused at once
LAST: Final = "\U0010ffff"
NOTHING: Final[frozenset[str]] = frozenset()


class Start(NamedTuple):
    """What a word is read as, the letters left before it, and whether it may be all of a form."""

    head: str
    skipped: int
    is_form: bool


class _Anything(frozenset[str]):
    """What may stand behind a word that may be all of a form."""

    def __contains__(self, word: object) -> bool:
        return True


ANYTHING: Final = _Anything([""])


class Beginnings:
    """How forms begin, by the keys of their words run together."""

    def __init__(self, keys: Collection[str]) -> None:
        """*keys*: those of all forms."""
        self._keys = frozenset(keys)
        self._sorted = sorted(keys)
        self._first = set(_first_letters(keys))
        self._starts: dict[str, tuple[Start, ...]] = {}
        self._after: dict[str, frozenset[str]] = {}
        self._glances = {"": ""}

    def has(self, head: str) -> bool:
        """True where some form begins with *head*."""
        at = bisect_left(self._sorted, head)
        return at < len(self._sorted) and self._sorted[at].startswith(head)

    def starts(self, key: str) -> tuple[Start, ...]:
        """How a form may begin in the word *key*."""
        known = self._starts.get(key)
        if known is None:
            if len(self._starts) >= MEMO_WORDS:
                self._starts.clear()
            known = self._starts[key] = tuple(self._possible(key))
        return known

    def _possible(self, key: str) -> Iterator[Start]:
        for head, skipped in heads(key) if is_arabic(key) else ((key, 0),):
            if head[:FIRST] in self._first:
                is_form = self._is_form(head)
                if is_form or self.has(head):
                    yield Start(head, skipped, is_form)

    def places(self, words: Words) -> Iterator[tuple[int, Start]]:
        """The numbers of *words* in which a form may begin, with how it does."""
        after, glances = self._learned(words)
        written = words.written
        first = list(compress(range(len(written)), map(after.__getitem__, written)))
        wanted = map(after.__getitem__, map(written.__getitem__, first))
        behind = [*written[1:], ""]
        found = map(glances.__getitem__, map(behind.__getitem__, first))
        for at in compress(first, map(contains, wanted, found)):
            for start in self.starts(words.key(at)):
                if start.is_form or self._goes_far(start.head, at + 1, words):
                    yield at, start

    def _goes_far(self, key: str, at: int, words: Words) -> bool:
        """False where no form that begins with *key* goes on with the words from number *at* on."""
        for place in range(at, len(words.written)):
            word = words.key(place)
            longer = key + word
            if longer in self._keys or word.startswith(ARTICLE):
                return True
            if not self.has(longer):
                return any(key + stem in self._keys for stem in stems(word))
            key = longer
        return False

    def _learned(self, words: Words) -> tuple[dict[str, frozenset[str]], dict[str, str]]:
        """For each of *words*, as written, what may stand behind it, and its glance."""
        after, glances = (self._after, self._glances) if not words.readings else ({}, {"": ""})
        if len(after) >= MEMO_WORDS:
            after.clear()
        new = list(words.distinct.difference(after))
        for word, key in zip(new, words.keys_of(new), strict=True):
            glances[word] = key[:GLANCE] if key[: len(ARTICLE)] != ARTICLE else ""
            if is_arabic(key):
                after[word] = self._behind_arabic(key)
            else:
                after[word] = self._behind(key) if key[:FIRST] in self._first else NOTHING
        return after, glances

    def _behind_arabic(self, key: str) -> frozenset[str]:
        behind = [self._behind(start.head) for start in self.starts(key)]
        if any(each is ANYTHING for each in behind):
            return ANYTHING
        return NOTHING.union(*behind) if len(behind) > 1 else (*behind, NOTHING)[0]

    def _behind(self, head: str) -> frozenset[str]:
        """The first letters that may stand in the word behind *head*; none where no form begins."""
        first = bisect_left(self._sorted, head)
        if first == len(self._sorted) or not self._sorted[first].startswith(head):
            return ANYTHING if self._is_form(head) else NOTHING
        if self._is_form(head):
            return ANYTHING
        size = len(head)
        last = bisect_left(self._sorted, head + LAST, first)
        letters = set(map(itemgetter(slice(size, size + GLANCE)), self._sorted[first:last]))
        return frozenset().union(letters, *({e[:end] for e in letters} for end in range(GLANCE)))

    def _is_form(self, head: str) -> bool:
        return head in self._keys or any(stem in self._keys for stem in stems(head))


def _first_letters(keys: Iterable[str]) -> Iterator[str]:
    """What a word may begin with in which a form begins, or which is a short one with a clitic."""
    for key in keys:
        yield from (key[:size] for size in range(1, FIRST + 1))
        if len(key) < FIRST:
            endings = LEXICON.clitics_after if is_arabic(key) else LEXICON.clitics_after_latin
            yield from ((key + ending)[:FIRST] for ending in endings)
