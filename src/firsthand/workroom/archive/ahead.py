"""Reads inputs a little ahead of their turn, so that the worker parses while others are kept."""

from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import Protocol
from uuid import UUID

from firsthand.importers.run import Parsed, Question, Refused
from firsthand.workroom.archive.inputs import Input, sha512_of

# More than a batch: the worker goes on while a whole batch is written and synced.
AHEAD = 50
AHEAD_BYTES = 32 * 1024 * 1024
# How many inputs are looked up in one query; fewer than are read ahead, so that parsing goes on.
GROUP = 16
GROUP_BYTES = 16 * 1024 * 1024

ItemsByDigest = Mapping[str, tuple[UUID, ...]]
Held = Callable[[Collection[str]], ItemsByDigest]


class Asked(Protocol):
    """What is asked of the worker."""

    def ask(self, question: Question, *, following: Question | None = None) -> Parsed | Refused:
        """The drafts in *question*, or why there are none; *following* is what comes next."""
        ...


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


@dataclass(frozen=True, slots=True)
class _Content:
    """An input's bytes, not yet looked up."""

    source: Input
    content: bytes
    sha512: str


Taken = Read | Known | Unread


def read_ahead(
    inputs: Iterable[Input], *, worker: Asked, base_url: str, held: Held
) -> Generator[Taken, None, None]:
    """What is known of each input, in order; of the next few the parsing has begun.

    *worker* is asked in a thread of its own, one input after another. *held* gives the Items of
    those bytes, by their SHA-512, that are held; it is asked in this thread, a group at a time.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="firsthand-parse") as pool:
        taking = _taken(inputs, _Parsing(worker, pool, base_url), held)
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


class _Parsing:
    """The worker's queue; each question goes to it with the one behind it."""

    def __init__(self, worker: Asked, pool: ThreadPoolExecutor, base_url: str) -> None:
        self._worker = worker
        self._pool = pool
        self._base_url = base_url
        self._questions: deque[Question] = deque()

    def begin(self, content: _Content) -> "Future[Parsed | Refused]":
        """What will be made of *content*."""
        source = content.source
        question = Question(content.content, source.name, self._base_url, source.pasted)
        self._questions.append(question)
        return self._pool.submit(self._ask_next)

    def _ask_next(self) -> Parsed | Refused:
        question = self._questions.popleft()
        following = self._questions[0] if self._questions else None
        return self._worker.ask(question, following=following)


def _taken(inputs: Iterable[Input], parsing: _Parsing, held: Held) -> Iterator[Taken]:
    seen: set[str] = set()
    for group in _groups(map(_content, inputs)):
        known = held({each.sha512 for each in group if isinstance(each, _Content)} - seen)
        for each in group:
            if isinstance(each, Unread):
                yield each
            elif each.sha512 in known or each.sha512 in seen:
                yield Known(each.source.name, each.sha512, known.get(each.sha512))
            else:
                seen.add(each.sha512)
                yield Read(each.source.name, each.content, each.sha512, parsing.begin(each))


def _groups(contents: Iterable[_Content | Unread]) -> Iterator[list[_Content | Unread]]:
    """*contents* in order, so many together that one query serves them and memory holds them."""
    group: list[_Content | Unread] = []
    size_bytes = 0
    for each in contents:
        group.append(each)
        size_bytes += len(each.content) if isinstance(each, _Content) else 0
        if len(group) == GROUP or size_bytes >= GROUP_BYTES:
            yield group
            group, size_bytes = [], 0
    if group:
        yield group


def _content(each: Input) -> _Content | Unread:
    if each.refused:
        return Unread(each.name, each.refused)
    try:
        content = each.read()
    except OSError:
        return Unread(each.name, "unreadable")
    return _Content(each, content, sha512_of(content))
