"""Pieces of a page joined to records: one target, its title and its words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from firsthand.importers.frontpage_blocks import Box, Layout
from firsthand.importers.frontpage_pieces import Kind, Piece
from firsthand.importers.frontpage_sums import Sum, is_many, is_one, sums_of
from firsthand.importers.frontpage_words import is_side_title

FEWEST_KIN = 3
# A title inside of these never belongs to words outside.
_SHUT = re.compile(r"/(?:ul|ol|li|form|article|fieldset|menu|blockquote)#[^/]*$")
_TITLES = frozenset({Kind.LINKED_TITLE, Kind.TITLE})
BREAK = None
_Item = Piece | list[Piece] | None


@dataclass(slots=True)
class Record:
    """What may be a teaser: its pieces in order; the first `loose` ones stood before its box.

    `prose`: words outside of titles, dates and links. `is_titled`: a title stands before them.
    `is_closed`: words led to the rest of the text. `boxed` pieces stood up to the end of its box.
    `is_last`: nothing that may be a record stands behind it in the same place.
    """

    path: str
    pieces: list[Piece] = field(default_factory=list)
    is_whole_box: bool = False
    loose: int = 0
    prose: int = 0
    is_titled: bool = False
    is_closed: bool = False
    last_title: Piece | None = None
    boxed: int = 0
    is_last: bool = False

    def add(self, pieces: Iterable[Piece]) -> None:
        """Takes *pieces* in at the end."""
        for piece in pieces:
            self.pieces.append(piece)
            self.is_closed = self.is_closed or _leads_on(piece)
            if piece.kind is Kind.PROSE:
                self.prose += piece.words
            elif piece.kind in _TITLES:
                self.is_titled = self.is_titled or not self.prose
                self.last_title = piece


def _leads_on(piece: Piece) -> bool:
    return piece.kind is Kind.MORE or bool(piece.more_target) or piece.broken


@dataclass(frozen=True, slots=True)
class Teaser:
    """A record that counts, with its one target; empty where the page gives none."""

    record: Record
    target: str
    order: int


def record_of(path: str, pieces: Iterable[Piece]) -> Record:
    """A record of *pieces*."""
    record = Record(path)
    record.add(pieces)
    return record


def records_of(layout: Layout, pieces: list[list[Piece]]) -> list[Record]:
    """All records of the page in reading order, good and bad."""
    return list(_grouped(_stream(layout, pieces)))


def _stream(layout: Layout, pieces: list[list[Piece]]) -> Iterator[_Item]:
    """Loose pieces, whole boxes of one record as lists, and BREAK where records cannot join."""
    sums = {id(box): total for box, total in sums_of(layout, pieces)}
    stack: list[Box | int] = [layout.outer]
    kin: set[int] = set()
    while stack:
        entry = stack.pop()
        if isinstance(entry, int):
            if entry < 0:
                yield BREAK
            else:
                yield from pieces[entry]
            continue
        total = sums[id(entry)]
        if (is_one(total) or id(entry) in kin) and total.prose:
            yield [piece for line in pieces[entry.start : entry.end] for piece in line]
        else:
            shut = is_many(total) or _SHUT.search(entry.path) is not None
            stack += reversed(list(_opened(entry, is_shut=shut)))
            kin |= _kin(entry, sums)


def _kin(box: Box, sums: dict[int, Sum]) -> set[int]:
    """The boxes in *box* that are alike and each have one large linked title: posts of a blog."""
    alike: dict[str, list[int]] = defaultdict(list)
    for inner in box.inner:
        total = sums[id(inner)]
        if len(total.heads) == 1 and total.prose:
            alike[inner.path].append(id(inner))
    return {one for many in alike.values() if len(many) >= FEWEST_KIN for one in many}


def _opened(box: Box, *, is_shut: bool) -> Iterator[Box | int]:
    if is_shut:
        yield -1
    at = box.start
    for inner in box.inner:
        yield from range(at, inner.start)
        yield inner
        at = inner.end
    yield from range(at, box.end)
    if is_shut:
        yield -1


class _Grouper:
    """Joins loose pieces to records, one segment (between BREAKs) at a time."""

    def __init__(self) -> None:
        self.done: list[Record] = []
        self._open: Record | None = None
        self._lead: list[Piece] = []
        self._leads_known = False
        self._dates_lead = False

    def finish(self) -> None:
        if self._open is not None:
            self._open.is_last = True
        self._close()
        self._lead, self._leads_known = [], False

    def _close(self) -> None:
        if self._open is not None and self._open.pieces:
            self.done.append(self._open)
        self._open = None

    def _start(self, piece: Piece) -> None:
        self._close()
        self._open = record_of(piece.line.path, [*self._lead, piece])
        self._lead = []

    def box(self, pieces: list[Piece]) -> None:
        """A box of one record: whole, or the rest of the title that stands before it."""
        record = record_of(pieces[0].line.path, pieces)
        waiting = self._open
        if waiting and not waiting.prose and waiting.is_titled and _fits(waiting, record):
            waiting.loose = len(waiting.pieces)
            waiting.add(pieces)
        else:
            self._close()
            waiting = record_of(record.path, [*self._lead, *pieces])
            self._lead = []
        waiting.is_whole_box = True
        waiting.boxed = len(waiting.pieces)
        self._open = waiting

    def piece(self, piece: Piece) -> None:
        if piece.line.after_rule and self._open and self._open.prose:
            self._close()
        if piece.kind in _TITLES:
            self._title(piece)
        elif piece.kind is Kind.PROSE:
            self._prose(piece)
        elif piece.kind in {Kind.MORE, Kind.DEAD_MORE}:
            self._more(piece)
        elif piece.kind is Kind.ROW and not (self._open and self._open.prose):
            self.finish()
        else:
            self._beside(piece)

    def _title(self, piece: Piece) -> None:
        record = self._open
        if record is None or record.prose or record.is_closed:
            self._settle_leads()
            self._start(piece)
        elif record.is_titled and not self._goes_with(record, piece):
            self._start(piece)
        else:
            record.add([piece])

    def _goes_with(self, record: Record, piece: Piece) -> bool:
        """A second title before any prose: of the same target, or less set off than the first."""
        last = record.last_title
        if last is None or (piece.target and last.target):
            return last is not None and piece.target == last.target
        return piece.run_in or piece.rank < last.rank or piece.target != ""

    def _settle_leads(self) -> None:
        if not self._leads_known:
            self._leads_known = True
            self._dates_lead = bool(self._lead)

    def _prose(self, piece: Piece) -> None:
        if self._open is None or self._open.is_closed:
            self._start(piece)
        else:
            self._open.add([piece])

    def _more(self, piece: Piece) -> None:
        if self._open is None or not self._open.prose:
            self.finish()
        else:
            self._open.add([piece])

    def _beside(self, piece: Piece) -> None:
        """Dates, bylines, counters and pictures: before the title, or after the text."""
        if self._open is None or (self._open.prose and self._dates_lead):
            self._lead.append(piece)
        else:
            self._open.add([piece])


def _fits(waiting: Record, record: Record) -> bool:
    """True where *record* has no title of its own, or leads where the title waiting leads."""
    aims = {piece.target for piece in waiting.pieces if piece.target}
    own = {one for piece in record.pieces for one in (piece.target, piece.more_target) if one}
    return not record.is_titled or bool(aims & own)


def _grouped(stream: Iterator[_Item]) -> Iterator[Record]:
    grouper = _Grouper()
    for item in stream:
        if item is BREAK:
            grouper.finish()
        elif isinstance(item, list):
            grouper.box(item)
        else:
            grouper.piece(item)
        yield from grouper.done
        grouper.done = []
    grouper.finish()
    yield from grouper.done


def starts_side_box(record: Record) -> bool:
    """True where the record's first words are the title of a side box."""
    return bool(record.pieces) and is_side_title(record.pieces[0].text)
