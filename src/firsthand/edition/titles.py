"""What an Item is called on a page: its title, or our words for readers of another language."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from firsthand.edition.inline import filled
from firsthand.edition.shelf import Header
from firsthand.edition.site import Site, View


@dataclass(frozen=True, slots=True)
class Said:
    """Words that stand for an Item, plain and as HTML, and `lang` and `dir` where they are foreign.

    `is_ours` where they are the archive's own and not the record's.
    """

    plain: str
    html: Markup
    attributes: Markup
    is_ours: bool = False


def title_said(site: Site, header: Header, view: View) -> Said:
    """The title in the page's language where the archive has one there, else the record's."""
    entry = site.own_words.get((view.language, header.record.item_id))
    if entry and entry.headline:
        return _ours(entry.headline, view)
    attributes = header.attributes(view.words.language)
    return Said(header.title.plain, header.title.html, attributes)


def teaser_said(site: Site, header: Header, view: View) -> Said:
    """The teaser in the page's language where the archive has one there, else the record's."""
    entry = site.own_words.get((view.language, header.record.item_id))
    if entry and entry.teaser:
        return _ours(entry.teaser, view)
    attributes = header.attributes(view.words.language)
    return Said("", header.teaser, attributes, header.record.teaser_is_own)


def title_link(site: Site, header: Header, view: View, anchor: str = "") -> Markup:
    """The title as a link to the Item's page, or to a place on it."""
    said = title_said(site, header, view)
    return filled(
        '<a href="{}{}" hreflang="{}"{}>{}</a>',
        view.to(header.path),
        f"#{anchor}" if anchor else "",
        header.record.language,
        said.attributes,
        said.html,
    )


def _ours(words: str, view: View) -> Said:
    return Said(words, escape(words), view.attributes(view.language), is_ours=True)
