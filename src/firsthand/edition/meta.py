"""What the head of a page says to machines: alternates, canonical address, OpenGraph, JSON-LD."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from firsthand.edition import schema_org
from firsthand.edition.identity import address, base_of
from firsthand.edition.site import Site, View

DEFAULT = "x-default"
HOME = "index.html"


@dataclass(frozen=True, slots=True)
class About:
    """What a page is about, beside its title: in a sentence, and as schema.org says it."""

    thing: schema_org.Thing
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language."""

    tag: str
    href: str


def alternates(site: Site, twins: Mapping[str, str]) -> Sequence[Alternate]:
    """The page in each of its languages, and for all others, where there is more than one.

    None where the edition does not know its address: they are for search engines, which take no
    relative ones; readers have the row of languages.
    """
    archive = site.archive
    if len(twins) <= 1 or not base_of(archive):
        return ()
    found = [Alternate(tag, address(archive, path)) for tag, path in sorted(twins.items())]
    default = default_path(site, twins)
    return [*found, Alternate(DEFAULT, address(archive, default))] if default else found


def default_path(site: Site, twins: Mapping[str, str]) -> str:
    """Where readers of all other languages go: to the choice of languages, from a front page.

    Else to the page in the first language of the edition that has it; empty where none has.
    """
    first = next((tag for tag in site.languages if tag in twins), "")
    if not first:
        return ""
    return HOME if twins[first] == f"{first}/{HOME}" else twins[first]


@dataclass(frozen=True, slots=True)
class Meta:
    """The lines of the head that are only for one page."""

    alternates: Sequence[Alternate]
    canonical: str
    kind: str
    title: str
    name: str
    summary: str
    data: Markup


def meta_of(
    site: Site, view: View, page: tuple[str, str, Mapping[str, str]], about: About | None
) -> Meta:
    """What the head says of *page*: its path, its title, its twins' paths."""
    path, title, twins = page
    thing = about.thing if about else schema_org.collection(site, title, view, path)
    name = site.own(site.archive.name, view).words
    return Meta(
        alternates(site, twins),
        address(site.archive, path),
        "article" if thing["@type"] == "Article" else "website",
        title or name,
        name,
        (about.summary if about else "") or site.own(site.archive.tagline, view).words,
        schema_org.block(thing),
    )
