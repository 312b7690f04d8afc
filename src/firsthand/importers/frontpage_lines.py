"""What each line of a page is: a title, prose, "read more", a date, or a row of links."""

import re
from collections import Counter
from dataclasses import replace

from firsthand.importers.frontpage_blocks import Layout, Line
from firsthand.importers.frontpage_context import in_context
from firsthand.importers.frontpage_pieces import LOWEST_HEADING, Kind, Piece
from firsthand.importers.frontpage_stretches import (
    MORE_LINK_WORDS,
    PROSE_WORDS,
    Stretch,
    is_apart,
    known_target,
    leading_runs,
    runs_of,
    set_off,
    split_date,
    stretches_of,
    with_refrains,
    without_more,
)
from firsthand.importers.frontpage_words import (
    count_words,
    ends_cut,
    is_byline,
    is_counter_line,
    is_date_line,
    is_known_more,
    is_more,
    is_pager,
    is_posted_line,
)

FEWEST_WORDS = 3
FEWEST_RUN_IN = 2
TITLE_WORDS = 30
LONG_LINK_WORDS = 12
_ENDED = re.compile(r"[.!?؟…。)\]][\"'”»]*$")
_NUMBERING = re.compile(r"[\s\d.)\-–—•·»›>*#|]+")
_COUNTING = re.compile(r"\s*(?:\(\d+\)|[›>→|]+)?\s*")


def pieces_of(layout: Layout) -> list[list[Piece]]:
    """For each line of *layout*, its pieces; there is always at least one."""
    keys = _without_icons(layout)
    stretches = with_refrains([list(stretches_of(one.runs, keys)) for one in layout.lines], keys)
    lines = zip(layout.lines, stretches, strict=True)
    return list(in_context([_classified(line, found, keys) for line, found in lines]))


def _without_icons(layout: Layout) -> dict[str, str]:
    """The keys without the places that pictures in several lines lead to, and nothing else does."""
    linked = {run.style.target for line in layout.lines for run in line.runs}
    images = Counter(line.image_target for line in layout.lines)
    icons = {one for one, many in images.items() if many > 1 and one not in linked}
    return {target: key for target, key in layout.keys.items() if target not in icons}


def _classified(line: Line, stretches: list[Stretch], keys: dict[str, str]) -> list[Piece]:
    if not stretches:
        return [Piece(Kind.IMAGE, line, (), target=known_target(line.image_target, keys))]
    linked = [one for one in stretches if one.target]
    if not linked:
        return [_plain(line, stretches, image=known_target(line.image_target, keys))]
    if is_posted_line("".join(one.text for one in stretches).strip()):
        return [Piece(Kind.DATE, line, runs_of(stretches))]
    return _linked(line, stretches, linked, keys)


def _linked(
    line: Line, stretches: list[Stretch], linked: list[Stretch], keys: dict[str, str]
) -> list[Piece]:
    if is_byline("".join(one.text for one in stretches).strip()):
        runs = runs_of(stretches)
        return [Piece(Kind.SHORT, line, runs, sum(count_words(run.words) for run in runs))]
    plain_words = sum(count_words(one.text) for one in stretches if not one.target)
    if plain_words <= 1 and len({keys[one.target] for one in linked}) == 1:
        return _run_in(_link_line(line, _unnumbered(stretches)), linked)
    if plain_words == 0 and all(count_words(one.text) >= PROSE_WORDS for one in linked):
        return [piece for one in linked for piece in _run_in(_link_line(line, [one]), [one])]
    if plain_words >= PROSE_WORDS:
        return _prose(line, stretches, keys)
    return _short_with_link(line, stretches, keys)


def _unnumbered(stretches: list[Stretch]) -> list[Stretch]:
    """Without the number or bullet before a linked title, and the arrow or count behind it."""
    first, last = stretches[0], stretches[-1]
    start = not first.target and bool(_NUMBERING.fullmatch(first.text))
    end = not last.target and bool(_COUNTING.fullmatch(last.text))
    return stretches[start : len(stretches) - end]


def _plain(line: Line, stretches: list[Stretch], *, image: str = "") -> Piece:
    runs = runs_of(stretches)
    text = "".join(run.words for run in runs).strip()
    piece = Piece(Kind.SHORT, line, runs, count_words(text), rank=set_off(runs))
    if is_date_line(text) or is_posted_line(text):
        return replace(piece, kind=Kind.DATE)
    if is_known_more(text) or (stretches[-1].is_dead and is_more(text)):
        return replace(piece, kind=Kind.DEAD_MORE, broken=True)
    if piece.rank and piece.words <= TITLE_WORDS and not _is_cut_prose(piece):
        return replace(piece, kind=Kind.TITLE)
    if piece.words >= PROSE_WORDS or (piece.words >= FEWEST_WORDS and _ENDED.search(text)):
        broken = _ends_in_dead_more(stretches, text)
        more = image if ends_cut(text) else ""
        return replace(piece, kind=Kind.PROSE, rank=0, broken=broken, more_target=more)
    return replace(piece, kind=Kind.COUNTER) if is_counter_line(text) else piece


def _is_cut_prose(piece: Piece) -> bool:
    return piece.rank < LOWEST_HEADING and piece.words >= LONG_LINK_WORDS and ends_cut(piece.text)


