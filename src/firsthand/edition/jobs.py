"""A page that may be as it was in an earlier edition: made where what it prints has changed."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from firsthand.edition.errors import ReachError
from firsthand.edition.shelf import Header, Shelf
from firsthand.edition.site import Page


@dataclass(frozen=True, slots=True)
class Job:
    """A page to be: at *path*, printing the Items *item_ids* in this order, and *said*.

    *said* are all other words and numbers on it that its frame does not have on every page.
    """

    path: str
    item_ids: Sequence[str]
    said: Hashable
    make: Callable[[], Page]


def ids_of(headers: Iterable[Header]) -> list[str]:
    """The Items of *headers*, by public id."""
    return [header.record.item_id for header in headers]


class ReachingShelf(Shelf):
    """A shelf that gives, while a page is made, only what the page said that it would print.

    So no page can come to depend on an Item that its inputs leave out, and stay as it was when
    that Item changed.
    """

    __slots__ = ("_reach",)

    def __init__(self, languages: tuple[str, ...]) -> None:
        """An empty shelf of an edition in *languages*."""
        super().__init__(languages)
        self._reach: frozenset[str] | None = None

    @contextmanager
    def within(self, reach: frozenset[str]) -> Iterator[None]:
        """Meanwhile only the Items *reach* can be had."""
        self._reach = reach
        try:
            yield
        finally:
            self._reach = None

    def header(self, item_id: str, language: str) -> Header:
        """As on any shelf.

        Raises: ReachError.
        """
        self._check(item_id)
        return super().header(item_id, language)

    def twins(self, item_id: str) -> list[Header]:
        """As on any shelf.

        Raises: ReachError.
        """
        self._check(item_id)
        return super().twins(item_id)

    def best(self, item_id: str, language: str) -> Header:
        """As on any shelf.

        Raises: ReachError.
        """
        self._check(item_id)
        return super().best(item_id, language)

    def items(self, language: str) -> Iterator[Header]:
        """As on any shelf.

        Raises: ReachError: a page that prints all Items is no job.
        """
        self._check("")
        return super().items(language)

    def records(self) -> Iterator[Header]:
        """As on any shelf.

        Raises: ReachError, as for `items`.
        """
        self._check("")
        return super().records()

    def _check(self, item_id: str) -> None:
        if self._reach is not None and item_id not in self._reach:
            raise ReachError(item_id)
