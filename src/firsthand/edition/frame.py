"""The frame that all pages share: banner, masthead, sections, footer, alternates."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from firsthand.core.codes import PageSlug
from firsthand.edition.dating import edition_html
from firsthand.edition.inline import with_addresses
from firsthand.edition.meta import About, Meta, meta_of
from firsthand.edition.site import Page, Phrase, Site, View
from firsthand.edition.words import endonym

KEPT = 4096
FRONT, KINDS, SERIES, DATES, AGENTS = "front", "kinds", "series", "dates", "agents"


@dataclass(frozen=True, slots=True)
class Place:
    """Which page this is: path, language, title, section, and its twins' paths by language."""

    path: str
    language: str
    title: str
    section: str = ""
    twins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of the page's switch: its twin's address; none = not in this language."""

    name: str
    attributes: Markup
    tag: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A link of the row under the masthead."""

    href: str
    label: Phrase
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What the layout prints around a page; most of it is the same for many pages."""

    title: str
    head: Markup
    meta: Meta
    banner: Markup
    tongues: Markup
    folio: Markup
    footer: Markup


def framed(
    site: Site, place: Place, template: str, about: About | None = None, **context: object
) -> Page:
    """The page at *place*, made by *template* of *context* inside the common frame."""
    view = site.view(place.language, place.path)
    frame = frame_of(site, place, view, about)
    content = site.render(template, view, frame=frame, **context)
    return Page(place.path, content)


def frame_of(site: Site, place: Place, view: View, about: About | None = None) -> Frame:
    """The frame of the page at *place*."""
    name = site.own(site.archive.name, view)
    others = tuple(sorted(place.twins.items())) if len(place.twins) > 1 else ()
    switch = ("tongues.html", (place.language, others))
    return Frame(
        title=f"{place.title} – {name.words}" if place.title and name.words else name.words,
        head=_head(site, view),
        meta=meta_of(site, view, (place.path, place.title, place.twins), about),
        banner=_banner(site, view, place.section),
        tongues=_kept(site, view, switch, lambda: {"tongues": _tongues(site, place, view)}),
        folio=_folio(site, view, place.section),
        footer=_footer(site, view),
    )


def _kept(
    site: Site, view: View, name: tuple[str, Hashable], make: Callable[[], Mapping[str, object]]
) -> Markup:
    """What a template prints of a context: made once for each view and name (template, key)."""
    whole = name, view.language, view.root
    if whole not in site.kept:
        if len(site.kept) >= KEPT:
            site.kept.clear()
        html = site.render(name[0], view, **make())
        site.kept[whole] = Markup(html)  # noqa: S704 - made by a template that escapes
    return site.kept[whole]


def _tongues(site: Site, place: Place, view: View) -> tuple[Tongue, ...]:
    """The edition's languages first, then others in which this page exists."""
    found = {*place.twins, place.language}
    rest = [language for language in sorted(found) if language not in site.languages]
    others = {language: view.to(path) for language, path in place.twins.items()}
    others.pop(place.language, None)
    return tuple(
        Tongue(
            endonym(language),
            view.attributes(language),
            language,
            others.get(language, ""),
            current=language == place.language,
        )
        for language in (*site.languages, *rest)
    )


def _head(site: Site, view: View) -> Markup:
    feed = view.to(f"{view.language}/feed.xml")
    return _kept(site, view, ("head.html", None), lambda: {"feed": feed})


def _banner(site: Site, view: View, section: str) -> Markup:
    is_front = section == FRONT
    return _kept(
        site,
        view,
        ("banner.html", is_front),
        lambda: {
            "is_front": is_front,
            "name": site.own(site.archive.name, view),
            "tagline": site.own(site.archive.tagline, view),
            "home": view.to(f"{view.language}/index.html"),
        },
    )


def _folio(site: Site, view: View, current: str) -> Markup:
    """The row of sections, *current* being where the page belongs, and the edition's date."""
    return _kept(
        site,
        view,
        ("folio.html", current),
        lambda: {"sections": _sections(site, view, current), "dated": _dated(site, view)},
    )


def _sections(site: Site, view: View, current: str) -> list[Section]:
    names = [(FRONT, "index.html", "Front page"), (KINDS, "kind/index.html", "By kind")]
    if site.series_items:
        names.append((SERIES, "series/index.html", "All series"))
    names.append((DATES, "dates.html", "By date"))
    if site.agents:
        names.append((AGENTS, "agent/index.html", "Names"))
    names.append((PageSlug.CORRECTIONS, "corrections.html", "Corrections and replies"))
    names.append((PageSlug.ABOUT, "about.html", "About us"))
    plain = [(key, file, Phrase(view.words(name), Markup())) for key, file, name in names]
    found = [
        (str(slug), f"{slug}.html", Phrase(page.title, view.attributes(page.language)))
        for slug in (PageSlug.SAFETY, PageSlug.CONTACT)
        if (page := site.free_page(slug, view.language))
    ]
    return [
        Section(view.to(f"{view.language}/{file}"), label, key == current)
        for key, file, label in (*plain, *found)
    ]


def _dated(site: Site, view: View) -> Markup:
    """The words "Edition of" and its date; empty where the edition has none."""
    day = site.archive.edition_date
    if not day:
        return Markup()
    return view.words.html("Edition of {date}", date=edition_html(day, view.words))


def _footer(site: Site, view: View) -> Markup:
    """Who keeps the archive, who pays, what a named person may do: the same on every page."""
    return _kept(
        site,
        view,
        ("footer.html", None),
        lambda: {
            "interests": site.own(site.archive.interests, view),
            "funding": site.own(site.archive.funding, view),
            "contact": addressed(site.own(site.archive.contact, view)),
            "about": view.to(f"{view.language}/about.html"),
            "feed": view.to(f"{view.language}/feed.xml"),
        },
    )


def addressed(phrase: Phrase) -> Phrase:
    """*phrase* with its e-mail addresses unbroken."""
    return replace(phrase, words=with_addresses(phrase.words))
