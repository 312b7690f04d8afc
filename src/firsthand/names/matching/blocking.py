"""Which names of a list are worth comparing: those that share a key which not too many have.

A name has few keys: the sounds of each word, of two words together, and of all run together with
a letter left out, so that a slip in one word leaves others. Keys are plain strings: `blocking.sql`
says the same over a table of them, on DuckDB or Spark.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import combinations
from typing import Final

from firsthand.names.matching.affixes import SERVANT, core_of
from firsthand.names.matching.kinds import NameKind
from firsthand.names.matching.letters import folded
from firsthand.names.matching.reading import Reader, Reading
from firsthand.names.matching.vocabulary import vocabulary
from firsthand.names.matching.weights import HONORIFIC, Weights
from firsthand.names.sounds import keys

SHARE: Final = 20  # one in so many names may have a key for it to bring them together
FEWEST: Final = 50  # names that may have a key, whatever the share
MOST: Final = 1000  # the same, at most
READINGS: Final = 3  # of a word's sounds, the likeliest
READINGS_TOGETHER: Final = 2  # the same, of two words
MOST_WORDS: Final = 4
SLIP_MIN: Final = 4  # sounds of a name from which one may be left out
PREFIX: Final = 4  # letters at the front of a name of one word


class Keys:
    """The keys of names of one kind."""

    def __init__(self, kind: NameKind | str) -> None:
        """*kind*: whose names they are."""
        kind = NameKind(kind)
        self._reader = Reader(kind, Weights(kind))
        self._meanings = vocabulary().meanings[kind]

    def of(self, name: str) -> list[str]:
        """The keys of *name*, sorted, each once; none where it has no letter.

        Raises: SurrogateError.
        """
        reading = self._reader.read(name)
        meanings = map(self._meanings.get, reading.words)
        found = [f"m {meaning}" for meaning in meanings if meaning]
        words = _telling(reading)
        return sorted({*found, *_keys(words)}) if words else []


def _telling(reading: Reading) -> tuple[str, ...]:
    """The words that say more than a title; all where there are no others."""
    pairs = zip(reading.heard, reading.weights, strict=True)
    return tuple(word for word, weight in pairs if weight > HONORIFIC) or reading.heard


def _keys(words: tuple[str, ...]) -> Iterator[str]:
    sounds = [keys(word) for word in words]
    for word, found in zip(words, sounds, strict=True):
        yield from (f"w {sound}" for sound in found[:READINGS])
        core, affix = core_of(folded(word))
        if affix == SERVANT:
            yield from (f"w {sound}" for sound in keys(core)[:READINGS_TOGETHER])
    for left, right in combinations(sounds[:MOST_WORDS], 2):
        yield from _together(left, right)
    if len(words) == 1:
        yield f"p {words[0][:PREFIX]}"
    yield from _with_slip(keys("".join(words[:MOST_WORDS]))[0])


def _together(left: tuple[str, ...], right: tuple[str, ...]) -> Iterator[str]:
    """Two words by their sounds, in one order."""
    for one in left[:READINGS_TOGETHER]:
        for other in right[:READINGS_TOGETHER]:
            yield f"t {min(one, other)} {max(one, other)}"


def _with_slip(sound: str) -> Iterator[str]:
    """The whole name's sounds, and each way to leave one out (Garbe's symmetric deletion)."""
    if len(sound) >= SLIP_MIN:
        yield f"s {sound}"
        yield from (f"s {sound[:at]}{sound[at + 1 :]}" for at in range(len(sound)))


def block(
    names: Iterable[str], kind: NameKind | str = NameKind.PERSON
) -> Iterator[tuple[int, int]]:
    """The pairs of *names* to compare, each once, as positions: the lower first, in order.

    Memory grows with the keys (a score a name), time with the pairs. Raises: SurrogateError.
    """
    of = Keys(kind).of
    numbers: dict[str, int] = {}
    rows = [array("L", (numbers.setdefault(key, len(numbers)) for key in of(n))) for n in names]
    holders = [0] * len(numbers)
    for row in rows:
        for key in row:
            holders[key] += 1
    return _pairs(rows, holders, cap_of(sum(map(bool, rows))))


def cap_of(count: int) -> int:
    """How many of *count* names may have a key for it to bring them together."""
    return min(MOST, max(FEWEST, count // SHARE))


def _pairs(
    rows: Sequence[Sequence[int]], holders: list[int], cap: int
) -> Iterator[tuple[int, int]]:
    index: dict[int, array[int]] = {}
    for at, row in enumerate(rows):
        met: set[int] = set()
        for key in row:
            if 1 < holders[key] <= cap:
                before = index.setdefault(key, array("L"))
                met.update(before)
                before.append(at)
        yield from ((other, at) for other in sorted(met))


def block_sql() -> str:
    """SQL that gives the pairs of `block` from a table name_keys(name_id, name_key).

    One row of the table is one key of one name, as `Keys.of` gives them; rows come in no order.
    """
    return files("firsthand.names.matching").joinpath("blocking.sql").read_text(encoding="utf-8")
