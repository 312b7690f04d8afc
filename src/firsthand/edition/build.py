"""A bundle becomes an edition: headers first, then one page after the other, nothing kept.

Memory holds the headers of all records and one text at a time. With workers, plain forks render
every n-th Item each (a Pool needs /dev/shm, which the fence refuses).
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from itertools import islice
from pathlib import Path

from firsthand.edition.confine import Fence
from firsthand.edition.errors import WorkerError
from firsthand.edition.output import Output
from firsthand.edition.pages import dates, feed, free, front, home, item, robots, series
from firsthand.edition.shelf import Shelf, header_of
from firsthand.edition.site import STYLESHEET, Page, Site
from firsthand.public.bundle import Bundle, read_bundle

FEW = 400  # below so many Items a second process costs more than it gives


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was built, of which release, and which fence held while it was."""

    release_id: str
    items: int
    pages: int
    edition_date: date | None
    fence: Fence = Fence.NONE


def build(bundle: Path, out: Path, *, fence: Fence = Fence.NONE, workers: int = 1) -> BuildReport:
    """The report of the edition of *bundle*, written into the new or empty folder *out*.

    *workers* processes share the Items' pages; *fence* is what already holds this process.
    Raises: BundleError, BuildError.
    """
    source = read_bundle(bundle)
    site = site_of(source)
    output = Output(out, source.archive.edition_date, source.release_id)
    shared = [page for pages in _shared(site) for page in _written(pages, output)]
    paths = [header.path for header in site.shelf.records()]
    for path in paths:
        output.prepare(path.rpartition("/")[0])
    _write_items(source, site, output, workers if source.item_count > FEW else 1)
    paths += shared
    paths += _written(robots.pages(site, paths), output)
    output.close()
    return BuildReport(
        source.release_id, source.item_count, len(paths), source.archive.edition_date, fence
    )


def site_of(bundle: Bundle) -> Site:
    """The site of *bundle*, all headers on its shelf."""
    shelf = Shelf(bundle.archive.languages)
    shelf.add(header_of(published) for published in bundle.items())
    return Site(bundle.archive, shelf).with_records(bundle.series, bundle.fronts, bundle.pages)


def stylesheet() -> str:
    """The one style sheet of the edition."""
    return files("firsthand.edition").joinpath("static", "edition.css").read_text("utf-8")


def _shared(site: Site) -> Iterator[Iterable[Page]]:
    yield [Page(STYLESHEET, stylesheet())]
    yield from (module.pages(site) for module in (home, front, series, dates, free, feed))


def _written(pages: Iterable[Page], output: Output) -> list[str]:
    """The paths of *pages*, each written as it comes."""
    paths = []
    for page in pages:
        output.write(page)
        paths.append(page.path)
    return paths


def _write_items(source: Bundle, site: Site, output: Output, workers: int) -> None:
    children = [_start(source, site, output, (share, workers)) for share in range(1, workers)]
    try:
        _write_share(source, site, output, (0, workers))
    finally:
        ended = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    for status in ended:
        if status:
            raise WorkerError(status)


def _start(source: Bundle, site: Site, output: Output, share: tuple[int, int]) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        _write_share(source, site, output, share)
        status = 0
    finally:
        os._exit(status)


def _write_share(source: Bundle, site: Site, output: Output, share: tuple[int, int]) -> None:
    for item_id, language, text in islice(source.texts(), share[0], None, share[1]):
        output.write(item.page(site, site.shelf.header(item_id, language), text))
