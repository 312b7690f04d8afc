"""What changed in a text since the last edition: paragraphs with words struck and underlined."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from firsthand.core.differences import edits_between
from firsthand.disclosure.withheld import NameGuard

ANYHOW_MAX_CP = 60
GAP = " … "


class Change(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words under one Change; UNSAID = words that are gone and hold a name now withheld."""

    words: str
    change: Change


@dataclass(frozen=True, slots=True)
class ChangedParagraph:
    """A paragraph that changed: its number in the new text (in the old, where it is gone)."""

    number: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class TextDifference:
    """All that changed in a text."""

    paragraphs: tuple[ChangedParagraph, ...]
    changes: int
    of: int


def difference(old: str, new: str, withheld: NameGuard) -> TextDifference:
    """What turns *old* into *new*.

    Words that are gone are not repeated where they hold a name that may not be shown now.
    """
    before, after = old.split("\n"), new.split("\n")
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    paragraphs: list[ChangedParagraph] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            paragraphs += _changed(before[a:b], after[c:d], (a, c), withheld)
    changes = sum(each.change is not Change.SAME for p in paragraphs for each in p.stretches)
    return TextDifference(tuple(paragraphs), changes, len(after))


def _changed(
    before: Sequence[str], after: Sequence[str], at: tuple[int, int], withheld: NameGuard
) -> Iterator[ChangedParagraph]:
    for index, (left, right) in enumerate(zip_longest(before, after)):
        number = (at[1] if right is not None else at[0]) + index + 1
        stretches = tuple(_stretches(left or "", right or "", withheld))
        yield ChangedParagraph(number, stretches)


def _stretches(left: str, right: str, withheld: NameGuard) -> Iterator[Stretch]:
    """*left* as it became *right*.

    Of a paragraph that named somebody who is withheld now, nothing that is gone is repeated: an
    edit may hold one word of the name only.
    """
    at, said = 0, withheld.allows(left)
    for edit in edits_between(left, right):
        yield from _same(left[at : edit.start], is_first=at == 0)
        gone = left[edit.start : edit.end]
        if gone:
            yield Stretch(gone if said else GAP, Change.GONE if said else Change.UNSAID)
        if edit.replacement:
            yield Stretch(edit.replacement, Change.NEW)
        at = edit.end
    yield from _same(left[at:], is_first=at == 0, is_last=True)


def _same(words: str, *, is_first: bool = False, is_last: bool = False) -> Iterator[Stretch]:
    """Unchanged words, shortened around the changes."""
    if not words:
        return
    if len(words) <= 2 * ANYHOW_MAX_CP:
        yield Stretch(words, Change.SAME)
        return
    head = "" if is_first else words[:ANYHOW_MAX_CP].rsplit(" ", maxsplit=1)[0]
    tail = "" if is_last else words[-ANYHOW_MAX_CP:].split(" ", maxsplit=1)[-1]
    yield Stretch(f"{head}{GAP}{tail}", Change.SAME)
