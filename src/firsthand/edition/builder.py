"""Makes the pages of one edition, and takes those over that are as they were in an earlier one."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from firsthand.edition.errors import WorkerError
from firsthand.edition.inputs import Inputs
from firsthand.edition.jobs import Job, ReachingShelf
from firsthand.edition.output import Output
from firsthand.edition.pages import item
from firsthand.edition.shelf import Header
from firsthand.edition.site import Page, Site
from firsthand.edition.state import Kept, Source
from firsthand.public.lines import digest_of_bytes, text_at


class Builder:
    """One process that writes pages; it remembers what each was made of."""

    def __init__(self, site: Site, inputs: Inputs, output: Output, source: Source) -> None:
        """Pages of *site*, made of *inputs*, go to *output*; *source* has those that may stay."""
        self._site, self._inputs, self._output, self._source = site, inputs, output, source
        self.pages: dict[str, Kept] = {}
        self.taken_over = 0

    def write(self, pages: Iterable[Page | Job]) -> list[str]:
        """The paths of *pages*, each written as it comes."""
        paths = []
        for page in pages:
            if isinstance(page, Job):
                inputs = self._inputs.rows(page.item_ids, page.said)
                self._put(page.path, inputs, page.make, page.item_ids)
            else:
                self._output.write(page.path, page.content.encode())
            paths.append(page.path)
        return paths

    def write_item(self, header: Header, texts: BinaryIO) -> None:
        """The page of one Item, whose text stands in *texts*."""
        place = self._inputs.place(header)
        self._put(
            header.path,
            self._inputs.item(header),
            lambda: item.page(self._site, header, text_at(texts, place)),
            [header.record.item_id],
        )

    def _put(
        self, path: str, inputs: bytes, make: Callable[[], Page], item_ids: Sequence[str]
    ) -> None:
        content = self._source.page(path, inputs.hex())
        if content is None:
            content = self._made(make, item_ids).encode()
        else:
            self.taken_over += 1
        self._output.write(path, content)
        self.pages[path] = Kept(inputs.hex(), digest_of_bytes(content).hex())

    def _made(self, make: Callable[[], Page], item_ids: Sequence[str]) -> str:
        shelf = self._site.shelf
        if not isinstance(shelf, ReachingShelf):
            return make().content
        with shelf.within(self._inputs.reach(item_ids)):
            return make().content


def write_items(builder: Builder, headers: list[Header], texts: Path, workers: int) -> None:
    """All Items' pages, shared among *workers* processes; what they made is in *builder*.

    Raises: WorkerError.
    """
    pipes = [_start(builder, headers[share::workers], texts) for share in range(1, workers)]
    try:
        _write_share(builder, headers[::workers], texts)
    finally:
        ended = [_finish(builder, child, pipe) for child, pipe in pipes]
    for status in ended:
        if status:
            raise WorkerError(status)


def _write_share(builder: Builder, headers: Iterable[Header], texts: Path) -> None:
    with texts.open("rb") as file:
        for header in headers:
            builder.write_item(header, file)


def _start(builder: Builder, headers: list[Header], texts: Path) -> tuple[int, int]:
    """A child that writes its share, and the pipe on which it says what it made."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    status = 1
    try:
        builder.pages, builder.taken_over = {}, 0
        _write_share(builder, headers, texts)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(json.dumps([builder.taken_over, builder.pages]).encode())
        status = 0
    finally:
        os._exit(status)


def _finish(builder: Builder, child: int, pipe: int) -> int:
    """The exit status of *child*, after what it said was noted."""
    with os.fdopen(pipe, "rb") as file:
        said = file.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if not status:
        taken_over, pages = json.loads(said)
        builder.taken_over += taken_over
        builder.pages.update({path: Kept(*kept) for path, kept in pages.items()})
    return status


def plain(pages: Iterable[Page | Job]) -> Iterator[Page]:
    """*pages* with every job done, for those who want them all."""
    return (page.make() if isinstance(page, Job) else page for page in pages)
