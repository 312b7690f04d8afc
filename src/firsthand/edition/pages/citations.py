"""All texts of a language as one list of citations, for reference managers (CSL-JSON)."""

import json
from collections.abc import Iterator, Sequence
from functools import partial

from firsthand.edition.citing import CITATIONS, citation_of, csl
from firsthand.edition.jobs import Job, ids_of
from firsthand.edition.shelf import Header
from firsthand.edition.site import Page, Site


def pages(site: Site) -> Iterator[Job]:
    """One list a language of the edition; a text in another language stands with its front page."""
    found: dict[str, list[Header]] = {language: [] for language in site.languages}
    for header in site.shelf.records():
        found[site.front_language(header.record.language)].append(header)
    for language, headers in found.items():
        tags = tuple(header.record.language for header in headers)
        said = site.archive.edition_date, tags
        make = partial(_page, site, language, headers)
        yield Job(f"{language}/{CITATIONS}", ids_of(headers), said, make)


def _page(site: Site, language: str, headers: Sequence[Header]) -> Page:
    path, day = f"{language}/{CITATIONS}", site.archive.edition_date
    view = site.view(language, path)
    rows = (csl(citation_of(site, header, view), day) for header in headers)
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return Page(path, f"[\n{lines}\n]\n" if lines else "[]\n")
