"""The archive's own pages: about (always there, with its contact), and those it wrote."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.core.codes import PageSlug
from firsthand.edition.frame import Place, addressed, framed
from firsthand.edition.site import Page, Phrase, Site, View, paragraphs_of
from firsthand.public.records import PageRecord

RULES = (
    "A name is shown only on a stated ground. Everybody else appears by role or pseudonym.",
    "A gap is shown as a gap: what is not here is said to be absent.",
    "Everything here is attributed: the archive says who said it, not that it is so.",
    "A reply stands whole beside what it answers, at the same size and in its own language.",
)
SAFELY = (
    (
        "If somebody may look at your telephone or computer, do not write to us from it. Visiting "
        "this page leaves a trace there."
    ),
    (
        "Ordinary mail and messages can be read on their way. Write only that you wish to speak; "
        "we will agree on another road."
    ),
    "You need not say who you are to ask a question.",
)
NAMED = (
    "You may answer, ask for a correction, or ask to be left out.",
    "Say which page, which words, and what should stand there. What we change is listed for good.",
    "We tell nobody who a source is.",
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A headed stretch of an own page; its anchor is part of the address of "write to us"."""

    anchor: str
    heading: str
    paragraphs: Sequence[Phrase]
    urgent: Phrase | None = None
    ways: Sequence[tuple[str, str]] = ()


def pages(site: Site) -> Iterator[Page]:
    """All free pages in all languages of the edition; corrections have a page of their own."""
    for language in site.languages:
        yield _about(site, language)
        for slug in (PageSlug.CONTACT, PageSlug.SAFETY):
            record = site.free_page(slug, language)
            if record:
                yield _free(site, record)


def _free(site: Site, record: PageRecord) -> Page:
    languages = [tag for tag in site.languages if site.free_page(record.slug, tag)]
    twins = {tag: f"{tag}/{record.slug}.html" for tag in languages}
    place = Place(twins[record.language], record.language, record.title, record.slug, twins)
    view = site.view(place.language, place.path)
    title = Phrase(record.title, view.attributes(record.language))
    paragraphs = paragraphs_of(record, view)
    return framed(site, place, "own.html", title=title, paragraphs=paragraphs, chapters=[])


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
        paragraphs=paragraphs_of(record, view) if record else [],
        chapters=_chapters(site, view),
    )


def _chapters(site: Site, view: View) -> list[Chapter]:
    words, archive = view.words, site.archive
    rules = [_plain(words(rule), view) for rule in RULES]
    if archive.one_member:
        rules.append(_plain(words("Texts here were not reviewed by a second person."), view))
    contact = addressed(site.own(archive.contact, view))
    urgent, *safely = (_plain(words(sentence), view) for sentence in SAFELY)
    return [
        Chapter("interests", words("Our interests"), _lines(site.own(archive.interests, view))),
        Chapter("funding", words("Who pays"), _lines(site.own(archive.funding, view))),
        Chapter("rules", words("How we decide"), rules),
        Chapter(
            "contact",
            words("How to reach us safely"),
            [*_lines(contact), *safely],
            urgent,
            _ways(site, view),
        ),
        Chapter(
            "corrections",
            words("If you are named here, or see an error"),
            [_plain(words(sentence), view) for sentence in NAMED],
            ways=[
                (view.to(f"{view.language}/corrections.html"), words("Corrections and replies")),
            ],
        ),
    ]


def _ways(site: Site, view: View) -> list[tuple[str, str]]:
    """The archive's own pages on contact and safety, where it wrote them."""
    return [
        (view.to(f"{view.language}/{slug}.html"), page.title)
        for slug in (PageSlug.SAFETY, PageSlug.CONTACT)
        if (page := site.free_page(slug, view.language))
    ]


def _plain(sentence: str, view: View) -> Phrase:
    return Phrase(sentence, view.attributes(view.words.language))


def _lines(phrase: Phrase) -> list[Phrase]:
    return [Phrase(line, phrase.attributes) for line in phrase.words.split("\n") if line]
