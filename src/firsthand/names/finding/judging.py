"""Whether words of a text are a form as a whole, by the comparer of names."""

from collections.abc import Sequence
from typing import Final

from firsthand.names.finding.wholes import whole_of
from firsthand.names.folding import atoms
from firsthand.names.lexicon import LEXICON
from firsthand.names.matching import Explanation, Matcher, NameKind, Part, Reason, Step
from firsthand.names.matching.explaining import explained
from firsthand.names.sounds import keys

SCORE_MIN: Final = 0.86
MET: Final = frozenset(
    (Reason.SAME_SPELLING, Reason.OTHER_SCRIPT, Reason.WRITTEN_OTHERWISE, Reason.RUN_TOGETHER)
)


class Judge:
    """Compares what stands in a text with forms; remembers what it has read."""

    def __init__(self) -> None:
        """Nothing read yet."""
        self._matcher = Matcher(NameKind.PERSON)

    def value(self, said: str, form: str) -> float:
        """How much *said*, words of a text, is *form*; 0 where it is not, or not all of it.

        Every word must sound as the one that it meets, and the outermost words of both must meet.
        """
        score = self._matcher.score(said, form)
        if score < SCORE_MIN or not _is_whole(explained(said, form, self._matcher), said, form):
            return 0.0
        return score


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
    words = list(atoms(name))
    words = [word for word in words if word.key not in LEXICON.all_titles] or words
    return all(
        any(part.start < word.end and word.start < part.end for part in parts if part)
        for word in (words[0], words[-1])
    )
