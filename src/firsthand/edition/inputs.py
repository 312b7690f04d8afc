"""What every page is made of, as digests: equal inputs, equal page.

An Item's page prints its own text, and of others only those of its *circle*: its twins, its Series,
what links with it, and what links with these in turn. A list prints rows, each of one circle.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from firsthand.edition.shelf import Header
from firsthand.edition.site import Site
from firsthand.public.bundle import Bundle
from firsthand.public.lines import Line, digest_of_bytes

Key = tuple[str, str]  # (Item, language)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is kept of a line: where it begins, and its digests."""

    place: int
    digest: bytes
    beside: bytes


@dataclass(slots=True)
class Circles:
    """Items by the circle they belong to; each circle goes by one of its members."""

    _parent: dict[str, str] = field(default_factory=dict)

    def of(self, item_id: str) -> str:
        """The name of an Item's circle."""
        parent = self._parent
        root = item_id
        while (above := parent.get(root, root)) != root:
            root = above
        while item_id != root:  # the next search is short
            parent[item_id], item_id = root, parent.get(item_id, root)
        return root

    def join(self, one: str, other: str) -> None:
        """Make one circle of the two."""
        first, second = sorted((self.of(one), self.of(other)))
        self._parent[second] = first


class Inputs:
    """The digests of what the pages of one edition are made of."""

    def __init__(self, site: Site, bundle: Bundle, lines: Mapping[Key, Seen], maker: bytes) -> None:
        """*site* made of *bundle* and its *lines*; *maker* is the digest of what makes pages."""
        self._site, self._bundle, self._lines, self._maker = site, bundle, lines, maker
        self._circles = Circles()
        for items in site.series_items.values():
            for item in items[1:]:
                self._circles.join(items[0], item)
        for link in bundle.links:
            self._circles.join(link.item_id, link.to_id)

    @cached_property
    def shared(self) -> bytes:
        """What the frame of every page is made of, but for the edition's date (see `dating`)."""
        bundle, dated = self._bundle, bool(self._bundle.archive.edition_date)
        archive = replace(bundle.archive, edition_date=None)
        free = [(page.slug, page.language, page.title) for page in bundle.pages]
        agents = [replace(each, narrated=(), credited=(), mentioned=()) for each in bundle.agents]
        theme = sorted(bundle.theme.items())
        said = archive, dated, free, agents, theme, bool(self._site.series_items)
        return digest_of_bytes(self._maker, _words(said))

    def place(self, header: Header) -> int:
        """Where the line of *header* begins (byte)."""
        return self._lines[header.record.item_id, header.record.language].place

    def item(self, header: Header) -> bytes:
        """What the page of *header* is made of."""
        record = header.record
        seen = self._lines[record.item_id, record.language]
        return digest_of_bytes(seen.digest, self._circle_digests[self._circles.of(record.item_id)])

    def rows(self, item_ids: Iterable[str], said: Hashable) -> bytes:
        """What a page is made of that prints these Items, in this order, and *said*."""
        printed = b"".join(map(self._printed.__getitem__, item_ids))
        return digest_of_bytes(_words(said), printed)

    def reach(self, item_ids: Iterable[str]) -> frozenset[str]:
        """All Items that a page may look at which prints *item_ids*."""
        circles = {self._circles.of(each) for each in item_ids}
        return frozenset(item for circle in circles for item in self._members[circle])

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for item_id in dict.fromkeys(item_id for item_id, _ in self._lines):
            found.setdefault(self._circles.of(item_id), []).append(item_id)
        return found

    @cached_property
    def _printed(self) -> dict[str, bytes]:
        """What a row is made of, by Item: the Item itself, and its circle."""
        digests, of = self._circle_digests, self._circles.of
        return {item_id: item_id.encode() + digests[of(item_id)] for item_id, _ in self._lines}

    @cached_property
    def _circle_digests(self) -> dict[str, bytes]:
        """Of each circle all that its members' headers, their Series and their links say."""
        parts: dict[str, list[bytes]] = {}
        for (item_id, language), seen in self._lines.items():
            header = self._site.shelf.header(item_id, language)
            shown = f"{header.title.html}\n{header.teaser}\n{sorted(header.mended)}".encode()
            parts.setdefault(self._circles.of(item_id), []).extend((seen.beside, shown))
        for series_id, items in self._site.series_items.items():
            parts[self._circles.of(items[0])].append(_words(self._site.series(series_id)))
        for (language, item_id), entry in self._site.own_words.items():
            own = language, item_id, entry.headline, entry.teaser
            parts.setdefault(self._circles.of(item_id), []).append(_words(own))
        for link in self._bundle.links:
            parts.setdefault(self._circles.of(link.item_id), []).append(_words(link))
        return {circle: digest_of_bytes(*found) for circle, found in parts.items()}


def seen_of(line: Line) -> Seen:
    """What is kept of *line*."""
    return Seen(line.place, line.digest, line.beside)


def _words(values: Hashable) -> bytes:
    """*values* (tuples, records, plain values) as bytes that differ where they do."""
    return repr(values).encode()
