"""A bundle becomes an edition: headers first, then one page after the other, nothing kept.

Memory holds the headers of all records and one text at a time. With workers, plain forks render
Items' pages meanwhile (a Pool needs /dev/shm, which the fence refuses). Pages of an earlier
edition are taken over where their inputs are as they were; the new one is, byte for byte, what it
is without.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from importlib.resources import files
from pathlib import Path

from firsthand.core.codes import LinkKind
from firsthand.edition.builder import Builder, Helpers
from firsthand.edition.confine import Fence
from firsthand.edition.inputs import Inputs, Key, Seen, seen_of
from firsthand.edition.jobs import Job, ReachingShelf
from firsthand.edition.maker import maker_digest
from firsthand.edition.output import Output
from firsthand.edition.pages import (
    citations,
    corrections,
    feed,
    free,
    front,
    home,
    lists,
    robots,
    series,
)
from firsthand.edition.shelf import Header, header_of, whole_header_of
from firsthand.edition.site import ICON, STYLESHEET, Page, Site
from firsthand.edition.state import Earlier, State, source_of
from firsthand.edition.theme import theme_of
from firsthand.edition.typefaces import typefaces
from firsthand.public.bundle import Bundle, read_bundle

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
FEW = 400  # below so many Items a second process costs more than it gives


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was built, of which release, and which fence held while it was.

    *taken_over* pages are from the earlier edition; *state* is what the next build may use.
    """

    release_id: str
    items: int
    pages: int
    edition_date: date | None
    fence: Fence = Fence.NONE
    taken_over: int = 0
    state: State = field(default_factory=State, repr=False, compare=False)


def build(
    bundle: Path,
    out: Path,
    *,
    fence: Fence = Fence.NONE,
    workers: int = 1,
    earlier: Earlier | None = None,
) -> BuildReport:
    """The report of the edition of *bundle*, written into the new or empty folder *out*.

    *workers* processes share the pages; *fence* is what already holds this process;
    *earlier* is an edition whose pages may be taken over.
    Raises: BundleError, BuildError.
    """
    source = read_bundle(bundle)
    day = source.archive.edition_date
    lines: dict[Key, Seen] = {}
    site = site_of(source, lines)
    inputs = Inputs(site, source, lines, maker_digest())
    shared = inputs.shared.hex()
    output = Output(out, day, source.release_id)
    builder = Builder(site, inputs, output, source_of(earlier, shared, day, site.languages))
    paths = _write(builder, site, output, source, workers)
    return BuildReport(
        source.release_id,
        source.item_count,
        len(paths),
        day,
        fence,
        builder.taken_over,
        State(shared, day, builder.pages),
    )


def site_of(bundle: Bundle, lines: dict[Key, Seen] | None = None) -> Site:
    """The site of *bundle*, all headers on its shelf; its lines are noted in *lines*."""
    shelf = ReachingShelf(bundle.archive.languages)
    shelf.add(_headers(bundle, {} if lines is None else lines))
    site = Site(bundle.archive, shelf)
    site.with_theme(theme_of(bundle.archive.theme, bundle.theme))
    site.with_records(bundle.series, bundle.fronts, bundle.pages)
    return site.with_relations(bundle.links, bundle.agents)


def stylesheet() -> str:
    """The one style sheet of the edition, without our comments and spare space."""
    lines = (line.strip() for line in COMMENT.sub("", _static("edition.css")).splitlines())
    return "\n".join(filter(None, lines)).replace(" { ", "{").replace("; }", "}") + "\n"


def _static(name: str) -> str:
    return files("firsthand.edition").joinpath("static", name).read_text("utf-8")


def _headers(bundle: Bundle, lines: dict[Key, Seen]) -> Iterator[Header]:
    """The header of each line; whole texts only of Items that answer another."""
    whole = {link.item_id for link in bundle.links if link.kind is LinkKind.REPLY_TO}
    for line in bundle.lines(whole):
        record, seen = line.item.record, seen_of(line)
        is_whole = record.item_id in whole
        # A reply's whole text stands on the pages of what it answers.
        lines[record.item_id, record.language] = (
            replace(seen, beside=seen.digest) if is_whole else seen
        )
        yield whole_header_of(line.item) if is_whole else header_of(line.item)


def _write(builder: Builder, site: Site, output: Output, source: Bundle, workers: int) -> list[str]:
    """The paths of all files, after they were written."""
    headers = list(site.shelf.records())
    for header in headers:
        output.prepare(header.path.rpartition("/")[0])
    helpers = Helpers(builder, headers, source.items_path, workers - 1 if len(headers) > FEW else 0)
    shared = [path for pages in _shared(site) for path in builder.write(pages)]
    helpers.finish()
    for path in sorted(source.pictures):
        output.write(path, (source.folder / path).read_bytes())
    for path, content in typefaces(site):
        output.write(path, content)
    paths = [header.path for header in headers] + shared
    paths += builder.write(robots.pages(site, paths))
    output.close()
    return paths


def _shared(site: Site) -> Iterator[Iterable[Page | Job]]:
    yield [Page(STYLESHEET, stylesheet())]
    if ICON not in site.theme.pictures:
        yield [Page(ICON, _static("icon.svg"))]
    yield [Page(path, content) for path, content in site.theme.files()]
    modules = (home, front, series, lists, corrections, free, feed, citations)
    yield from (module.pages(site) for module in modules)
