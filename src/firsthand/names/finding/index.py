"""An index of forms by how their parts sound: which two words of a text may be a name."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import reduce
from itertools import chain
from operator import or_
from typing import Final

from firsthand.names.finding.outlines import Outline, alike, fewest_steps, outline, shortened
from firsthand.names.finding.sounding import Lead
from firsthand.names.finding.units import INITIAL, Skeleton, skeletons
from firsthand.names.folding import atoms
from firsthand.names.sounds import keys

MOST_KEYS: Final = 4  # of a part of a form; the words of a text keep all that they have
NO_CONSONANT: Final = "A"  # the key of a word without any
WIDE: Final = 2  # words between given and family name that only a form with as many may have


# For each given name, and each key of a family name, the readings of forms that have both.
Leads = dict[Lead, dict[str, tuple[int, ...]]]


class Givens:
    """The different given names of forms, by number, to be looked up by their sound."""

    def __init__(self) -> None:
        """Empty."""
        self.by_key: defaultdict[str, dict[Outline, list[int]]] = defaultdict(dict)
        self._numbers: dict[str, int] = {}

    def add(self, part: str) -> int:
        """The number of *part*, which is new or known."""
        number = self._numbers.setdefault(part, len(self._numbers))
        if number == len(self._numbers) - 1 and not part.startswith(INITIAL):
            shape = outline(part)
            for key in part_keys(part):
                numbers = self.by_key[key].setdefault(shape, [])
                if number not in numbers:
                    numbers.append(number)
        return number

    def alike(self, shapes: Iterable[Outline], its_keys: Iterable[str]) -> tuple[int, ...]:
        """The given names that a word of these outlines and keys may spell."""
        rows = [self.by_key[key] for key in its_keys if key in self.by_key]
        if not rows:
            return ()
        others = {shape: numbers for row in rows for shape, numbers in row.items()}
        found = {other for shape in shapes for other, _ in alike(shape, others)}
        return tuple({number for other in found for number in others[other]})


class Singles:
    """Forms of one part."""

    def __init__(self) -> None:
        """Empty."""
        self._numbers: defaultdict[str, list[int]] = defaultdict(list)
        self._by_shorter: defaultdict[str, set[str]] = defaultdict(set)

    def __bool__(self) -> bool:
        """True where there are any."""
        return bool(self._numbers)

    def add(self, part: str, number: int) -> None:
        """Reading number *number* is *part* alone."""
        self._numbers[part].append(number)
        for shorter in shortened(outline(part)[2]):
            self._by_shorter[shorter].add(part)

    def alike(self, shapes: Collection[Outline]) -> list[int]:
        """The readings that a word of these outlines may spell; too many rather than too few."""
        shorter = {each for shape in shapes for each in shortened(shape[2])}
        near = shorter & self._by_shorter.keys()
        parts = {part for each in near for part in self._by_shorter[each]}
        like = fewest_steps(shapes, set(map(outline, parts)))
        return [number for part in parts if outline(part) in like for number in self._numbers[part]]


class Index:
    """Forms by their given and family names; those of one part apart."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        """*forms*: pairs (form id, name)."""
        self.skeletons: list[Skeleton] = []
        self.form_ids: list[str] = []
        self.words: set[str] = set()
        self.givens, self.singles = Givens(), Singles()
        leads, wide = _Growing(), _Growing()
        for form_id, text in forms:
            for number in self._add(form_id, text):
                self._pair(number, leads)
                if len(self.skeletons[number].middles) >= WIDE:
                    self._pair(number, wide)
        self._leads, self._wide = leads.grown(), wide.grown()
        self.families = frozenset(chain.from_iterable(self._leads.values()))
        self._partners = {key: bits(leads) for key, leads in self._givens_of().items()}
        known = (*self.givens.by_key, *self.families)
        self.openings = frozenset(key[:end] for key in known for end in range(1, len(key)))
        self.parts = self.openings.union(known)

    def _givens_of(self) -> dict[str, list[int]]:
        """For each key of a family name the given names that stand with it."""
        found = defaultdict(list)
        for lead, partners in self._leads.items():
            if isinstance(lead, int):
                for family in partners:
                    found[family].append(lead)
        return found

    def partners(self, families: Iterable[str]) -> int:
        """The given names that stand with a family name of one of these keys, as bits."""
        return reduce(or_, map(self._partners.__getitem__, families), 0)

    def _add(self, form_id: str, text: str) -> Iterator[int]:
        """The numbers of the readings of two parts; those of one are added."""
        self.words.update(word.key for word in atoms(text))
        for skeleton in skeletons(len(self.form_ids), text):
            number = len(self.skeletons)
            self.skeletons.append(skeleton)
            if skeleton.family:
                yield number
            else:
                self.singles.add(skeleton.given, number)
        self.form_ids.append(form_id)

    def _pair(self, number: int, leads: "_Growing") -> None:
        skeleton = self.skeletons[number]
        families = part_keys(skeleton.family)
        names: list[Lead] = [self.givens.add(skeleton.given), *initial_keys(skeleton.given)]
        for lead in names:
            for family in families:
                leads[lead, family].append(number)

    def of(self, leads: Iterable[Lead], families: Iterable[str], between: int) -> set[int]:
        """The readings that have one of these given names, and a family name with such a key.

        *between*: how many words stand between the two in the text.
        """
        rows = self._leads if between < WIDE else self._wide
        found: set[int] = set()
        for lead in leads:
            partners = rows.get(lead)
            if partners:
                for family in families:
                    if family in partners:
                        found.update(partners[family])
        return found


def bits(numbers: Iterable[int]) -> int:
    """*numbers* as bits."""
    return reduce(or_, (1 << number for number in numbers), 0)


class _Growing(defaultdict[tuple[Lead, str], list[int]]):
    """`Leads` while forms are added."""

    def __init__(self) -> None:
        super().__init__(list)

    def grown(self) -> Leads:
        """As it is asked; what it holds are bare tuples, which cost the collector nothing."""
        leads: Leads = {}
        for (lead, family), numbers in self.items():
            leads.setdefault(lead, {})[family] = tuple(numbers)
        return leads


def part_keys(part: str) -> tuple[str, ...]:
    """The keys of a part of a form; of an initial those of its letter."""
    return initial_keys(part) if part.startswith(INITIAL) else keys(part)[:MOST_KEYS]


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
            if one == NO_CONSONANT:
                yield other
            elif other == NO_CONSONANT:
                yield one
            else:
                yield one + (other[1:] if one.endswith(other[:1]) else other)
