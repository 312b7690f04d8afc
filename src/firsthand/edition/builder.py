"""Makes the pages of one edition, and takes those over that are as they were in an earlier one."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from firsthand.edition.errors import ThemeError, WorkerError
from firsthand.edition.hosting import is_guarded
from firsthand.edition.inputs import Inputs
from firsthand.edition.jobs import Job, ReachingShelf
from firsthand.edition.output import Output
from firsthand.edition.pages import item
from firsthand.edition.shelf import Header
from firsthand.edition.site import Page, Site
from firsthand.edition.state import Kept, Source
from firsthand.public.lines import digest_of_bytes, text_at

SHARE, SHARES_MAX = 50, 8_000  # a pipe holds the numbers of so many, of START_BYTES each
START_BYTES = 4


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
                self._output.write(page.path, _bytes_of(page))
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
        if taken := self._source.page(path, inputs.hex()):
            content, digest = taken
            self.taken_over += 1
        else:
            content = self._made(make, item_ids)
            digest = digest_of_bytes(content).hex()
        self._output.write(path, content)
        self.pages[path] = Kept(inputs.hex(), digest)

    def _made(self, make: Callable[[], Page], item_ids: Sequence[str]) -> bytes:
        shelf = self._site.shelf
        if not isinstance(shelf, ReachingShelf):
            return _bytes_of(make())
        with shelf.within(self._inputs.reach(item_ids)):
            return _bytes_of(make())


def _bytes_of(page: Page) -> bytes:
    """The file of *page*.

    Raises: ThemeError where it lacks the policy that keeps it from running or fetching anything.
    """
    if page.path.endswith(".html") and not is_guarded(page.content):
        raise ThemeError(f"theme/templates: {page.path} does not begin with the policy")
    return page.content.encode()


class Shares:
    """Stretches of a list of Items, handed out to whoever asks next, in whichever process.

    A pipe holds the number of each stretch; to read is to take.
    """

    def __init__(self, headers: Sequence[Header]) -> None:
        """All of *headers*, in stretches."""
        self._headers = headers
        self._size = max(SHARE, -(-len(headers) // SHARES_MAX))
        self._reading, writing = os.pipe()
        for start in range(0, len(headers), self._size):
            os.write(writing, start.to_bytes(START_BYTES, "big"))
        os.close(writing)

    def __iter__(self) -> Iterator[Header]:
        """The Items of every stretch that nobody else has taken."""
        while start := os.read(self._reading, START_BYTES):
            at = int.from_bytes(start, "big")
            yield from self._headers[at : at + self._size]

    def close(self) -> None:
        """Nothing more is taken."""
        os.close(self._reading)


class Helpers:
    """Forks that write Items' pages while this process writes others, and then what is left."""

    def __init__(
        self, builder: Builder, headers: Sequence[Header], texts: Path, count: int
    ) -> None:
        """*count* helpers begin with *headers*, whose texts stand in *texts*."""
        self._builder, self._texts = builder, texts
        self._shares = Shares(headers)
        self._started = [self._start() for _ in range(count)]

    def finish(self) -> None:
        """Nothing; all pages are written, and what was made is noted in the builder.

        Raises: WorkerError.
        """
        try:
            self._write()
        finally:
            ended = [self._end(child, pipe) for child, pipe in self._started]
            self._shares.close()
        for status in ended:
            if status:
                raise WorkerError(status)

    def _write(self) -> None:
        with self._texts.open("rb") as file:
            for header in self._shares:
                self._builder.write_item(header, file)

    def _start(self) -> tuple[int, int]:
        """A helper, and the pipe on which it says what it made."""
        reading, writing = os.pipe()
        child = os.fork()
        if child:
            os.close(writing)
            return child, reading
        status = 1
        try:
            self._write()
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(json.dumps([self._builder.taken_over, self._builder.pages]).encode())
            status = 0
        finally:
            os._exit(status)

    def _end(self, child: int, pipe: int) -> int:
        """The exit status of a helper, after what it said was noted."""
        with os.fdopen(pipe, "rb") as file:
            said = file.read()
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if not status:
            taken_over, pages = json.loads(said)
            self._builder.taken_over += taken_over
            self._builder.pages.update({path: Kept(*kept) for path, kept in pages.items()})
        return status


def plain(pages: Iterable[Page | Job]) -> Iterator[Page]:
    """*pages* with every job done, for those who want them all."""
    return (page.make() if isinstance(page, Job) else page for page in pages)
