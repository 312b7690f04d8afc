"""What is new in one language: the entries that all its feeds share.

An entry holds what the archive set right, and every reply, whole (fairness rules F8, F20); a reply
or a correction makes it new again. Ids come from public ids alone, so that they outlive addresses.
"""

import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from firsthand.edition.corrections import notes_of
from firsthand.edition.facts import kicker_rest, speaker_first_html, told
from firsthand.edition.identity import address, base_of, item_urn
from firsthand.edition.replies import replies_to
from firsthand.edition.shelf import Header
from firsthand.edition.site import Phrase, Site, View
from firsthand.edition.words import capital

ENTRIES = 50
NEVER = date(1970, 1, 1)
REPLY_LEVEL = 3
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One Item of the feeds; *href* is absolute where the edition knows its address."""

    id: str
    title: str
    href: str
    published: date
    updated: date
    kind: str
    summary: str
    html: str


@dataclass(frozen=True, slots=True)
class News:
    """The feeds of one language: what they are called, where they stand, what is in them."""

    id: str
    language: str
    name: Phrase
    tagline: str
    updated: date
    base: str
    home: str
    entries: Sequence[Entry]

    def address(self, name: str) -> str:
        """Where the feed called *name* stands on the web; empty where that is not known."""
        return f"{self.base}/{self.language}/{name}" if self.base else ""


def news_of(site: Site, language: str) -> News:
    """The newest entries in *language*, newest first."""
    path = f"{language}/feed.xml"
    view, base = site.view(language, path), base_of(site.archive)
    if base:
        view = replace(view, root=f"{base}/")
    name = site.own(site.archive.name, view)
    return News(
        id=uuid.uuid5(uuid.NAMESPACE_URL, f"{site.archive.base_url or name.words} {language}").urn,
        language=language,
        name=name,
        tagline=" ".join(_tagline(site, view)),
        updated=site.archive.edition_date or NEVER,
        base=base,
        home=address(site.archive, f"{language}/index.html") or "index.html",
        entries=[_entry(site, header, view) for header in _newest(site, language)],
    )


def _tagline(site: Site, view: View) -> Iterator[str]:
    if site.archive.invented:
        yield view.words(
            "Everything in this edition is invented: people, places, organisations, texts."
        )
    tagline = site.own(site.archive.tagline, view).words
    if tagline:
        yield tagline


def _newest(site: Site, language: str) -> Iterator[Header]:
    held = (header for header in site.shelf.records() if header.record.language == language)
    dated = [(-_updated(site, h).toordinal(), h.record.item_id, h) for h in held]
    dated.sort(key=lambda row: row[:2])
    return (header for _, _, header in islice(dated, ENTRIES))


def _updated(site: Site, header: Header) -> date:
    """The day of the last thing that was said here: by the text, a correction or a reply."""
    record = header.record
    days = [header.approved_on, *(correction.on for correction in record.corrections)]
    for reply in site.links.replies(record.item_id):
        days += [twin.approved_on for twin in site.shelf.twins(reply)]
    return max(days)


def _entry(site: Site, header: Header, view: View) -> Entry:
    record = header.record
    return Entry(
        id=item_urn(record.item_id, record.language),
        title=header.title.plain,
        href=address(site.archive, header.path) or f"item/{record.item_id}.html",
        published=header.approved_on,
        updated=_updated(site, header),
        kind=capital(view.words.label(record.kind)),
        summary=NOT_XML.sub("", f"{_facts(header, view)} {header.teaser.striptags()}"),
        html=NOT_XML.sub("", _html(site, header, view)),
    )


def _facts(header: Header, view: View) -> str:
    """Kind, who says it, and in what circumstances."""
    record, words = header.record, view.words
    facts = words(", ").join([capital(words.label(record.kind)), *kicker_rest(record, words)])
    who = words(
        "{who}. {circumstances}.",
        who=speaker_first_html(record, words).striptags().removesuffix("."),
        circumstances=told(record, words).sentence,
    )
    return f"{facts}. {who}"


def _html(site: Site, header: Header, view: View) -> str:
    return site.render(
        "entry.html",
        view,
        teaser=header.teaser,
        attributes=header.attributes(view.words.language),
        facts=_facts(header, view),
        notes=notes_of(site, header, view),
        replies=replies_to(site, header.record.item_id, view, level=REPLY_LEVEL),
    )
