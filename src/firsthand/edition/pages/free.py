"""The archive's own pages: about (always there, with its contact), and those it wrote."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.core.codes import PageSlug
from firsthand.edition.frame import Place, framed
from firsthand.edition.site import Page, Phrase, Site, View
from firsthand.public.records import PageRecord


@dataclass(frozen=True, slots=True)
class Chapter:
    """A headed stretch of an own page; its anchor is part of the address of "write to us"."""

    anchor: str
    heading: str
    paragraphs: Sequence[Phrase]


def pages(site: Site) -> Iterator[Page]:
    """All free pages in all languages of the edition."""
    for language in site.languages:
        yield _about(site, language)
        for slug in PageSlug:
            record = site.free_page(slug, language)
            if record and slug is not PageSlug.ABOUT:
                yield _free(site, record)


def _free(site: Site, record: PageRecord) -> Page:
    languages = [tag for tag in site.languages if site.free_page(record.slug, tag)]
    twins = {tag: f"{tag}/{record.slug}.html" for tag in languages}
    place = Place(twins[record.language], record.language, record.title, record.slug, twins)
    view = site.view(place.language, place.path)
    title = Phrase(record.title, view.attributes(record.language))
    return framed(
        site, place, "own.html", title=title, paragraphs=_paragraphs(record, view), chapters=[]
    )


def _about(site: Site, language: str) -> Page:
    slug = PageSlug.ABOUT
    twins = {tag: f"{tag}/about.html" for tag in site.languages}
    view = site.view(language, twins[language])
    record = site.free_page(slug, language)
    title = (
        Phrase(record.title, view.attributes(language))
        if record and record.title
        else Phrase(view.words("About us"), view.attributes(view.words.language))
    )
    return framed(
        site,
        Place(twins[language], language, title.words, slug, twins),
        "own.html",
        title=title,
        paragraphs=_paragraphs(record, view) if record else [],
        chapters=_chapters(site, view),
    )


def _paragraphs(record: PageRecord, view: View) -> list[Phrase]:
    attributes = view.attributes(record.language)
    return [Phrase(line, attributes) for line in record.body.split("\n") if line]


def _chapters(site: Site, view: View) -> list[Chapter]:
    words, archive = view.words, site.archive
    rules = [
        "A name is shown only on a stated ground. Everybody else appears by role or pseudonym.",
        "A gap is shown as a gap: what is not here is said to be absent.",
        "Everything here is attributed: the archive says who said it, not that it is so.",
    ]
    if archive.one_member:
        rules.append("Texts here were not reviewed by a second person.")
    contact = [
        site.own(archive.contact, view),
        _plain(words("Write to us for a correction, an answer, or to be left out."), view),
    ]
    return [
        Chapter("interests", words("Our interests"), _lines(site.own(archive.interests, view))),
        Chapter("funding", words("Who pays"), _lines(site.own(archive.funding, view))),
        Chapter("rules", words("How we decide"), [_plain(words(rule), view) for rule in rules]),
        Chapter(
            "contact", words("Contact and corrections"), [line for line in contact if line.words]
        ),
    ]


def _plain(sentence: str, view: View) -> Phrase:
    return Phrase(sentence, view.attributes(view.words.language))


def _lines(phrase: Phrase) -> list[Phrase]:
    return [Phrase(line, phrase.attributes) for line in phrase.words.split("\n") if line]
