"""The page of an Item as it would be, for whoever approves it: the same templates, one page."""

from collections.abc import Iterable

from firsthand.edition.pages import item
from firsthand.edition.shelf import Shelf, header_of
from firsthand.edition.site import Site
from firsthand.public.records import ArchiveRecord, PublishedItem, SeriesRecord


def item_html(
    published: PublishedItem,
    archive: ArchiveRecord,
    *,
    stylesheet: str,
    others: Iterable[PublishedItem] = (),
    series: Iterable[SeriesRecord] = (),
) -> str:
    """The whole HTML page of *published*, its style sheet at the absolute address *stylesheet*.

    *others* are records that stand beside it: twins in other languages, parts of its Series. Its
    links lead to other pages of an edition, which are not here.
    """
    shelf = Shelf(archive.languages)
    shelf.add(header_of(other) for other in (*others, published))
    site = Site(archive, shelf).with_records(series, (), ())
    site.stylesheet = stylesheet
    record = published.record
    return item.page(site, shelf.header(record.item_id, record.language), record.text).content
