"""Which words of each teaser are its headline; what one teaser shows is read from all of them."""

from collections.abc import Iterator, Sequence

from firsthand.importers.frontpage_pieces import Kind, Piece
from firsthand.importers.frontpage_records import Record, Teaser
from firsthand.importers.frontpage_words import fold

MOST = 2 / 3
LONGEST_SENTENCE = 15


def titles_of(teasers: Sequence[Teaser]) -> list[Piece | None]:
    """The headline of each teaser, None where it has none."""
    heads = [_head(one, may_run_in=True) for one in teasers]
    if sum(map(_is_on_line, teasers, heads)) * 2 < len(teasers):
        heads = [_head(one, may_run_in=False) for one in teasers]
    if not any(heads[1:]) and heads[0] is not None and _stands_apart(teasers[0].record, heads[0]):
        heads[0] = None
    return heads if any(heads) else _first_lines(teasers)


def _is_on_line(teaser: Teaser, head: Piece | None) -> bool:
    """True where *head* stands on one line with its text."""
    if head is None or head.run_in:
        return head is not None
    return any(one.line is head.line for one in teaser.record.pieces if one.kind is Kind.PROSE)


def before_prose(record: Record) -> Iterator[Piece]:
    """The pieces of *record* up to its first prose."""
    for piece in record.pieces:
        if piece.kind is Kind.PROSE:
            return
        yield piece


def _head(teaser: Teaser, *, may_run_in: bool) -> Piece | None:
    """The linked title, else what is set off most and stands first, else a short link."""
    early = [one for one in before_prose(teaser.record) if may_run_in or not one.run_in]
    linked = [one for one in early if one.kind is Kind.LINKED_TITLE]
    own = [one for one in linked if one.target == teaser.target]
    plain = [one for one in early if one.kind is Kind.TITLE]
    if own:
        return own[0]
    if plain:
        return max(plain, key=lambda one: one.rank)
    short = [one for one in early if one.kind is Kind.SHORT_LINK and one.target == teaser.target]
    return next(iter([*linked, *short]), None)


def _stands_apart(record: Record, head: Piece) -> bool:
    """True for a title over the first of many texts without one: the page's own title."""
    return head.kind is Kind.TITLE and record.pieces.index(head) < record.loose


def _first_lines(teasers: Sequence[Teaser]) -> list[Piece | None]:
    """Short first lines, not set off, that nearly all have and that differ: plain headlines."""
    lines = [next(iter(_short(one.record)), None) for one in teasers]
    places = {line.line.path for line in lines if line is not None}
    lines = [
        line or _sentence(one.record, places) for line, one in zip(lines, teasers, strict=True)
    ]
    found = [fold(line.text) for line in lines if line is not None]
    if len(set(found)) < max(MOST * len(teasers), 2):
        return [None] * len(teasers)
    return lines


def _short(record: Record) -> list[Piece]:
    return [one for one in before_prose(record) if one.kind is Kind.SHORT and one.words]


def _sentence(record: Record, places: set[str]) -> Piece | None:
    """A first sentence where the others have their headline, with more words behind it."""
    prose = [one for one in record.pieces if one.kind is Kind.PROSE]
    fits = len(prose) > 1 and prose[0].line.path in places and prose[0].words <= LONGEST_SENTENCE
    return prose[0] if fits else None
