"""An Atom feed a language: the Items last approved, with who says it and in what circumstances.

Source: RFC 4287. Ids come from public ids alone; links are relative where no address is known.
"""

import base64
import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from firsthand.edition.facts import kicker_rest, speaker_html, told
from firsthand.edition.inline import is_web_address
from firsthand.edition.shelf import Header
from firsthand.edition.site import Page, Phrase, Site, View
from firsthand.edition.words import capital

ENTRIES = 50
NEVER = date(1970, 1, 1)
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One Item of the feed."""

    id: str
    title: str
    href: str
    updated: str
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in one language."""

    id: str
    name: Phrase
    tagline: str
    updated: str
    base: str
    entries: Sequence[Entry]


def pages(site: Site) -> Iterator[Page]:
    """One feed a language of the edition."""
    for language in site.languages:
        path = f"{language}/feed.xml"
        view = site.view(language, path)
        xml = site.render("feed.xml", view, feed=_feed(site, language, view))
        yield Page(path, NOT_XML.sub("", xml))


def _feed(site: Site, language: str, view: View) -> Feed:
    base = site.archive.base_url
    held = (header for header in site.shelf.records() if header.record.language == language)
    newest = sorted(held, key=_newest_first)[:ENTRIES]
    name = site.own(site.archive.name, view)
    seed = f"{base or name.words} {language}"
    return Feed(
        id=uuid.uuid5(uuid.NAMESPACE_URL, seed).urn,
        name=name,
        tagline=site.own(site.archive.tagline, view).words,
        updated=_instant(site.archive.edition_date or NEVER),
        base=base.rstrip("/") if is_web_address(base) else "",
        entries=[_entry(header, view) for header in newest],
    )


def _newest_first(header: Header) -> tuple[int, str]:
    return -header.approved_on.toordinal(), header.record.item_id


def _entry(header: Header, view: View) -> Entry:
    record, words = header.record, view.words
    facts = [capital(words.label(record.kind)), *kicker_rest(record, words)]
    who = words.html(
        "{who}. {circumstances}.",
        who=speaker_html(record, words),
        circumstances=told(record, words).sentence,
    )
    return Entry(
        id=_entry_id(record.item_id, record.language),
        title=header.title.plain,
        href=f"item/{record.item_id}.html",
        updated=_instant(header.approved_on),
        summary=f"{words(', ').join(facts)}. {_plain(who)} {_plain(header.teaser)}",
    )


def _plain(html: Markup) -> str:
    return html.striptags()


def _entry_id(item_id: str, language: str) -> str:
    """A name for one Item and language, made of its public id."""
    padded = item_id.upper() + "=" * (-len(item_id) % 8)
    return uuid.uuid5(uuid.UUID(bytes=base64.b32hexdecode(padded)), language).urn


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