def _ends_in_dead_more(stretches: list[Stretch], text: str) -> bool:
    if stretches[-1].is_dead and is_more(stretches[-1].text):
        return True
    last = text.rstrip(" .›»>)]").split()
    return any(
        is_known_more(" ".join(last[-many:])) and (many > 1 or ends_cut(" ".join(last[:-1])))
        for many in range(1, min(4, len(last) - 1))
    )


def _link_line(line: Line, stretches: list[Stretch]) -> Piece:
    runs = runs_of(stretches)
    text = "".join(run.words for run in runs).strip()
    linked = [one for one in stretches if one.target]
    target = linked[0].target
    piece = Piece(Kind.SHORT_LINK, line, runs, count_words(text), target, rank=set_off(runs))
    if is_more("".join(one.text for one in linked)):
        return replace(piece, kind=Kind.MORE)
    if _is_cut_prose(piece) or (piece.words > TITLE_WORDS and piece.rank < LOWEST_HEADING):
        return replace(piece, kind=Kind.PROSE)
    if is_counter_line(text) or is_date_line(text) or is_pager(text):
        return replace(piece, kind=Kind.ROW)
    if piece.rank or (piece.words >= MORE_LINK_WORDS and not linked[0].is_refrain):
        return replace(piece, kind=Kind.LINKED_TITLE)
    return piece


def _short_with_link(line: Line, stretches: list[Stretch], keys: dict[str, str]) -> list[Piece]:
    runs = runs_of(stretches)
    text = "".join(run.words for run in runs)
    piece = Piece(Kind.ROW, line, runs, count_words(text))
    kept, more = without_more(stretches)
    words = "".join(one.text for one in kept).strip()
    if more and count_words(words) >= MORE_LINK_WORDS and _ENDED.search(words):
        return _run_in(_prose_piece(line, kept, more, keys), kept)
    linked = [one for one in stretches if one.target]
    known = next((one.target for one in linked if is_known_more(one.text)), "")
    if known:
        return [replace(piece, kind=Kind.MORE, target=known)]
    if len({keys[one.target] for one in linked}) > 1 or is_counter_line(text):
        return [piece]
    before, after = _around(stretches, linked)
    title = _link_line(line, linked)
    title = replace(title, runs=runs_of(linked), words=count_words(linked[0].text))
    dated = is_date_line(before) or (not before.strip() and is_date_line(after))
    able = {Kind.LINKED_TITLE, Kind.SHORT_LINK} if dated else {Kind.LINKED_TITLE}
    if title.kind not in able or (before.strip() and not dated):
        return [piece]
    sides = [_plain(line, [one]) for one in stretches if not one.target]
    lead = sides[:1] if count_words(before) else []
    return [*lead, title, *(sides[-1:] if count_words(after) else [])]


def _around(stretches: list[Stretch], linked: list[Stretch]) -> tuple[str, str]:
    first, last = stretches.index(linked[0]), stretches.index(linked[-1])
    before = "".join(one.text for one in stretches[:first])
    return before, "".join(one.text for one in stretches[last + 1 :])


def _prose(line: Line, stretches: list[Stretch], keys: dict[str, str]) -> list[Piece]:
    date, rest = split_date(stretches)
    if date and rest[0].target:
        return [Piece(Kind.DATE, line, date), *_prose(line, rest, keys)]
    kept, more = without_more(stretches)
    return _run_in(_prose_piece(line, kept, more, keys), kept)


def _prose_piece(line: Line, kept: list[Stretch], more: str, keys: dict[str, str]) -> Piece:
    """Words; where they are cut, their one link leads on, wherever in them it stands."""
    runs = runs_of(kept)
    text = "".join(run.words for run in runs).strip()
    broken = not more and _ends_in_dead_more(kept, text)
    places = {keys[one.target] for one in kept if one.target}
    if not more and len(places) == 1 and ends_cut(text):
        more = next(one.target for one in kept if one.target)
    return Piece(Kind.PROSE, line, runs, count_words(text), more_target=more, broken=broken)


def _run_in(piece: Piece, kept: list[Stretch]) -> list[Piece]:
    """*piece* with the title that begins its line apart, where there is one."""
    runs = [run for run in piece.runs if run.words]
    count = leading_runs(runs)
    if piece.kind not in {Kind.PROSE, Kind.LINKED_TITLE}:
        return [piece]
    title, rest = tuple(runs[:count]), tuple(runs[count:])
    words = count_words("".join(run.words for run in title))
    if (
        not title
        or not FEWEST_RUN_IN <= words <= TITLE_WORDS
        or piece.words - words < MORE_LINK_WORDS
    ):
        return [piece]
    target = kept[0].target if kept[0].runs[0] in title else ""
    rank = set_off(title)
    if is_date_line("".join(run.words for run in title)) or not (rank or is_apart(title, rest)):
        return [piece]
    kind = Kind.LINKED_TITLE if target else Kind.TITLE
    head = Piece(kind, piece.line, title, words, target, run_in=True, rank=rank)
    body = replace(piece, kind=Kind.PROSE, runs=rest, words=piece.words - words, rank=0)
    return [head, body]
