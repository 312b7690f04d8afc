"""The log of corrections, kept for good, and all replies: what was said of it first, if anything.

Source: fairness rule F20.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from firsthand.core.codes import PageSlug
from firsthand.edition.cards import answers_html, reply_words
from firsthand.edition.corrections import Note, all_notes
from firsthand.edition.dates import DATE, sort_key
from firsthand.edition.facts import short_date_html
from firsthand.edition.frame import Place, framed
from firsthand.edition.shelf import Header
from firsthand.edition.site import Page, Phrase, Site, View, paragraphs_of
from firsthand.edition.titles import title_link


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply in the log: when it was issued, whose it is, its title, what it answers.

    `on` is that date as far as it is shown, year first; empty where it is not.
    """

    on: str
    day: Markup
    words: Markup
    title: Markup
    answers: Markup


@dataclass(frozen=True, slots=True)
class LogPage:
    """The log of corrections and replies."""

    title: Phrase
    paragraphs: Sequence[Phrase]
    notes: Sequence[Note]
    answers: Sequence[Answer]
    contact: str


def pages(site: Site) -> Iterator[Page]:
    """One log a language of the edition."""
    slug = PageSlug.CORRECTIONS
    twins = {tag: f"{tag}/{slug}.html" for tag in site.languages}
    for language, path in twins.items():
        view = site.view(language, path)
        record = site.free_page(slug, language)
        title = Phrase(view.words("Corrections and replies"), Markup())
        page = LogPage(
            Phrase(record.title, view.attributes(language)) if record and record.title else title,
            paragraphs_of(record, view) if record else [],
            all_notes(site, view),
            answers(site, view),
            view.to(f"{language}/about.html#corrections"),
        )
        place = Place(path, language, page.title.words, slug, twins)
        yield framed(site, place, "corrections.html", page=page)


def answers(site: Site, view: View) -> list[Answer]:
    """All replies by the dates that they bear, newest first, undated last."""
    found = [site.shelf.best(item_id, view.language) for item_id in site.links.replying()]
    found.sort(key=_issued, reverse=True)
    return [_answer(site, header, view) for header in found]


def _issued(header: Header) -> str:
    key = sort_key(header.record.issued.edtf)
    return key if DATE.match(key) else ""


def _answer(site: Site, header: Header, view: View) -> Answer:
    return Answer(
        _issued(header),
        short_date_html(header.record, view.words),
        reply_words(site, header, view),
        title_link(site, header, view),
        answers_html(site, header, view),
    )
