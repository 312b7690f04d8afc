"""What stands beside and after a text: its Series, and the ways on, a gap among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from firsthand.edition.cards import Slot, gap_sentence, length_sentence, slots
from firsthand.edition.inline import filled
from firsthand.edition.sequence import Gap, Part, Place
from firsthand.edition.shelf import Header
from firsthand.edition.site import Phrase, Site, View, series_title
from firsthand.edition.titles import title_link

REACH = 4


@dataclass(frozen=True, slots=True)
class Onward:
    """What comes before or after: a link, or the sentence for a gap."""

    label: str
    link: Markup
    css: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """The Series beside a text, and the ways on from it."""

    title: Phrase
    href: str
    length: str
    slots: Sequence[Slot]
    onward: Sequence[Onward]


def beside(site: Site, header: Header, view: View) -> Beside:
    """The Series of *header* near it, and what comes before and after: never a silent jump."""
    record = header.record
    order = site.order(record.series_id, view.language)
    before, after = order.around(record.item_id)
    title = series_title(site, record.series_id, view)
    href = view.to(f"{view.language}/series/{record.series_id}.html")
    return Beside(
        title,
        href,
        length_sentence(site.series(record.series_id).expected_parts, view.words),
        slots(site, order.near(record.item_id, REACH), view, current=record.item_id),
        [
            _onward(site, before, view, ("Previous", "This is the first part here")),
            _onward(site, after, view, ("Next", "This is the last part here")),
            Onward(
                view.words("The whole series"),
                filled('<a href="{}"{}>{}</a>', href, title.attributes, title.words),
            ),
        ],
    )


def _onward(site: Site, place: Place | None, view: View, labels: tuple[str, str]) -> Onward:
    label, none = labels
    match place:
        case Part(_, header):
            return Onward(view.words(label), title_link(site, header, view))
        case Gap():
            return Onward(gap_sentence(place, view.words), Markup(), "gap")
        case _:
            return Onward(view.words(none), Markup(), "none")
