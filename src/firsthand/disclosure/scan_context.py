"""Which occurrence a question is about: a digest of the words around it.

Both halves are digested apart, so that the copy of a sentence in a teaser, a feed or a twin is
known by whichever side it shares with the text that was decided.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from firsthand.names.folding import fold

CONTEXT_CP: Final = 40  # folded code points either side
REACH_CP: Final = 400  # code points of the text that give them
HALF_LENGTH: Final = 64
TELLING_CP: Final = 20  # as many tell an occurrence from others, where its block ends sooner
TELLING, SHORT = "t", "s"
# Where a value begins and ends in an attribute, in JSON, in BibTeX and in RIS: what stands around
# it there are no words of the sentence. The same signs in a text cut its copies in the same place.
_BEGINS: Final = re.compile(r'\n|[=:] ?["{]+|^[A-Z][A-Z0-9]  - ', re.MULTILINE)
_ENDS: Final = re.compile(r'\n|["}]+ ?[>,}\]/]')

Subject = tuple[str, str]


def context_digest(string: str, start: int, end: int) -> str:
    """128 characters that tell what stands around *start* to *end* of *string*, in its block.

    The halves (before, after) are of 40 folded code points, spaces apart, or as many as the block
    (a line, or a value in markup or data) has. They begin with `t` where they tell enough to know
    a copy by, else with `s`.
    """
    around = string[max(start - REACH_CP, 0) : start], string[end : end + REACH_CP]
    before = _squeezed(_BEGINS.split(around[0])[-1])[-CONTEXT_CP:]
    after = _squeezed(_ENDS.split(around[1], maxsplit=1)[0])[:CONTEXT_CP]
    return _half("before", before) + _half("after", after)


def _squeezed(string: str) -> str:
    """*string* folded, its words run together: tags inside a word make no difference."""
    return fold(string).replace(" ", "")


def _half(side: str, words: str) -> str:
    digest = hashlib.sha256(f"{side}:{words}".encode("utf-8", errors="replace")).hexdigest()
    return (TELLING if len(words) >= TELLING_CP else SHORT) + digest[: HALF_LENGTH - 1]


def context_keys(form_id: str, context: str) -> tuple[tuple[str, str], ...]:
    """What two occurrences of one form share when they are copies: the whole, or a telling half."""
    halves = (context[:HALF_LENGTH], context[HALF_LENGTH:])
    shared = (half for half in halves if half.startswith(TELLING))
    return ((form_id, context), *((form_id, half) for half in shared))


@dataclass(frozen=True, slots=True)
class Answers:
    """The occurrences that are answered, by subject (item id, language)."""

    by_item: Mapping[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    anywhere: frozenset[tuple[str, str]] = frozenset()

    def holds(self, subject: Subject, form_id: str, context: str) -> bool:
        """True where this occurrence, or a copy of it, is answered.

        On the page of an Item its own answers count, in any language; in a file that is no
        Item's (language empty) those of all Items do.
        """
        item_id, language = subject
        known = self.by_item.get(item_id, frozenset()) if language else self.anywhere
        return not known.isdisjoint(context_keys(form_id, context))


def gather_answers(answered: Mapping[Subject, Iterable[tuple[str, str]]]) -> Answers:
    """Answers from pairs (form id, context digest), as a ScanQuestion keeps them, by subject."""
    by_item: dict[str, set[tuple[str, str]]] = {}
    for (item_id, _), pairs in answered.items():
        keys = by_item.setdefault(item_id, set())
        for form_id, context in pairs:
            keys.update(context_keys(form_id, context))
    frozen = {item_id: frozenset(keys) for item_id, keys in by_item.items()}
    return Answers(frozen, frozenset().union(*frozen.values()))
