"""Pictures re-made from their pixels, seen from outside: bytes in, bare files out.

No decoder runs here. What the process hands back is believed only as far as its shape shows: one
WebP frame, nothing before it, beside it or after it.
"""

import json
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from firsthand.core.errors import FirsthandError
from firsthand.importers.errors import RefusalCode
from firsthand.importers.process import LARGEST_INPUT_BYTES, WorkerProcess
from firsthand.importers.protocol import ProtocolError, Refused, frame

SECONDS = 90.0
MOST_FILES = 3
LONGEST_TOOL = 80
MEDIA_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})
BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from firsthand.importers.pictures import main; main()"
)
# RIFF, the length of what follows, WEBP, one chunk of kind VP8 and its length. RFC 9649.
CONTAINER = struct.Struct("<4sI4s4sI")
# The head of a key frame: three bytes of tag, the start code, width and height. RFC 6386, 9.1.
KEY_FRAME = struct.Struct("<3s3sHH")
START_CODE = b"\x9d\x01\x2a"
SIZE_BITS = 0x3FFF


@dataclass(frozen=True, slots=True)
class RemadeFile:
    """One size of a picture, in pixels, as bare WebP."""

    width: int
    height: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Remade:
    """A picture re-made from its pixels: its sizes, smallest first, and with what.

    `media_type` is what the input was; `is_first_frame`: it moved, and its first frame was taken.
    """

    files: tuple[RemadeFile, ...]
    media_type: str
    tool: str
    is_first_frame: bool = False


def remake(untrusted: bytes, *, seconds: float = SECONDS, boot: str = BOOT) -> Remade | Refused:
    """The picture in *untrusted* without anything but its pixels, or why there is none.

    JPEG, PNG and WebP are read, in a process of its own; it never raises for what they hold.
    *seconds* is the wall time each size may take.
    """
    if not untrusted:
        return Refused(RefusalCode.EMPTY)
    if len(untrusted) > LARGEST_INPUT_BYTES:
        return Refused(RefusalCode.TOO_LARGE)
    process = WorkerProcess(boot)
    try:
        return _remade(process.files(frame(untrusted), seconds=seconds))
    except TimeoutError:
        return Refused(RefusalCode.TIMED_OUT)
    except (EOFError, OSError):
        return Refused(process.why_ended())
    except (ValueError, FirsthandError):
        return Refused(RefusalCode.CRASHED)
    finally:
        process.end()


def _remade(answers: Iterable[tuple[bytes, bytes]]) -> Remade | Refused:
    files: list[RemadeFile] = []
    head: dict[str, object] = {}
    for said, content in answers:
        head = _head(said)
        if "refused" in head:
            return Refused(RefusalCode(str(head["refused"])))
        files.append(bare_webp(content))
        if len(files) > MOST_FILES:
            raise ProtocolError("files")
    media_type = head.get("media_type")
    if not files or media_type not in MEDIA_TYPES:
        raise ProtocolError("files")
    return Remade(
        tuple(_in_order(files[::-1])),
        str(media_type),
        str(head.get("tool"))[:LONGEST_TOOL],
        head.get("is_first_frame") is True,
    )


def _head(said: bytes) -> dict[str, object]:
    head = json.loads(said)
    if not isinstance(head, dict):
        raise ProtocolError("head")
    return head


def _in_order(files: list[RemadeFile]) -> Iterator[RemadeFile]:
    """*files*, each wider than the last.

    Raises: ProtocolError.
    """
    width = 0
    for file in files:
        if file.width <= width:
            raise ProtocolError("width")
        width = file.width
        yield file


def bare_webp(content: bytes) -> RemadeFile:
    """The file, where *content* is one WebP frame and not a byte more: no metadata has room.

    Raises: ProtocolError.
    """
    head_bytes = CONTAINER.size + KEY_FRAME.size
    if len(content) < head_bytes:
        raise ProtocolError("webp")
    riff, size, webp, chunk, length = CONTAINER.unpack_from(content)
    _tag, start, width, height = KEY_FRAME.unpack_from(content, CONTAINER.size)
    is_whole = size + 8 == len(content) == CONTAINER.size + length + length % 2
    if (riff, webp, chunk, start) != (b"RIFF", b"WEBP", b"VP8 ", START_CODE) or not is_whole:
        raise ProtocolError("webp")
    return RemadeFile(width & SIZE_BITS, height & SIZE_BITS, content)
