"""One file that a passphrase opens: a stream sealed with age, of any length, in little memory.

age seals whole streams only to keys, so the file is a tar of three members: a note on how to
open it by hand, a fresh key sealed by the passphrase, and the stream sealed to that key. The
same shape as age's own passphrase-protected identity files, so `tar` and `age` open it.
"""

import os
import tarfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import IO, BinaryIO

import pyrage

from firsthand.preserve.durable import CHUNK_BYTES
from firsthand.preserve.errors import (
    DamagedBackupError,
    NotABackupError,
    PassphraseMissingError,
    StoreFailedError,
    WrongPassphraseError,
)

_NOTE_NAME, _KEY_NAME, _STREAM_NAME = "README.txt", "key.age", "archive.tar.age"
_NOTE = b"""\
A backup made by Firsthand. Firsthand opens it with `firsthand restore`.
By hand, with tar and age (https://age-encryption.org), into an empty folder:

    tar -xf THIS-FILE
    age -d -i key.age archive.tar.age | tar -x

age asks for the passphrase. Without it nobody can open this file.
"""
_KEY_MAX_BYTES = 1 << 16


def seal(write_plain: Callable[[BinaryIO], None], out: BinaryIO, passphrase: str) -> None:
    """Nothing; what *write_plain* writes to its argument stands sealed in *out*, which can seek.

    Raises: PassphraseMissingError, StoreFailedError if *out* cannot be written, and whatever
    *write_plain* raises.
    """
    if not passphrase:
        raise PassphraseMissingError
    identity = pyrage.x25519.Identity.generate()
    key = pyrage.passphrase.encrypt(f"{identity}\n".encode("ascii"), passphrase)
    out.write(_member(_NOTE_NAME, _NOTE) + _member(_KEY_NAME, key))
    start = out.tell()
    out.write(_header(_STREAM_NAME, 0))
    _encrypt(write_plain, out, identity.to_public())
    size = out.tell() - start - tarfile.BLOCKSIZE
    out.write(_padding(size) + bytes(2 * tarfile.BLOCKSIZE))
    out.seek(start)
    out.write(_header(_STREAM_NAME, size))


def _member(name: str, content: bytes) -> bytes:
    return _header(name, len(content)) + content + _padding(len(content))


def _header(name: str, size: int) -> bytes:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o400
    return member.tobuf(tarfile.GNU_FORMAT)


def _padding(size: int) -> bytes:
    return bytes(-size % tarfile.BLOCKSIZE)


class _Recorded:
    """A file that keeps the system's first refusal, of which age would keep only the words."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.failure: OSError | None = None

    def write(self, content: bytes) -> int:
        """How many bytes were written."""
        try:
            return self._file.write(content)
        except OSError as failure:
            self.failure = failure
            raise

    def flush(self) -> None:
        """Nothing; the owner of the file flushes it."""


def _pipe() -> tuple[BinaryIO, BinaryIO]:
    read_end, write_end = os.pipe()
    return os.fdopen(read_end, "rb"), os.fdopen(write_end, "wb")


def _encrypt(write_plain: Callable[[BinaryIO], None], out: BinaryIO, recipient: object) -> None:
    source, sink = _pipe()
    target = _Recorded(out)
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(_encrypt_from, source, target, recipient)
        try:
            with sink:
                write_plain(sink)
        except BrokenPipeError:
            if job.exception() is None:
                raise
    if target.failure:
        raise StoreFailedError.of(target.failure) from None
    job.result()


def _encrypt_from(source: BinaryIO, target: _Recorded, recipient: object) -> None:
    with source:
        pyrage.encrypt_io(source, target, [recipient])


@contextmanager
def unsealed(sealed: BinaryIO, passphrase: str) -> Iterator[BinaryIO]:
    """The plain stream in *sealed*; what was read of it counts only once the block has ended.

    Raises: NotABackupError, WrongPassphraseError; at the end DamagedBackupError, in place of
    any other error, if the stream was altered or cut.
    """
    key, stream = _members(sealed)
    identity = _identity(key, passphrase)
    source, sink = _pipe()
    target = _Recorded(sink)
    with ThreadPoolExecutor(1) as pool, source:
        job = pool.submit(_decrypt_to, stream, sink, target, identity)
        try:
            yield source
            while source.read(CHUNK_BYTES):
                pass
        except BaseException:
            source.close()
            _check_whole(job, target)
            raise
        _check_whole(job, target)


def _decrypt_to(stream: IO[bytes], sink: BinaryIO, target: _Recorded, identity: object) -> None:
    with suppress(BrokenPipeError), sink:
        pyrage.decrypt_io(stream, target, [identity])


def _check_whole(job: Future[None], target: _Recorded) -> None:
    """Nothing, if age read the stream to its end, or stopped only because we did."""
    if job.exception() is not None and target.failure is None:
        raise DamagedBackupError("stream") from None


def _members(sealed: BinaryIO) -> tuple[bytes, IO[bytes]]:
    """The sealed key, and the sealed stream to be read on demand."""
    try:
        outer = tarfile.open(fileobj=sealed, mode="r:")  # noqa: SIM115  # read after we return
        members = [outer.next() for _member in range(3)]
        names = [member.name if member and member.isreg() else "" for member in members]
        if names != [_NOTE_NAME, _KEY_NAME, _STREAM_NAME]:
            raise NotABackupError("members")
        key, stream = (outer.extractfile(member) for member in members[1:] if member)
    except tarfile.TarError:
        raise NotABackupError("container") from None
    if key is None or stream is None:
        raise NotABackupError("members")
    return key.read(_KEY_MAX_BYTES), stream


def _identity(key: bytes, passphrase: str) -> object:
    try:
        return pyrage.x25519.Identity.from_str(
            pyrage.passphrase.decrypt(key, passphrase).decode("ascii").strip()
        )
    except (pyrage.DecryptError, pyrage.IdentityError, ValueError):
        raise WrongPassphraseError from None
