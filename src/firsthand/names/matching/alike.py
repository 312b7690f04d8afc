"""How alike two folded words are: by their letters, and by their sounds where letters do not say.

Letters are compared by optimal string alignment (Levenshtein with neighbours swapped), which
rapidfuzz does in C++; sounds by `firsthand.names.sounds`, which knows how each script writes.
"""

from functools import cache, lru_cache
from itertools import product
from typing import Final

from rapidfuzz.distance import OSA

from firsthand.names.matching.affixes import SERVANT, core_of
from firsthand.names.matching.kinds import NameKind
from firsthand.names.matching.letters import folded
from firsthand.names.matching.scripts import script_of
from firsthand.names.matching.traces import traces
from firsthand.names.matching.vocabulary import vocabulary
from firsthand.names.sounds import keys, token_similarity

SHARED: Final = 0.25  # what the shared part of two compounds is worth (Abd, -ullah, -ovich)
OTHER_CORE: Final = 0.6  # less alike than this, what is left of two compounds differs
LEFT_OFF: Final = 0.85  # Abd al-Hanif who is called Hanif
SOUNDED: Final = 0.415  # brings the chance that two words sound alike (0.5: perhaps) to 0.75
# Scripts that write few letters a word: one more or less tells two names apart.
TERSE: Final = frozenset({"ARABIC", "HEBREW", "CJK"})
# By how many consonants two words of two scripts have, all of them shared.
SKELETONS: Final = (0.0, 0.0, 0.6, 0.7, 0.76, 0.8)
YEH: Final = "ی"
MAQSURA: Final = "ى"
MEMO_WORDS: Final = 100_000
SPOKEN_A: Final = frozenset("aаאה")
KNOWN: Final = 0.98  # two spellings of one well-known name
READY: Final = ("karim", "карим", "کریم", "כרים")
MEMO: Final = 400_000


class Alike(dict[str, "Row"]):
    """By word, how alike it is to each other word asked about; the same in both orders."""

    def __init__(self, kind: NameKind) -> None:
        """*kind*: whose names they are, for what their words mean."""
        super().__init__()
        self.compared = 0
        self.meanings = vocabulary().meanings[kind]

    def __missing__(self, word: str) -> "Row":
        row = self[word] = Row(word, self)
        return row

    def of(self, left: str, right: str) -> float:
        """How alike two words are; 1 for the same spelling."""
        return self[left][right]

    def forget(self) -> None:
        """Forget all: what is kept has an end."""
        self.compared = 0
        self.clear()


class Row(dict[str, float]):
    """One word, what is known of it, and how alike it is to others."""

    __slots__ = ("_alike", "affix", "core", "folded", "meaning", "script", "traces", "word")

    def __init__(self, word: str, alike: Alike) -> None:
        super().__init__()
        self._alike = alike
        self.word, self.folded = word, folded(word)
        self.meaning = alike.meanings.get(self.folded)
        self.script, self.traces = script_of(word), traces(word)
        self.core, self.affix = core_of(self.folded)

    def __missing__(self, other: str) -> float:
        alike = self._alike
        alike.compared += 1
        if alike.compared >= MEMO:
            alike.forget()
        row = alike[other]
        left, right = (self, row) if self.word < other else (row, self)
        if left.affix or right.affix or (left.meaning and right.meaning):
            how = self[other] = _alike(left, right, alike)
        else:
            how = self[other] = _written(left, right)
        return how


@cache
def make_ready() -> None:
    """Load what words of the usual scripts are compared by: 0.1 s once, not at the first pair."""
    for word, other in product(READY, repeat=2):
        token_similarity(word + other[-1:], other)


def _alike(left: Row, right: Row, alike: Alike) -> float:
    if left.meaning and right.meaning:
        return KNOWN if left.meaning == right.meaning else 0.0
    how = _written(left, right)
    if not (left.affix or right.affix):
        return how
    if left.affix == right.affix:
        left_over = _written(alike[left.core], alike[right.core])
        if left_over < OTHER_CORE:
            return SHARED + (1.0 - SHARED) * left_over
        return how if left.script == right.script else max(how, left_over)
    if SERVANT in (left.affix, right.affix):
        return max(how, LEFT_OFF * _written(alike[left.core], alike[right.core]))
    return how


def _written(left: Row, right: Row) -> float:
    """How alike two words are by letters or sounds, whatever their parts mean."""
    if left.word == right.word:
        return 1.0
    is_heard = not left.traces.mine.isdisjoint(right.traces.theirs)
    if left.script != right.script:
        word, other = left.word, right.word
        if not is_heard:
            return 0.0
        return max(_sounds(word, other), _skeletons(word, other), _maqsura(word, other))
    letters = _letters(left.folded, right.folded)
    if left.script in TERSE:
        letters **= 2
    return max(letters, _sounds(left.word, right.word)) if is_heard and letters < 1.0 else letters


def _letters(left: str, right: str) -> float:
    return OSA.normalized_similarity(left, right)


def _sounds(left: str, right: str) -> float:
    """How alike by their sounds, on the scale of the letters."""
    return float(token_similarity(left, right) ** SOUNDED)


def _maqsura(left: str, right: str) -> float:
    """How alike, where the last ی of one may be alef maqsura, which folding takes for it (موسی)."""
    word, other = (left, right) if left[-1:] == YEH else (right, left)
    if word[-1:] != YEH or other[-1:] not in SPOKEN_A:
        return 0.0
    return _sounds(word[:-1] + MAQSURA, other)


def _skeletons(left: str, right: str) -> float:
    """What it says that two words have the same consonants, whatever their vowels."""
    mine, others = _skeletons_of(left), _skeletons_of(right)
    if mine.isdisjoint(others):
        return 0.0
    longest = max(map(len, mine & others))
    return SKELETONS[min(longest, len(SKELETONS) - 1)]


@lru_cache(MEMO_WORDS)
def _skeletons_of(word: str) -> frozenset[str]:
    return frozenset(keys(word))
