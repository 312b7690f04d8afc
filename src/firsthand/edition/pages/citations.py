"""All texts of a language as one list of citations, for reference managers (CSL-JSON)."""

import json
from collections.abc import Iterator

from firsthand.edition.citing import CITATIONS, citation_of, csl
from firsthand.edition.site import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """One list a language of the edition; a text in another language stands with its front page."""
    rows: dict[str, list[str]] = {language: [] for language in site.languages}
    views = {language: site.view(language, f"{language}/{CITATIONS}") for language in rows}
    for header in site.shelf.records():
        language = site.front_language(header.record.language)
        said = csl(citation_of(site, header, views[language]), site.archive.edition_date)
        rows[language].append(json.dumps(said, ensure_ascii=False))
    for language, lines in rows.items():
        body = "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"
        yield Page(f"{language}/{CITATIONS}", body)
