"""How to cite a text: in words, and in the forms that reference managers read.

The title stands as the page shows it (quoted where it is the source's own), whoever says it in the
words that the page uses, and with them the permanent id and the date of the edition.
Source: CSL-JSON (citeproc-js), biblatex's `@online`, RIS (Research Information Systems).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from markupsafe import Markup, escape

from firsthand.core.text import LINE_END
from firsthand.edition.dating import EDITION, edition_html
from firsthand.edition.facts import speaker_words
from firsthand.edition.identity import address, item_urn
from firsthand.edition.shelf import Header
from firsthand.edition.site import Site, View

CITATIONS = "citations.json"
SPECIAL = re.compile(r"[\\{}~^#$%&_]")
PLAIN_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
TEX: Mapping[int, str] = MappingProxyType(
    str.maketrans(
        {
            "\\": r"\textbackslash{}",
            "{": r"\{",
            "}": r"\}",
            "~": r"\textasciitilde{}",
            "^": r"\textasciicircum{}",
            **{sign: f"\\{sign}" for sign in "#$%&_"},
        }
    )
)


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation says; strings that may be absent are empty, *issued* is the source's date."""

    key: str
    urn: str
    title: str
    who: str
    archive: str
    url: str
    language: str
    approved_on: date
    issued: str


@dataclass(frozen=True, slots=True)
class CiteBlock:
    """The block "cite this" of a page."""

    forms: tuple[tuple[str, Markup], ...]
    all_of_them: str


def citation_of(site: Site, header: Header, view: View) -> Citation:
    """How to cite the text that *header* heads."""
    record = header.record
    issued = record.issued.edtf
    return Citation(
        key=f"{record.item_id}-{record.language}",
        urn=item_urn(record.item_id, record.language),
        title=header.title.plain,
        who=speaker_words(record, view.words),
        archive=site.own(site.archive.name, view).words,
        url=address(site.archive, header.path),
        language=record.language,
        approved_on=header.approved_on,
        issued=issued if PLAIN_DATE.fullmatch(issued) else "",
    )


def cite_block(site: Site, header: Header, view: View) -> CiteBlock:
    """The forms of a citation, for a page."""
    citation = citation_of(site, header, view)
    forms = (("BibTeX", bibtex(citation, EDITION)), ("RIS", ris(citation, EDITION)))
    dated = edition_html(site.archive.edition_date)
    return CiteBlock(
        tuple((name, escape(form).replace(EDITION, dated)) for name, form in forms),
        view.to(f"{view.language}/{CITATIONS}"),
    )


def bibtex(citation: Citation, edition: str) -> str:
    """The entry for biblatex, edition of the day *edition*."""
    fields = {
        "author": f"{{{_tex(citation.who)}}}" if citation.who else "",
        "title": f"{{{_tex(citation.title)}}}",
        "organization": f"{{{_tex(citation.archive)}}}" if citation.archive else "",
        "date": citation.approved_on.isoformat(),
        "origdate": citation.issued,
        "version": edition,
        "url": citation.url,
        "note": citation.urn,
        "langid": citation.language,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{citation.key},", *lines, "}"])


def ris(citation: Citation, edition: str) -> str:
    """The record in RIS, edition of the day *edition*."""
    fields = {
        "TY": "ELEC",
        "ID": citation.key,
        "AU": citation.who,
        "TI": citation.title,
        "PB": citation.archive,
        "DA": f"{citation.approved_on:%Y/%m/%d}",
        "OP": citation.issued,
        "ET": edition,
        "UR": citation.url,
        "AN": citation.urn,
        "LA": citation.language,
    }
    lines = [f"{tag}  - {LINE_END.sub(' ', value)}" for tag, value in fields.items() if value]
    return "\n".join([*lines, "ER  - "])


def csl(citation: Citation, edition: date | None) -> dict[str, object]:
    """The item of CSL-JSON, edition of the day *edition*."""
    said: dict[str, object] = {
        "id": citation.key,
        "type": "webpage",
        "author": [{"literal": citation.who}] if citation.who else [],
        "title": citation.title,
        "container-title": citation.archive,
        "issued": _parts(citation.approved_on.isoformat()),
        "original-date": _parts(citation.issued) if citation.issued else None,
        "version": edition.isoformat() if edition else "",
        "URL": citation.url,
        "note": citation.urn,
        "language": citation.language,
    }
    return {name: value for name, value in said.items() if value}


def _parts(day: str) -> dict[str, object]:
    return {"date-parts": [[int(part) for part in day.split("-")]]}


def _tex(words: str) -> str:
    return words.translate(TEX) if SPECIAL.search(words) else words
