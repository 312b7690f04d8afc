"""Withheld names in another spelling or script, and in letters that only look like theirs (I19)."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, cast

from firsthand.disclosure.scan_names import Occurrence, WithheldForm
from firsthand.disclosure.scan_page import Page
from firsthand.names.clitics import is_cyrillic
from firsthand.names.finding.lookalikes import unmasked
from firsthand.names.finding.variants import Variants
from firsthand.names.folding import atoms
from firsthand.names.parts import Part

WORDS_MIN: Final = 2  # a full name; a word alone in another spelling is too often another word


class Varied:
    """Full names made ready to be found as they are not written."""

    def __init__(self, forms: Iterable[WithheldForm]) -> None:
        """*forms*: those of one word, or of cleared words alone, are left out."""
        keys = ((form, [word.key for word in atoms(form.text)]) for form in forms)
        wanted = [
            (form, words)
            for form, words in keys
            if len(words) >= WORDS_MIN and not set(words) <= form.cleared_words
        ]
        self._forms = [form for form, _ in wanted]
        self._variants = Variants([(str(at), form.text) for at, form in enumerate(self._forms)])
        self._has_cyrillic = any(is_cyrillic(key) for _, words in wanted for key in words)

    def unmasked(self, page: Page) -> Iterator[Page]:
        """*page* as it reads where letters stand for others that they look like."""
        return cast("Iterator[Page]", unmasked(page, cyrillic=self._has_cyrillic))

    def occurrences(self, page: Page) -> Iterator[Occurrence]:
        """Where *page* has a full name in another spelling; cleared words do not count."""
        if not self._forms:
            return
        # In the query of an address a plus is a space.
        spaced = Page(page.string.replace("+", " ")) if "+" in page.string else page
        hits = list(self._variants.hits(spaced))
        starts = [page.start(word) for word in range(len(page.keys))] if hits else []
        for hit in hits:
            form = self._forms[int(hit.form_id)]
            words = [word.key for word in atoms(page.string[hit.start : hit.end])]
            if not set(words) <= form.cleared_words:
                word = bisect_right(starts, hit.start) - 1
                place = (hit.start, hit.end, word, "".join(words))
                yield Occurrence(*place, form, Part.WHOLE, embedded=False, varied=True)
