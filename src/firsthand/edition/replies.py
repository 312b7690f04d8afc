"""A reply stands by what it answers: whole, at the same size, in its own language at once (F8)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from firsthand.edition.cards import reply_anchor, reply_words, title_link
from firsthand.edition.facts import Told, short_date_html, told
from firsthand.edition.inline import filled
from firsthand.edition.rendering import Setting, body_html
from firsthand.edition.shelf import Header
from firsthand.edition.site import Site, View
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
        _reply(twins, _shown(twins, view.language), view, level)
        for twins in map(site.shelf.twins, site.links.replies(item_id))
    ]


def briefly(site: Site, item_id: str, view: View, *, level: int) -> list[Reply]:
    """As `replies_to`; of several languages of its own only the one nearest to the reader."""
    return [
        _reply(twins, _nearest(_shown(twins, view.language), view.language), view, level)
        for twins in map(site.shelf.twins, site.links.replies(item_id))
    ]


def _reply(twins: Sequence[Header], shown: Sequence[Header], view: View, level: int) -> Reply:
    first, words = shown[0], view.words
    nearest = next((twin for twin in shown if twin.record.language == view.language), first)
    title = filled(
        '<a href="{}" hreflang="{}"{}>{}</a>',
        view.to(first.path),
        first.record.language,
        first.attributes(words.language),
        first.title.html,
    )
    return Reply(
        anchor=reply_anchor(first.record.item_id),
        kicker=reply_words(nearest, view),
        title=title,
        versions=list(_versions(shown, view, level)),
        more=[_elsewhere(twin, view) for twin in twins if twin not in shown],
        when=short_date_html(first.record, words),
        told=told(first.record, words),
    )


def _elsewhere(twin: Header, view: View) -> Markup:
    language = view.words.language_name(twin.record.language)
    title = title_link(twin, view)
    return view.words.html("The same in {language}: {title}", language=language, title=title)


def _shown(twins: Sequence[Header], language: str) -> list[Header]:
    """The texts of the reply's own languages, the reader's first; then a translation for them."""
    own = [twin for twin in twins if not twin.record.translated_from] or list(twins[:1])
    own.sort(key=lambda twin: twin.record.language != language)
    if any(twin.record.language == language for twin in own):
        return own
    return own + [twin for twin in twins if twin not in own and twin.record.language == language]


def _nearest(shown: Sequence[Header], language: str) -> list[Header]:
    """The reader's own text; else what was translated for them, and the translation; else one."""
    last = shown[-1]
    if shown[0].record.language == language or last.record.language != language:
        return [shown[0]]
    source = next((h for h in shown if h.record.language == last.record.translated_from), shown[0])
    return [source, last]


def _versions(shown: Sequence[Header], view: View, level: int) -> Iterator[Version]:
    for number, header in enumerate(shown):
        record = header.record
        cut = view.words("Something is left out here.")
        text = body_html(
            record.text,
            Setting(record.language, cut, level),
            without=header.title.shown_heading if number == 0 else None,
        )
        yield Version(
            label=_label(header, view) if _is_worth_a_label(shown, view) else "",
            tag=record.language,
            attributes=header.attributes(view.words.language),
            text=text,
        )


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
