"""The edits between two strings, so that one text's spans can be carried to another."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from firsthand.core.rewrite import Edit

# Words, runs of space and single signs: an edit never ends inside a word.
PIECE = re.compile(r"\w[\w\u200c\u200d\u0300-\u036f\u064b-\u0652]*|\n|[^\S\n]+|[^\w\s]")
# From so many pieces on, pieces that recur all the time are no anchors: else time grows with the
# square of the commonest word.
LARGE = 400


def edits_between(old: str, new: str) -> list[Edit]:
    """Edits that turn *old* into *new*, in order; none where they are equal.

    Lines are compared first, words inside changed stretches after, so that time grows with the
    length of what changed and not with the square of the text.
    """
    edits: list[Edit] = []
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    at = _starts(old_lines)
    for tag, a, b, c, d in _changes(old_lines, new_lines):
        left, right = "".join(old_lines[a:b]), "".join(new_lines[c:d])
        if tag == "replace":
            edits += _word_edits(left, right, at[a])
        else:
            edits.append(Edit(at[a], at[a] + len(left), right))
    return edits


def _word_edits(left: str, right: str, start: int) -> Iterator[Edit]:
    old, new = _pieces(left), _pieces(right)
    at = _starts(old)
    for _, a, b, c, d in _changes(old, new):
        yield Edit(start + at[a], start + at[b], "".join(new[c:d]))


def _pieces(string: str) -> list[str]:
    """All of *string*, cut into words, spaces and signs."""
    pieces, at = [], 0
    for found in PIECE.finditer(string):
        if found.start() > at:
            pieces.append(string[at : found.start()])
        pieces.append(found.group())
        at = found.end()
    return [*pieces, string[at:]] if at < len(string) else pieces


def _starts(pieces: list[str]) -> list[int]:
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    return starts


def _changes(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    matcher = SequenceMatcher(None, old, new, autojunk=len(new) > LARGE)
    return (code for code in matcher.get_opcodes() if code[0] != "equal")
