"""A process that reads foreign bytes, seen from outside: its pipes, its time, its end."""

import contextlib
import fcntl
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from firsthand.importers.errors import RefusalCode
from firsthand.importers.protocol import (
    LARGEST_ANSWER_BYTES,
    LARGEST_HEAD_BYTES,
    LENGTH,
    ProtocolError,
)

LARGEST_INPUT_BYTES = 64 * 1024 * 1024
START_SECONDS = 60.0
_CHUNK_BYTES = 1 << 20
_PACKAGE_ROOT = str(Path(__file__).resolve().parents[2])


class WorkerProcess:
    """A started worker and its two pipes."""

    def __init__(self, boot: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="firsthand-worker-")
        self.popen = subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
            [sys.executable, "-I", "-c", boot, _PACKAGE_ROOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self._folder.name,
            env={},
            start_new_session=True,
            bufsize=0,
        )
        self._requests, self._answers = _pipe(self.popen.stdin), _pipe(self.popen.stdout)
        self._ahead: tuple[bytes, memoryview] | None = None
        self._received = bytearray()
        self.network_closed = self._hello()

    def _hello(self) -> bool:
        try:
            return self._receive(time.monotonic() + START_SECONDS, most_bytes=1) == b"\x01"
        except (EOFError, OSError, ProtocolError):  # the first request will find it dead
            return False

    def ask(self, request: bytes, *, seconds: float, following: bytes = b"") -> bytes:
        """The answer's frame.

        *following* is the request that comes next: as much of it as the pipe takes is sent before
        this answer is read, so that the process goes on with it at once.

        Raises: TimeoutError after so many seconds; EOFError, OSError where the process has ended;
        ProtocolError where the frame is larger than any answer, or another request was sent ahead.
        """
        deadline = time.monotonic() + seconds
        self._send(self._unsent(request), deadline)
        if following:
            self._ahead = following, _without_waiting(self._requests, following)
        return self._receive(deadline, most_bytes=LARGEST_ANSWER_BYTES)

    def _unsent(self, request: bytes) -> memoryview:
        if self._ahead is None:
            return memoryview(request)
        (sent, rest), self._ahead = self._ahead, None
        if sent is not request:
            raise ProtocolError("order")
        return rest

    def files(self, request: bytes, *, seconds: float) -> Iterator[tuple[bytes, bytes]]:
        """The files that an archive holds, as the unzipper writes them: head and content.

        Raises: what `ask` raises.
        """
        self._send(memoryview(request), time.monotonic() + seconds)
        while head := self._next(LARGEST_HEAD_BYTES, seconds):
            yield head, self._next(LARGEST_INPUT_BYTES, seconds)

    def _next(self, most_bytes: int, seconds: float) -> bytes:
        return self._receive(time.monotonic() + seconds, most_bytes=most_bytes)

    def _send(self, rest: memoryview, deadline: float) -> None:
        while rest:
            _wait(self._requests, select.POLLOUT, deadline)
            rest = rest[os.write(self._requests, rest[:_CHUNK_BYTES]) :]

    def _receive(self, deadline: float, *, most_bytes: int) -> bytes:
        (length,) = LENGTH.unpack(self._read(LENGTH.size, deadline))
        if length > most_bytes:
            raise ProtocolError("length")
        return self._read(length, deadline)

    def _read(self, length: int, deadline: float) -> bytes:
        """The next *length* bytes; what came with them is kept.

        Few system calls: after each one this thread may have to wait for the interpreter.
        """
        received = self._received
        while len(received) < length:
            _wait(self._answers, select.POLLIN, deadline)
            chunk = os.read(self._answers, _CHUNK_BYTES)
            if not chunk:
                raise EOFError
            received += chunk
        content = bytes(memoryview(received)[:length])
        del received[:length]
        return content

    def why_ended(self) -> RefusalCode:
        """TIMED_OUT where its CPU time was used up, else CRASHED."""
        try:
            ended = self.popen.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return RefusalCode.CRASHED
        return RefusalCode.TIMED_OUT if ended == -signal.SIGXCPU else RefusalCode.CRASHED

    def end(self) -> None:
        """Nothing; the process is gone, and its folder with it."""
        self.popen.kill()
        self.popen.wait()
        for pipe in (self.popen.stdin, self.popen.stdout):
            if pipe:
                pipe.close()
        self._folder.cleanup()


def _pipe(pipe: IO[bytes] | None) -> int:
    if pipe is None:
        raise ProtocolError("pipe")
    os.set_blocking(pipe.fileno(), False)
    with contextlib.suppress(OSError, AttributeError):  # a larger pipe saves switches, no more
        fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _CHUNK_BYTES)
    return pipe.fileno()


def _without_waiting(descriptor: int, content: bytes) -> memoryview:
    """What is left of *content* when the pipe is full, or closed: its last answer may be in it."""
    rest = memoryview(content)
    with contextlib.suppress(OSError):
        while rest:
            rest = rest[os.write(descriptor, rest[:_CHUNK_BYTES]) :]
    return rest


def _wait(descriptor: int, event: int, deadline: float) -> None:
    poll = select.poll()
    poll.register(descriptor, event)
    if not poll.poll(max(deadline - time.monotonic(), 0) * 1000):
        raise TimeoutError
