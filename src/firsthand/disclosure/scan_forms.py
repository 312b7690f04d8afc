"""Withheld names made ready for the scan, and where a text holds one or a word of one."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NamedTuple

import ahocorasick

from firsthand.names.clitics import ARTICLE, heads, is_arabic, stems, without_article
from firsthand.names.folding import Token, atoms, letters_end, raw_words, word_key
from firsthand.names.lexicon import LEXICON
from firsthand.names.parts import Part, form_words

LOOSE_MIN: Final = 6  # letters from which a name may be parted or joined unlike its form
EMBEDDED_MIN: Final = 8  # letters from which a name counts that stands inside other letters
GAP_MAX: Final = 2  # code points that may part one word: ZWNJ, a hyphen and a line end
WORDS_MAX: Final = 3  # atoms that one word of a name may be parted into
MEMO_WORDS: Final = 200_000
_BEFORE: Final = frozenset(LEXICON.clitics_before) | {
    prefix + article for prefix in ("", *LEXICON.clitics_before) for article in (ARTICLE, "ل")
}


@dataclass(frozen=True, slots=True)
class WithheldForm:
    """A form of a name that may not be in the edition.

    *cleared_words*: folded words shared with a form of the same person that has a live Basis;
    *mentioned_in*: the (item id, language) whose source text mentions the Agent.
    """

    form_id: str
    agent_id: str
    text: str
    is_person: bool = True
    one_word_blocks: bool = False
    cleared_words: frozenset[str] = frozenset()
    mentioned_in: frozenset[tuple[str, str]] = frozenset()


class Occurrence(NamedTuple):
    """Where a text reads as a withheld form (WHOLE) or as one word of it.

    *start*, *end*: code points, half-open. *word*: the number of the word it begins in. An
    *embedded* one begins or ends inside other letters.
    """

    start: int
    end: int
    word: int
    key: str
    form: WithheldForm
    part: Part
    embedded: bool


class _Whole(NamedTuple):
    form: WithheldForm
    key: str
    cuts: frozenset[int]


class _Lone(NamedTuple):
    form: WithheldForm
    key: str
    part: Part
    is_compound: bool


class Withheld:
    """Withheld forms, compiled once; `occurrences` searches a text for all of them."""

    def __init__(self, forms: Iterable[WithheldForm]) -> None:
        """*forms*: any number of them; time to compile grows with their letters."""
        wholes: defaultdict[str, list[_Whole]] = defaultdict(list)
        self._lone: defaultdict[str, list[_Lone]] = defaultdict(list)
        for form in forms:
            for whole in _wholes(form):
                wholes[whole.key].append(whole)
            for lone in _lones(form):
                self._lone[lone.key].append(lone)
        self._automaton = _automaton(wholes)
        self._prefixes = {key[:end] for key in self._lone for end in range(1, len(key))}
        self._known: dict[str, tuple[tuple[_Lone, int, int], ...]] = {}

    def occurrences(self, text: str) -> list[Occurrence]:
        """Every occurrence in *text*, in order of position. Time grows with its length."""
        words = raw_words(text)
        stream = "".join(map(word_key, words))
        wholes = list(self._automaton.iter(stream)) if self._automaton else []
        hot = {word for word in set(words) if self._may_begin(word_key(word))}
        if not (wholes or hot):
            return []
        page = _Page(text)
        found = {*page.wholes(wholes), *self._lones(page, hot)}
        return sorted(found, key=lambda each: (each.start, each.end, each.form.form_id, each.part))

    def _may_begin(self, key: str) -> bool:
        return bool(self._readings(key)) or key in self._prefixes

    def _readings(self, key: str) -> tuple[tuple[_Lone, int, int], ...]:
        """The words that *key* may be, with the letters of clitics before and behind."""
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= MEMO_WORDS:
                self._known.clear()
            known = self._known[key] = tuple(dict.fromkeys(self._possible(key)))
        return known

    def _possible(self, key: str) -> Iterator[tuple[_Lone, int, int]]:
        for head, skipped in heads(key):
            for stem in (head, *stems(head)):
                for lone in self._lone.get(stem, ()):
                    yield lone, skipped, len(head) - len(stem)

    def _lones(self, page: "_Page", hot: set[str]) -> Iterator[Occurrence]:
        for at, word in enumerate(page.words):
            if page.text[word.start : word.end] in hot:
                yield from self._lones_from(page, at)

    def _lones_from(self, page: "_Page", at: int) -> Iterator[Occurrence]:
        """One-word readings that begin at word *at*, over as many atoms as it is parted into."""
        key, hangs = "", True
        for last in range(at, min(at + WORDS_MAX, len(page.words))):
            hangs = hangs and (last == at or page.hangs_on(last))
            key += page.words[last].key
            for lone, skipped, behind in self._readings(key):
                if hangs or lone.is_compound:
                    yield page.lone(lone, (at, last), (skipped, behind))
            if key not in self._prefixes:
                return


def _automaton(wholes: dict[str, list[_Whole]]) -> "ahocorasick.Automaton | None":
    if not wholes:
        return None
    automaton = ahocorasick.Automaton()
    for key, forms in wholes.items():
        automaton.add_word(key, tuple(forms))
    automaton.make_automaton()
    return automaton


def _wholes(form: WithheldForm) -> Iterator[_Whole]:
    """The ways to write a form of two words and more: with articles or not, surname first."""
    words = [word.key for word in atoms(form.text)]
    if len(words) <= 1 or set(words) <= form.cleared_words:
        return
    for written in dict.fromkeys(_spellings(words)):
        key = "".join(written)
        yield _Whole(form, key, frozenset(accumulate(len(word) for word in written[:-1])))


def _spellings(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    bare = [without_article(word) for word in words]
    articled = [*bare[:-1], ARTICLE + bare[-1] if is_arabic(bare[-1]) else bare[-1]]
    for written in (words, bare, articled):
        yield tuple(written)
        yield (written[-1], *written[:-1])


def _lones(form: WithheldForm) -> Iterator[_Lone]:
    """The single words of a form that count alone: a person's, or all of a one-word form."""
    words = form_words(form.text)
    is_one_word = len(list(atoms(form.text))) == 1
    for word in words:
        if word.key in form.cleared_words or not (form.is_person or is_one_word):
            continue
        is_compound = len(list(atoms(form.text[word.start : word.end]))) > 1
        for key in dict.fromkeys((word.key, without_article(word.key))):
            yield _Lone(form, key, word.part, is_compound)


