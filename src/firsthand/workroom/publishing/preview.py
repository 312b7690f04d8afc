"""What readers would see: the gate asked "as if approved now", then the edition's own templates."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from firsthand.core.codes import PageSlug
from firsthand.core.ids import pid_bytes
from firsthand.disclosure.faults import MILD
from firsthand.disclosure.gate import Gate
from firsthand.disclosure.pages import build_own
from firsthand.disclosure.rules import Built, build_item
from firsthand.edition.build import stylesheet
from firsthand.edition.pages import free, front, item
from firsthand.edition.shelf import Header, Shelf, header_of, whole_header_of
from firsthand.edition.site import Page, Site
from firsthand.preserve.folder import ArchiveConfig
from firsthand.public.records import FrontRecord, PageRecord, PublishedItem, SeriesRecord
from firsthand.public.relations import LinkRecord
from firsthand.workroom.archive.models import Item
from firsthand.workroom.here import folder
from firsthand.workroom.publishing.items import load_candidates, newest_versions
from firsthand.workroom.publishing.loading import (
    archive_record,
    load_fronts,
    load_pages,
    load_series,
)
from firsthand.workroom.publishing.looks import look_of
from firsthand.workroom.publishing.preview_pictures import with_pictures
from firsthand.workroom.publishing.relations import approved_subjects, linked_ids

__all__ = ["free_page", "front_page", "item_page", "stylesheet"]


def item_page(built: Built, gate: Gate, config: ArchiveConfig, *, as_of: date) -> Page:
    """The page of one record, with the approved Items that it answers or that answer it.

    Of other Items nothing is here, so a series shows its gaps.
    """
    header = header_of(PublishedItem(built.record, as_of))
    linked = _linked([built], gate)
    site = archive_site(config, as_of, [header, *_whole(linked, as_of)])
    site.with_records(_series(gate), (), ()).with_relations(_links([built, *linked]), ())
    return _pictured(item.page(site, header, built.record.text), [built])


def front_page(language: str, gate: Gate, config: ArchiveConfig, *, as_of: date) -> Page | None:
    """The front page in *language* with those of its Items that nothing stands against."""
    candidates = [signed.candidate for signed in load_fronts([language])]
    if not candidates:
        return None
    record = build_own(candidates[0], gate).record
    built = _built_items([bytes(entry.pid) for entry in candidates[0].entries], gate)
    headers = headers_of(built, as_of)
    linked = _linked(built, gate)
    site = archive_site(config, as_of, [*headers, *_whole(linked, as_of)])
    shown = {header.record.item_id for header in headers}
    fronts = []
    if isinstance(record, FrontRecord):
        entries = tuple(entry for entry in record.entries if entry.item_id in shown)
        fronts = [FrontRecord(language, entries)]
    site.with_records(_series(gate), fronts, ()).with_relations(_links([*built, *linked]), ())
    pages = {page.path: page for page in front.pages(site)}
    page = pages.get(f"{language}/index.html")
    return _pictured(page, built) if page else None


def free_page(
    slug: PageSlug, language: str, gate: Gate, config: ArchiveConfig, *, as_of: date
) -> Page | None:
    """A free page of the archive in *language*; the about page stands even without words."""
    records = [build_own(signed.candidate, gate).record for signed in load_pages(config.languages)]
    pages = [record for record in records if isinstance(record, PageRecord)]
    site = archive_site(config, as_of, ()).with_records((), (), pages)
    made = {page.path: page for page in free.pages(site)}
    return made.get(f"{language}/{slug}.html")


def _pictured(page: Page, built: Iterable[Built]) -> Page:
    pictures = [picture for each in built for picture in each.record.pictures]
    shown = with_pictures(page.content, pictures, folder().renditions)
    return replace(page, content=shown)


def _built_items(pids: Sequence[bytes], gate: Gate) -> list[Built]:
    """The records of Items in all their languages, those with a grave fault left out."""
    ids: list[UUID] = list(Item.objects.filter(pid__in=pids).values_list("id", flat=True))
    candidates = load_candidates(newest_versions(ids))
    built = [build_item(candidate, gate) for candidate in candidates.values()]
    return [each for each in built if not each.faults - MILD]


def _linked(built: Sequence[Built], gate: Gate) -> list[Built]:
    """The records at the other ends of links from or to those *built*: what is approved of them."""
    pids = [pid_bytes(item_id) for item_id in {each.record.item_id for each in built}]
    return approved_items(linked_ids(pids), gate)


def approved_items(item_ids: Iterable[UUID], gate: Gate) -> list[Built]:
    """The records of those Items, language by language, that are approved and have no fault."""
    candidates = load_candidates(approved_subjects(item_ids))
    built = [build_item(candidate, gate) for candidate in candidates.values()]
    return [each for each in built if not each.faults - MILD]


def headers_of(built: Iterable[Built], as_of: date) -> list[Header]:
    """What pages other than its own say of each record."""
    return [header_of(PublishedItem(each.record, as_of)) for each in built]


def _whole(linked: Iterable[Built], as_of: date) -> list[Header]:
    return [whole_header_of(PublishedItem(each.record, as_of)) for each in linked]


def _links(built: Iterable[Built]) -> set[LinkRecord]:
    return {link for each in built for link in each.links}


def _series(gate: Gate) -> list[SeriesRecord]:
    records = [build_own(signed.candidate, gate).record for signed in load_series()]
    return [record for record in records if isinstance(record, SeriesRecord)]


def archive_site(config: ArchiveConfig, as_of: date, headers: Iterable[Header]) -> Site:
    """The archive's site in its own look, with nothing but *headers* in it."""
    shelf = Shelf(config.languages)
    shelf.add(headers)
    dressed, theme = look_of(folder())
    return Site(archive_record(dressed)(as_of), shelf).with_theme(theme)
