"""What machines read: robots.txt, and a sitemap where the edition knows its own address."""

from collections.abc import Iterable, Iterator

from markupsafe import escape

from firsthand.edition.inline import is_web_address
from firsthand.edition.site import Page, Site

ADDRESSES = 50_000  # a sitemap holds no more (sitemaps.org)
SITEMAP = "sitemap.xml"


def pages(site: Site, paths: Iterable[str]) -> Iterator[Page]:
    """robots.txt; with a base address also a sitemap of the HTML pages among *paths*."""
    base = site.archive.base_url.rstrip("/")
    lines = ["User-agent: *", "Allow: /"]
    if is_web_address(base):
        lines.append(f"Sitemap: {base}/{SITEMAP}")
        yield Page(SITEMAP, _sitemap(base, sorted(paths)))
    yield Page("robots.txt", "\n".join(lines) + "\n")


def _sitemap(base: str, paths: list[str]) -> str:
    rows = (
        f"<url><loc>{escape(base)}/{escape(path)}</loc></url>"
        for path in paths[:ADDRESSES]
        if path.endswith(".html") and path != "404.html"
    )
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'{head}<urlset xmlns="{space}">\n' + "\n".join(rows) + "\n</urlset>\n"
