"""What a page is, in the words of schema.org, as a block of data (JSON-LD).

It says no more than the page. Nobody has a node of their own: whoever speaks is a line of words
(`creditText`), as the page shows them (fairness rule F15). Addresses stand only where the edition
knows its own.
Source: https://schema.org; https://www.w3.org/TR/json-ld11/#restrictions-for-contents-of-json-ld-script-elements.
"""

import json
import re
from collections.abc import Mapping

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from firsthand.edition.facts import speaker_words
from firsthand.edition.identity import address, item_urn, series_urn
from firsthand.edition.inline import filled, is_web_address
from firsthand.edition.shelf import Header
from firsthand.edition.site import Site, View, series_title
from firsthand.edition.words import capital

Thing = Mapping[str, object]

CONTEXT = "https://schema.org"
AS_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
ISO_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def article(site: Site, header: Header, view: View) -> Thing:
    """The text that *header* heads."""
    record, words = header.record, view.words
    issued = record.issued.edtf
    return {
        "@type": "Article",
        "@id": item_urn(record.item_id, record.language),
        "headline": header.title.plain,
        "inLanguage": record.language,
        "description": header.teaser.striptags(),
        "genre": capital(words.label(record.kind)),
        "creditText": speaker_words(record, words),
        "dateCreated": issued if ISO_DATE.fullmatch(issued) else "",
        "datePublished": header.approved_on.isoformat(),
        "publisher": _publisher(site, view),
        "license": record.licence,
        "isBasedOn": record.source_url if is_web_address(record.source_url) else "",
        "isPartOf": _part_of(site, header, view),
        "position": record.part if record.series_id else None,
        "translationOfWork": _original(header),
        "correction": _corrections(header),
        **_addressed(site, header.path),
    }


def series(site: Site, series_id: str, view: View, path: str) -> Thing:
    """A Series."""
    return {
        "@type": "CreativeWorkSeries",
        "@id": series_urn(series_id),
        "name": series_title(site, series_id, view).words,
        "inLanguage": view.words.language,
        "publisher": _publisher(site, view),
        **_addressed(site, path),
    }


def collection(site: Site, title: str, view: View, path: str) -> Thing:
    """A front page or a list."""
    return {
        "@type": "CollectionPage",
        "name": title,
        "inLanguage": view.words.language,
        "publisher": _publisher(site, view),
        **_addressed(site, path),
    }


def block(thing: Thing) -> Markup:
    """The script element that holds *thing*: data, which no browser runs."""
    said = {"@context": CONTEXT, **thing}
    known = {key: value for key, value in said.items() if value not in ("", None, [], {})}
    data = htmlsafe_json_dumps(known, dumps=AS_JSON)  # inside a script no sign may end it
    return filled('<script type="application/ld+json">{}</script>', data)


def _publisher(site: Site, view: View) -> Thing:
    name = site.own(site.archive.name, view).words
    return {"@type": "Organization", "name": name} if name else {}


def _part_of(site: Site, header: Header, view: View) -> Thing:
    series_id = header.record.series_id
    if not series_id:
        return {}
    title = series_title(site, series_id, view).words
    return {"@type": "CreativeWorkSeries", "@id": series_urn(series_id), "name": title}


def _original(header: Header) -> Thing:
    record = header.record
    if not record.translated_from:
        return {}
    return {"@type": "Article", "@id": item_urn(record.item_id, record.translated_from)}


def _corrections(header: Header) -> list[Thing]:
    return [
        {
            "@type": "CorrectionComment",
            "datePublished": correction.on.isoformat(),
            "inLanguage": correction.language,
            **({"text": correction.words} if correction.words else {}),
        }
        for correction in header.record.corrections
    ]


def _addressed(site: Site, path: str) -> Thing:
    url = address(site.archive, path)
    return {"url": url, "mainEntityOfPage": url} if url else {}
