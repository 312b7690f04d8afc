"""The long lists, language by language, so that the rows of one language are made once."""

from collections.abc import Iterator

from firsthand.edition.jobs import Job
from firsthand.edition.pages import agents, dates, kinds
from firsthand.edition.rows import Rows
from firsthand.edition.site import Page, Site


def pages(site: Site) -> Iterator[Page | Job]:
    """The lists by date, by kind, and of organizations and people, in each language."""
    for language in site.languages:
        rows = Rows(site, language)
        for module in (dates, kinds, agents):
            yield from module.pages(site, rows)
