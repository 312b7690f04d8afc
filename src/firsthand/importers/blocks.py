"""Building a `Text` block by block: white space, controls and NFC settled in one place."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.core.text import (
    ASCII_SPACE,
    BLOCK_KINDS,
    FORBIDDEN,
    LINK_MAX_CP,
    Mark,
    MarkKind,
    Span,
    Text,
    make_text,
)

_Key = tuple[MarkKind, str]


@dataclass(frozen=True, slots=True)
class Built:
    """A finished text, and whether control code points were taken out of it."""

    text: Text
    had_controls: bool


class TextBuilder:
    """Takes words and marks in reading order, gives a `Text`.

    Inside a block, runs of ASCII white space become one space. Inline marks may stay open over
    the end of a block: each block then gets its own. Block kinds hold for all blocks that end
    while they are open.
    """

    def __init__(self) -> None:
        self.had_controls = False
        self._lines: list[str] = []
        self._marks: list[Mark] = []
        self._length = 0
        self._open: list[tuple[_Key, int]] = []
        self._start_block()

    def _start_block(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self._ends_in_space = True
        self._closed: list[tuple[_Key, int, int]] = []

    def words(self, untrusted: str | None) -> None:
        """Adds running words to the block."""
        if not untrusted:
            return
        spaced = ASCII_SPACE.sub(" ", untrusted)
        if FORBIDDEN.search(spaced):
            self.had_controls = True
            spaced = ASCII_SPACE.sub(" ", FORBIDDEN.sub("", spaced))
        if self._ends_in_space and spaced.startswith(" "):
            spaced = spaced[1:]
        if spaced:
            self._parts.append(spaced)
            self._size += len(spaced)
            self._ends_in_space = spaced.endswith(" ")

    def open(self, kind: MarkKind, value: str = "") -> None:
        """Begins a mark here; `close` ends the one that was opened last."""
        self._open.append(((kind, value), self._size))

    def close(self, kind: MarkKind | None = None) -> None:
        """Ends the mark opened last, of *kind* if one is said; without words it leaves nothing."""
        at = len(self._open) - 1
        while kind is not None and self._open[at][0][0] is not kind:
            at -= 1
        key, start = self._open.pop(at)
        if key[0] not in BLOCK_KINDS:
            self._closed.append((key, start, self._size))

    def end_block(self) -> None:
        """Ends the block; an empty one leaves nothing."""
        raw = "".join(self._parts)
        if raw.strip(" "):
            self._add(raw)
        self._open = [(key, 0) for key, _ in self._open]
        self._start_block()

    def _add(self, raw: str) -> None:
        offsets, line = _normal(raw.rstrip(" "))
        offset = self._length + 1 if self._lines else 0
        for (kind, value), start, end in self._spans(raw):
            moved = Span(offset + offsets.at_start(start), offset + offsets.at(end))
            self._marks.append(Mark(kind, moved, value))
        whole = Span(offset, offset + len(line))
        self._marks += [Mark(kind, whole, value) for kind, value in self._block_kinds()]
        self._lines.append(line)
        self._length = offset + len(line)

    def _block_kinds(self) -> list[_Key]:
        """One mark a kind, the innermost: a heading in a heading is one heading."""
        kinds = {key[0]: key for key, _ in self._open if key[0] in BLOCK_KINDS}
        return list(kinds.values())

    def _spans(self, raw: str) -> Iterable[tuple[_Key, int, int]]:
        still = [(key, start, self._size) for key, start in self._open if key[0] not in BLOCK_KINDS]
        for key, start, end in [*self._closed, *still]:
            trimmed_start, trimmed_end = _trimmed(raw, start, end)
            if trimmed_start < trimmed_end and _may_stand(key):
                yield key, trimmed_start, trimmed_end

    def built(self) -> Built:
        """The text of all blocks so far; ends the one under way."""
        self.end_block()
        return Built(make_text("\n".join(self._lines), self._marks), self.had_controls)


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    while start < end and raw[start] == " ":
        start += 1
    while start < end and raw[end - 1] == " ":
        end -= 1
    return start, end


def _may_stand(key: _Key) -> bool:
    """True where core.text takes the value; an address beyond its limit is dropped."""
    kind, value = key
    return kind is not MarkKind.LINK or (
        0 < len(value) <= LINK_MAX_CP and not FORBIDDEN.search(value)
    )


@dataclass(frozen=True, slots=True)
class _Offsets:
    """Where positions of the raw block stand in its NFC; empty lists where nothing moved."""

    raw: list[int]
    normal: list[int]

    def at(self, position: int) -> int:
        """The position in NFC; inside a cluster, its end."""
        if not self.raw:
            return position
        return self.normal[bisect_left(self.raw, position)]

    def at_start(self, position: int) -> int:
        """The position in NFC; inside a cluster, its start: a mark over an accent alone stays."""
        if not self.raw:
            return position
        return self.normal[bisect_right(self.raw, position) - 1]


def _normal(raw: str) -> tuple[_Offsets, str]:
    if unicodedata.is_normalized("NFC", raw):
        return _Offsets([], []), raw
    offsets, parts = _Offsets([0], [0]), []
    for cluster in _clusters(raw):
        parts.append(unicodedata.normalize("NFC", cluster))
        offsets.raw.append(offsets.raw[-1] + len(cluster))
        offsets.normal.append(offsets.normal[-1] + len(parts[-1]))
    return offsets, unicodedata.normalize("NFC", "".join(parts))


def _clusters(raw: str) -> Iterable[str]:
    """Stretches that NFC settles without looking at their neighbours."""
    start = 0
    for at in range(1, len(raw)):
        if unicodedata.combining(raw[at]) or _joins(raw[at - 1], raw[at]):
            continue
        yield raw[start:at]
        start = at
    yield raw[start:]


def _joins(left: str, right: str) -> bool:
    """True for starters that NFC may draw to the one before: conjoining jamo, some vowel signs."""
    return right > "\u0590" and (
        "\u1161" <= right <= "\u11c2"
        or unicodedata.normalize("NFC", left + right)
        != (unicodedata.normalize("NFC", left) + unicodedata.normalize("NFC", right))
    )
