"""The way in: a plain choice of languages, and the page for an address that holds nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from firsthand.edition.identity import address
from firsthand.edition.inline import is_web_address, language_attributes, with_addresses
from firsthand.edition.site import Page, Site, View
from firsthand.edition.words import Words, endonym, words


@dataclass(frozen=True, slots=True)
class Door:
    """A language of the edition: its front page, and the archive's words in it."""

    href: str
    tag: str
    address: str
    attributes: Markup
    endonym: str
    name: str
    tagline: str
    contact: str
    words: Words


def pages(site: Site) -> Iterator[Page]:
    """index.html and 404.html at the root of the edition."""
    view = site.view(site.languages[0], "index.html")
    yield _page(site, view, "index.html", "home.html")
    base = site.archive.base_url
    if is_web_address(base):  # a server shows 404.html at any depth: relative links would break
        view = View(view.language, view.words, base.rstrip("/") + "/")
    yield _page(site, view, "404.html", "notfound.html")


def _page(site: Site, view: View, path: str, template: str) -> Page:
    name, tagline = (site.own(words, view) for words in (site.archive.name, site.archive.tagline))
    doors = _doors(site, view)
    return Page(path, site.render(template, view, name=name, tagline=tagline.words, doors=doors))


def _doors(site: Site, view: View) -> Sequence[Door]:
    archive = site.archive
    return [
        Door(
            view.to(f"{language}/index.html"),
            language,
            address(archive, f"{language}/index.html"),
            language_attributes(language, ""),
            endonym(language),
            archive.name.get(language, ""),
            archive.tagline.get(language, ""),
            with_addresses(archive.contact.get(language, "")),
            words(language),
        )
        for language in site.languages
    ]
