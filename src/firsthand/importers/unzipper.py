"""The process that opens a zipped folder: one archive in, its files out, nothing else left to it.

Started by `run` only. Nothing is written to disk, so no path in an archive can lead anywhere.
"""

import json
import logging
import struct
import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO

from firsthand.importers.errors import RefusalCode
from firsthand.importers.protocol import LENGTH, frame
from firsthand.importers.sandbox import (
    allow_time,
    close_files,
    leave_network,
    limit_memory,
    load_codecs,
)
from firsthand.importers.worker import HELLO, take_pipes

MOST_MEMBERS = 5_000
LARGEST_MEMBER_BYTES = 64 * 1024 * 1024
LARGEST_TOTAL_BYTES = 1024 * 1024 * 1024
MOST_SECONDS = 120
ENCRYPTED = 0x1
MACINTOSH = "__MACOSX"
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
BROKEN = (zipfile.BadZipFile, EOFError, ValueError, RuntimeError, OSError, struct.error)


def main() -> None:
    """Reads one archive from standard input and writes its files, then an empty frame."""
    network_closed = leave_network()
    requests, answers = take_pipes()
    logging.disable()
    warnings.simplefilter("ignore")
    load_codecs()
    limit_memory()
    close_files(lowest_free=answers.fileno() + 1)
    allow_time(MOST_SECONDS)
    answers.write(frame(HELLO.pack(network_closed)))
    answers.flush()
    (length,) = LENGTH.unpack(requests.read(LENGTH.size))
    for name, content, refused in members(requests.read(length)):
        answers.write(frame(json.dumps([name, refused]).encode()) + frame(content))
        answers.flush()
    answers.write(frame(b""))
    answers.flush()


def members(untrusted: bytes) -> Iterator[tuple[str, bytes, str]]:
    """Each file of an archive in its order: name, bytes, and why it was refused (else empty).

    Folders, hidden files and what a Macintosh adds are left out. Reading ends at the first fault
    of the archive itself, and where it unpacks to more than anybody sends.
    """
    try:
        with zipfile.ZipFile(BytesIO(untrusted)) as archive:
            yield from _files(archive)
    except BROKEN:
        yield "", b"", RefusalCode.NOT_TEXT


def _files(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes, str]]:
    total = 0
    for number, info in enumerate(archive.infolist()):
        if number >= MOST_MEMBERS or total > LARGEST_TOTAL_BYTES:
            yield "", b"", RefusalCode.TOO_LARGE
            return
        if _is_wanted(info):
            name, content, refused = _file(archive, info)
            total += len(content)
            yield name, content, refused


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    parts = [part for part in info.filename.split("/") if part.strip(".")]
    hidden = any(part.startswith(".") or part == MACINTOSH for part in parts)
    return bool(parts) and not info.is_dir() and not hidden


def _file(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> tuple[str, bytes, str]:
    name = info.filename.rsplit("/", maxsplit=1)[-1][-255:]
    if info.flag_bits & ENCRYPTED or info.compress_type not in METHODS:
        return name, b"", RefusalCode.UNSUPPORTED
    try:
        with archive.open(info) as file:
            content = file.read(LARGEST_MEMBER_BYTES + 1)
    except BROKEN:
        return name, b"", RefusalCode.NOT_TEXT
    if len(content) > LARGEST_MEMBER_BYTES:
        return name, b"", RefusalCode.TOO_LARGE
    return name, content, ""


if __name__ == "__main__":
    main()
