"""What each box of a page holds: how many targets, how many words; one record or many."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from firsthand.importers.frontpage_blocks import Box, Layout
from firsthand.importers.frontpage_pieces import Kind, Piece

FEW_SHORT_LINKS = 3
LARGE = 2


@dataclass(slots=True)
class Sum:
    """What a box holds, for telling one record from many."""

    strong: set[str] = field(default_factory=set)
    more: set[str] = field(default_factory=set)
    short: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    prose: int = 0


def sums_of(layout: Layout, pieces: list[list[Piece]]) -> Iterator[tuple[Box, Sum]]:
    """Each box with its sum, inner ones first."""
    done: dict[int, Sum] = {}
    order: list[Box] = []
    stack = [layout.outer]
    while stack:
        box = stack.pop()
        order.append(box)
        stack += box.inner
    for box in reversed(order):
        total = Sum()
        at = box.start
        for inner in box.inner:
            _add_lines(total, pieces[at : inner.start], layout.keys)
            _add_sum(total, done[id(inner)])
            at = inner.end
        _add_lines(total, pieces[at : box.end], layout.keys)
        done[id(box)] = total
        yield box, total


def _add_lines(total: Sum, lines: list[list[Piece]], keys: dict[str, str]) -> None:
    for piece in (piece for line in lines for piece in line):
        if piece.kind is Kind.PROSE:
            total.prose += piece.words
        key = _anchor(piece, keys)
        if not key:
            continue
        _kept_in(total, piece).add(key)
        if piece.kind is Kind.LINKED_TITLE and piece.rank >= LARGE:
            total.heads.add(key)
    _cap(total)


def _anchor(piece: Piece, keys: dict[str, str]) -> str:
    """What the piece leads to; a dead "read more" leads to a place of its own; "" for nowhere."""
    if piece.broken:
        return f"dead, {id(piece)}"
    return keys.get(piece.more_target or piece.target, "")


def _kept_in(total: Sum, piece: Piece) -> set[str]:
    if piece.broken or piece.more_target or piece.kind is Kind.MORE:
        return total.more
    if piece.kind in {Kind.LINKED_TITLE, Kind.PROSE} and (piece.rank or not piece.run_in):
        return total.strong
    return total.short if piece.kind in {Kind.LINKED_TITLE, Kind.SHORT_LINK} else set()


def _add_sum(total: Sum, inner: Sum) -> None:
    total.strong |= inner.strong
    total.more |= inner.more
    total.short |= inner.short
    total.heads |= inner.heads
    total.prose += inner.prose
    _cap(total)


def _cap(total: Sum) -> None:
    """Two are as good as many: keeps the sums of a large page small."""
    for keys in (total.strong, total.more, total.short, total.heads):
        while len(keys) > FEW_SHORT_LINKS + 1:
            keys.pop()


def is_one(total: Sum) -> bool:
    """True where all leads to one target; a few short links (tags, a category) may stand by."""
    anchors = total.strong | total.more
    if len(anchors) == 1:
        return len(total.short - anchors) <= FEW_SHORT_LINKS
    if len(total.strong) == 1 and len(total.more) == 1:
        return True
    return not anchors and len(total.short) == 1


def is_many(total: Sum) -> bool:
    """True where more than one target stands in the box."""
    return len(total.strong | total.more | total.short) > 1 and not (is_one(total) and total.prose)
