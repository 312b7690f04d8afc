"""Where known names stand in running text, however they are written within their script.

Words of text and form are compared run together, so that it does not matter whether a compound
is written with a space, ZWNJ, a hyphen or nothing; a match begins and ends at the edge of a word,
or at a clitic written onto one.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

from firsthand.names.clitics import is_cyrillic, stems, without_article
from firsthand.names.finding.beginnings import Beginnings, Start
from firsthand.names.finding.blocks import blocks
from firsthand.names.finding.gaps import Gap, gap_of
from firsthand.names.finding.hits import Hit, How, Reach
from firsthand.names.finding.lookalikes import unmasked
from firsthand.names.finding.select import kept_variants
from firsthand.names.finding.variants import Variants
from firsthand.names.finding.wording import has_capitals
from firsthand.names.folding import atoms
from firsthand.names.parts import Order, Part, form_words
from firsthand.names.words import Words

LOOSE_MIN: Final = 6  # letters a name must have to be parted or joined where its form is not


# A form as it stands under one key: its id and text, which part of it, where its words part, and
# where a surname first ends (0 elsewhere). A bare tuple costs the collector of garbage nothing.
_Form = tuple[str, str, str, tuple[int, ...], int]


class Forms:
    """Names made ready for `find`; built by `compile_forms` or `compile_words`."""

    def __init__(
        self,
        keyed: Iterable[tuple[str, _Form]],
        variants: Variants | None = None,
        signs: frozenset[tuple[str, str]] = frozenset(),
    ) -> None:
        """*keyed*: each form under its words run together; *variants*: the same, by sounds.

        *signs*: a word of a form with what stands behind it there, though elsewhere it parts names.
        """
        self.signs = signs
        self.variants = variants
        self._forms: dict[str, tuple[_Form, ...]] = {}
        for key, form in keyed:
            known = self._forms.get(key, ())
            if form not in known:
                self._forms[key] = (*known, form)
        self.has_cyrillic = any(map(is_cyrillic, self._forms))
        self.beginnings = Beginnings(self._forms)

    def goes_on(self, key: str) -> bool:
        """True where some form begins with *key*."""
        return self.beginnings.has(key)

    def named(self, key: str) -> tuple[_Form, ...]:
        """The forms whose words run together are *key*."""
        return self._forms.get(key, ())


def compile_forms(forms: Iterable[tuple[str, str]], *, reach: Reach = Reach.FOLDED) -> Forms:
    """Pairs (form id, name) made ready to find the whole name, also surname first.

    *reach*: whether other spellings and scripts are found too; that costs more here and in `find`.
    """
    rows = list(forms)
    variants = Variants(rows) if reach is Reach.VARIANTS else None
    keyed = (keyed for form_id, text in rows for keyed in _whole(form_id, text))
    return Forms(keyed, variants, frozenset(sign for _, text in rows for sign in _signs(text)))


def compile_words(forms: Iterable[tuple[str, str]], *, order: Order = Order.GIVEN_FIRST) -> Forms:
    """Pairs (form id, name) made ready to find single words of the name, each with its part."""
    return Forms(
        (key, (form_id, text[word.start : word.end], word.part.value, (), 0))
        for form_id, text in forms
        for word in form_words(text, order=order)
        for key in dict.fromkeys((word.key, without_article(word.key)))
    )


def _whole(form_id: str, text: str) -> Iterator[tuple[str, _Form]]:
    words = [word.key for word in atoms(text)]
    for written in dict.fromkeys((tuple(words), tuple(map(without_article, words)))):
        if written:
            yield "".join(written), (form_id, text, Part.WHOLE.value, _cuts(written), 0)
        if len(written) > 1:
            turned = (written[-1], *written[:-1])
            cuts = _cuts(turned)
            yield "".join(turned), (form_id, text, Part.WHOLE.value, cuts, cuts[0])


def _signs(text: str) -> Iterator[tuple[str, str]]:
    """Words of a form with what parts them from the next, where it is no gap of every name.

    Such as (Kia), “Kia”, &, or the dot of Mohd.
    """
    words = atoms(text)
    for left, right in pairwise(words):
        between = text[left.end : right.start].replace("_", " ")
        if gap_of(between, left.key) is None:
            yield left.key, between


def _cuts(words: Sequence[str]) -> tuple[int, ...]:
    return tuple(accumulate(len(word) for word in words[:-1]))


def find(string: str, forms: Forms) -> list[Hit]:
    """The hits in *string*, in order, leftmost and longest first.

    Exact and folded ones never overlap one another, nor do variants, which are found where *forms*
    were compiled for them; a variant may hold a folded hit of a shorter form. Forms that read alike
    give one hit each over the same span.
    """
    cased = forms.variants is not None and has_capitals(string)
    return [
        hit._replace(start=hit.start + start, end=hit.end + start) if start else hit
        for start, text in blocks(string)
        for hit in _found(Words(text), forms, cased=cased)
    ]


def _found(words: Words, forms: Forms, *, cased: bool) -> list[Hit]:
    folded = _leftmost(_every(words, forms))
    if forms.variants is None:
        return folded
    variants = kept_variants(forms.variants.hits(words, cased=cased), folded)
    return sorted((*folded, *variants), key=_order) if variants else folded


def _order(hit: Hit) -> tuple[int, int, str]:
    return hit.start, -hit.end, hit.form_id


def _leftmost(hits: Iterable[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    reach = (-1, -1)
    for hit in sorted(hits, key=_order):
        if hit.start >= reach[1] or (hit.start, hit.end) == reach:
            kept.append(hit)
            reach = (hit.start, hit.end)
    return kept


def find_all(string: str, forms: Forms) -> Iterator[Hit]:
    """Every exact or folded hit in *string*, overlapping ones too, in order.

    Letters that look like those of another script are read as such. Time grows with the length of
    *string* (a walk ends where no form goes on).
    """
    for start, text in blocks(string):
        for hit in _every(Words(text), forms):
            yield hit._replace(start=hit.start + start, end=hit.end + start)


def _every(words: Words, forms: Forms) -> list[Hit]:
    hits = list(_hits(words, forms))
    found = len(hits)
    for read in unmasked(words, cyrillic=forms.has_cyrillic):
        hits += _hits(read, forms)
    return hits if len(hits) == found else sorted(set(hits), key=_order)


def _hits(words: Words, forms: Forms) -> Iterator[Hit]:
    """The hits in order of the word they begin in."""
    for at, start in forms.beginnings.places(words):
        yield from _Walk(words, forms).hits(at, start)


class _Walk:
    """One reading of the words from a place on, as far as some form goes on."""

    def __init__(self, words: Words, forms: Forms) -> None:
        self.words, self.forms = words, forms
        self.cuts: list[tuple[int, Gap]] = []

    def hits(self, first: int, read: Start) -> Iterator[Hit]:
        """The hits that begin in word *first*, where it reads as *read*."""
        before, key, at = "", read.head, first
        while True:
            if self.words.key(at):
                for end, form in self._ending(at, before, key):
                    yield self._hit(self.words.place(first, read.skipped), end, form)
            gap = self._gap(at)
            if not (gap and self.forms.goes_on(key)):
                return
            self.cuts.append((len(key), gap))
            at, before = at + 1, key
            key = self._on(key, self.words.key(at))

    def _on(self, key: str, word: str) -> str:
        longer = key + word
        return longer if self.forms.goes_on(longer) else key + without_article(word)

    def _gap(self, at: int) -> Gap | None:
        if at + 1 >= len(self.words.written):
            return None
        between = self.words.gap(at)
        known, key = gap_of(between, self.words.key(at)), self.words.key(at)
        return Gap.LOOSE if known is None and (key, between) in self.forms.signs else known

    def _ending(self, at: int, before: str, key: str) -> Iterator[tuple[int, _Form]]:
        """Where in word number *at* a form ends that is *key*, or *key* without a clitic."""
        for form in self._named(key):
            yield self.words.end(at), form
        for stem in stems(key[len(before) :]):
            for form in self._named(before + stem):
                cut_off = len(key) - len(before) - len(stem)
                yield self.words.place(at, len(self.words.key(at)) - cut_off), form

    def _named(self, key: str) -> Iterator[_Form]:
        return (form for form in self.forms.named(key) if _fits(form, self.cuts, key))

    def _hit(self, start: int, end: int, form: _Form) -> Hit:
        form_id, text, part, _, _ = form
        how = How.EXACT if self.words.string[start:end] == text else How.FOLDED
        return Hit(start, end, form_id, how, Part(part))


def _fits(form: _Form, cuts: list[tuple[int, Gap]], key: str) -> bool:
    """True where the text parts its words as the form does, or as a spelling of it may."""
    _, _, _, its_cuts, turned_at = form
    if any(gap is Gap.COMMA and at != turned_at for at, gap in cuts):
        return False
    parted = [at for at, gap in cuts if gap is Gap.LOOSE and at not in its_cuts]
    joined = set(its_cuts).difference(at for at, _ in cuts)
    return not (parted or joined) or len(key) >= LOOSE_MIN
