"""A teaser of a front page as a draft: its headline, its words, what is wrong with it."""

import re
from collections.abc import Iterator, Sequence

from firsthand.core.text import MarkKind, Text
from firsthand.importers.blocks import TextBuilder
from firsthand.importers.drafts import Draft
from firsthand.importers.frontpage_blocks import Run
from firsthand.importers.frontpage_faults import broken_link, excerpt
from firsthand.importers.frontpage_pieces import Kind, Piece
from firsthand.importers.frontpage_records import Record, Teaser
from firsthand.importers.frontpage_titles import titles_of
from firsthand.importers.frontpage_words import (
    find_date,
    is_counter_line,
    is_date_line,
    is_known_more,
)

BYLINE_WORDS = 14
_TITLES = frozenset({Kind.TITLE, Kind.LINKED_TITLE})
_AFTER_TITLE = re.compile(r"^\s*[:.|–—-]+\s*")
_BYLINE = re.compile(
    r"^\s*(?:by|par|von|de|di|por|from|author|auteur|نوشته|نویسنده|به قلم|بقلم|كتب|الكاتب|از)\b",
    re.IGNORECASE,
)


def drafts_of(teasers: Sequence[Teaser]) -> tuple[Draft, ...]:
    """One draft a teaser, positions from 1."""
    titles = titles_of(teasers)
    bodies = [list(_body(one, head)) for one, head in zip(teasers, titles, strict=True)]
    over = [_count_over(*one) for one in zip(teasers, titles, bodies, strict=True)]
    if over and not any(over[1:]):  # the page's own name, over its first teaser
        bodies[0] = bodies[0][over[0] :]
    return tuple(
        _draft(one, position, head, body)
        for position, (one, head, body) in enumerate(zip(teasers, titles, bodies, strict=True), 1)
    )


def _count_over(teaser: Teaser, head: Piece | None, body: list[Piece]) -> int:
    """How many pieces of *body* stand over the headline."""
    if head is None:
        return 0
    pieces = teaser.record.pieces
    over = {id(piece) for piece in pieces[: pieces.index(head)]}
    return sum(id(piece) in over for piece in body)


def _draft(teaser: Teaser, position: int, head: Piece | None, body: list[Piece]) -> Draft:
    text = _text(head, body)
    prose = [one.text for one in body if one.kind is Kind.PROSE]
    language = next((run.style.language for one in body for run in one.runs), "")
    broken = not teaser.target or any(one.broken for one in body)
    draft = Draft(
        text=text,
        language=language,
        position=position,
        source_url=teaser.target,
        issued_written=_issued(teaser.record),
        flags=(broken_link(text),) if broken else (),
    )
    return excerpt(draft, first=prose[0], last=body[-1].text, leads_on=teaser.record.is_closed)


def _body(teaser: Teaser, head: Piece | None) -> Iterator[Piece]:
    pieces = teaser.record.pieces
    at = pieces.index(head) if head else teaser.record.loose
    prose = [place for place, one in enumerate(pieces) if one.kind is Kind.PROSE]
    for place, piece in enumerate(pieces):
        if piece is head or (place < at and not _leads_in(piece, head, teaser.record)):
            continue
        is_title = piece.kind in _TITLES
        inside = is_title and prose[0] < place < prose[-1]
        if inside or (_is_text(piece, teaser) and not (is_title and place > prose[-1])):
            yield piece


def _is_text(piece: Piece, teaser: Teaser) -> bool:
    match piece.kind:
        case Kind.PROSE | Kind.DEAD_MORE | Kind.TITLE:
            return True
        case Kind.LINKED_TITLE:
            return piece.run_in or piece.target == teaser.target
        case Kind.SHORT:
            label = is_known_more(piece.text) or is_counter_line(piece.text)
            return piece.words > 0 and not label
        case Kind.ROW:
            return bool(_BYLINE.match(piece.text)) and not is_counter_line(piece.text)
        case _:
            return False


def _leads_in(piece: Piece, head: Piece | None, record: Record) -> bool:
    """True for a line over the headline that is smaller than it; a larger one heads a section."""
    if head is None or piece.kind is Kind.LINKED_TITLE:
        return False
    plain = piece.kind is Kind.SHORT and record.is_whole_box
    return piece.rank < head.rank or (plain and piece.rank == head.rank)


def _text(head: Piece | None, body: list[Piece]) -> Text:
    builder = TextBuilder()
    if head is not None:
        builder.open(MarkKind.HEADING, "1")
        _add_runs(builder, head.runs, is_heading=True)
        builder.end_block()
        builder.close()
    for piece in body:
        runs = piece.runs
        if head is not None and piece.line is head.line:
            runs = _without_separator(runs)
        _add_runs(builder, runs, is_heading=False)
        if not piece.run_in:
            builder.end_block()
    return builder.built().text


def _without_separator(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    first, *rest = runs
    return (Run(_AFTER_TITLE.sub("", first.words), first.style), *rest)


def _add_runs(builder: TextBuilder, runs: tuple[Run, ...], *, is_heading: bool) -> None:
    """The words of *runs*, marked; a headline's own link and weight are no marks of its text."""
    for run in runs:
        marks = [] if is_heading else list(_marks(run))
        for kind, value in marks:
            builder.open(kind, value)
        builder.words(run.words)
        for _ in marks:
            builder.close()


def _marks(run: Run) -> Iterator[tuple[MarkKind, str]]:
    style = run.style
    if style.target:
        yield MarkKind.LINK, style.target
    if style.is_bold:
        yield MarkKind.STRONG, ""
    if style.emphasis:
        yield MarkKind.EMPHASIS, ""


def _written_date(words: str) -> str:
    """A line that is a date, as written; of "Posted by ... on 3 May" the date alone."""
    return " ".join(words.split()) if is_date_line(words) else find_date(words)


def _issued(record: Record) -> str:
    for piece in record.pieces:
        if piece.kind is Kind.DATE:
            return _written_date(piece.text)
    short = [one for one in record.pieces if one.kind in {Kind.SHORT, Kind.ROW}]
    found = (find_date(one.text) for one in short if one.words <= BYLINE_WORDS)
    return next((one for one in found if one), "")
