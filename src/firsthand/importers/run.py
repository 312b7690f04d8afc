"""The door of this room: bytes in, drafts out, through a worker process that can do nothing else.

    with Worker() as worker:
        outcome = worker.parse(untrusted, name_hint="page.html")

No parser of foreign bytes is imported here, or in any process that imports this.
"""

import contextlib
import fcntl
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from firsthand.importers.drafts import Draft, DraftFlag, Parsed
from firsthand.importers.errors import RefusalCode
from firsthand.importers.protocol import (
    LARGEST_ANSWER_BYTES,
    LENGTH,
    Answer,
    ProtocolError,
    Refused,
    Request,
    answer_from_json,
    frame,
    request_to_json,
)

__all__ = ["Draft", "DraftFlag", "Parsed", "RefusalCode", "Refused", "Worker"]

LARGEST_INPUT_BYTES = 64 * 1024 * 1024
SECONDS = 20.0
START_SECONDS = 60.0
_CHUNK_BYTES = 1 << 20
_BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from firsthand.importers.worker import main; main()"
)
_PACKAGE_ROOT = str(Path(__file__).resolve().parents[2])


class Worker:
    """One warm worker process, for one thread at a time; started at the first need.

    A document that crashes, hangs or exhausts it costs that document alone: the next one gets a
    new process. *seconds* is the wall time a document may take.
    """

    def __init__(self, *, seconds: float = SECONDS, boot: str = _BOOT) -> None:
        self._seconds = seconds
        self._boot = boot
        self._process: _Process | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def network_closed(self) -> bool:
        """True where the worker stands in a network namespace of its own, without interfaces."""
        return self._running().network_closed

    @property
    def process_id(self) -> int:
        """The id of the process that takes the next document."""
        return self._running().popen.pid

    def parse(
        self, untrusted: bytes, *, name_hint: str = "", base_url: str = "", pasted: bool = False
    ) -> Parsed | Refused:
        """The drafts in *untrusted*, or why there are none; never raises for what it holds.

        *name_hint* is a file name, used for its ending alone. *base_url* counts where a page does
        not say where it stood. *pasted*: typed or pasted words, not a file.
        """
        if not untrusted:
            return Refused(RefusalCode.EMPTY)
        if len(untrusted) > LARGEST_INPUT_BYTES:
            return Refused(RefusalCode.TOO_LARGE)
        request = request_to_json(Request(name_hint[-255:], base_url[:4000], pasted))
        answer = self._asked(frame(request) + frame(untrusted))
        if answer.is_last:
            self.close()
        return answer.outcome

    def close(self) -> None:
        """Ends the process; a later `parse` starts a new one."""
        if self._process:
            self._process.end()
            self._process = None

    def _running(self) -> "_Process":
        if self._process is None or self._process.popen.poll() is not None:
            self.close()
            self._process = _Process(self._boot)
        return self._process

    def _asked(self, request: bytes) -> Answer:
        process = self._running()
        try:
            return answer_from_json(process.ask(request, seconds=self._seconds))
        except TimeoutError:
            return Answer(Refused(RefusalCode.TIMED_OUT), is_last=True)
        except (EOFError, OSError, ProtocolError):
            return Answer(Refused(process.why_ended()), is_last=True)


class _Process:
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
        self.network_closed = self._hello()

    def _hello(self) -> bool:
        try:
            return self._receive(time.monotonic() + START_SECONDS, most_bytes=1) == b"\x01"
        except (EOFError, OSError, ProtocolError):  # the first request will find it dead
            return False

    def ask(self, request: bytes, *, seconds: float) -> bytes:
        """The answer's frame.

        Raises: TimeoutError after so many seconds; EOFError, OSError where the process has ended;
        ProtocolError where the frame is larger than any answer.
        """
        deadline = time.monotonic() + seconds
        self._send(request, deadline)
        return self._receive(deadline, most_bytes=LARGEST_ANSWER_BYTES)

    def _send(self, content: bytes, deadline: float) -> None:
        rest = memoryview(content)
        while rest:
            _wait(self._requests, selectors.EVENT_WRITE, deadline)
            rest = rest[os.write(self._requests, rest[:_CHUNK_BYTES]) :]

    def _receive(self, deadline: float, *, most_bytes: int) -> bytes:
        (length,) = LENGTH.unpack(self._read(LENGTH.size, deadline))
        if length > most_bytes:
            raise ProtocolError("length")
        return self._read(length, deadline)

    def _read(self, length: int, deadline: float) -> bytes:
        content = bytearray()
        while len(content) < length:
            _wait(self._answers, selectors.EVENT_READ, deadline)
            chunk = os.read(self._answers, min(length - len(content), _CHUNK_BYTES))
            if not chunk:
                raise EOFError
            content += chunk
        return bytes(content)

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


def _wait(descriptor: int, event: int, deadline: float) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(descriptor, event)
        if not selector.select(max(deadline - time.monotonic(), 0)):
            raise TimeoutError
