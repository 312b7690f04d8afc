"""The page of an Item in one language: its header of questions, its text, what stands around."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from firsthand.core.text import Mark, MarkKind, Span, Text
from firsthand.edition.asks import Ask, asks_of, lacks_of, origin_of
from firsthand.edition.beside import Beside, beside
from firsthand.edition.cards import size_of
from firsthand.edition.citing import cite_block
from firsthand.edition.corrections import Note, correction_anchor, notes_of
from firsthand.edition.dates import day_html
from firsthand.edition.facts import kicker_rest
from firsthand.edition.frame import Place, framed
from firsthand.edition.inline import CUT_SIGN, NO_ATTRIBUTES, filled
from firsthand.edition.meta import About
from firsthand.edition.pictures import Shown, pictures_of
from firsthand.edition.rendering import Setting, body_html
from firsthand.edition.replies import Reply, replies_to
from firsthand.edition.schema_org import article
from firsthand.edition.shelf import Header
from firsthand.edition.site import Page, Site, View
from firsthand.edition.words import capital
from firsthand.public.records import ItemRecord

REPLY_LEVEL = 3  # headings in a reply's text, below its own title
LONGEST_SAMPLE_CP = 40
# How a treatment looks, and what it means; a page shows the keys that its text needs, with words
# from it, or with these where its own are too many.
KEYS = {
    "role": ("role", "[role]", "our words in place of a name"),
    "pseudonym": ("alias", "Name", "a name that is not the person’s own"),
    "withheld": ("held", "[name withheld]", "a name that we do not give"),
    "general": ("role", "[in general]", "said more generally by us"),
    "cut": ("left-out", CUT_SIGN, "something is left out here"),
}
BRACKETED = frozenset({"role", "general"})


@dataclass(frozen=True, slots=True)
class Key:
    """A line of "How to read it"."""

    css: str
    sample: str
    meaning: str
    attributes: Markup = NO_ATTRIBUTES


@dataclass(frozen=True, slots=True)
class ItemPage:
    """All that the page of an Item prints."""

    attributes: Markup
    kind: str
    rest: str
    title: Markup
    size: str
    as_written: str
    stand: Markup
    asks: Sequence[Ask]
    lacks: Sequence[str]
    origin: Sequence[Markup]
    warnings: Sequence[str]
    pictures: Sequence[Shown]
    text: Markup
    keys: Sequence[Key]
    beside: Beside | None
    replies: Sequence[Reply]
    corrections: Sequence[Note]
    notes: Sequence[Markup]
    contact: str
    log: str


def page(site: Site, header: Header, text: Text) -> Page:
    """The page of the record that *header* heads, with its *text*."""
    record = header.record
    twins = {twin.record.language: twin.path for twin in site.shelf.twins(record.item_id)}
    view = site.view(record.language, header.path)
    place = Place(header.path, record.language, header.title.plain, "", twins)
    thing = article(site, header, view)
    about = About(thing, str(thing["description"]))
    cite = cite_block(site, header, view)
    content = _page(site, header, text, view)
    return framed(site, place, "item.html", about, page=content, cite=cite)


def _page(site: Site, header: Header, text: Text, view: View) -> ItemPage:
    record, words = header.record, view.words
    fixed = _fixed(record, text) if record.corrections else {}
    setting = Setting(record.language, words("Something is left out here."), fixed=fixed)
    attributes = header.attributes(words.language)
    return ItemPage(
        attributes=attributes,
        kind=capital(words.label(record.kind)),
        rest=words(", ").join(["", *kicker_rest(record, words)]),
        title=header.title.html,
        size=size_of(header.title.plain),
        as_written=_as_written(record, view),
        stand=header.teaser if record.teaser_is_own else Markup(),
        asks=list(asks_of(site, header, view)),
        lacks=list(lacks_of(site, record, text, view)),
        origin=list(origin_of(site, header, view)),
        warnings=[capital(words.label(code)) for code in record.warnings],
        pictures=pictures_of(record, view) if record.pictures else (),
        text=body_html(text, setting, without=header.title.shown_heading),
        keys=list(_keys(text, fixed, header, view)) if text.marks or fixed else (),
        beside=beside(site, header, view) if record.series_id else None,
        replies=replies_to(site, record.item_id, view, level=REPLY_LEVEL),
        corrections=notes_of(site, header, view) if record.corrections else (),
        notes=list(_notes(site, header, view)),
        contact=view.to(f"{view.language}/about.html#contact"),
        log=view.to(f"{view.language}/corrections.html"),
    )


def _as_written(record: ItemRecord, view: View) -> str:
    """That the title is as written, or ours; empty under a headline of our own."""
    if record.headline:
        return ""
    return view.words("title as written" if record.title else "this title is ours")


def _fixed(record: ItemRecord, text: Text) -> dict[Span, str]:
    """Where corrected words stand, if in one place only, and the id of the note on them."""
    found = {}
    for correction in record.corrections:
        if correction.after and text.string.count(correction.after) == 1:
            start = text.string.index(correction.after)
            span = Span(start, start + len(correction.after))
            found[span] = correction_anchor(correction)
    return found


def _keys(text: Text, fixed: dict[Span, str], header: Header, view: View) -> Iterator[Key]:
    """What the forms in this text mean, each shown on words of the text."""
    words, attributes = view.words, header.attributes(view.words.language)
    first: dict[str, Mark] = {}
    for mark in text.marks:
        if mark.kind in {MarkKind.REPLACED, MarkKind.CUT}:
            first.setdefault(mark.value or "cut", mark)
    for value, (css, sample, meaning) in KEYS.items():
        if value in first:
            shown = _sample(text, first[value].span, value) if value != "cut" else ""
            yield Key(
                css, shown or words(sample), words(meaning), attributes if shown else Markup()
            )
    if fixed:
        shown = _sample(text, next(iter(fixed)), "")
        sample = shown or words("words")
        yield Key("fixed", sample, words("corrected since it was published"), attributes)


def _sample(text: Text, span: Span, value: str) -> str:
    """The words at *span*, in brackets where they stand so in the text; empty where too many."""
    found = text.quote(span).replace("\n", " ")
    if len(found) > LONGEST_SAMPLE_CP:
        return ""
    return f"[{found}]" if value in BRACKETED and not found.startswith("[") else found


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
