"""A reply stands by what it answers: whole, at the same size, in its own language at once (F8)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from firsthand.core.text import Span
from firsthand.edition.cards import reply_anchor, reply_words
from firsthand.edition.facts import Told, short_date_html, told
from firsthand.edition.inline import filled
from firsthand.edition.rendering import Setting, body_html
from firsthand.edition.shelf import Header
from firsthand.edition.site import Site, View
from firsthand.edition.titles import Said, title_link, title_said
from firsthand.edition.words import capital


@dataclass(frozen=True, slots=True)
class Version:
    """A reply's words in one language, and which language that is."""

    label: str
    tag: str
    attributes: Markup
    text: Markup


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply as it stands beside what it answers; `more` are its texts in other languages."""

    anchor: str
    kicker: Markup
    title: Markup
    versions: Sequence[Version]
    more: Sequence[Markup]
    when: Markup
    told: Told


def replies_to(site: Site, item_id: str, view: View, *, level: int) -> list[Reply]:
    """All replies to an Item, whole; the headings in their texts begin at *level*."""
    return [
        _reply(site, _shown(twins, view.language), view, level)
        for twins in map(site.shelf.twins, site.links.replies(item_id))
    ]


def briefly(site: Site, item_id: str, view: View, *, level: int) -> list[Reply]:
    """As `replies_to`; of several languages of its own only the one nearest to the reader."""
    return [
        _reply(site, _nearest(_shown(twins, view.language)), view, level)
        for twins in map(site.shelf.twins, site.links.replies(item_id))
    ]


def _reply(site: Site, shown: Sequence[Header], view: View, level: int) -> Reply:
    first, words = shown[0], view.words
    return Reply(
        anchor=reply_anchor(first.record.item_id),
        kicker=reply_words(site, first, view),
        title=title_link(site, first, view),
        versions=list(_versions(site, shown, view, level)),
        more=[
            _elsewhere(twin, view)
            for twin in site.shelf.twins(first.record.item_id)
            if twin not in shown
        ],
        when=short_date_html(first.record, words),
        told=told(first.record, words),
    )


def _elsewhere(twin: Header, view: View) -> Markup:
    """The way to the same reply in another language, under its title there."""
    language = view.words.language_name(twin.record.language)
    title = filled(
        '<a href="{}" hreflang="{}"{}>{}</a>',
        view.to(twin.path),
        twin.record.language,
        twin.attributes(view.words.language),
        twin.title.html,
    )
    return view.words.html("The same in {language}: {title}", language=language, title=title)


def _shown(twins: Sequence[Header], language: str) -> list[Header]:
    """The text in the reader's language first, where there is one; then all in its own."""
    own = [twin for twin in twins if not twin.record.translated_from] or list(twins[:1])
    reader = [twin for twin in twins if twin.record.language == language]
    return reader + [twin for twin in own if twin not in reader]


def _nearest(shown: Sequence[Header]) -> list[Header]:
    """The first text; and where that is a translation, what it was translated from."""
    first, *rest = shown
    source = first.record.translated_from
    if not source or not rest:
        return [first]
    return [first, next((twin for twin in rest if twin.record.language == source), rest[0])]


def _versions(site: Site, shown: Sequence[Header], view: View, level: int) -> Iterator[Version]:
    title = title_said(site, shown[0], view)
    for number, header in enumerate(shown):
        record = header.record
        cut = view.words("Something is left out here.")
        text = body_html(
            record.text,
            Setting(record.language, cut, level),
            without=_heading(header, title) if number == 0 else None,
        )
        yield Version(
            label=_label(header, view) if _is_worth_a_label(shown, view) else "",
            tag=record.language,
            attributes=header.attributes(view.words.language),
            text=text,
        )


def _heading(header: Header, title: Said) -> Span | None:
    """The heading that stands above the text already."""
    return None if title.is_ours else header.title.shown_heading


def _is_worth_a_label(shown: Sequence[Header], view: View) -> bool:
    return len(shown) > 1 or bool(shown[0].attributes(view.words.language))


def _label(header: Header, view: View) -> str:
    """In which language this is, and whether it is a translation, or a machine's."""
    words, record = view.words, header.record
    facts = [words("in {language}", language=words.language_name(record.language))]
    if record.translated_from:
        language = words.language_name(record.translated_from)
        facts.append(words("translated from {language}", language=language))
    if record.machine_made:
        facts.append(words("made by a machine, unchecked"))
    return capital(words(", ").join(facts))
