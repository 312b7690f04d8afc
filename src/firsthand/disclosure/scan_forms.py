"""Withheld names made ready for the scan, and where a text holds one or a word of one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Final, NamedTuple

import ahocorasick

from firsthand.disclosure.scan_context import Subject
from firsthand.disclosure.scan_names import Occurrence, WithheldForm
from firsthand.disclosure.scan_page import Page, Stretch
from firsthand.disclosure.scan_varied import Varied
from firsthand.names.clitics import ARTICLE, heads, is_arabic, stems, without_article
from firsthand.names.folding import atoms, word_key
from firsthand.names.parts import Part, form_words
from firsthand.names.wordlists import word_lists

__all__ = ["Occurrence", "Withheld", "WithheldForm"]

LOOSE_MIN: Final = 6  # letters from which a name may be parted or joined unlike its form
EMBEDDED_MIN: Final = 8  # letters from which a name counts that stands inside other letters
WORDS_MAX: Final = 12  # atoms that one word of a name may be parted into
MEMO_WORDS: Final = 200_000


class _Whole(NamedTuple):
    form: WithheldForm
    key: str
    cuts: frozenset[int]


class _Lone(NamedTuple):
    form: WithheldForm
    key: str
    part: Part
    is_compound: bool


class _Word(NamedTuple):
    """Where a text has a word of some name, by its key."""

    start: int
    end: int
    word: int
    key: str
    is_small: bool
    hangs: bool


class Withheld:
    """Withheld forms, compiled once; `occurrences` searches a text for all of them."""

    def __init__(self, forms: Iterable[WithheldForm]) -> None:
        """*forms*: any number of them; time to compile grows with their letters."""
        wholes: defaultdict[str, list[_Whole]] = defaultdict(list)
        self._lone: defaultdict[str, list[_Lone]] = defaultdict(list)
        self._keys_of: defaultdict[str, set[str]] = defaultdict(set)
        listed = list(forms)
        for form in listed:
            for whole in _wholes(form):
                wholes[whole.key].append(whole)
            for lone in _lones(form):
                self._lone[lone.key].append(lone)
                self._keys_of[form.agent_id].add(lone.key)
        self._automaton = _automaton(wholes)
        self._varied = Varied(listed)
        self._prefixes = _prefixes(self._lone)
        self._open = _prefixes(key for key, lones in self._lone.items() if _may_be_spaced(lones))
        self._known: dict[str, tuple[tuple[str, int, int], ...]] = {}

    def occurrences(self, text: str, subject: Subject | None = None) -> list[Occurrence]:
        """Every occurrence in *text*, in order of position. Time grows with its length.

        With a *subject*, single words that are no surname are left out where they cannot matter:
        nobody who bears them is mentioned there or named otherwise in *text*.
        """
        page = Page(text)
        hits = list(self._automaton.iter(page.letters())) if self._automaton else []
        words = list(self._words(page))
        varied = [*self._masked(page), *self._varied.occurrences(page)]
        if not (hits or words or varied):
            return []
        wholes = list(_whole_hits(page, hits))
        chosen = self._choice(wholes, words, subject)
        found = {
            *wholes,
            *_not_among(wholes, varied),
            *(each for word in words for each in _lone_hits(word, chosen(word.key))),
        }
        return sorted(found, key=lambda each: (each.start, each.end, each.form.form_id, each.part))

    def _masked(self, page: Page) -> Iterator[Occurrence]:
        """Whole forms that *page* has in letters of another script that look like theirs."""
        if self._automaton:
            for read in self._varied.unmasked(page):
                for hit in _whole_hits(read, self._automaton.iter(read.letters())):
                    yield hit._replace(varied=True)

    def _choice(
        self, wholes: Iterable[Occurrence], words: Iterable[_Word], subject: Subject | None
    ) -> Callable[[str], list[_Lone]]:
        """Which names' words a key stands for in one text."""
        named = {whole.form.agent_id for whole in wholes}
        keys = {word.key for word in words}

        def matters(lone: _Lone) -> bool:
            form = lone.form
            if subject is None or lone.part is Part.SURNAME or subject in form.mentioned_in:
                return True
            if form.one_word_blocks or form.agent_id in named:
                return True
            return len(self._keys_of[form.agent_id] & keys) > 1

        return cache(lambda key: [lone for lone in self._lone[key] if matters(lone)])

    def _hot(self, page: Page) -> set[str]:
        """The words of *page* that may be, or begin, a word of a name."""
        written = set(page.written)
        whole = {word for word in written if self._readings(word_key(word))}
        begun = {word for word in written if word_key(word) in self._open}
        parted = {word for word in page.hanging_words() if word_key(word) in self._prefixes}
        return whole | begun | parted

    def _readings(self, key: str) -> tuple[tuple[str, int, int], ...]:
        """The names' words that *key* may be, with the letters of clitics before and behind."""
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= MEMO_WORDS:
                self._known.clear()
            known = self._known[key] = tuple(dict.fromkeys(self._possible(key)))
        return known

    def _possible(self, key: str) -> Iterator[tuple[str, int, int]]:
        for head, skipped in heads(key):
            for stem in (head, *stems(head)):
                if stem in self._lone:
                    yield stem, skipped, len(head) - len(stem)

    def _words(self, page: Page) -> Iterator[_Word]:
        hot = self._hot(page)
        for at, word in enumerate(page.written) if hot else ():
            if word in hot:
                yield from self._words_from(page, at)

    def _words_from(self, page: Page, at: int) -> Iterator[_Word]:
        """Readings that begin at word *at*, over as many atoms as one word is parted into."""
        key, hangs = "", True
        for last in range(at, min(at + WORDS_MAX, len(page.written))):
            hangs = hangs and (last == at or page.hangs_on(last))
            key += page.keys[last]
            for stem, skipped, behind in self._readings(key):
                start = page.place(at, skipped)
                end = page.place(last, max(len(page.keys[last]) - behind, 1))
                is_small = page.written[at][0].islower() and stem in word_lists().small_words
                yield _Word(start, end, at, stem, is_small, hangs)
            if key not in self._prefixes:
                return


