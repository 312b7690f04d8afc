"""Whole names by the consonants of all their words, wherever these are parted.

`meeting` looks at a given and a family name, part by part. Here محمدرضا stands beside
Mohammad-Reza, and a surname of three words beside the same run together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz.distance.Levenshtein import distance

from firsthand.names.clitics import is_arabic, without_article
from firsthand.names.finding.outlines import TOGETHER_ACROSS, TOGETHER_WITHIN, Outline, outline
from firsthand.names.finding.writing import ARTICLES, HONORIFICS, PARTICLES, within_compound
from firsthand.names.folding import Token, atoms

_Form = tuple[str, str, int]  # the script and the sounds of a form run together, and its place

WORDS_MIN: Final = 2
BONES_MIN: Final = 4
BONES_LONG: Final = 8
EDGE: Final = 4  # consonants, at the front or at the end, that both must share
EDGE_LONG: Final = 5  # the same from BONES_LONG on
SHARE: Final = 5  # one consonant in so many may differ
MEMO: Final = 100_000
NONE: Final[frozenset[str]] = frozenset()
NO_FORMS: Final[frozenset[int]] = frozenset()
TOGETHER: Final = (TOGETHER_ACROSS, TOGETHER_WITHIN)
TWICE: Final = tuple((2 * bone, bone) for bone in "KPSTlmnr")


class Wholes:
    """Forms of two words and more, by the consonants of all of them."""

    def __init__(self, forms: Iterable[str]) -> None:
        """*forms*: names, by their place."""
        self._forms: defaultdict[str, list[_Form]] = defaultdict(list)
        self._fronts: defaultdict[str, set[str]] = defaultdict(set)
        self._ends: defaultdict[str, set[str]] = defaultdict(set)
        self._known: dict[Outline, frozenset[int]] = {}
        for number, text in enumerate(forms):
            words = _without_titles(list(atoms(text)))
            if len(words) >= WORDS_MIN:
                self._add(whole_of([text[word.start : word.end] for word in words]), number)

    def _add(self, whole: Outline, number: int) -> None:
        script, sounds, bones = whole
        if len(bones) >= BONES_MIN:
            edge = EDGE_LONG if len(bones) >= BONES_LONG else EDGE
            self._forms[bones].append((script, sounds, number))
            self._fronts[bones[:edge]].add(bones)
            self._ends[bones[-edge:]].add(bones)

    def like(self, whole: Outline) -> frozenset[int]:
        """The places of the forms that *whole* may spell, and of some too many."""
        known = self._known.get(whole)
        if known is None:
            if len(self._known) >= MEMO:
                self._known.clear()
            known = self._known[whole] = frozenset(self._like(whole)) or NO_FORMS
        return known

    def _like(self, whole: Outline) -> Iterator[int]:
        script, sounds, bones = whole
        most = max(1, len(bones) // SHARE)
        for near in self._near(bones):
            if distance(bones, near, score_cutoff=most) <= most:
                for its_script, its_sounds, number in self._forms[near]:
                    if _may_sound(sounds, its_sounds, TOGETHER[script == its_script]):
                        yield number

    def _near(self, bones: str) -> set[str]:
        """The consonants of forms that share an edge with *bones*."""
        fronts, ends = self._fronts, self._ends
        return set().union(
            *(fronts.get(bones[:edge], NONE) for edge in (EDGE, EDGE_LONG)),
            *(ends.get(bones[-edge:], NONE) for edge in (EDGE, EDGE_LONG)),
        )


def _may_sound(one: str, other: str, share: float) -> bool:
    """False where more sounds differ, vowels too, than *share* of a name."""
    most = int(share * max(len(one), len(other)))
    return distance(one, other, score_cutoff=most) <= most


def whole_of(words: Sequence[str]) -> Outline:
    """The outline of *words*, as written, run together; particles left out, doubles once."""
    shapes = [_shape(word) for word in words]
    bones = "".join([bones for _, _, bones in shapes])
    for twice, once in TWICE:
        bones = bones.replace(twice, once)
    return shapes[0][0], "".join([sounds for _, sounds, _ in shapes]), bones


@lru_cache(MEMO)
def _shape(written: str) -> Outline:
    word = written.lower()
    shape = outline(within_compound(without_article(word)) if is_arabic(word) else word)
    return (shape[0], "", "") if word in PARTICLES or word in ARTICLES else shape


def _without_titles(words: Sequence[Token]) -> Sequence[Token]:
    first = 0
    while first < len(words) - WORDS_MIN and words[first].key in HONORIFICS:
        first += 1
    return words[first:]
