"""An index of forms by how their parts sound: which two words of a text may be a name."""

from collections.abc import Iterable, Iterator
from typing import Final

from firsthand.names.finding.units import INITIAL, Skeleton, skeletons
from firsthand.names.folding import atoms
from firsthand.names.sounds import keys

MOST_KEYS: Final = 4  # of a part of a form; the words of a text keep all that they have
Partners = dict[str, list[int]]


class Pairs:
    """Forms under the keys of given and family name; those of one part under its keys."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        """*forms*: pairs (form id, name)."""
        self.skeletons: list[Skeleton] = []
        self.form_ids: list[str] = []
        self.leads: dict[str, Partners] = {}
        self.families: set[str] = set()
        self.singles: dict[str, list[int]] = {}
        self.words: set[str] = set()
        for form_id, text in forms:
            self._add(form_id, text)
        self.most_between = max((len(each.middles) for each in self.skeletons), default=1)
        known = {*self.leads, *self.families, *self.singles}
        self.known = frozenset(known)
        self.openings = frozenset(key[:end] for key in known for end in range(1, len(key)))

    def _add(self, form_id: str, text: str) -> None:
        form = len(self.form_ids)
        self.form_ids.append(form_id)
        self.words.update(word.key for word in atoms(text))
        for skeleton in skeletons(form, text):
            number = len(self.skeletons)
            self.skeletons.append(skeleton)
            if skeleton.family:
                self._pair(number, skeleton)
            else:
                for key in part_keys(skeleton.given):
                    self.singles.setdefault(key, []).append(number)

    def _pair(self, number: int, skeleton: Skeleton) -> None:
        families = part_keys(skeleton.family)
        self.families.update(families)
        for lead in (*part_keys(skeleton.given), *initial_keys(skeleton.given)):
            partners = self.leads.setdefault(lead, {})
            for family in families:
                partners.setdefault(family, []).append(number)

    def alone(self, known: Iterable[str]) -> tuple[int, ...]:
        """The numbers of the readings of one part that have one of the keys *known*."""
        return tuple({number for key in known for number in self.singles.get(key, ())})


def part_keys(part: str) -> tuple[str, ...]:
    """The keys of a part of a form; of an initial those of its letter."""
    if part.startswith(INITIAL):
        return initial_keys(part)
    return keys(part)[:MOST_KEYS]


def initial_keys(part: str) -> tuple[str, ...]:
    """The keys of what a part may begin with, one letter or two that are one sound."""
    bare = part.removeprefix(INITIAL)
    firsts = (key[:1] for size in (1, 2) for key in keys(bare[:size]))
    return tuple(dict.fromkeys(f"{INITIAL}{first}" for first in firsts))


def joined_keys(left: Iterable[str], right: Iterable[str]) -> Iterator[str]:
    """The keys of two words run together: one letter where both meet in the same one."""
    ends = tuple(right)
    for one in left:
        for other in ends:
            if one == "A":
                yield other
            elif other == "A":
                yield one
            else:
                yield one + (other[1:] if one.endswith(other[:1]) else other)
