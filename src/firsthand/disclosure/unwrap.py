"""Every reading of a file's bytes: out of gzip, zip, zlib, bzip2, xz, base64, and every encoding.

Nothing is extracted to disk. What cannot be unwrapped raises, so that a scan fails closed.
"""

import binascii
import bz2
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate
from typing import Final, Protocol

from firsthand.disclosure.errors import DisclosureError
from firsthand.disclosure.unwrap_pixels import without_pixels
from firsthand.disclosure.unwrap_text import View, views

PAGE_CP: Final = 1024  # code points between two byte offsets that are kept
DEPTH_MAX: Final = 8
UNWRAPPED_MAX_BYTES: Final = 1 << 30
CHUNK_BYTES: Final = 1 << 20
GZIP, ZIP, BZIP2, XZ = b"\x1f\x8b\x08", b"PK\x03\x04", b"BZh", b"\xfd7zXZ\x00"
GZIP_WBITS, ZLIB_WBITS = 31, 15
BASE64_MIN: Final = 11
GARBAGE_SHARE: Final = 10  # one byte in so many may be no UTF-8 in what is still read as a text
BINARY_MIN_BYTES: Final = 24  # from here on base64 is unpacked whatever it seems to hold
HIGH_BYTE_SHARE: Final = (3, 5)
FEED_BYTES: Final = 1 << 16
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ZLIB: Final = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_BASE64: Final = re.compile(
    rf"[A-Za-z0-9+/_-]{{{BASE64_MIN},}}+(?:\r?\n[ \t]*[A-Za-z0-9+/_-]{{4,}}+)*={{0,2}}"
)
_WIDE: Final = (("utf-16-le", 2), ("utf-16-be", 2), ("utf-32-le", 4), ("utf-32-be", 4))


class UnreadableError(DisclosureError):
    """A wrapped part of a public file cannot be looked into (id: what hinders)."""

    code = "FH412"


class Reading:
    """One text that a file's bytes give, and where it lies in them.

    *codec* names how the file's own bytes were read from *offset* on; empty where the text came
    out of a wrapper that begins at *offset*.
    """

    __slots__ = ("_bytes_before", "codec", "offset", "view")

    def __init__(self, view: View, offset: int, codec: str) -> None:
        """*offset*: a byte of the file."""
        self.view, self.offset, self.codec = view, offset, codec
        self._bytes_before: list[int] | None = None

    def byte_offset(self, at: int) -> int:
        """The byte of the file where code point *at* stands, or the wrapper that holds it."""
        if not self.codec:
            return self.offset
        if self._bytes_before is None:
            self._bytes_before = list(accumulate(self._page_bytes(), initial=0))
        origin = self.view.origin(at)
        page = origin // PAGE_CP
        within = self.view.first[page * PAGE_CP : origin]
        return self.offset + self._bytes_before[page] + self._size_bytes(within)

    def _page_bytes(self) -> Iterator[int]:
        first = self.view.first
        for start in range(0, len(first), PAGE_CP):
            yield self._size_bytes(first[start : start + PAGE_CP])

    def _size_bytes(self, text: str) -> int:
        return len(text.encode(self.codec, errors=_errors(self.codec)))


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


@dataclass(slots=True)
class _Budget:
    """How many bytes may still come out of wrappers, over the whole file."""

    left: int = UNWRAPPED_MAX_BYTES

    def spend(self, size_bytes: int) -> None:
        self.left -= size_bytes
        if self.left < 0:
            raise UnreadableError("size")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where bytes lie: *offset* in the file, and whether they are the file's own."""

    offset: int
    is_file: bool
    depth: int
    budget: _Budget

    def inside(self, offset: int) -> "_Place":
        """The place of what is wrapped at *offset* of these bytes."""
        if self.depth >= DEPTH_MAX:
            raise UnreadableError("depth")
        at = self.offset + offset if self.is_file else self.offset
        return _Place(at, is_file=False, depth=self.depth + 1, budget=self.budget)


def unwrap(content: bytes) -> Iterator[Reading]:
    """Every text that *content* may be read as, wrapped ones after their wrapper.

    Raises: UnreadableError for a broken or encrypted archive, one nested too deep, or one that
    unwraps to more than UNWRAPPED_MAX_BYTES.
    """
    yield from _readings(content, _Place(0, is_file=True, depth=0, budget=_Budget()))


def unwrap_name(name: str) -> Iterator[Reading]:
    """Every text that a file's or folder's *name* may be read as."""
    for view in views(name):
        yield Reading(view, 0, "")


