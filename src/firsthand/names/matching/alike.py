"""How alike two folded words are: by their letters, and by their sounds where letters do not say.

Letters are compared by optimal string alignment (Levenshtein with neighbours swapped), which
rapidfuzz does in C++; sounds by `firsthand.names.sounds`, which knows how each script writes.
"""

from typing import Final

from rapidfuzz.distance import OSA

from firsthand.names.matching.affixes import SERVANT, core_of
from firsthand.names.matching.letters import is_ideographic
from firsthand.names.sounds import keys, token_similarity

UNLIKE: Final = 0.4  # Latin words less alike by letters do not sound alike either
CLEAR: Final = 0.9  # nothing is gained by listening
SHARED: Final = 0.25  # what the shared part of two compounds is worth (Abd, -ullah, -ovich)
OTHER_CORE: Final = 0.6  # less alike than this, what is left of two compounds differs
LEFT_OFF: Final = 0.85  # Abd al-Hanif who is called Hanif
SOUNDED: Final = 0.415  # brings the chance that two words sound alike (0.5: perhaps) to 0.75
SKELETONS: Final = (
    0.0,
    0.0,
    0.6,
    0.7,
    0.76,
    0.8,
)  # by how many consonants are shared, and no other
MEMO: Final = 400_000


class Alike(dict[tuple[str, str], float]):
    """How alike the words of each pair are, the lesser word first; 1 for the same spelling."""

    def __missing__(self, pair: tuple[str, str]) -> float:
        if len(self) >= MEMO:
            self.clear()
        alike = self[pair] = _alike(*pair)
        return alike

    def of(self, left: str, right: str) -> float:
        """The same for words in any order."""
        return self[(left, right) if left < right else (right, left)]


def _alike(left: str, right: str) -> float:
    how = _written(left, right)
    if how < UNLIKE and left.isascii() and right.isascii():
        return 0.0
    core, affix = core_of(left)
    other, other_affix = core_of(right)
    if affix and affix == other_affix:
        left_over = _written(core, other)
        return how if left_over >= OTHER_CORE else SHARED + (1.0 - SHARED) * left_over
    if SERVANT in (affix, other_affix):
        return max(how, LEFT_OFF * _written(core, other))
    return how


def _written(left: str, right: str) -> float:
    if left == right:
        return 1.0
    if is_ideographic(left) and is_ideographic(right):
        return _letters(left, right) ** 2
    if not (left.isascii() and right.isascii()):
        return max(_letters(left, right), _sounds(left, right), _skeletons(left, right))
    letters = _letters(left, right, least=UNLIKE)
    if letters == 0.0 or letters >= CLEAR:
        return letters
    return max(letters, _sounds(left, right))


def _letters(left: str, right: str, *, least: float = 0.0) -> float:
    return float(OSA.normalized_similarity(left, right, score_cutoff=least))


def _sounds(left: str, right: str) -> float:
    """How alike by their sounds, on the scale of the letters."""
    return float(token_similarity(left, right) ** SOUNDED)


def _skeletons(left: str, right: str) -> float:
    """What it says that two words have the same consonants, whatever their vowels."""
    shared = set(keys(left)).intersection(keys(right))
    longest = max(map(len, shared), default=0)
    return SKELETONS[min(longest, len(SKELETONS) - 1)]
