"""Which words of one name meet which of the other."""

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import Final, NamedTuple

from firsthand.names.matching.alike import Alike
from firsthand.names.matching.initials import has_short_word, meet_initials
from firsthand.names.matching.meeting import NONE, Alignment, Link, numbers_in_a_row
from firsthand.names.matching.reading import Reading
from firsthand.names.matching.scripts import script_of
from firsthand.names.matching.traces import traces, traces_together
from firsthand.names.matching.weights import is_initial

FLOOR: Final = 0.55  # less alike than this, two words are two names
ALIKE: Final = 0.85  # more alike than this, no other reading of two words is tried
MOST_WORDS: Final = 12  # of each name, that are compared with one another
GAIN: Final = 0.1  # by how much words run together must be more alike than each alone
PARTED: Final = 0.02  # what it costs that a word is written in two
RATIO: Final = 1.4  # words of such different lengths are not compared run together
RATIO_ACROSS: Final = 2.5  # the same for two scripts, of which one may leave out vowels
MANY: Final = 2
MEMO: Final = 20_000

Words = tuple[str, ...]


class Word(NamedTuple):
    """A word, as it is heard, and with its particles where these are more than a letter."""

    word: str
    heard: str
    long: str
    is_initial: bool


class Run(NamedTuple):
    """Words in a row, by number, those run together, and each of them."""

    many: tuple[int, ...]
    joined: str
    size: int
    script: str
    parts: Words


class Shape(NamedTuple):
    """What the joining asks of a name's words: each with its length and its script.

    *runs*: every two or three in a row; *longest*: the length of the longest word; *script*: that
    of all words, empty where they are of several.
    """

    words: tuple[tuple[str, int, str], ...]
    runs: tuple[Run, ...]
    longest: int
    script: str


def align(left: Reading, right: Reading, alike: Alike) -> Alignment:
    """The best meeting of the words of two names; no order is asked for."""
    alignment = _equal_words(left, right)
    if alignment.left and alignment.right:
        if len(alignment.left) == len(alignment.right) == 1 and left.is_plain and right.is_plain:
            _meet_two(left, right, alignment, alike)
        else:
            alignment.take(_alike_words(left, right, alignment, alike))
        if alignment.is_open and has_short_word(left.words, right.words, alignment):
            alignment.take(list(meet_initials(left.words, right.words, alignment, alike)))
    return alignment


def _equal_words(left: Reading, right: Reading) -> Alignment:
    words = right.words
    if left.is_plain and right.is_plain:
        partner = [words.index(word) if word in words else NONE for word in left.words]
    else:
        partner = _partners(left.words, words)
    rest = [at for at, to in enumerate(partner) if to < 0]
    if len(partner) - len(rest) == len(words):
        return Alignment(partner, [], rest, [])
    return Alignment(partner, [], rest, [to for to in range(len(words)) if to not in partner])


def _partners(left: Sequence[str], right: Sequence[str]) -> list[int]:
    """The same where a word may stand twice."""
    free = list(right)
    partner = []
    for word in left:
        to = free.index(word) if word in free else NONE
        partner.append(to)
        if to >= 0:
            free[to] = ""
    return partner


def _meet_two(left: Reading, right: Reading, alignment: Alignment, alike: Alike) -> None:
    """Link the one word of each name that has met none."""
    at, to = alignment.left[0], alignment.right[0]
    how = alike[left.heard[at]][right.heard[to]]
    if how >= FLOOR:
        alignment.links.append(Link((at,), (to,), how))
        alignment.partner[at] = to
        alignment.left.clear()
        alignment.right.clear()


def _alike_words(left: Reading, right: Reading, alignment: Alignment, alike: Alike) -> list[Link]:
    """What is alike of the words that have met none, one by one and run together."""
    mine, others = alignment.left[:MOST_WORDS], alignment.right[:MOST_WORDS]
    if left.is_simple and right.is_simple:
        rows = _simply(left.heard, mine, right.heard, others, alike)
    else:
        rows = _carefully(left, mine, right, others, alike)
    links = [
        Link((at,), (to,), how)
        for at, row in zip(mine, rows, strict=True)
        for to, how in zip(others, row, strict=True)
        if how >= FLOOR
    ]
    for at, many, how in _joined(left.heard, mine, right.heard, others, alike):
        row = rows[mine.index(at)]
        if how >= GAIN + max([row[others.index(to)] for to in many]):
            links.append(Link((at,), many, how))
    for to, many, how in _joined(right.heard, others, left.heard, mine, alike):
        place = others.index(to)
        if how >= GAIN + max([rows[mine.index(at)][place] for at in many]):
            links.append(Link(many, (to,), how))
    return links


def _simply(
    left: Words, mine: list[int], right: Words, others: list[int], alike: Alike
) -> list[list[float]]:
    """How alike each two words are, where neither name has initials or particles."""
    theirs = [right[to] for to in others]
    return [[row[other] for other in theirs] for row in [alike[left[at]] for at in mine]]


def _carefully(
    left: Reading, mine: list[int], right: Reading, others: list[int], alike: Alike
) -> list[list[float]]:
    """The same with initials, which are not compared here, and particles."""
    theirs = _words_at(right, others)
    return [
        [
            0.0 if word.is_initial or other.is_initial else _alike(word, other, alike)
            for other in theirs
        ]
        for word in _words_at(left, mine)
    ]


def _words_at(reading: Reading, places: list[int]) -> list[Word]:
    words = []
    for at in places:
        word, long = reading.words[at], reading.longs[at]
        long = long if len(long) > len(word) + 1 else ""
        words.append(Word(word, reading.heard[at], long, is_initial(word)))
    return words


def _alike(word: Word, other: Word, alike: Alike) -> float:
    how = alike[word.heard][other.heard]
    if how < ALIKE:
        if word.long:
            how = max(how, alike.of(word.long, other.word))
        if other.long:
            how = max(how, alike.of(word.word, other.long))
    return how


def _joined(
    words: Words, rest: list[int], others: Words, other_rest: list[int], alike: Alike
) -> Iterator[tuple[int, tuple[int, ...], float]]:
    """A word, others in a row, and how alike it is to those run together, where it is."""
    if len(other_rest) < MANY:
        return
    mine, theirs = _shape(words), _shape(others)
    reach = mine.longest * (RATIO if mine.script and mine.script == theirs.script else RATIO_ACROSS)
    for run in theirs.runs:
        many, joined, size, script = run[:4]
        if size > reach or not (len(others) == len(other_rest) or set(many) <= set(other_rest)):
            continue
        for at in rest:
            word, length, its_script = mine.words[at]
            ratio = RATIO if script == its_script else RATIO_ACROSS
            is_near = length <= ratio * size and size <= ratio * length
            if is_near and traces_together(run.parts).meet(traces(word)):
                how = alike[word][joined] - PARTED
                if how >= FLOOR:
                    yield at, many, how


@lru_cache(MEMO)
def _shape(words: Words) -> Shape:
    return Shape(
        tuple((word, len(word), script_of(word)) for word in words),
        tuple(map(partial(_run, words), numbers_in_a_row(len(words)))),
        max(map(len, words)),
        script_of(words[0]) if len(set(map(script_of, words))) == 1 else "",
    )


def _run(words: Words, many: tuple[int, ...]) -> Run:
    parts = tuple([words[at] for at in many])
    joined = "".join(parts)
    return Run(many, joined, len(joined), script_of(joined), parts)
