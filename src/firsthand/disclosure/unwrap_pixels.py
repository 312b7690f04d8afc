"""What of a file is seen and not read: the pixels of a picture, the outlines of a face.

They are blanked before the scan looks at the bytes: compressed noise holds any five letters
somewhere. Everything beside them, where words could hide, stays as it is.
Source: PNG (ISO 15948), WebP container (RFC 9649), WOFF2 (W3C), section 4.
"""

from collections.abc import Iterator
from typing import Final

PNG: Final = b"\x89PNG\r\n\x1a\n"
RIFF, WEBP, WOFF2 = b"RIFF", b"WEBP", b"wOF2"
PNG_HEAD_BYTES, PNG_CHECK_BYTES = 8, 4
RIFF_HEAD_BYTES, CHUNK_HEAD_BYTES = 12, 8
WOFF2_HEAD_BYTES: Final = 48
# Big-endian offsets in the head of a WOFF2 file: of its metadata and of its private block.
WOFF2_EXTRAS: Final = (28, 40)
FRAMES: Final = frozenset({b"VP8 ", b"VP8L", b"ALPH"})

Stretch = tuple[int, int]


def without_pixels(content: bytes) -> bytes:
    """*content* with its pixels or outlines zeroed, of the same length; other bytes as they are."""
    stretches = list(_seen(content))
    if not stretches:
        return content
    blanked = bytearray(content)
    for begin, end in stretches:
        stop = min(end, len(content))
        blanked[begin:stop] = bytes(max(stop - begin, 0))
    return bytes(blanked)


def _seen(content: bytes) -> Iterator[Stretch]:
    if content.startswith(PNG):
        return _png(content)
    if content.startswith(RIFF) and content[8:RIFF_HEAD_BYTES] == WEBP:
        return _webp(content)
    return _woff2(content) if content.startswith(WOFF2) else iter(())


def _png(content: bytes) -> Iterator[Stretch]:
    at = len(PNG)
    while at + PNG_HEAD_BYTES <= len(content):
        begin = at + PNG_HEAD_BYTES
        end = begin + int.from_bytes(content[at : at + 4], "big")
        if content[at + 4 : begin] == b"IDAT":
            yield begin, end
        at = end + PNG_CHECK_BYTES


def _webp(content: bytes) -> Iterator[Stretch]:
    at = RIFF_HEAD_BYTES
    while at + CHUNK_HEAD_BYTES <= len(content):
        begin = at + CHUNK_HEAD_BYTES
        end = begin + int.from_bytes(content[at + 4 : begin], "little")
        if content[at : at + 4] in FRAMES:
            yield begin, end
        at = end + end % 2


def _woff2(content: bytes) -> Iterator[Stretch]:
    """The compressed tables; what follows them (metadata, private block) is looked at."""
    extras = (int.from_bytes(content[at : at + 4], "big") for at in WOFF2_EXTRAS)
    declared = int.from_bytes(content[8:12], "big")
    yield WOFF2_HEAD_BYTES, min([offset for offset in extras if offset] + [declared])
