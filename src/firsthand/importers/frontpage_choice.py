"""Which records of a page are its teasers, and whether it is a front page at all."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from urllib.parse import urlsplit

from firsthand.importers.frontpage_lines import Kind, Piece
from firsthand.importers.frontpage_records import Record, starts_side_box
from firsthand.importers.frontpage_words import count_words, ends_cut, fold

FEWEST = 3
FEWEST_WORDS = 4
POOR = 0.35
SHARE = 0.5
MOST_OF_ALL = 0.5
LONG_TEXT = 150
MUCH = 0.3
_DIGITS = re.compile(r"\d+")
_TITLES = frozenset({Kind.TITLE, Kind.LINKED_TITLE})


@dataclass(frozen=True, slots=True)
class Teaser:
    """A record that counts, with its one target; empty where the page gives none."""

    record: Record
    target: str
    order: int


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself: its address, its title, whether it calls itself an article."""

    url: str = ""
    title: str = ""
    is_article: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """The teasers chosen, and how many words of prose stand in and outside of them."""

    teasers: tuple[Teaser, ...]
    outside: int
    outer_titles: tuple[str, ...] = ()

    @property
    def inside(self) -> int:
        """Words of prose in all teasers."""
        return _words(self.teasers)


def target_of(record: Record) -> str:
    """Where the record leads: its linked title, else its "read more", else its other link."""
    pieces = record.pieces
    prose = next((at for at, one in enumerate(pieces) if one.kind is Kind.PROSE), len(pieces))
    titles = [one.target for one in pieces[:prose] if one.kind is Kind.LINKED_TITLE]
    mores = [
        one.more_target or one.target for one in pieces if one.more_target or one.kind is Kind.MORE
    ]
    whole = [one.target for one in pieces if one.kind is Kind.PROSE]
    short = [one.target for one in pieces if one.kind in {Kind.SHORT_LINK, Kind.IMAGE}]
    last = [one.target for one in pieces[-1:] if one.kind is Kind.LINKED_TITLE]
    return next((one for one in [*titles, *mores, *whole, *short, *last] if one), "")


def chosen_of(records: list[Record], keys: dict[str, str]) -> Choice:
    """The records that are alike enough to be teasers of one page, in reading order."""
    everything = sum(record.prose() for record in records)
    aside = sum(record.prose() for record in records if _is_aside(record))
    able = [
        Teaser(record, target_of(record), order)
        for order, record in enumerate(records)
        if _has_words(record) and (aside * 2 > everything or not _is_aside(record))
    ]
    chosen = _distinct(_alike([one for one in able if one.target]), keys)
    chosen = sorted([*chosen, *_targetless(able, chosen)], key=lambda one: one.order)
    used = {one.order for one in chosen}
    others = [record for order, record in enumerate(records) if order not in used]
    titles = tuple(
        piece.text for record in others for piece in record.pieces if piece.kind is Kind.TITLE
    )
    return Choice(tuple(chosen), everything - _words(chosen), titles)


def is_front_page(choice: Choice, facts: PageFacts) -> bool:
    """True where the teasers are many, make up most of the page, and none is the page's own text."""
    aimed = [one for one in choice.teasers if one.target]
    if facts.is_article or len(aimed) < FEWEST:
        return False
    signs = (
        choice.outside > (1 - SHARE) * (choice.inside + choice.outside),
        _is_called_after(choice, facts.title),
        _is_lopsided(choice),
        _is_long(aimed),
        _is_repeated(aimed),
        _is_running_text(aimed),
        _leads_away(aimed, facts),
    )
    return not any(signs)


def _has_words(record: Record) -> bool:
    return record.prose() >= FEWEST_WORDS and not starts_side_box(record)


def _is_aside(record: Record) -> bool:
    """True where the page's own names call the place a menu, a side box, a footer."""
    first = next((one for one in record.pieces if one.kind is Kind.PROSE), None)
    return first is not None and any(run.style.is_aside for run in first.runs[:1])


def _family(record: Record) -> tuple[str, bool]:
    titled = record.has_title()
    kinds = _TITLES if titled else {Kind.PROSE}
    return next(one.line.path for one in record.pieces if one.kind in kinds), titled


def _alike(able: list[Teaser]) -> list[Teaser]:
    families: dict[tuple[str, bool], list[Teaser]] = defaultdict(list)
    for one in able:
        families[_family(one.record)].append(one)
    if not families:
        return []
    main = max(families.values(), key=lambda many: (len(many) > 1, _words(many)))
    enough = POOR * _usual(main)
    many = [
        one for kin in families.values() if len(kin) > 1 and _usual(kin) >= enough for one in kin
    ]
    first = min((one.order for one in many), default=0)
    last = max((one.order for one in many), default=0)
    lone = [
        kin[0]
        for kin in families.values()
        if len(kin) == 1 and _usual(kin) >= enough and first - 2 <= kin[0].order <= last + 1
    ]
    return sorted([*many, *lone], key=lambda one: one.order)


