"""Teasers and the strips of a Series: what stands for an Item on pages other than its own."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from firsthand.edition.facts import (
    Told,
    kicker_rest,
    says_html,
    short_date_html,
    told,
)
from firsthand.edition.inline import filled
from firsthand.edition.sequence import Gap, Part, Place
from firsthand.edition.shelf import Header
from firsthand.edition.site import View
from firsthand.edition.words import Words, capital


@dataclass(frozen=True, slots=True)
class Card:
    """A teaser: kicker, title, excerpt or our summary, who, how they know, when, circumstances."""

    href: str
    tag: str
    title: Markup
    plain: str
    attributes: Markup
    kind: str
    rest: str
    teaser: Markup
    teaser_attributes: Markup
    teaser_css: str
    says: Markup
    when: Markup
    told: Told


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a strip or sequence: a card, or the sentence for what is not here."""

    number: str
    label: str
    card: Card | None
    current: bool = False


def card(header: Header, view: View) -> Card:
    """The teaser of *header* on a page seen by *view*."""
    record, words = header.record, view.words
    rest = kicker_rest(record, words)
    return Card(
        href=view.to(header.path),
        tag=record.language,
        title=header.title.html,
        plain=header.title.plain,
        attributes=header.attributes(words.language),
        kind=capital(words.label(record.kind)),
        rest=words(", ").join(["", *rest]),
        teaser=header.teaser,
        teaser_attributes=header.attributes(words.language),
        teaser_css="ours" if record.teaser_is_own else "said",
        says=says_html(record, words),
        when=short_date_html(record, words),
        told=told(record, words),
    )


def in_our_words(shown: Card, headline: str, teaser: str) -> Card:
    """The card under a headline or teaser of the page's own language, where there is one."""
    if headline:
        title = escape(headline)
        shown = replace(shown, title=title, plain=headline, attributes=Markup())
    if teaser:
        own = escape(teaser)
        shown = replace(shown, teaser=own, teaser_attributes=Markup(), teaser_css="ours")
    return shown


def slots(places: Iterable[Place], view: View, *, current: str = "") -> list[Slot]:
    """One slot a place, in order; *current* is the Item whose own page this is."""
    return [_slot(place, view, current) for place in places]


def _slot(place: Place, view: View, current: str) -> Slot:
    words = view.words
    match place:
        case Gap():
            number = gap_number(place, words)
            return Slot(number, gap_sentence(place, words), None)
        case Part(number, header):
            numeral = "–" if number is None else words.number(number)
            label = (
                words("Without a number")
                if number is None
                else words("Part {n}", n=words.number(number))
            )
            is_current = header.record.item_id == current
            return Slot(numeral, label, card(header, view), is_current)


def gap_sentence(gap: Gap, words: Words) -> str:
    """That a part is not here: the same words for not held and not published."""
    if gap.first == gap.last:
        return words("Part {n} is not in this edition", n=words.number(gap.first))
    return words(
        "Parts {first} to {last} are not in this edition",
        first=words.number(gap.first),
        last=words.number(gap.last),
    )


def gap_number(gap: Gap, words: Words) -> str:
    """The numeral, or the first and last of them."""
    first, last = words.number(gap.first), words.number(gap.last)
    return first if first == last else f"{first}–{last}"


def length_sentence(expected: int | None, words: Words) -> str:
    """How many parts there should be, or that this is not known."""
    if expected is None:
        return words("The number of parts is not known")
    return words("Parts in all: {n}", n=words.number(expected))


def title_link(header: Header, view: View) -> Markup:
    """The title as a link to its page, in its own language and direction."""
    attributes = header.attributes(view.words.language)
    return filled('<a href="{}"{}>{}</a>', view.to(header.path), attributes, header.title.html)
