"""Why two names got their score: which word met which, in words that an editor understands."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from firsthand.names.matching.bands import Band, band_of
from firsthand.names.matching.letters import Word, words_of
from firsthand.names.matching.matcher import Matcher
from firsthand.names.matching.meeting import Alignment, Link
from firsthand.names.matching.reading import Reading
from firsthand.names.matching.scoring import is_turned, strong_words
from firsthand.names.matching.scripts import script_of
from firsthand.names.matching.vocabulary import vocabulary
from firsthand.names.matching.weights import COMMON, HONORIFIC


class Reason(StrEnum):
    """What one step of an explanation is about."""

    SAME_SPELLING = "same_spelling"
    OTHER_SCRIPT = "other_script"
    WRITTEN_OTHERWISE = "written_otherwise"
    RUN_TOGETHER = "run_together"
    INITIAL = "initial"
    COMMON_NAME = "common_name"
    TITLE = "title"
    MISSING = "missing"
    OTHER_NAME = "other_name"
    OTHER_ORDER = "other_order"
    OTHER_FORM = "other_form"
    ONE_WORD = "one_word"


SENTENCES: Final = {
    Reason.SAME_SPELLING: "Same spelling.",
    Reason.OTHER_SCRIPT: "The same in another script.",
    Reason.WRITTEN_OTHERWISE: "Written otherwise.",
    Reason.RUN_TOGETHER: "One word here, several there.",
    Reason.INITIAL: "An initial: it agrees, and says little.",
    Reason.COMMON_NAME: "A common name: weak evidence.",
    Reason.TITLE: "A title: it says little.",
    Reason.MISSING: "One of the two names does not have this.",
    Reason.OTHER_NAME: "Another name.",
    Reason.OTHER_ORDER: "The words stand in another order.",
    Reason.OTHER_FORM: "Another legal form.",
    Reason.ONE_WORD: "This rests on one word alone.",
}


class Part(NamedTuple):
    """Words of a name as written, and where they stand: code points, half-open."""

    text: str
    start: int
    end: int


class Step(NamedTuple):
    """One reason, and the words it is about; None where the name has none."""

    reason: Reason
    left: Part | None = None
    right: Part | None = None

    @property
    def sentence(self) -> str:
        """The reason in English; a screen translates by the code."""
        return SENTENCES[self.reason]


class Explanation(NamedTuple):
    """The score, its band, and what led there: words that met first, then the others."""

    score: float
    band: Band
    steps: tuple[Step, ...]


def explained(left: str, right: str, matcher: Matcher) -> Explanation:
    """Why *left* and *right* got their score. Raises: SurrogateError."""
    score = matcher.score(left, right)
    mine, other = matcher.reading(left), matcher.reading(right)
    alignment = matcher.alignment(left, right)
    strong = strong_words(mine, other, alignment)
    steps = tuple(_steps(_Side(left, mine), _Side(right, other), alignment, strong))
    return Explanation(score, band_of(score, strong=strong, kind=matcher.kind), steps)


class _Side:
    """One name: as written, as read, and where its words stand."""

    def __init__(self, name: str, reading: Reading) -> None:
        self.name = name
        self.reading = reading
        self.places = list(_places(words_of(name), reading.longs))

    def part(self, words: Sequence[int]) -> Part:
        start, end = self.places[words[0]][0], self.places[words[-1]][1]
        return Part(self.name[start:end], start, end)


def _places(written: list[Word], longs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each of *longs* stands: one written word, or several in a row."""
    at = 0
    for long in longs:
        at, length = next(
            (start, length)
            for start in range(at, len(written))
            if (length := _length(written, start, long))
        )
        yield written[at].start, written[at + length - 1].end
        at += length


def _length(written: list[Word], at: int, long: str) -> int:
    """How many written words from *at* on make up *long*, with "and" between; 0 for none."""
    joined = ""
    for length, word in enumerate(written[at:], start=1):
        if long.startswith(joined + word.key):
            joined += word.key
        elif not joined or word.key not in vocabulary().between:
            return 0
        if joined == long:
            return length
    return 0


def _steps(left: _Side, right: _Side, alignment: Alignment, strong: int) -> Iterator[Step]:
    linked = {link.left[0]: link for link in alignment.links}
    for at, to in enumerate(alignment.partner):
        if to >= 0:
            yield from _met(left, right, linked.get(at) or Link((at,), (to,), 1.0))
    for at, to in zip(alignment.left, alignment.right, strict=False):
        yield Step(Reason.OTHER_NAME, left.part([at]), right.part([to]))
    for at in alignment.left[len(alignment.right) :]:
        yield Step(_rest_reason(left, at), left.part([at]))
    for to in alignment.right[len(alignment.left) :]:
        yield Step(_rest_reason(right, to), right=right.part([to]))
    yield from _about_all(left.reading, right.reading, alignment, strong)


def _met(left: _Side, right: _Side, link: Link) -> Iterator[Step]:
    parts = left.part(link.left), right.part(link.right)
    yield Step(_reason(left, right, link), *parts)
    weights = {left.reading.weights[at] for at in link.left}
    weights.update(right.reading.weights[to] for to in link.right)
    if link.is_initial:
        return
    if weights == {HONORIFIC}:
        yield Step(Reason.TITLE, *parts)
    elif max(weights) == COMMON:
        yield Step(Reason.COMMON_NAME, *parts)


def _reason(left: _Side, right: _Side, link: Link) -> Reason:
    word, other = left.reading.words[link.left[0]], right.reading.words[link.right[0]]
    if link.is_initial:
        return Reason.INITIAL
    if len(link.left) != len(link.right):
        return Reason.RUN_TOGETHER
    if word == other:
        return Reason.SAME_SPELLING
    if script_of(word) != script_of(other):
        return Reason.OTHER_SCRIPT
    return Reason.WRITTEN_OTHERWISE


def _rest_reason(side: _Side, at: int) -> Reason:
    return Reason.TITLE if side.reading.weights[at] == HONORIFIC else Reason.MISSING


def _about_all(left: Reading, right: Reading, alignment: Alignment, strong: int) -> Iterator[Step]:
    if not (left.is_inverted or right.is_inverted) and is_turned(left, alignment.partner):
        yield Step(Reason.OTHER_ORDER)
    if left.form and right.form and left.form != right.form:
        yield Step(Reason.OTHER_FORM)
    if strong == 1:
        yield Step(Reason.ONE_WORD)
