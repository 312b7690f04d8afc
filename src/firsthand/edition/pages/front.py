"""The front page in each language: what a Member chose, in that order, with what answers it."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from firsthand.core.codes import PageSlug
from firsthand.edition.cards import (
    Card,
    Slot,
    card,
    length_sentence,
    slots,
    with_teasers,
)
from firsthand.edition.corrections import Note, all_notes, correction_anchor, newest
from firsthand.edition.errors import DanglingError
from firsthand.edition.frame import FRONT, Place, framed
from firsthand.edition.pages.corrections import Answer, answers
from firsthand.edition.pages.kinds import CODES
from firsthand.edition.replies import Reply, briefly
from firsthand.edition.rows import by_date
from firsthand.edition.shelf import Header
from firsthand.edition.site import Page, Phrase, Site, View, series_title
from firsthand.edition.years import Year, years
from firsthand.public.records import FrontEntry

MANY = 4  # so many Items fill a column beside the lead and rows below it
BESIDE = 2
LONG_CP = 400  # so many signs more than the excerpt leave room for one more teaser below it
UNDER = 2
WHOLE_CP = 1800  # replies of so many signs take the width of the page
TALL_CP = 900  # so many of them are about as tall as a teaser, where they stand in two columns
STRIPS = 3
STRIP_REACH = 3
NOTICES = 8
WIDE = 3  # a section of so many teasers takes the whole width
CLIPPINGS = frozenset({"ITM07", "ITM15"})
Pair = tuple[Header, Card]
REPLY_LEVEL = 4  # headings in a reply's text, below its own title


@dataclass(frozen=True, slots=True)
class Strip:
    """A Series on the front page, its missing parts in their places."""

    title: Phrase
    href: str
    length: str
    slots: Sequence[Slot]


@dataclass(frozen=True, slots=True)
class Section:
    """Teasers under the name of their section, or of their kind."""

    title: Phrase
    href: str
    cards: Sequence[Card]
    css: str
    is_mixed: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """A correction or a reply."""

    note: Note | None = None
    answer: Answer | None = None

    @property
    def on(self) -> str:
        """Its date, year first; empty where none is shown."""
        if self.note:
            return self.note.on.isoformat()
        return self.answer.on if self.answer else ""


@dataclass(frozen=True, slots=True)
class Front:
    """A front page: the lead and its replies, what stands beside it, sections, strips, notices."""

    lead: Card | None
    replies: Sequence[Reply]
    is_wide: bool
    may_answer: str
    under: Sequence[Card]
    second: Sequence[Card]
    strips: Sequence[Strip]
    sections: Sequence[Section]
    clippings: Sequence[Card]
    notices: Sequence[Notice]
    log: str
    years: Sequence[Year]
    dates: str


def pages(site: Site) -> Iterator[Page]:
    """One front page a language of the edition."""
    twins = {language: f"{language}/index.html" for language in site.languages}
    for language, path in twins.items():
        place = Place(path, language, "", FRONT, twins)
        view = site.view(language, path)
        yield framed(site, place, "front.html", page=_front(site, language, view))


def _front(site: Site, language: str, view: View) -> Front:
    headers = _chosen(site, language)
    lead = headers[0] if headers else None
    replies = briefly(site, lead.record.item_id, view, level=REPLY_LEVEL) if lead else []
    here = frozenset(site.links.replies(lead.record.item_id)) if lead else frozenset()
    cards = [(header, card(site, header, view, here)) for header in headers]
    clippings = [pair for pair in cards[1:] if pair[0].record.kind in CLIPPINGS]
    # What stands whole beside the lead needs no teaser of its own.
    rest = _without([pair for pair in cards[1:] if pair not in clippings], here)
    length = _length(replies)
    is_wide = length > WHOLE_CP
    height = length * 2 if any(len(reply.versions) > 1 for reply in replies) else length
    under, beside = _beside(len(cards), (length, height), len(lead.teaser) if lead else 0)
    if not replies:
        under = min(UNDER, max(0, len(rest) - beside))
    first, rest = rest[: beside + under], rest[beside + under :]
    above = [shown for _, shown in first]
    strips = _strips(site, headers, view)
    # Nor does what stands in the strip of its series, a few lines above the sections.
    held = {slot.header.record.item_id for s in strips for slot in s.slots if slot.header}
    return Front(
        lead=cards[0][1] if cards else None,
        replies=replies,
        is_wide=is_wide,
        may_answer="" if not lead or _is_reply(site, lead) else _may_answer(view),
        under=above[:under],
        second=above[under:],
        strips=strips,
        sections=list(_sections(site, first + rest, _without(rest, held), view)),
        clippings=[shown for _, shown in sorted(clippings, key=lambda pair: by_date(pair[0]))],
        notices=_notices(site, headers, view),
        log=view.to(f"{view.language}/{PageSlug.CORRECTIONS}.html"),
        years=years(site, view),
        dates=view.to(f"{view.language}/dates.html"),
    )


def _beside(cards: int, replies: tuple[int, int], excerpt: int) -> tuple[int, int]:
    """How many teasers stand under the lead, and how many beside it.

    Of *replies* the length and, as the length of a text in two columns, how tall they are.
    """
    length, height = replies
    if cards < MANY:
        return 0, 0
    if length > WHOLE_CP:
        return height // TALL_CP, 0
    return max(0, min(UNDER, (length - excerpt) // LONG_CP)), BESIDE


def _length(replies: Iterable[Reply]) -> int:
    """About how many signs the longest texts of *replies* have, their elements included."""
    return sum(max(len(version.text) for version in reply.versions) for reply in replies)


def _is_reply(site: Site, header: Header) -> bool:
    return bool(site.links.answered(header.record.item_id))


def _may_answer(view: View) -> str:
    return view.to(f"{view.language}/about.html#corrections")


def _chosen(site: Site, language: str) -> list[Header]:
    """The Items of the front page as shown in *language*, the lead first."""
    record = site.front(language)
    entries = sorted(record.entries, key=_lead_first) if record else []
    for entry in entries:
        if entry.item_id not in site.shelf:
            raise DanglingError(entry.item_id)
    return [site.shelf.best(entry.item_id, language) for entry in entries]


def _lead_first(entry: FrontEntry) -> bool:
    return not entry.lead


def _notices(site: Site, headers: Iterable[Header], view: View) -> list[Notice]:
    """The newest corrections and replies; those of what stands on this page in any case (F20)."""
    own = {
        correction_anchor(correction)
        for header in headers
        for twin in site.shelf.twins(header.record.item_id)
        for correction in twin.record.corrections
    }
    notes = newest(all_notes(site, view), frozenset(own), NOTICES)
    replies = answers(site, view)[: max(0, NOTICES - len(notes))]
    found = [Notice(note=note) for note in notes] + [Notice(answer=reply) for reply in replies]
    return sorted(found, key=lambda notice: notice.on, reverse=True)


def _sections(
    site: Site, above: Sequence[Pair], pairs: Sequence[Pair], view: View
) -> Iterator[Section]:
    """The archive's sections that have something here, in their order; then what is in none.

    A section all of whose Items stand *above*, or in a strip, is not called empty.
    """
    rest = list(pairs)
    seen = {header.record.kind for header, _ in above}
    for section in site.sections:
        held = [pair for pair in rest if pair[0].record.kind in section.kinds]
        if held or (section.show_empty and seen.isdisjoint(section.kinds)):
            rest = [pair for pair in rest if pair not in held]
            href = view.to(f"{view.language}/kind/index.html#{section.anchor}")
            yield _section(site.own(section.titles, view), href, held, is_mixed=True)
    by_kind: dict[str, list[Pair]] = {}
    for pair in rest:
        by_kind.setdefault(pair[0].record.kind, []).append(pair)
    for code, held in by_kind.items():
        href = view.to(f"{view.language}/kind/{code}.html") if code in CODES else ""
        yield _section(Phrase(held[0][1].kind, Markup()), href, held, is_mixed=False)


def _section(title: Phrase, href: str, held: Sequence[Pair], *, is_mixed: bool) -> Section:
    cards = [shown for _, shown in held]
    return Section(title, href, cards, "wide" if len(cards) >= WIDE else "", is_mixed)


def _strips(site: Site, headers: Sequence[Header], view: View) -> list[Strip]:
    """The first few Series that the front page touches, each around its first Item here."""
    first: dict[str, Header] = {}
    for header in headers:
        series_id = header.record.series_id
        if series_id and len(site.order(series_id, view.language).places) > 1:
            first.setdefault(series_id, header)
    return [_strip(site, first[series_id], view) for series_id in list(first)[:STRIPS]]


def _without(pairs: Iterable[Pair], item_ids: Container[str]) -> list[Pair]:
    return [pair for pair in pairs if pair[0].record.item_id not in item_ids]


def _strip(site: Site, header: Header, view: View) -> Strip:
    series_id = header.record.series_id
    places = site.order(series_id, view.language).near(header.record.item_id, STRIP_REACH)
    return Strip(
        series_title(site, series_id, view),
        view.to(f"{view.language}/series/{series_id}.html"),
        length_sentence(site.series(series_id).expected_parts, view.words),
        with_teasers(site, slots(site, places, view), view),
    )
