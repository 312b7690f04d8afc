"""Which of the blocks that an extractor left out belong to the words around them."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
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

    `put_back` has the numbers of blocks; `missing_cp` counts letters of prose that stand among
    the words of the text and are in neither.
    """

    def __init__(self, blocks: list[Seen], keys: list[str], alignment: Alignment) -> None:
        self.put_back: list[int] = []
        self.missing_cp = 0
        self._blocks, self._keys, self._alignment = blocks, keys, alignment
        self._chains: dict[int, _Chain] = {}
        self._boxes: dict[HtmlElement, bool] = {}
        present = [number for number, line in enumerate(alignment.lines) if line is not None]
        if present:
            self._weigh(present)
            self._take_between(present)
            self._take_around(present)

    def _weigh(self, present: list[int]) -> None:
        """How much of the text each element holds as the innermost around two neighbours."""
        self._weights: Counter[HtmlElement | None] = Counter()
        self._common = {
            first: self._innermost(first, second) for first, second in pairwise(present)
        }
        for first, second in pairwise(present):
            self._weights[self._common[first]] += len(self._keys[second])
        self._total = self._weights.total()

    def _chain(self, number: int) -> _Chain:
        if number not in self._chains:
            self._chains[number] = climb(self._blocks[number].holder)
        return self._chains[number]

    def _innermost(self, first: int, second: int) -> HtmlElement | None:
        """The innermost element around two blocks; None where it is far away."""
        one, other = self._blocks[first].holder, self._blocks[second].holder
        if one is other or one.getparent() is other.getparent():
            return one if one is other else one.getparent()
        around = set(self._chain(first))
        return next((one for one in self._chain(second) if one in around), None)

    def _take_between(self, present: list[int]) -> None:
        for first, second in pairwise(present):
            top = self._common[first]
            if second > first + 1 and top is not None and self._is_close(first, second, top):
                self._take(range(first + 1, second), top)

    def _is_close(self, first: int, second: int, top: HtmlElement) -> bool:
        if self._is_main(top):
            return True
        steps = self._chain(first).index(top) + self._chain(second).index(top)
        return steps <= FEWEST_STEPS or any(map(self._is_main, climb(top)))

    def _is_main(self, element: HtmlElement) -> bool:
        return self._weights[element] >= LARGE_SHARE * max(self._total, 1)

    def _take_around(self, present: list[int]) -> None:
        """What stands right before the first block and right after the last, in their element."""
        first, last = present[0], present[-1]
        before, after = range(first - 1, -1, -1), range(last + 1, len(self._blocks))
        if self._alignment.lines[first] != 0:
            self.put_back = self._unbroken(first, before)[::-1] + self.put_back
        self.put_back += self._unbroken(last, after)

    def _unbroken(self, number: int, others: Iterable[int]) -> list[int]:
        """Those of *others* that belong beside a block, up to the first that does not."""
        top = next(filter(self._is_main, self._chain(number)), None)
        found: list[int] = []
        for other in others:
            if top is None or top not in self._chain(other):
                break
            if self._is_told(other):
                continue
            if self._is_linked([other]) or self._is_boxed(other, top):
                break
            found.append(other)
        return found

    def _take(self, numbers: Iterable[int], top: HtmlElement) -> None:
        for _, group in groupby(numbers, lambda number: self._part_of(number, top)):
            together = list(group)
            if not self._is_linked(together) and not self._is_box(together):
                self.put_back += self._belonging(together, top)

    def _part_of(self, number: int, top: HtmlElement) -> HtmlElement | None:
        """The child of *top* that the block stands in; None for words of *top* itself."""
        return next(reversed(list(below(self._chain(number), top))), None)

    def _is_linked(self, numbers: list[int]) -> bool:
        linked = sum(self._blocks[number].linked_cp for number in numbers)
        return linked * 2 >= sum(len(self._blocks[number].words) for number in numbers)

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
