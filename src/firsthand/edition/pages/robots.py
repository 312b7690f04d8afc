"""What programs look for at the root of a site: robots.txt, security.txt, `_headers`, sitemaps.

Source: RFC 9309; RFC 9116; sitemaps.org.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from firsthand.edition.hosting import underscore_headers
from firsthand.edition.identity import address, base_of
from firsthand.edition.inline import MAIL
from firsthand.edition.pages.feed import instant
from firsthand.edition.site import Page, Site
from firsthand.edition.sitemap import SITEMAP, sitemaps

SECURE = re.compile(r"https://[^\s\x00-\x20\"<>\\]*[^\s\x00-\x20\"<>\\.,;:!?)]")
SECURITY = ".well-known/security.txt"
FEBRUARY_29 = (2, 29)


def pages(site: Site, paths: Iterable[str]) -> Iterator[Page]:
    """All of them; sitemaps of the HTML pages among *paths* where the edition has an address."""
    yield Page("_headers", underscore_headers())
    lines = ["User-agent: *", "Allow: /"]
    if base_of(site.archive):
        lines.append(f"Sitemap: {address(site.archive, SITEMAP)}")
        yield from sitemaps(site, paths)
    yield Page("robots.txt", "\n".join(lines) + "\n")
    yield from _security(site)


def _security(site: Site) -> Iterator[Page]:
    """Where to report a hole, for a year from the edition's date; where a contact has a way."""
    day, ways = site.archive.edition_date, contacts(site.archive.contact.values())
    if not day or not ways:
        return
    lines = [f"Contact: {way}" for way in ways]
    lines.append(f"Expires: {instant(_a_year_on(day))}")
    lines.append(f"Preferred-Languages: {', '.join(site.languages)}")
    if canonical := address(site.archive, SECURITY):
        lines.append(f"Canonical: {canonical}")
    yield Page(SECURITY, "\n".join(lines) + "\n")


def contacts(words: Iterable[str]) -> list[str]:
    """The mail and secure web addresses in *words*, each once, as RFC 9116 writes them."""
    found = [
        way
        for said in words
        for way in (*(f"mailto:{mail}" for mail in MAIL.findall(said)), *SECURE.findall(said))
    ]
    return list(dict.fromkeys(found))


def _a_year_on(day: date) -> date:
    if (day.month, day.day) == FEBRUARY_29:
        return date(day.year + 1, 3, 1)
    return day.replace(year=day.year + 1)
