"""Reads inputs a little ahead of their turn, so that the worker parses while others are kept."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from firsthand.importers.run import Parsed, Refused
from firsthand.workroom.archive.inputs import Input, sha512_of

AHEAD = 16
AHEAD_BYTES = 32 * 1024 * 1024

Parse = Callable[[Input, bytes], Parsed | Refused]
Held = Callable[[str], tuple[UUID, ...] | None]


@dataclass(frozen=True, slots=True)
class Read:
    """An input whose bytes are at hand and on their way through the worker."""

    name: str
    content: bytes
    sha512: str
    parsing: "Future[Parsed | Refused]"


@dataclass(frozen=True, slots=True)
class Known:
    """An input whose bytes are held already; *items* None: they came earlier in this very run."""

    name: str
    sha512: str
    items: tuple[UUID, ...] | None


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that cannot be read, and why."""

    name: str
    reason: str


Taken = Read | Known | Unread


def read_ahead(
    inputs: Iterable[Input], *, parse: Parse, held: Held
) -> Generator[Taken, None, None]:
    """What is known of each input, in order; of the next few the parsing has begun.

    *parse* runs in a thread of its own, one input after another; *held* is asked in this one.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="firsthand-parse") as pool:
        taking = _taken(inputs, lambda each, content: pool.submit(parse, each, content), held)
        waiting: deque[Taken] = deque(islice(taking, 1))
        try:
            while waiting:
                while _may_read_on(waiting) and (following := next(taking, None)):
                    waiting.append(following)
                yield waiting.popleft()
                if not waiting:
                    waiting.extend(islice(taking, 1))
        finally:
            pool.shutdown(cancel_futures=True)


def _may_read_on(waiting: Iterable[Taken]) -> bool:
    sizes = [len(each.content) if isinstance(each, Read) else 0 for each in waiting]
    return len(sizes) < AHEAD and sum(sizes) < AHEAD_BYTES


def _taken(
    inputs: Iterable[Input],
    submit: "Callable[[Input, bytes], Future[Parsed | Refused]]",
    held: Held,
) -> Iterator[Taken]:
    seen: set[str] = set()
    for each in inputs:
        content = _content(each)
        if isinstance(content, Unread):
            yield content
            continue
        sha512 = sha512_of(content)
        items = held(sha512)
        if items is not None or sha512 in seen:
            yield Known(each.name, sha512, items)
        else:
            seen.add(sha512)
            yield Read(each.name, content, sha512, submit(each, content))


def _content(each: Input) -> bytes | Unread:
    if each.refused:
        return Unread(each.name, each.refused)
    try:
        return each.read()
    except OSError:
        return Unread(each.name, "unreadable")
