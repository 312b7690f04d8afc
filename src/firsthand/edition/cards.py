"""Teasers and the strips of a Series: what stands for an Item on pages other than its own."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from firsthand.edition.facts import (
    Agents,
    in_language,
    is_spoken,
    kicker_rest,
    says_html,
    short_date_html,
    speaker_html,
    told,
    written_html,
)
from firsthand.edition.inline import filled
from firsthand.edition.pictures import Shown, glimpse_of
from firsthand.edition.sequence import Gap, Part, Place
from firsthand.edition.shelf import Header
from firsthand.edition.site import Site, View
from firsthand.edition.titles import Said, teaser_said, title_link, title_said
from firsthand.edition.words import Words, capital

# Longer titles than so many signs are set in a smaller size.
SIZES = ((220, "longest"), (100, "long"))
FEW = 2
NOWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Card:
    """A teaser: kicker, title, excerpt or our summary, who, how they know, when.

    `under` are the circumstances, who answers, and what it answers.
    """

    href: str
    tag: str
    link: Markup
    plain: str
    size: str
    attributes: Markup
    kind: str
    rest: str
    rest_alone: str
    tongue: str
    teaser: Markup
    teaser_attributes: Markup
    teaser_css: str
    says: Markup
    when: Markup
    written: Markup
    under: Markup
    picture: Shown | None


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a strip or sequence: a title and perhaps its teaser, or that it is not here."""

    number: str
    label: str
    header: Header | None = None
    href: str = ""
    title: Said | None = None
    card: Card | None = None
    current: bool = False


def card(site: Site, header: Header, view: View, here: frozenset[str] = NOWHERE) -> Card:
    """The teaser of *header* on a page seen by *view*; replies to the Items *here* stand on it."""
    record, words, agents = header.record, view.words, agents_of(site, view)
    rest = kicker_rest(record, words)
    title, teaser = title_said(site, header, view), teaser_said(site, header, view)
    return Card(
        href=view.to(header.path),
        tag=record.language,
        link=title_link(site, header, view),
        plain=title.plain,
        size=size_of(title.plain),
        attributes=title.attributes,
        kind=capital(words.label(record.kind)),
        rest=words(", ").join(["", *rest]),
        rest_alone=capital(words(", ").join(rest)),
        tongue=capital(in_language(record, words)),
        teaser=teaser.html,
        teaser_attributes=teaser.attributes,
        teaser_css="ours" if teaser.is_ours else "said",
        says=says_html(record, words, agents),
        when=short_date_html(record, words),
        written=written_html(record, words),
        under=_under(site, header, view, here),
        picture=glimpse_of(record, view),
    )


def agents_of(site: Site, view: View) -> Agents:
    """The Agents that have a page, by the names that readers of this page know."""
    return Agents(site.agents, view.language)


def size_of(title: str) -> str:
    """How a title is set where titles are large: smaller, the more of it there is."""
    return next((css for signs, css in SIZES if len(title) > signs), "")


def _under(site: Site, header: Header, view: View, here: frozenset[str]) -> Markup:
    """In what circumstances it was told, who answers, and what it answers."""
    item_id, circumstances = header.record.item_id, told(header.record, view.words)
    said = filled('<span class="{}">{}.</span>', circumstances.css, circumstances.sentence)
    for reply in site.links.replies(item_id):
        said += filled(
            '<span class="contest">{}</span>', _reply_link(site, reply, header, (view, here))
        )
    if site.links.answered(item_id):
        said += filled('<span class="answers">{}.</span>', answers_html(site, header, view))
    return said


def reply_anchor(item_id: str) -> str:
    """The id of the place of a reply, on every page on which it stands whole."""
    return f"reply-{item_id}"


def reply_words(site: Site, header: Header, view: View) -> Markup:
    """That this is a reply, and whose, where that is known."""
    if not is_spoken(header.record):
        return escape(view.words("A reply, whole"))
    who = speaker_html(header.record, view.words, agents_of(site, view))
    return view.words.html("Reply of {who}, whole", who=who)


def answers_html(site: Site, header: Header, view: View) -> Markup:
    """What an Item answers, as links where it is little; empty where it answers nothing here."""
    answered = site.links.answered(header.record.item_id)
    if not answered:
        return Markup()
    if len(answered) > FEW:
        return view.words.html(
            "Answers {n} texts of this edition", n=view.words.number(len(answered))
        )
    found = (site.shelf.best(item_id, view.language) for item_id in answered)
    titles = escape(view.words(", ")).join(title_link(site, other, view) for other in found)
    return view.words.html("Answers: {titles}", titles=titles)


def _reply_link(
    site: Site, reply_id: str, header: Header, page: tuple[View, frozenset[str]]
) -> Markup:
    """The way to a reply: on this page where it stands here, else beside what it answers."""
    view, here = page
    reply = site.shelf.best(reply_id, view.language)
    where = "" if reply_id in here else view.to(header.path)
    anchor = reply_anchor(reply_id)
    return filled('<a href="{}#{}">{}</a>', where, anchor, reply_words(site, reply, view))


def slots(site: Site, places: Iterable[Place], view: View, *, current: str = "") -> list[Slot]:
    """One slot a place, in order; *current* is the Item whose own page this is."""
    return [_slot(site, place, view, current) for place in places]


def with_teasers(site: Site, strip: Iterable[Slot], view: View) -> list[Slot]:
    """The slots of *strip*, each that is filled with its teaser."""
    return [
        replace(slot, card=card(site, slot.header, view)) if slot.header else slot for slot in strip
    ]


def _slot(site: Site, place: Place, view: View, current: str) -> Slot:
    words = view.words
    match place:
        case Gap():
            return Slot(gap_number(place, words), gap_sentence(place, words))
        case Part(number, header):
            is_numbered = number is not None
            return Slot(
                words.number(number) if is_numbered else "–",
                words("Part {n}", n=words.number(number))
                if is_numbered
                else words("Without a number"),
                header,
                href=view.to(header.path),
                title=title_said(site, header, view),
                current=header.record.item_id == current,
            )


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