class _Page:
    """One text with its words: positions in the run-together letters turned into spans."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[Token] = list(atoms(text))
        self.ends = list(accumulate(len(word.key) for word in self.words))
        self.starts = [0, *self.ends[:-1]]

    def hangs_on(self, at: int) -> bool:
        """True where word *at* may be one word with the one before: no space, or a line end."""
        gap = self.text[self.words[at - 1].end : self.words[at].start]
        if is_arabic(self.words[at].key):
            return len(gap) <= GAP_MAX
        return len(gap) <= GAP_MAX and (gap.startswith("-") or not any(map(str.isspace, gap)))

    def wholes(self, hits: Iterable[tuple[int, tuple[_Whole, ...]]]) -> Iterator[Occurrence]:
        """The automaton's *hits* that a name may be."""
        for last_letter, wholes in hits:
            for whole in wholes:
                found = self._whole(whole, last_letter + 1 - len(whole.key), last_letter + 1)
                if found:
                    yield found

    def _whole(self, whole: _Whole, begin: int, end: int) -> Occurrence | None:
        first, last = bisect_right(self.starts, begin) - 1, bisect_left(self.ends, end)
        start_cp = letters_end(self.text, self.words[first], begin - self.starts[first])
        end_cp = letters_end(self.text, self.words[last], end - self.starts[last])
        embedded = not (self._begins(first, begin, start_cp) and self._ends(last, end, end_cp))
        parted = {self.ends[at] - begin for at in range(first, last)}
        if len(whole.key) < (EMBEDDED_MIN if embedded else LOOSE_MIN) and (
            embedded or not whole.cuts <= parted
        ):
            return None
        return Occurrence(start_cp, end_cp, first, whole.key, whole.form, Part.WHOLE, embedded)

    def _begins(self, word: int, begin: int, start_cp: int) -> bool:
        before = self.words[word].key[: begin - self.starts[word]]
        return not before or before in _BEFORE or self._changes(start_cp)

    def _ends(self, word: int, end: int, end_cp: int) -> bool:
        key = self.words[word].key
        behind = key[len(key) - (self.ends[word] - end) :]
        if not behind or self._changes(end_cp):
            return True
        return behind in (LEXICON.clitics_after if is_arabic(key) else LEXICON.clitics_after_latin)

    def _changes(self, at: int) -> bool:
        """True where a word visibly begins at *at*: after a small letter or a digit."""
        left, right = self.text[at - 1 : at], self.text[at : at + 1]
        return left.isdigit() != right.isdigit() or (left.islower() and right.isupper())

    def lone(self, lone: _Lone, words: tuple[int, int], clitics: tuple[int, int]) -> Occurrence:
        """The occurrence of one word of a name over *words* (first, last), *clitics* left out."""
        first, last = self.words[words[0]], self.words[words[1]]
        start = letters_end(self.text, first, clitics[0]) if clitics[0] else first.start
        end = letters_end(self.text, last, max(len(last.key) - clitics[1], 1))
        return Occurrence(start, end, words[0], lone.key, lone.form, lone.part, embedded=False)
