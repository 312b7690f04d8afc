"""Stretches of a line that lead to one place, and where a title or "read more" parts from them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from firsthand.importers.frontpage_blocks import Run
from firsthand.importers.frontpage_styles import Style
from firsthand.importers.frontpage_words import (
    count_words,
    fold,
    is_counter_line,
    is_date_line,
    is_more,
)

PROSE_WORDS = 8
MORE_LINK_WORDS = 3
HEADING_RANK = 20
FEWEST_REFRAINS = 3
LONGEST_REFRAIN_CP = 60
_SENTENCE_END = re.compile(r"[.!?؟…:»”\"\)\]\[|›>-]\s*$")
_SEPARATOR = re.compile(r"^\s*[:.|–—-]+\s*")
_BEFORE_MORE = re.compile(r"(?:\s*[\[\(|»›>←→«]+|\s+[-–—]+)\s*$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring runs of one link, or of none.

    `is_refrain`: the page has the same words over links to other places, so they name none.
    """

    runs: tuple[Run, ...]
    target: str
    is_dead: bool = False
    is_refrain: bool = False
    text: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Joins the words once: they are asked for again and again."""
        object.__setattr__(self, "text", words_of(self.runs))


def words_of(runs: Sequence[Run]) -> str:
    """The words of *runs* as they stand."""
    return runs[0].words if len(runs) == 1 else "".join([run.words for run in runs])


def known_target(target: str, keys: dict[str, str]) -> str:
    """*target*, or "" where it is none that a teaser may have."""
    return target if target in keys else ""


def stretches_of(runs: Iterable[Run], keys: dict[str, str]) -> Iterator[Stretch]:
    """*runs* joined where they lead to one place; those without words are left out."""

    def look(run: Run) -> tuple[str, bool]:
        return known_target(run.style.target, keys), run.style.is_dead

    for (target, is_dead), group in groupby(runs, key=look):
        stretch = Stretch(tuple(group), target, is_dead)
        if not stretch.text.isspace():
            yield stretch


def with_refrains(lines: list[list[Stretch]], keys: dict[str, str]) -> list[list[Stretch]]:
    """*lines* of stretches, those links marked whose words stand over three places or more."""
    places: dict[str, set[str]] = defaultdict(set)
    for stretch in (stretch for line in lines for stretch in line if stretch.target):
        if len(stretch.text) <= LONGEST_REFRAIN_CP:
            places[fold(stretch.text)].add(keys[stretch.target])
    refrains = {words for words, found in places.items() if len(found) >= FEWEST_REFRAINS}
    return [[_marked(one, refrains) for one in line] for line in lines] if refrains else lines


def _marked(stretch: Stretch, refrains: set[str]) -> Stretch:
    if stretch.target and fold(stretch.text) in refrains:
        return replace(stretch, is_refrain=True)
    return stretch


def leads_on(stretch: Stretch) -> bool:
    """True for a link whose words say no more than that there is more."""
    return bool(stretch.target) and (stretch.is_refrain or is_more(stretch.text))


def runs_of(stretches: Iterable[Stretch]) -> tuple[Run, ...]:
    """The runs of all *stretches* in order."""
    return tuple(run for one in stretches for run in one.runs)


def set_off(runs: Iterable[Run]) -> int:
    """How far words are set off: 20 less the level for a heading, 2 large, 1 bold, 0 not."""
    styles = [run.style for run in runs if any(map(str.isalnum, run.words))]
    if not styles:
        return 0
    return min(_rank(style) for style in styles)


def _rank(style: Style) -> int:
    if style.heading:
        return HEADING_RANK - style.heading
    return 2 * style.is_large + style.is_bold


def without_more(stretches: list[Stretch]) -> tuple[list[Stretch], str]:
    """The stretches before a trailing link to the rest, and where that leads, "" for none."""
    tail = len(stretches)
    while tail > 0 and _may_trail(stretches[tail - 1]):
        tail -= 1
    for at in range(tail, len(stretches)):
        if leads_on(stretches[at]) and not _is_cited(stretches, at):
            return _unbracketed(stretches[:at]), stretches[at].target
    links = [at for at in range(tail, len(stretches)) if stretches[at].target]
    if len(links) == 1 and tail and _ends_sentence(stretches, links[0]):
        return _unbracketed(stretches[: links[0]]), stretches[links[0]].target
    return stretches, ""


def _is_cited(stretches: list[Stretch], at: int) -> bool:
    """True for the name of a source, in brackets or behind "from", that a page says often."""
    if at == 0 or is_more(stretches[at].text):
        return False
    return not _SENTENCE_END.search(stretches[at - 1].text)


def _ends_sentence(stretches: list[Stretch], at: int) -> bool:
    """True where the link at *at* is short and stands behind the end of a sentence."""
    short = count_words(stretches[at].text) <= MORE_LINK_WORDS
    return short and bool(_SENTENCE_END.search(stretches[at - 1].text))


def _may_trail(stretch: Stretch) -> bool:
    words = count_words(stretch.text)
    if stretch.target:
        return words <= 2 * MORE_LINK_WORDS or leads_on(stretch)
    return words == 0 or (words < PROSE_WORDS / 2 and is_counter_line(stretch.text))


def _unbracketed(kept: list[Stretch]) -> list[Stretch]:
    """Without the opening bracket, bar or arrow that stood before the link."""
    if not kept or kept[-1].target:
        return kept
    last = kept[-1].runs[-1]
    bare = _BEFORE_MORE.sub("", last.words)
    runs = (*kept[-1].runs[:-1], Run(bare, last.style))
    return [*kept[:-1], Stretch(runs, "")]


def split_date(stretches: list[Stretch]) -> tuple[tuple[Run, ...], list[Stretch]]:
    """The runs of a date that begins the line, none where it does not, and what follows them."""
    first, *rest = stretches
    if rest and not first.target and is_date_line(first.text):
        return first.runs, rest
    return (), stretches


def leading_runs(runs: list[Run]) -> int:
    """How many runs at the start share a look that the rest has not: a link, or set off."""
    looks = [run.style for run in runs if not run.words.isspace()]
    one_link = all(style.target == looks[0].target for style in looks)
    if not looks or (one_link and not _rank(looks[0])):
        return 0

    def is_alike(run: Run) -> bool:
        if one_link:
            return _rank(run.style) >= _rank(looks[0])
        return run.style.target == looks[0].target != "" or (
            not looks[0].target and not run.style.target and 0 < _rank(looks[0]) <= _rank(run.style)
        )

    count = 0
    while count < len(runs) and (runs[count].words.isspace() or is_alike(runs[count])):
        count += 1
    return count if count < len(runs) else 0


def is_apart(title: tuple[Run, ...], rest: tuple[Run, ...]) -> bool:
    """True where punctuation, or a new sentence, stands between the two."""
    before = "".join(run.words for run in title).rstrip()
    after = "".join(run.words for run in rest)
    if before[-1:] in ".:!?؟" or _SEPARATOR.match(after):
        return True
    letter = after.lstrip()[:1]
    return letter.isupper() or letter in "\"“«'"