def _readings(content: bytes, place: _Place) -> Iterator[Reading]:
    content = without_pixels(content)
    yield from _decoded(content, place, "utf-8")
    if content.startswith(GZIP):
        yield from _stream(content, place, lambda: zlib.decompressobj(GZIP_WBITS))
    elif content.startswith(BZIP2):
        yield from _stream(content, place, bz2.BZ2Decompressor)
    elif content.startswith(XZ):
        yield from _stream(content, place, lzma.LZMADecompressor)
    elif content.startswith(ZIP):
        yield from _zip(content, place)
    elif _CONTROLS.search(content):
        yield from _binary(content, place)
    elif not _is_utf8(content):
        yield from _decoded(content, place, "cp1256")
        yield from _decoded(content, place, "cp1252")


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded(content: bytes, place: _Place, codec: str, align: int = 0) -> Iterator[Reading]:
    text = content[align:].decode(codec, errors=_errors(codec))
    own_codec = codec if place.is_file else ""
    offset = place.offset + align if place.is_file else place.offset
    for view in views(text):
        reading = Reading(view, offset, own_codec)
        yield reading
        yield from _base64(reading, place)


def _errors(codec: str) -> str:
    return "surrogateescape" if codec == "utf-8" else "replace"


def _base64(reading: Reading, place: _Place) -> Iterator[Reading]:
    for found in _BASE64.finditer(reading.view.text):
        run = found.group()
        if run.islower() or run.istitle() or run.isdigit():
            continue  # a word or a number
        offset = reading.byte_offset(found.start()) - (place.offset if place.is_file else 0)
        yield from _base64_run(run, place.inside(offset if place.is_file else 0))


def _base64_run(run: str, place: _Place) -> Iterator[Reading]:
    """What *run* holds, in whichever of the four places its first group may begin."""
    packed = "".join(run.split()).rstrip("=").replace("-", "+").replace("_", "/")
    for first in range(4):
        part = packed[first:]
        content = binascii.a2b_base64(part[: len(part) // 4 * 4] + _tail(part))
        if _is_plausible(content) or (first == 0 and len(content) >= BINARY_MIN_BYTES):
            place.budget.spend(len(content))
            yield from _readings(content, place)


def _tail(part: str) -> str:
    left = len(part) % 4
    return part[-left:] + "=" * (4 - left) if left > 1 else ""


def _is_plausible(content: bytes) -> bool:
    """True where *content* is worth a look: a text in some encoding, or a known wrapper."""
    if content.startswith((GZIP, ZIP, BZIP2, XZ)):
        return True
    if any(_has_one_high_byte(content[parity::2]) for parity in range(2)):
        return True
    text = content.decode("utf-8", errors="replace")
    return text.count("\ufffd") * GARBAGE_SHARE <= len(text)


def _has_one_high_byte(half: bytes) -> bool:
    """True where *half*, every other byte of a text, reads as the high bytes of one script."""
    most = max(map(half.count, set(half)), default=0)
    return most * HIGH_BYTE_SHARE[1] >= len(half) * HIGH_BYTE_SHARE[0] > 0


def _stream(content: bytes, place: _Place, make: Callable[[], _Decompressor]) -> Iterator[Reading]:
    """The members of a compressed file, one after the other; what follows them is read too."""
    at = 0
    while at < len(content):
        try:
            unwrapped, end = _member(content, at, make(), place.budget)
        except (zlib.error, OSError, lzma.LZMAError, EOFError) as error:
            if at == 0:
                raise UnreadableError("compressed") from error
            return
        yield from _readings(unwrapped, place.inside(at))
        at = end


def _member(
    content: bytes, start: int, member: _Decompressor, budget: _Budget
) -> tuple[bytes, int]:
    """What the compressed member at *start* of *content* holds, and where it ends."""
    parts, at, source = [], start, b""
    while not member.eof:
        if not source:
            source = content[at : at + FEED_BYTES]
            at += len(source)
        part = member.decompress(source, CHUNK_BYTES)
        source = getattr(member, "unconsumed_tail", b"")
        budget.spend(len(part))
        parts.append(part)
        if not (part or source or at < len(content) or member.eof):
            raise EOFError
    return b"".join(parts), at - len(member.unused_data)


def _zip(content: bytes, place: _Place) -> Iterator[Reading]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for member in archive.infolist():
                inside = place.inside(member.header_offset)
                for reading in unwrap_name(member.filename):
                    yield Reading(reading.view, inside.offset, "")
                inside.budget.spend(member.file_size)
                yield from _readings(archive.read(member), inside)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, OSError) as error:
        raise UnreadableError("zip") from error


def _binary(content: bytes, place: _Place) -> Iterator[Reading]:
    """Wide encodings at each alignment, and compressed streams that stand anywhere inside."""
    for codec, width in _WIDE if b"\x00" in content else _WIDE[:2]:
        for align in range(width):
            yield from _decoded(content, place, codec, align)
    for found in _ZLIB.finditer(content):
        wbits = GZIP_WBITS if found.group() == GZIP else ZLIB_WBITS
        try:
            unwrapped, _ = _member(content, found.start(), zlib.decompressobj(wbits), place.budget)
        except (zlib.error, EOFError):
            continue
        yield from _readings(unwrapped, place.inside(found.start()))