def _words(many: Iterable[Teaser]) -> int:
    return sum(one.record.prose() for one in many)


def _usual(many: Sequence[Teaser]) -> float:
    return median(one.record.prose() for one in many)


def _distinct(chosen: list[Teaser], keys: dict[str, str]) -> list[Teaser]:
    best: dict[str, Teaser] = {}
    for one in chosen:
        key = keys[one.target]
        if key not in best or best[key].record.prose() < one.record.prose():
            best[key] = one
    return list(best.values())


def _targetless(able: list[Teaser], chosen: list[Teaser]) -> list[Teaser]:
    """Records like the chosen ones, between them, whose link is missing: few, or none at all."""
    if not chosen:
        return []
    known = {_family(one.record) for one in chosen}
    first, last = min(one.order for one in chosen), max(one.order for one in chosen)
    found = [
        one
        for one in able
        if not one.target
        and _family(one.record) in known
        and (first < one.order < last or is_broken(one.record))
    ]
    return found if len(found) * 2 <= len(chosen) else []


def _is_called_after(choice: Choice, page_title: str) -> bool:
    """True where the page is called after a teaser, or after a title over much other prose."""
    whole = f" {fold(page_title)} "
    for one in choice.teasers:
        title = next((piece for piece in one.record.pieces if piece.kind in _TITLES), None)
        if title is not None and _names(title.text, whole, fewest=FEWEST + 1):
            return True
        if (
            title is not None
            and whole.startswith(f" {fold(title.text)} ")
            and title.words >= FEWEST
        ):
            return True
    if choice.outside < MUCH * (choice.inside + choice.outside):
        return False
    return any(_names(title, whole, fewest=FEWEST) for title in choice.outer_titles)


def _names(title: str, whole: str, *, fewest: int) -> bool:
    words = fold(title)
    return count_words(words) >= fewest and f" {words} " in whole and words != whole.strip()


def _is_lopsided(choice: Choice) -> bool:
    """True where one text outweighs all others: an article and what stands around it."""
    longest = max(choice.teasers, key=lambda one: one.record.prose())
    words = longest.record.prose()
    if words < LONG_TEXT or words < MOST_OF_ALL * choice.inside or is_cut(longest.record):
        return False
    kin = [one for one in choice.teasers if _family(one.record) == _family(longest.record)]
    return len(kin) < FEWEST


def _is_long(aimed: list[Teaser]) -> bool:
    """True where the texts are whole texts and no boxes part them: sections of a document."""
    cut = sum(is_cut(one.record) for one in aimed)
    boxed = sum(one.record.is_whole_box for one in aimed)
    return _usual(aimed) > LONG_TEXT and cut * 2 < len(aimed) and boxed < 0.8 * len(aimed)


def _is_repeated(aimed: list[Teaser]) -> bool:
    """True where the texts are mostly the same words: a price, a notice."""
    texts = {
        _DIGITS.sub("", fold(piece.text))
        for one in aimed
        for piece in one.record.pieces
        if piece.kind is Kind.PROSE
    }
    return len(texts) * 2 < len(aimed)


def _is_running_text(aimed: list[Teaser]) -> bool:
    """True where titles are no headings, and paragraphs run on between them: links in a text."""
    loose = [
        one.record for one in aimed if not one.record.is_whole_box and not _is_headed(one.record)
    ]
    if len(loose) * 2 <= len(aimed):
        return False
    running = [record for record in loose if _paragraphs(record) > 1 and not is_cut(record)]
    return len(running) * 2 >= len(loose)


def _is_headed(record: Record) -> bool:
    return any(piece.kind in _TITLES and piece.rank >= 10 for piece in record.pieces)


def _paragraphs(record: Record) -> int:
    return sum(piece.kind is Kind.PROSE for piece in record.pieces)


def is_cut(record: Record) -> bool:
    """True where the last words are cut short, or lead to more."""
    prose = [piece for piece in record.pieces if piece.kind is Kind.PROSE]
    return record.closed() or (bool(prose) and ends_cut(prose[-1].text.strip()))


def is_broken(record: Record) -> bool:
    """True where words that should lead to the rest lead nowhere."""
    return any(piece.broken for piece in record.pieces)


def _leads_away(aimed: list[Teaser], facts: PageFacts) -> bool:
    """True where most targets are on other sites, and few texts are plainly cut."""
    own = urlsplit(facts.url).netloc.removeprefix("www.")
    hosts = [urlsplit(one.target).netloc.removeprefix("www.") for one in aimed]
    foreign = sum(bool(host) and host != own for host in hosts) if own else len(set(hosts)) - 1
    cut = sum(is_cut(one.record) for one in aimed)
    return foreign * 2 > len(aimed) and cut * 2 <= len(aimed)
