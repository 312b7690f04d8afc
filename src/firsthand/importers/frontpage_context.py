"""Pieces whose neighbours say what they are."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from firsthand.importers.frontpage_pieces import Kind, Piece
from firsthand.importers.frontpage_stretches import PROSE_WORDS

FEWEST_TITLES = 2


def in_context(pieces: list[list[Piece]]) -> Iterator[list[Piece]]:
    """Titles told by their neighbours.

    A long linked line under a title that leads to the same place is its text; a linked line of a
    word or two over prose, in a place where titles stand, is a title. "More" leads on behind
    prose alone.
    """
    title: Piece | None = None
    places = Counter(
        _place(one) for line in pieces for one in line if one.kind is Kind.LINKED_TITLE
    )
    after_prose = False
    for at, line in enumerate(pieces):
        piece = line[0]
        if piece.kind is Kind.DEAD_MORE and not after_prose:
            yield [replace(piece, kind=Kind.SHORT, broken=False)]
            continue
        after_prose = line[-1].kind is Kind.PROSE or (after_prose and piece.kind is Kind.IMAGE)
        known = piece.kind is Kind.SHORT_LINK and places[_place(piece)] >= FEWEST_TITLES
        if known and _is_over_prose(pieces[at + 1 : at + 1 + FEWEST_TITLES]):
            title = replace(piece, kind=Kind.LINKED_TITLE)
            yield [title, *line[1:]]
            continue
        if title is not None and len(line) == 1 and _continues(title, piece):
            yield [replace(piece, kind=Kind.PROSE)]
            continue
        yield line
        linked = [one for one in line if one.kind is Kind.LINKED_TITLE]
        title = linked[-1] if linked else title


def _place(piece: Piece) -> tuple[str, int]:
    return piece.line.path, piece.rank


def _is_over_prose(following: list[list[Piece]]) -> bool:
    for line in following:
        if line[0].kind not in {Kind.DATE, Kind.SHORT, Kind.COUNTER, Kind.IMAGE}:
            return line[0].kind is Kind.PROSE
    return False


def _continues(title: Piece, piece: Piece) -> bool:
    return (
        piece.kind is Kind.LINKED_TITLE
        and piece.target == title.target
        and piece.rank < title.rank
        and piece.words >= PROSE_WORDS
    )