def _not_among(wholes: Iterable[Occurrence], varied: Iterable[Occurrence]) -> Iterator[Occurrence]:
    """What of *varied* stands where no form of the same bearer stands as it is written."""
    there = {(each.form.agent_id, at) for each in wholes for at in range(each.start, each.end)}
    for each in varied:
        if there.isdisjoint((each.form.agent_id, at) for at in range(each.start, each.end)):
            yield each


def _prefixes(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(key[:end] for key in keys for end in range(1, len(key)))


def _may_be_spaced(lones: Iterable[_Lone]) -> bool:
    """True where spaces may stand inside: in compounds, and in Arabic script."""
    return any(lone.is_compound or is_arabic(lone.key) for lone in lones)


def _lone_hits(word: _Word, lones: Iterable[_Lone]) -> Iterator[Occurrence]:
    """The occurrences of *lones* at *word*; what is a word of a language asks nothing."""
    for lone in lones:
        blocks = lone.part is Part.ONLY and lone.form.one_word_blocks
        if (blocks or not word.is_small) and (word.hangs or lone.is_compound):
            place = (word.start, word.end, word.word)
            yield Occurrence(*place, lone.key, lone.form, lone.part, embedded=False)


def _whole_hits(page: Page, hits: Iterable[tuple[int, tuple[_Whole, ...]]]) -> Iterator[Occurrence]:
    """What of the automaton's *hits* may be a name."""
    for last_letter, wholes in hits:
        for whole in wholes:
            stretch = page.stretch(last_letter + 1 - len(whole.key), last_letter + 1)
            if _is_long_enough(whole, stretch):
                place = (stretch.start, stretch.end, stretch.word)
                yield Occurrence(*place, whole.key, whole.form, Part.WHOLE, stretch.embedded)


def _is_long_enough(whole: _Whole, stretch: Stretch) -> bool:
    """A short name counts only where the text parts its words as the form does."""
    if stretch.embedded:
        return len(whole.key) >= EMBEDDED_MIN
    return len(whole.key) >= LOOSE_MIN or whole.cuts <= stretch.parted


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
