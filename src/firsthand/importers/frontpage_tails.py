"""What follows the last teaser in its place, a footer or a welcome, and is no part of it."""

from collections.abc import Sequence
from dataclasses import replace

from firsthand.importers.frontpage_pieces import Kind, Piece
from firsthand.importers.frontpage_records import Record, Teaser, record_of

FEWEST_OTHERS = 2


def without_tails(teasers: Sequence[Teaser]) -> list[Teaser]:
    """*teasers*, the last of each place cut back to what the others have."""
    others = [one.record for one in teasers if not one.record.is_last]
    if len(others) < FEWEST_OTHERS:
        return list(teasers)
    return [
        replace(one, record=_cut_back(one.record, others)) if one.record.is_last else one
        for one in teasers
    ]


def _cut_back(record: Record, others: list[Record]) -> Record:
    paragraphs = max(_paragraphs(one.pieces) for one in others)
    kept = record.pieces[: _end(record.pieces, paragraphs)]
    if record.is_whole_box and not any(one.boxed < len(one.pieces) for one in others):
        kept = record.pieces[: record.boxed]
    if not any(_ends_in_short(one.pieces) for one in others):
        kept = _without_short(kept)
    if len(kept) == len(record.pieces):
        return record
    shorter = record_of(record.path, kept)
    shorter.is_whole_box, shorter.loose, shorter.is_last = record.is_whole_box, record.loose, True
    shorter.boxed = min(record.boxed, len(kept))
    return shorter


def _paragraphs(pieces: Sequence[Piece]) -> int:
    return sum(piece.kind is Kind.PROSE for piece in pieces)


def _end(pieces: list[Piece], paragraphs: int) -> int:
    """Where, behind *paragraphs* of prose, the next one stands; the length where none does."""
    seen = 0
    for at, piece in enumerate(pieces):
        seen += piece.kind is Kind.PROSE
        if seen > paragraphs:
            return at
    return len(pieces)


def _ends_in_short(pieces: list[Piece]) -> bool:
    return len(_without_short(pieces)) < len(pieces)


def _without_short(pieces: list[Piece]) -> list[Piece]:
    """Without the short lines and titles behind the last words."""
    end = len(pieces)
    while end and pieces[end - 1].kind in {Kind.SHORT, Kind.TITLE, Kind.COUNTER}:
        end -= 1
    return pieces[:end]
