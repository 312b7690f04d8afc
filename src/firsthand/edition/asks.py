"""The questions that stand above every text, and what of it is missing; unknown is said too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from firsthand.core.codes import RightsBasis
from firsthand.core.text import MarkKind, Text
from firsthand.edition.beside import REACH
from firsthand.edition.cards import gap_sentence, reply_anchor, reply_words
from firsthand.edition.facts import Agents, connection, issued_html, missing, speakers_html, told
from firsthand.edition.inline import filled, is_web_address
from firsthand.edition.sequence import Gap
from firsthand.edition.shelf import Header
from firsthand.edition.site import Site, View
from firsthand.edition.titles import title_link
from firsthand.public.records import ItemRecord

SOURCE_LINK = '<a href="{0}" rel="external nofollow noopener noreferrer"><bdi>{0}</bdi></a>'
RIGHTS = {
    RightsBasis.OWN: "The archive’s own text.",
    RightsBasis.PERMISSION: "Published with permission.",
    RightsBasis.LICENCE: "Published under a licence.",
    RightsBasis.PUBLIC_DOMAIN: "In the public domain.",
    RightsBasis.QUOTATION: "Quoted: no more than a stated extract of the source.",
}


@dataclass(frozen=True, slots=True)
class Ask:
    """A question of the header and its answers; `css` says how the answers look.

    Where they are long and many it is `wide`: below the others, a line each.
    """

    question: str
    answers: Sequence[Markup]
    css: str = ""
    wide: bool = False


def asks_of(site: Site, header: Header, view: View) -> Iterator[Ask]:
    """Who says it, how they know, circumstances, when, who disagrees."""
    record, words = header.record, view.words
    circumstances = told(record, words)
    yield Ask(words("Who says it"), speakers_html(record, words, _linked(site, view)))
    yield Ask(words("How they know"), [escape(connection(record, words))])
    yield Ask(words("Circumstances"), [escape(circumstances.sentence)], circumstances.css)
    yield Ask(words("When"), [issued_html(record, words)])
    answered = site.links.answered(record.item_id)
    if replies := site.links.replies(record.item_id):
        yield Ask(words("Who disagrees"), list(_replies(site, replies, view)), "contest")
    elif not answered:
        yield Ask(words("Who disagrees"), [_nobody(view)])
    if answered:
        titles = list(_titles(site, answered, view))
        yield Ask(words("What it answers"), titles, wide=len(titles) > 1)


def origin_of(site: Site, header: Header, view: View) -> Iterator[Markup]:
    """On what ground it is published, the source's address, and what has the same source."""
    record, words = header.record, view.words
    yield escape(words(RIGHTS[record.rights_basis]))
    if record.licence:
        yield words.html("Licence: {licence}", licence=record.licence)
    if is_web_address(record.source_url):
        address = filled(SOURCE_LINK, record.source_url)
        yield words.html("Address of the source: {address}", address=address)
    if kin := site.links.same_origin(record.item_id):
        titles = escape(words(", ")).join(_titles(site, kin, view))
        yield words.html("Comes from one source with: {titles}", titles=titles)


def lacks_of(site: Site, record: ItemRecord, text: Text, view: View) -> Iterator[str]:
    """What this text lacks; of a name or a cut only that, never who or why."""
    yield from missing(record, view.words)
    kinds = {mark.kind for mark in text.marks}
    if MarkKind.CUT in kinds:
        yield view.words("Something is left out.")
    if MarkKind.REPLACED in kinds:
        yield view.words("Some names are not given.")
    if record.series_id:
        order = site.order(record.series_id, view.language)
        gaps = (place for place in order.near(record.item_id, REACH) if isinstance(place, Gap))
        yield from (gap_sentence(gap, view.words) + "." for gap in gaps)


def _linked(site: Site, view: View) -> Agents:
    """The Agents that have a page, each with the way to it."""
    return Agents(site.agents, view.language, view.to(f"{view.language}/agent/"))


def _titles(site: Site, item_ids: Sequence[str], view: View) -> Iterator[Markup]:
    for item_id in item_ids:
        yield title_link(site, site.shelf.best(item_id, view.language), view)


def _replies(site: Site, item_ids: Sequence[str], view: View) -> Iterator[Markup]:
    for item_id in item_ids:
        words = reply_words(site, site.shelf.best(item_id, view.language), view)
        yield filled('<a href="#{}">{}</a>', reply_anchor(item_id), words)


def _nobody(view: View) -> Markup:
    """That no reply is here, and the way to one."""
    way = view.to(f"{view.language}/about.html#corrections")
    link = filled('<a href="{}">{}</a>', way, view.words("How to answer"))
    return filled("{} {}", view.words("No reply is in this edition."), link)
