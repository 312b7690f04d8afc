"""Which of the blocks that an extractor left out belong to the words around them."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib.resources import files
from itertools import groupby, pairwise

from lxml.html import HtmlElement

from firsthand.importers.alignment import SHORTEST_SOUGHT_CP, Alignment
from firsthand.importers.seen import Seen, below, climb
from firsthand.importers.tree import is_silent

FEWEST_STEPS = 3
LARGE_SHARE = 0.3
PROSE_CP = 50
SAMPLES = 3
_LISTS = json.loads(files(__package__).joinpath("belonging_words.json").read_text("utf-8"))
_BOX_NAMES = re.compile("|".join(_LISTS["box_names"]), re.IGNORECASE)
_BOX_WORDS = frozenset(_LISTS["box_words"])
# What an extractor leaves out with reason: the words of a picture are not those of the text.
_FIGURES = frozenset({"figure", "figcaption"})
_Chain = tuple[HtmlElement, ...]


class Belonging:
    """What was left out of a text and belongs to it.

    `put_back` has the numbers of blocks, in order; `missing_cp` counts letters of prose that
    stand among the words of the text and are in neither.
    """

    def __init__(self, seen: Seen, keys: list[str], alignment: Alignment) -> None:
        self.put_back: list[int] = []
        self.missing_cp = 0
        self._seen, self._keys, self._alignment = seen, keys, alignment
        self._holders: dict[int, HtmlElement] = {}
        self._chains: dict[int, _Chain] = {}
        self._boxes: dict[HtmlElement, bool] = {}
        self._present = [at for at, line in enumerate(alignment.lines) if line is not None]
        if self._present and self._has_candidates():
            self._take_between()
            self._take_around()
            self.put_back.sort()

    def _has_candidates(self) -> bool:
        """True where any block between or beside those of the text may be worth a look."""
        first, last = self._present[0], self._present[-1]
        lines = self._alignment.lines[first:last]
        between = (number for number, line in enumerate(lines, first) if line is None)
        beside = (number for number in (first - 1, last + 1) if 0 <= number < len(self._seen))
        return not all(self._is_linked([number]) for number in (*beside, *between))

    @cached_property
    def _main(self) -> frozenset[HtmlElement]:
        """The elements that hold a large share of the text as the innermost around neighbours."""
        weights: Counter[HtmlElement | None] = Counter()
        for first, second in pairwise(self._present):
            weights[self._innermost(first, second)] += len(self._keys[second])
        least = max(LARGE_SHARE * weights.total(), 1)
        return frozenset(one for one, cp in weights.items() if one is not None and cp >= least)

    def _holder(self, number: int) -> HtmlElement:
        holder = self._holders.get(number)
        if holder is None:
            holder = self._holders[number] = self._seen.holder(number)
        return holder

    def _chain(self, number: int) -> _Chain:
        if number not in self._chains:
            self._chains[number] = climb(self._holder(number))
        return self._chains[number]

    def _innermost(self, first: int, second: int) -> HtmlElement | None:
        """The innermost element around two blocks; None where it is far away."""
        one, other = self._holder(first), self._holder(second)
        if one is other:
            return one
        parent = one.getparent()
        if parent is other.getparent():
            return parent
        around = set(self._chain(first))
        return next((one for one in self._chain(second) if one in around), None)

    def _take_between(self) -> None:
        for first, second in pairwise(self._present):
            if second > first + 1:
                top = self._innermost(first, second)
                if top is not None and self._is_close(first, second, top):
                    self._take(range(first + 1, second), top)
                else:
                    self._take_beside(first, second)

    def _take_beside(self, first: int, second: int) -> None:
        """Of what stands between two blocks that lie apart, that which adjoins either."""
        behind = self._unbroken(first, range(first + 1, second))
        start = behind[-1] if behind else first
        self.put_back += behind + self._unbroken(second, range(second - 1, start, -1))

    def _is_close(self, first: int, second: int, top: HtmlElement) -> bool:
        steps = self._chain(first).index(top) + self._chain(second).index(top)
        return steps <= FEWEST_STEPS or any(one in self._main for one in climb(top))

    def _take_around(self) -> None:
        """What stands right before the first block and right after the last, in their element."""
        first, last = self._present[0], self._present[-1]
        if self._alignment.lines[first] != 0:
            self.put_back += self._unbroken(first, range(first - 1, -1, -1))
        self.put_back += self._unbroken(last, range(last + 1, len(self._seen)))

    def _unbroken(self, number: int, others: Iterable[int]) -> list[int]:
        """Those of *others* that belong beside a block, up to the first that does not."""
        found: list[int] = []
        for other in others:
            if self._is_linked([other]) or not self._belongs_beside(number, other):
                break
            if self._keys[other] and not self._is_told(other):
                found.append(other)
        return found

    def _belongs_beside(self, number: int, other: int) -> bool:
        if self._is_box_word(other):
            return not self._keys[other]
        top = next((one for one in self._chain(number) if one in self._main), None)
        return top is not None and top in self._chain(other) and not self._is_boxed(other, top)

    def _take(self, numbers: Iterable[int], top: HtmlElement) -> None:
        for _, group in groupby(numbers, lambda number: self._part_of(number, top)):
            together = list(group)
            if not self._is_linked(together) and not self._is_box(together):
                self.put_back += self._belonging(together, top)

    def _part_of(self, number: int, top: HtmlElement) -> HtmlElement | None:
        """The child of *top* that the block stands in; None for words of *top* itself."""
        return next(reversed(list(below(self._chain(number), top))), None)

    def _is_linked(self, numbers: list[int]) -> bool:
        linked = sum(self._seen.linked_cp[number] for number in numbers)
        return linked * 2 >= sum(self._seen.whole_cp[number] for number in numbers)

    def _is_box(self, numbers: list[int]) -> bool:
        return self._is_box_word(numbers[0])

    def _is_box_word(self, number: int) -> bool:
        """True for words of no content: "Share", a lone sign."""
        letters = "".join(filter(str.isalnum, self._keys[number].casefold()))
        return not letters or letters in _BOX_WORDS

    def _belonging(self, numbers: list[int], top: HtmlElement) -> Iterator[int]:
        for number in numbers:
            if self._is_linked([number]) or self._is_told(number):
                continue
            if not self._is_boxed(number, top):
                yield number
            elif len(self._keys[number]) >= PROSE_CP:
                self.missing_cp += len(self._keys[number])

    def _is_told(self, number: int) -> bool:
        """True where most samples of the block stand in the text: it is there in another form."""
        key = self._keys[number]
        step = max((len(key) - SHORTEST_SOUGHT_CP) // (SAMPLES - 1), 1)
        starts = range(0, max(len(key) - SHORTEST_SOUGHT_CP, 0) + 1, step)
        samples = [key[at : at + SHORTEST_SOUGHT_CP] for at in starts][:SAMPLES]
        return sum(map(self._alignment.holds, samples)) * 2 > len(samples)

    def _is_boxed(self, number: int, top: HtmlElement) -> bool:
        """True where the block is in a box of another purpose, under *top*, or hidden."""
        if self._is_box_word(number):
            return True
        return any(map(self._is_other, below(self._chain(number), top)))

    def _is_other(self, element: HtmlElement) -> bool:
        if element not in self._boxes:
            named = f"{element.get('class', '')} {element.get('id', '')}"
            is_box = element.tag in _FIGURES or _BOX_NAMES.search(named) is not None
            self._boxes[element] = is_box or is_silent(element)
        return self._boxes[element]
