"""A known form as its parts in running text: which of them must stand there, which may."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from firsthand.names.clitics import without_article
from firsthand.names.finding.gaps import Gap, gap_of, has_hyphen
from firsthand.names.finding.writing import (
    ABD,
    ARTICLES,
    EZAFE,
    HONORIFICS,
    KUNYA,
    PARTICLES,
    plain,
)
from firsthand.names.folding import Token, atoms
from firsthand.names.lexicon import LEXICON

MOST_UNITS: Final = 8
PARTS: Final = 2  # given and family name
INITIAL: Final = "·"


@dataclass(frozen=True, slots=True)
class Unit:
    """One part of a name: its words, which a hyphen, a ZWNJ or grammar makes one."""

    words: tuple[str, ...]
    is_bound: bool = False

    @property
    def text(self) -> str:
        """The words run together."""
        return "".join(self.words)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A reading of a form: what must stand in the text, and what may stand between and before.

    *family* is empty for a form of one part. *given* or *family* may be an initial, with the mark
    INITIAL before it. *is_joined*: one of them is two parts of the form, for texts in which they
    are one word.
    """

    form: int
    given: str
    family: str
    middles: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()
    is_joined: bool = False


def skeletons(form: int, text: str) -> Iterator[Skeleton]:
    """The readings of the form number *form*, the fullest first; none for one without letters."""
    honorifics, units = _read(text)
    if not units or len(units) > MOST_UNITS:
        return
    texts = tuple(unit.text for unit in units)
    if len(units) == 1:
        yield Skeleton(form, texts[0], "", (), honorifics)
        return
    for given, after in _givens(units):
        yield Skeleton(form, given, texts[-1], (*after, *texts[1:-1]), honorifics)
    if len(units) > PARTS:
        yield Skeleton(
            form, texts[0], texts[-2] + texts[-1], texts[1:-2], honorifics, is_joined=True
        )
        yield Skeleton(
            form, texts[0] + texts[1], texts[-1], texts[2:-1], honorifics, is_joined=True
        )


def _givens(units: Sequence[Unit]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The given name whole, and the first of a compound with what is left of it."""
    first = units[0]
    yield first.text, ()
    if len(first.words) > 1 and not first.is_bound:
        yield first.words[0], ("".join(first.words[1:]),)


def _read(text: str) -> tuple[tuple[str, ...], list[Unit]]:
    words = list(atoms(text))
    units = list(_units(text, words))
    first = 0
    while first < len(units) - 2 and units[first].text in HONORIFICS:
        first += 1
    return tuple(unit.text for unit in units[:first]), units[first:]


def _units(text: str, words: Sequence[Token]) -> Iterator[Unit]:
    pending: list[str] = []
    is_bound, is_open = False, False
    for at, word in enumerate(words):
        before = words[at - 1] if at else None
        is_near = before and not _is_left_out(before.key, at - 1, words)
        between = text[before.end : word.start] if before and is_near else " "
        if _is_left_out(word.key, at, words):
            continue
        is_initial = len(word.key) == 1 and text[word.end : word.end + 1] in (".", "")
        joins = is_open or gap_of(between, "") is Gap.TIGHT or has_hyphen(between)
        if pending and not joins and word.key not in LEXICON.closing:
            yield Unit(tuple(pending), is_bound)
            pending, is_bound = [], False
        is_open = word.key in ABD or word.key in KUNYA
        is_bound = is_bound or is_open or word.key in LEXICON.closing
        written = text[word.start : word.end]
        pending.append(f"{INITIAL}{word.key}" if is_initial else _as_written(written, word.key))
    if pending:
        yield Unit(tuple(pending), is_bound)


def _as_written(written: str, key: str) -> str:
    if key in ABD:
        return "عبد" if key == "عبد" else key[:3]
    bare = without_article(key)
    return plain(written.lower()) if bare == key else plain(bare)


def _is_left_out(key: str, at: int, words: Sequence[Token]) -> bool:
    is_last = at + 1 == len(words)
    return at > 0 and not is_last and (key in ARTICLES or key in EZAFE or key in PARTICLES)
