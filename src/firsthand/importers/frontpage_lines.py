"""What each line of a page is: a title, prose, "read more", a date, or a row of links."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby

from firsthand.importers.frontpage_blocks import Layout, Line, Run, Style
from firsthand.importers.frontpage_words import (
    count_words,
    ends_cut,
    is_counter_line,
    is_date_line,
    is_known_more,
    is_more,
    is_posted_line,
)

PROSE_WORDS = 8
FEW_CUT_WORDS = 4
TITLE_WORDS = 30
LONG_LINK_WORDS = 12
MORE_LINK_WORDS = 3
_SENTENCE_END = re.compile(r"[.!?؟…:»”\"\)\]\[\(|›>-]\s*$")
_SEPARATOR = re.compile(r"^\s*[:.|–—-]+\s*")
_WORDLESS = re.compile(r"[^\w]*")


class Kind(Enum):
    """What a piece of a page is."""

    LINKED_TITLE = auto()
    TITLE = auto()
    PROSE = auto()
    MORE = auto()
    DEAD_MORE = auto()
    SHORT_LINK = auto()
    SHORT = auto()
    DATE = auto()
    COUNTER = auto()
    ROW = auto()
    IMAGE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or part of one, with its kind.

    `target` is the link that it stands for; a trailing "read more" is in `more_target` and no
    longer in `runs`. `run_in`: a title on the line of its text. `rank` orders titles, larger
    first. `words` counts all words left in `runs`.
    """

    kind: Kind
    line: Line
    runs: tuple[Run, ...]
    words: int = 0
    target: str = ""
    more_target: str = ""
    run_in: bool = False
    broken: bool = False
    rank: int = 0

    @property
    def text(self) -> str:
        """The words as they stand, white space and all."""
        return "".join(run.words for run in self.runs)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Neighbouring runs of one link, or of none."""

    runs: tuple[Run, ...]
    target: str
    is_dead: bool

    @property
    def text(self) -> str:
        return "".join(run.words for run in self.runs)


def pieces_of(layout: Layout) -> list[list[Piece]]:
    """For each line of *layout*, its pieces; there is always at least one."""
    return [_classified(line, layout.keys) for line in layout.lines]


def _classified(line: Line, keys: dict[str, str]) -> list[Piece]:
    stretches = list(_stretches(line.runs, keys))
    if not stretches:
        return [Piece(Kind.IMAGE, line, (), target=_known(line.image_target, keys))]
    linked = [one for one in stretches if one.target]
    if not linked:
        return [_plain(line, stretches)]
    plain_words = sum(count_words(one.text) for one in stretches if not one.target)
    if plain_words <= 1 and len({keys[one.target] for one in linked}) == 1:
        return [_link_line(line, linked)]
    if plain_words >= PROSE_WORDS:
        return _prose(line, stretches)
    return _short_with_link(line, stretches, keys)


def _known(target: str, keys: dict[str, str]) -> str:
    return target if target in keys else ""


def _stretches(runs: Iterable[Run], keys: dict[str, str]) -> Iterable[_Stretch]:
    def look(run: Run) -> tuple[str, bool]:
        return _known(run.style.target, keys), run.style.is_dead

    for (target, is_dead), group in groupby(runs, key=look):
        stretch = _Stretch(tuple(group), target, is_dead)
        if not stretch.text.isspace():
            yield stretch


def _runs(stretches: Iterable[_Stretch]) -> tuple[Run, ...]:
    return tuple(run for one in stretches for run in one.runs)


def _set_off(runs: Iterable[Run]) -> int:
    """How far words are set off: 20 less the level for a heading, 2 large, 1 bold, 0 not."""
    styles = [run.style for run in runs if any(map(str.isalnum, run.words))]
    if not styles:
        return 0
    return min(_rank(style) for style in styles)


def _rank(style: Style) -> int:
    if style.heading:
        return 20 - style.heading
    return 2 * style.is_large + style.is_bold


def _plain(line: Line, stretches: list[_Stretch]) -> Piece:
    runs = _runs(stretches)
    text = "".join(run.words for run in runs).strip()
    piece = Piece(Kind.SHORT, line, runs, count_words(text), rank=_set_off(runs))
    if is_date_line(text) or is_posted_line(text):
        return replace(piece, kind=Kind.DATE)
    if is_known_more(text) or (stretches[-1].is_dead and is_more(text)):
        return replace(piece, kind=Kind.DEAD_MORE, broken=True)
    if piece.rank and piece.words <= TITLE_WORDS and not _is_cut_prose(piece):
        return replace(piece, kind=Kind.TITLE)
    if piece.words >= PROSE_WORDS or (piece.words >= FEW_CUT_WORDS and ends_cut(text)):
        return replace(piece, kind=Kind.PROSE, broken=_ends_in_dead_more(stretches, text))
    return replace(piece, kind=Kind.COUNTER) if is_counter_line(text) else piece


def _is_cut_prose(piece: Piece) -> bool:
    return piece.rank < 10 and piece.words >= LONG_LINK_WORDS and ends_cut(piece.text)


def _ends_in_dead_more(stretches: list[_Stretch], text: str) -> bool:
    if stretches[-1].is_dead and is_more(stretches[-1].text):
        return True
    last = text.rstrip(" .›»>)]").split()
    return any(
        is_known_more(" ".join(last[-many:])) and (many > 1 or ends_cut(" ".join(last[:-1])))
        for many in range(1, min(4, len(last) - 1))
    )


def _link_line(line: Line, linked: list[_Stretch]) -> Piece:
    runs = line.runs
    text = "".join(run.words for run in runs).strip()
    target = linked[0].target
    piece = Piece(Kind.SHORT_LINK, line, runs, count_words(text), target, rank=_set_off(runs))
    if is_more("".join(one.text for one in linked)):
        return replace(piece, kind=Kind.MORE)
    if _is_cut_prose(piece) or (piece.words > TITLE_WORDS and piece.rank < 10):
        return replace(piece, kind=Kind.PROSE)
    if is_counter_line(text) or is_date_line(text):
        return replace(piece, kind=Kind.ROW)
    if piece.rank or piece.words >= MORE_LINK_WORDS:
        return replace(piece, kind=Kind.LINKED_TITLE)
    return piece


def _short_with_link(line: Line, stretches: list[_Stretch], keys: dict[str, str]) -> list[Piece]:
    runs = _runs(stretches)
    text = "".join(run.words for run in runs)
    piece = Piece(Kind.ROW, line, runs, count_words(text))
    kept, more = _without_more(stretches)
    if more and kept and count_words("".join(one.text for one in kept)) >= MORE_LINK_WORDS:
        return _run_in(_prose_piece(line, kept, more), kept)
    linked = [one for one in stretches if one.target]
    leads_on = next((one.target for one in linked if is_known_more(one.text)), "")
    if leads_on:
        return [replace(piece, kind=Kind.MORE, target=leads_on)]
    if len({keys[one.target] for one in linked}) > 1 or is_counter_line(text):
        return [piece]
    before, after = _around(stretches, linked)
    title = _link_line(line, linked)
    title = replace(title, runs=_runs(linked), words=count_words(linked[0].text))
    if title.kind is not Kind.LINKED_TITLE or (before.strip() and not is_date_line(before)):
        return [piece]
    sides = [_plain(line, [one]) for one in stretches if not one.target]
    lead = sides[:1] if count_words(before) else []
    return [*lead, title, *(sides[-1:] if count_words(after) else [])]


def _around(stretches: list[_Stretch], linked: list[_Stretch]) -> tuple[str, str]:
    first, last = stretches.index(linked[0]), stretches.index(linked[-1])
    before = "".join(one.text for one in stretches[:first])
    return before, "".join(one.text for one in stretches[last + 1 :])


def _prose(line: Line, stretches: list[_Stretch]) -> list[Piece]:
    kept, more = _without_more(stretches)
    return _run_in(_prose_piece(line, kept, more), kept)


def _prose_piece(line: Line, kept: list[_Stretch], more: str) -> Piece:
    runs = _runs(kept)
    text = "".join(run.words for run in runs).strip()
    broken = not more and _ends_in_dead_more(kept, text)
    return Piece(Kind.PROSE, line, runs, count_words(text), more_target=more, broken=broken, rank=0)


def _without_more(stretches: list[_Stretch]) -> tuple[list[_Stretch], str]:
    """The stretches before a trailing link to the rest, and where that leads; "" if there is none."""
    tail = len(stretches)
    while tail > 0 and _may_trail(stretches[tail - 1]):
        tail -= 1
    for at in range(tail, len(stretches)):
        if stretches[at].target and is_more(stretches[at].text):
            return _unbracketed(stretches[:at]), stretches[at].target
    links = [at for at in range(tail, len(stretches)) if stretches[at].target]
    if len(links) == 1 and tail and _SENTENCE_END.search(stretches[links[0] - 1].text):
        if count_words(stretches[links[0]].text) <= MORE_LINK_WORDS:
            return _unbracketed(stretches[: links[0]]), stretches[links[0]].target
    return stretches, ""


def _may_trail(stretch: _Stretch) -> bool:
    words = count_words(stretch.text)
    if stretch.target:
        return words <= 2 * MORE_LINK_WORDS or is_more(stretch.text)
    return words == 0 or (words < PROSE_WORDS / 2 and is_counter_line(stretch.text))


def _unbracketed(kept: list[_Stretch]) -> list[_Stretch]:
    """Without the opening bracket, bar or arrow that stood before the link."""
    if not kept or kept[-1].target:
        return kept
    last = kept[-1].runs[-1]
    bare = re.sub(r"(?:\s*[\[\(|»›>←→«]+|\s+[-–—]+)\s*$", "", last.words)
    runs = (*kept[-1].runs[:-1], Run(bare, last.style))
    return [*kept[:-1], _Stretch(runs, "", is_dead=False)]


def _run_in(piece: Piece, kept: list[_Stretch]) -> list[Piece]:
    """*piece* with the title that begins its line apart, where there is one."""
    runs = [run for run in piece.runs if run.words]
    count = _leading(runs)
    title, rest = tuple(runs[:count]), tuple(runs[count:])
    words = count_words("".join(run.words for run in title))
    if not title or not 2 <= words <= TITLE_WORDS or piece.words - words < MORE_LINK_WORDS:
        return [piece]
    target = kept[0].target if kept[0].runs[0] in title else ""
    rank = _set_off(title)
    if is_date_line("".join(run.words for run in title)) or not (rank or _is_apart(title, rest)):
        return [piece]
    kind = Kind.LINKED_TITLE if target else Kind.TITLE
    head = Piece(kind, piece.line, title, words, target, run_in=True, rank=rank)
    return [head, replace(piece, runs=rest, words=piece.words - words)]


def _leading(runs: list[Run]) -> int:
    """How many runs at the start share a look that the rest has not: a link, or set off."""
    first = next((run for run in runs if not run.words.isspace()), None)
    if first is None or not (first.style.target or _rank(first.style)):
        return 0
    count = 0
    while count < len(runs) and (
        runs[count].words.isspace()
        or (
            runs[count].style.target == first.style.target
            and (first.style.target or _rank(runs[count].style) >= _rank(first.style))
        )
    ):
        count += 1
    return count if count < len(runs) else 0


def _is_apart(title: tuple[Run, ...], rest: tuple[Run, ...]) -> bool:
    """True where punctuation, or a new sentence, stands between the two."""
    before = "".join(run.words for run in title).rstrip()
    after = "".join(run.words for run in rest)
    if before[-1:] in ".:!?؟" or _SEPARATOR.match(after):
        return True
    letter = after.lstrip()[:1]
    return letter.isupper() or letter in "\"“«'"
