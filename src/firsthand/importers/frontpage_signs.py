"""Whether a page is a front page: what speaks against it, once its teasers are known."""

import re
from dataclasses import dataclass

from firsthand.importers.frontpage_choice import (
    TITLES,
    Choice,
    family_of,
    is_broken,
    is_cut,
    usual_words,
)
from firsthand.importers.frontpage_pieces import LOWEST_HEADING, Kind
from firsthand.importers.frontpage_records import Record, Teaser
from firsthand.importers.frontpage_words import count_words, fold
from firsthand.importers.links import host_of

FEWEST = 3
SHARE = 0.5
SURE_SHARE = 0.4
MANY = 5
LONG_LEAD = 400
MUCH = 0.3
SOME = 0.2
LONG_TITLE = 5
MOST_OF_ALL = 0.5
NEARLY_ALL = 0.8
LONG_TEXT = 150
FEW_SITES = 2
FIGURES_OF_A_PRICE = 2
REPEATS = 2
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself: its address, its title, whether it calls itself an article."""

    url: str = ""
    title: str = ""
    is_article: bool = False


def is_front_page(choice: Choice, facts: PageFacts) -> bool:
    """True where the teasers are many, make up most of the page, and nothing speaks against it."""
    aimed = [one for one in choice.teasers if one.target or is_broken(one.record)]
    if facts.is_article or len(aimed) < FEWEST:
        return False
    signs = (
        _is_small_part(choice, aimed),
        _is_called_after(choice, facts.title),
        _is_lopsided(choice, facts),
        _is_long(aimed),
        _is_price_list(aimed),
        _is_running_text(aimed),
        _leads_away(aimed, facts),
        _asks(aimed),
        choice.repeats * REPEATS > len(aimed),
    )
    return not any(signs)


def _is_small_part(choice: Choice, aimed: list[Teaser]) -> bool:
    """True where most words are elsewhere; many texts, plainly cut, bear a long welcome."""
    cut = sum(is_cut(one.record) for one in aimed)
    sure = len(aimed) >= MANY and cut >= NEARLY_ALL * len(aimed)
    return choice.inside < (SURE_SHARE if sure else SHARE) * (choice.inside + choice.outside)


def _is_called_after(choice: Choice, page_title: str) -> bool:
    """True where the page is called after a teaser, or after a title over much other prose."""
    whole = f" {fold(page_title)} "
    for one in choice.teasers:
        title = next((piece for piece in one.record.pieces if piece.kind in TITLES), None)
        if title is not None and _names(title.text, whole, FEWEST + 1):
            return True
        if (
            title is not None
            and whole.startswith(f" {fold(title.text)} ")
            and title.words >= FEWEST
        ):
            return True
    everything = choice.inside + choice.outside
    named = [(title, words) for title, words in choice.outer_titles if _names(title, whole, FEWEST)]
    if choice.outside >= MUCH * everything:
        return bool(named)
    return choice.outside >= SOME * everything and any(
        count_words(title) >= LONG_TITLE and words >= MOST_OF_ALL * choice.outside
        for title, words in named
    )


def _names(title: str, whole: str, fewest: int) -> bool:
    words = fold(title)
    return count_words(words) >= fewest and f" {words} " in whole and words != whole.strip()


def _is_lopsided(choice: Choice, facts: PageFacts) -> bool:
    """True where one text outweighs all others: an article and what stands around it.

    A lead may: its title leads away from the page, and it is no whole article.
    """
    longest = max(choice.teasers, key=lambda one: one.record.prose)
    words = longest.record.prose
    if words < LONG_TEXT or words < MOST_OF_ALL * choice.inside or is_cut(longest.record):
        return False
    if facts.url and words < LONG_LEAD and _has_linked_title(longest):
        return False
    kin = [one for one in choice.teasers if family_of(one.record) == family_of(longest.record)]
    return len(kin) < FEWEST


def _has_linked_title(teaser: Teaser) -> bool:
    title = next((one for one in teaser.record.pieces if one.kind in TITLES), None)
    return title is not None and title.target == teaser.target != ""


def _is_long(aimed: list[Teaser]) -> bool:
    """True where the texts are whole texts and no boxes part them: sections of a document."""
    cut = sum(is_cut(one.record) for one in aimed)
    boxed = sum(one.record.is_whole_box for one in aimed)
    return (
        usual_words(aimed) > LONG_TEXT and cut * 2 < len(aimed) and boxed < NEARLY_ALL * len(aimed)
    )


def _is_price_list(aimed: list[Teaser]) -> bool:
    """True where most texts hold figures, and are the same words but for those."""
    texts = [piece.text for one in aimed for piece in one.record.pieces if piece.kind is Kind.PROSE]
    priced = [text for text in texts if len(_FIGURES.findall(text)) >= FIGURES_OF_A_PRICE]
    if len(priced) * 2 <= len(texts):
        return False
    return len({fold(_FIGURES.sub("", text)) for text in priced}) * 2 < len(priced)


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
    return any(piece.kind in TITLES and piece.rank >= LOWEST_HEADING for piece in record.pieces)


def _paragraphs(record: Record) -> int:
    return sum(piece.kind is Kind.PROSE for piece in record.pieces)


def _asks(aimed: list[Teaser]) -> bool:
    """True where the titles are questions: an interview, or answers to what readers ask."""
    titles = [
        next((piece.text for piece in one.record.pieces if piece.kind in TITLES), "")
        for one in aimed
    ]
    return sum(title.rstrip().endswith(("?", "؟")) for title in titles) * 3 > 2 * len(aimed)


def _leads_away(aimed: list[Teaser], facts: PageFacts) -> bool:
    """True where most targets are on several other sites, and few texts are plainly cut."""
    own = host_of(facts.url).removeprefix("www.")
    hosts = [host_of(one.target).removeprefix("www.") for one in aimed]
    foreign = [host for host in hosts if host and host != own]
    cut = sum(is_cut(one.record) for one in aimed)
    return len(foreign) * 2 > len(aimed) >= cut * 2 and len(set(foreign)) > FEW_SITES
