"""Whether words of a text are a form as a whole, by the comparer of names."""

from collections.abc import Sequence
from functools import lru_cache, reduce
from operator import or_
from typing import Final, NamedTuple

from firsthand.names.finding.index import NO_CONSONANT
from firsthand.names.finding.wholes import whole_of
from firsthand.names.folding import Token, atoms
from firsthand.names.lexicon import LEXICON
from firsthand.names.matching import Explanation, Matcher, NameKind, Part, Reason, Step
from firsthand.names.matching.explaining import explained
from firsthand.names.sounds import keys

SCORE_MIN: Final = 0.86
MEMO: Final = 100_000
ANY: Final = -1  # all bits
MET: Final = frozenset(
    (Reason.SAME_SPELLING, Reason.OTHER_SCRIPT, Reason.WRITTEN_OTHERWISE, Reason.RUN_TOGETHER)
)


class _Edges(NamedTuple):
    """What, as bits, the first word of a name may begin with, titles apart, and the last end in.

    *fronts*, *ends*: the same of any of its words, titles too; in another name one may be none.
    """

    front: int
    end: int
    fronts: int
    ends: int


class Judge:
    """Compares what stands in a text with forms; remembers what it has read."""

    def __init__(self) -> None:
        """Nothing read yet."""
        self._matcher = Matcher(NameKind.PERSON)

    def value(self, said: str, form: str) -> float:
        """How much *said*, words of a text, is *form*; 0 where it is not, or not all of it.

        Every word must sound as the one that it meets, and the outermost words of both must meet.
        """
        if not _may_meet(_edges_of(said), _edges_of(form)):
            return 0.0
        score = self._matcher.score(said, form)
        if score < SCORE_MIN or not _is_whole(explained(said, form, self._matcher), said, form):
            return 0.0
        return score


def _may_meet(one: _Edges, other: _Edges) -> bool:
    """False where an outermost word of one sounds as no word of the other does; quick."""
    return bool(
        one.front & other.fronts
        and one.end & other.ends
        and other.front & one.fronts
        and other.end & one.ends
    )


@lru_cache(MEMO)
def _edges_of(name: str) -> _Edges:
    every = list(atoms(name))
    words = _without_titles(every)
    fronts, ends = zip(*(_consonants(name[word.start : word.end]) for word in every), strict=True)
    first, last = every.index(words[0]), every.index(words[-1])
    return _Edges(fronts[first], ends[last], reduce(or_, fronts), reduce(or_, ends))


@lru_cache(MEMO)
def _consonants(word: str) -> tuple[int, int]:
    """Those that *word* may begin with, and those that it may end in; all where it has none."""
    heard = (*keys(word), whole_of([word])[2] or NO_CONSONANT)
    if NO_CONSONANT in heard:
        return ANY, ANY
    return (
        reduce(or_, (1 << ord(key[0]) for key in heard)),
        reduce(or_, (1 << ord(key[-1]) for key in heard)),
    )


def _is_whole(explanation: Explanation, said: str, form: str) -> bool:
    if any(step.reason is Reason.OTHER_NAME for step in explanation.steps):
        return False
    met = [step for step in explanation.steps if step.reason in MET]
    if not all(map(_sounds_alike, met)):
        return False
    return _reaches([step.left for step in met], said) and _reaches(
        [step.right for step in met], form
    )


def _sounds_alike(step: Step) -> bool:
    if step.reason is Reason.SAME_SPELLING:
        return True
    one, other = ("".join(filter(str.isalpha, part.text)) for part in step[1:] if part)
    return whole_of([one])[2] == whole_of([other])[2] or not set(keys(one)).isdisjoint(keys(other))


def _reaches(parts: Sequence[Part | None], name: str) -> bool:
    """True where *parts* of *name* hold its first word, titles apart, and its last one."""
    words = _without_titles(list(atoms(name)))
    return all(
        any(part.start < word.end and word.start < part.end for part in parts if part)
        for word in (words[0], words[-1])
    )


def _without_titles(words: list[Token]) -> list[Token]:
    """*words* but for titles; all where there are no others."""
    return [word for word in words if word.key not in LEXICON.all_titles] or words
