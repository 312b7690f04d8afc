"""The page of an Item in one language: its header of questions, its text, what stands around."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from firsthand.core.codes import RightsBasis
from firsthand.core.text import MarkKind, Text
from firsthand.edition.beside import REACH, Beside, beside
from firsthand.edition.cards import gap_sentence
from firsthand.edition.dates import day_html
from firsthand.edition.facts import (
    connection,
    issued_html,
    kicker_rest,
    missing,
    speakers_html,
    told,
)
from firsthand.edition.frame import Place, framed
from firsthand.edition.inline import CUT_SIGN, filled, is_web_address
from firsthand.edition.rendering import Setting, body_html
from firsthand.edition.sequence import Gap
from firsthand.edition.shelf import Header
from firsthand.edition.site import Page, Site, View
from firsthand.edition.words import Words, capital
from firsthand.public.records import ItemRecord

SOURCE_LINK = '<a href="{0}" rel="external nofollow noopener noreferrer"><bdi>{0}</bdi></a>'
RIGHTS = {
    RightsBasis.OWN: "The archive’s own text.",
    RightsBasis.PERMISSION: "Published with permission.",
    RightsBasis.LICENCE: "Published under a licence.",
    RightsBasis.PUBLIC_DOMAIN: "In the public domain.",
    RightsBasis.QUOTATION: "Quoted: no more than a stated extract of the source.",
}
# How a treatment looks, and what it means; a page shows the keys that its text needs.
KEYS = {
    "role": ("role", "[role]", "our words in place of a name"),
    "pseudonym": ("alias", "Name", "a name that is not the person’s own"),
    "withheld": ("held", "[name withheld]", "a name that we do not give"),
    "general": ("role", "[in general]", "said more generally by us"),
    "cut": ("left-out", CUT_SIGN, "something is left out here"),
}


@dataclass(frozen=True, slots=True)
class Ask:
    """A question of the header and its answer."""

    question: str
    answers: Sequence[Markup]
    css: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """A line of "How to read it"."""

    css: str
    sample: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    """All that the page of an Item prints."""

    attributes: Markup
    kind: str
    rest: str
    title: Markup
    as_written: Markup
    asks: Sequence[Ask]
    lacks: Sequence[str]
    warnings: Sequence[str]
    text: Markup
    keys: Sequence[Key]
    beside: Beside | None
    notes: Sequence[Markup]
    contact: str


def page(site: Site, header: Header, text: Text) -> Page:
    """The page of the record that *header* heads, with its *text*."""
    record = header.record
    twins = {twin.record.language: twin.path for twin in site.shelf.twins(record.item_id)}
    view = site.view(record.language, header.path)
    place = Place(header.path, record.language, header.title.plain, "", twins)
    return framed(site, place, "item.html", page=_page(site, header, text, view))


def _page(site: Site, header: Header, text: Text, view: View) -> ItemPage:
    record, words = header.record, view.words
    setting = Setting(record.language, words("Something is left out here."))
    return ItemPage(
        attributes=header.attributes(words.language),
        kind=capital(words.label(record.kind)),
        rest=words(", ").join(["", *kicker_rest(record, words)]),
        title=header.title.html,
        as_written=_as_written(record, view),
        asks=list(_asks(record, words)),
        lacks=list(_lacks(site, record, text, view)),
        warnings=[capital(words.label(code)) for code in record.warnings],
        text=body_html(text, setting, without=header.title.shown_heading),
        keys=_keys(text, words),
        beside=beside(site, header, view) if record.series_id else None,
        notes=list(_notes(site, header, view)),
        contact=view.to(f"{view.language}/about.html#contact"),
    )


def _as_written(record: ItemRecord, view: View) -> Markup:
    """That the title is as written, or ours; empty under a headline of our own."""
    if record.headline:
        return Markup()
    written = "Title as written" if record.title else "This title is ours"
    return escape(view.words(written))


def _asks(record: ItemRecord, words: Words) -> Iterator[Ask]:
    circumstances = told(record, words)
    yield Ask(words("Who says it"), speakers_html(record, words))
    yield Ask(words("How they know"), [escape(connection(record, words))])
    yield Ask(words("Circumstances"), [escape(circumstances.sentence)], circumstances.css)
    yield Ask(words("When"), [issued_html(record, words)])
    yield Ask(words("Where it comes from"), list(_origin(record, words)))


def _origin(record: ItemRecord, words: Words) -> Iterator[Markup]:
    """On what ground it is published, and the source's address."""
    yield escape(words(RIGHTS[record.rights_basis]))
    if record.licence:
        yield words.html("Licence: {licence}", licence=record.licence)
    if is_web_address(record.source_url):
        link = Markup(
            '<a href="{0}" rel="external nofollow noopener noreferrer"><bdi>{0}</bdi></a>'
        )
        yield words.html("Address of the source: {address}", address=link.format(record.source_url))


def _lacks(site: Site, record: ItemRecord, text: Text, view: View) -> Iterator[str]:
    """What this text lacks; of a name or a cut only that, never who or why."""
    yield from missing(record, view.words)
    kinds = {mark.kind for mark in text.marks}
    if MarkKind.CUT in kinds:
        yield view.words("Something is left out.")
    if MarkKind.REPLACED in kinds:
        yield view.words("Some names are not given.")
    if record.series_id:
        order = site.order(record.series_id, view.language)
        gaps = (place for place in order.near(record.item_id, REACH) if isinstance(place, Gap))
        yield from (gap_sentence(gap, view.words) + "." for gap in gaps)


def _keys(text: Text, words: Words) -> list[Key]:
    used = {mark.value or str(mark.kind) for mark in text.marks if _is_ours(mark.kind)}
    return [
        Key(css, words(sample), words(meaning))
        for value, (css, sample, meaning) in KEYS.items()
        if value in used
    ]


def _is_ours(kind: MarkKind) -> bool:
    return kind in {MarkKind.REPLACED, MarkKind.CUT}


def _notes(site: Site, header: Header, view: View) -> Iterator[Markup]:
    """Translation, machine, review, approval, and how to cite."""
    record, words = header.record, view.words
    if record.translated_from:
        yield _translated(site, record, view)
    if record.machine_made:
        yield escape(words("Made by a machine, and not yet checked by a person."))
    if record.one_member:
        yield escape(words("Not reviewed by a second person."))
    yield words.html("Approved on {date}.", date=day_html(header.approved_on, words))
    yield words.html(
        "To cite: {title}, {archive}, {id}.",
        title=filled("<bdi{}>{}</bdi>", header.attributes(words.language), header.title.plain),
        archive=site.own(site.archive.name, view).words,
        id=filled("<bdi>{}</bdi>", record.item_id),
    )


def _translated(site: Site, record: ItemRecord, view: View) -> Markup:
    """From which language, linked where that text is in this edition."""
    name = escape(view.words.language_name(record.translated_from))
    for twin in site.shelf.twins(record.item_id):
        if twin.record.language == record.translated_from:
            link = '<a href="{}" hreflang="{}">{}</a>'
            name = filled(link, view.to(twin.path), twin.record.language, name)
    return view.words.html("Translated from {language}.", language=name)
