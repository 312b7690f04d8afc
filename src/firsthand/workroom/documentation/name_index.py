"""Whose names are worth comparing with a name: an index of keys, small enough for 100,000 names.

It holds no name: eight bytes for each key of each name, in sorted arrays, in this process alone.
Names are read from the database when they are compared, so that one that is gone is never met.
New names are added to it; it is built again where old ones go or come back.
"""

import threading
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Max

from firsthand.core.codes import AgentKind
from firsthand.names.matching import NameKind
from firsthand.names.matching.blocking import Keys
from firsthand.workroom.documentation.models import NameForm

KINDS: Final = {
    AgentKind.PERSON: NameKind.PERSON,
    AgentKind.UNIDENTIFIED: NameKind.PERSON,
    AgentKind.GROUP: NameKind.ORGANIZATION,
    AgentKind.ORGANIZATION: NameKind.ORGANIZATION,
}
# Somebody unidentified may become of any kind later.
MAY_BE: Final = {AgentKind.UNIDENTIFIED: (NameKind.PERSON, NameKind.ORGANIZATION)}
MOST_CANDIDATES: Final = 2000  # names compared with one that is typed, those of rare keys first
PLACE_BITS: Final = 24  # of an entry: which Agent; the others are of its key
KEY_MASK: Final = (1 << 64 - PLACE_BITS) - 1
NEW_MAX: Final = 20_000  # entries that are not sorted in yet


@cache
def keys_of(kind: NameKind) -> Keys:
    """The keys under which names of a kind meet."""
    return Keys(kind)


@dataclass(slots=True)
class _Keyed:
    """The Agents of one kind by key: sorted entries, and those that came after."""

    entries: "array[int]" = field(default_factory=lambda: array("Q"))
    new: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    added: int = 0

    def holders(self, key: int) -> list[int]:
        """The places of the Agents that have a key."""
        found = []
        at = bisect_left(self.entries, key << PLACE_BITS)
        while at < len(self.entries) and self.entries[at] >> PLACE_BITS == key:
            found.append(self.entries[at] & (1 << PLACE_BITS) - 1)
            at += 1
        return found + self.new.get(key, [])

    def add(self, key: int, place: int) -> None:
        """Adds an entry that is found at once; many together are sorted in."""
        self.new[key].append(place)
        self.added += 1
        if self.added > NEW_MAX:
            self.sort()

    def sort(self) -> None:
        """Nothing; all entries lie in one sorted array."""
        self.entries.extend(
            key << PLACE_BITS | place for key, places in self.new.items() for place in places
        )
        self.entries = array("Q", sorted(self.entries))
        self.new.clear()
        self.added = 0


class Borne(NamedTuple):
    """A name as it is read: who bears it, what that is, and when it was entered."""

    agent_id: UUID
    kind: AgentKind
    text: str
    created_at: datetime


class NameIndex:
    """The Agents of each kind under the keys of their names, as far as they were read."""

    def __init__(self) -> None:
        self._keyed = {kind: _Keyed() for kind in NameKind}
        self._agents: list[UUID] = []
        self._places: dict[UUID, int] = {}
        self.upto: datetime | None = None
        self.count = 0

    def add(self, name: "Borne") -> None:
        """Nothing; the name leads to its Agent from now on."""
        for kind, key, place in self._entries(name):
            self._keyed[kind].add(key, place)

    def load(self, names: "Iterable[Borne]") -> None:
        """Nothing; all of *names*, of which there may be many, lead to their Agents."""
        for name in names:
            for kind, key, place in self._entries(name):
                self._keyed[kind].entries.append(key << PLACE_BITS | place)
        for keyed in self._keyed.values():
            keyed.sort()

    def _entries(self, name: "Borne") -> Iterator[tuple[NameKind, int, int]]:
        place = self._places.setdefault(name.agent_id, len(self._agents))
        if place == len(self._agents):
            self._agents.append(name.agent_id)
        self.upto, self.count = name.created_at, self.count + 1
        for kind in MAY_BE.get(name.kind, (KINDS[name.kind],)):
            for key in keys_of(kind).of(name.text):
                yield kind, _number(key), place

    def sharing(self, text: str, kind: NameKind, *, most: int = MOST_CANDIDATES) -> set[UUID]:
        """The Agents of *kind* with a name that shares a key with *text*: worth comparing.

        At most *most* and those of one more key; who shares a rare key comes first.
        """
        held = [self._keyed[kind].holders(_number(key)) for key in keys_of(kind).of(text)]
        found: set[UUID] = set()
        for places in sorted(held, key=len):
            if len(found) >= most:
                break
            found.update(self._agents[place] for place in places[:most])
        return found


def _number(key: str) -> int:
    """A key as a number of 40 bits; that two keys may have one costs a comparison, no name."""
    return hash(key) & KEY_MASK


_lock = threading.Lock()
_indexes: dict[str, NameIndex] = {}


def name_index() -> NameIndex:
    """The index of all names of the archive; two queries where it knows them, three where not."""
    where = str(connection.settings_dict["NAME"])
    newest = NameForm.objects.aggregate(newest=Max("created_at"))["newest"]
    with _lock:
        index = _indexes.get(where)
        if index is None or _is_of_others(index):
            index = _indexes[where] = NameIndex()
        if newest is not None and (index.upto is None or newest > index.upto):
            _read(index)
        return index


def _is_of_others(index: NameIndex) -> bool:
    """Whether names have gone, or come back, of the time that it has read."""
    if index.upto is None:
        return False
    return NameForm.objects.filter(created_at__lte=index.upto).count() != index.count


def _read(index: NameIndex) -> None:
    """Nothing; *index* knows every name."""
    fields = ("agent_id", "agent__kind", "text", "created_at")
    rows = NameForm.objects.order_by("created_at", "id").values_list(*fields)
    if index.upto is None:
        index.load(map(_borne, rows.iterator()))
        return
    for row in rows.filter(created_at__gt=index.upto).iterator():
        index.add(_borne(row))


def _borne(row: tuple[UUID, str, str, datetime]) -> Borne:
    agent_id, kind, text, created_at = row
    return Borne(agent_id, AgentKind(kind), text, created_at)
