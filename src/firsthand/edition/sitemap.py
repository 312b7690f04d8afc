"""Sitemaps: every page with its twins in other languages; an index where one file is too small.

Source: https://www.sitemaps.org/protocol.html (50,000 addresses and 50 MiB a file).
"""

from collections.abc import Iterable, Iterator

from markupsafe import escape

from firsthand.edition.identity import address
from firsthand.edition.meta import DEFAULT, default_path
from firsthand.edition.site import Page, Site

SITEMAP = "sitemap.xml"
ADDRESSES = 50_000
CHARACTERS = 24 << 20  # of up to two bytes each in what we write: under 50 MiB
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
TWINS = "http://www.w3.org/1999/xhtml"
NOT_FOUND = "404.html"


def sitemaps(site: Site, paths: Iterable[str]) -> Iterator[Page]:
    """The sitemap of the HTML pages among *paths*; parts and an index where they are many."""
    parts = list(_parts(_rows(site, paths)))
    if len(parts) == 1:
        yield Page(SITEMAP, _urls(parts[0]))
        return
    names = [f"sitemap-{number}.xml" for number, _ in enumerate(parts, 1)]
    for name, rows in zip(names, parts, strict=True):
        yield Page(name, _urls(rows))
    listed = "\n".join(f"<sitemap><loc>{_href(site, name)}</loc></sitemap>" for name in names)
    yield Page(SITEMAP, f'{HEAD}<sitemapindex xmlns="{SPACE}">\n{listed}\n</sitemapindex>\n')


def _rows(site: Site, paths: Iterable[str]) -> Iterator[str]:
    """One `url` a page, pages that are twins together."""
    for twins in _by_page(paths).values():
        where = {tag: _href(site, path) for tag, path in sorted(twins.items())}
        links = "".join(_link(tag, href) for tag, href in where.items()) if len(where) > 1 else ""
        default = default_path(site, twins)
        if links and default:
            links += _link(DEFAULT, _href(site, default))
        for href in where.values():
            yield f"<url><loc>{href}</loc>{links}</url>"


def _by_page(paths: Iterable[str]) -> dict[str, dict[str, str]]:
    """The HTML pages: by what their paths say after the language, then by language."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(paths):
        if path.endswith(".html") and path != NOT_FOUND:
            language, slash, rest = path.partition("/")
            found.setdefault(slash + rest, {})[language] = path
    return found


def _href(site: Site, path: str) -> str:
    return escape(address(site.archive, path))


def _link(tag: str, href: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{tag}" href="{href}"/>'


def _parts(rows: Iterable[str]) -> Iterator[list[str]]:
    """*rows* in parts, each small enough for a file; at least one."""
    part: list[str] = []
    size = 0
    for row in rows:
        if part and (len(part) == ADDRESSES or size + len(row) > CHARACTERS):
            yield part
            part, size = [], 0
        part.append(row)
        size += len(row) + 1
    yield part


def _urls(rows: Iterable[str]) -> str:
    listed = "\n".join(rows)
    return f'{HEAD}<urlset xmlns="{SPACE}" xmlns:xhtml="{TWINS}">\n{listed}\n</urlset>\n'
